import CruxLanguage
import CruxModel

/// What is measured of a statement's words and sentence and of its text's manner, for the last look at it.
struct SurfaceMeasures: Sendable {
  /// Of one statement.
  static let count = 68

  private let argument: Draft
  private let counts: TokenCounts
  /// How many statements each sentence, and each paragraph, has.
  private let inSentence: [Int: Int]
  private let inParagraph: [Int: Int]
  private let paragraphs: Int
  /// The same for all statements of a text.
  private let text: [Float]

  init(_ argument: Draft) {
    self.argument = argument
    let analysis = argument.analysis
    var inSentence: [Int: Int] = [:]
    var inParagraph: [Int: Int] = [:]
    for unit in argument.units {
      inSentence[unit.span.sentence, default: 0] += 1
      inParagraph[analysis.sentences[unit.span.sentence].paragraph, default: 0] += 1
    }
    (self.inSentence, self.inParagraph) = (inSentence, inParagraph)
    let sentences = Float(max(1, analysis.sentences.count))
    paragraphs = (analysis.sentences.last?.paragraph ?? 0) + 1
    counts = TokenCounts(analysis)
    let evidence = argument.units.reduce(0) { $0 + ($1.kinds.dropFirst().first ?? 0) }
    text =
      [
        sentences, Float(paragraphs), Float(argument.units.count) / sentences,
        Float(inSentence.count) / sentences, Float(argument.speakerCount.count),
        analysis.prospects.reduce(0) { $0 + sigmoid($1) } / sentences,
        Float(analysis.isQuoted.count { $0 }) / Float(max(1, analysis.tokens.count)),
        evidence / Float(max(1, argument.units.count)),
        Float(argument.entities.style), Float(argument.entities.ownVoice),
      ] + counts.measures(among: 0..<analysis.tokens.count).map { $0 / sentences }
  }

  func row(_ unit: Int) -> [Float] {
    let analysis = argument.analysis
    let entry = argument.units[unit]
    let (span, number) = (entry.span.tokens, entry.span.sentence)
    let sentence = analysis.sentences[number]
    let tokens = sentence.tokens
    func prospect(_ number: Int) -> Float {
      analysis.prospects.indices.contains(number) ? analysis.prospects[number] : -9
    }
    var row = text
    row.reserveCapacity(Self.count)
    row += [
      prospect(number), prospect(number - 1), prospect(number + 1),
      Float(inSentence[number] ?? 0), Float(inParagraph[sentence.paragraph] ?? 0),
      Float(span.count) / Float(tokens.count), Float(tokens.upperBound - span.upperBound),
      Float(number) / text[0], Float(sentence.paragraph), Float(paragraphs - sentence.paragraph),
      Float(sentence.form.rawValue), analysis.isQuoted[span.lowerBound] ? 1 : 0,
    ]
    row += counts.measures(among: span)
    row += counts.measures(among: argument.before(unit))
    let alike = [-2, -1, 1, 2].map {
      argument.units.indices.contains(unit + $0) ? argument.cosine(unit, unit + $0) : -1
    }
    let content = argument.content[unit].count
    row += alike
    row += [
      argument.centrality(unit), argument.recurrence(unit) / Float(max(1, content)), Float(content),
      Float(argument.leadCount(unit)), Float(argument.disputes[unit].rawValue),
    ]
    row += Statement.EvidenceType.allCases.indices.map { $0 < entry.types.count ? entry.types[$0] : 0 }
    return row
  }
}
