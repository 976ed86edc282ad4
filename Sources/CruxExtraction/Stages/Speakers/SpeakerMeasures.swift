import Foundation

/// What is measured of those who may assert a statement.
package struct SpeakerMeasures {
  /// Of one of them.
  static let count = 67
  /// Who is less likely is passed over.
  private static let leastShare: Float = 0.01

  package let guesses: [SpeakerGuess]
  /// For each statement, those who may assert it, the likeliest first.
  package let likely: [[Int?]]
  private let spans: [Span]
  private let analysis: Analysis
  private let entities: Entities
  private let speakers: [Int?]
  private let paragraphs: [Int]
  /// How many statements each seems to assert, in all and by paragraph.
  private var inText: [Int?: Float] = [:]
  private var inParagraph: [Int: [Int?: Float]] = [:]
  private var statementsInParagraph: [Int: Float] = [:]

  package init(_ guesses: [SpeakerGuess], _ spans: [Span], _ analysis: Analysis, _ entities: Entities) {
    (self.guesses, self.spans, self.analysis, self.entities) = (guesses, spans, analysis, entities)
    speakers = guesses.map(\.entity)
    likely = guesses.map { guess in
      guess.shares.filter { $0.value >= Self.leastShare }
        .sorted { ($1.value, $0.key ?? -1) < ($0.value, $1.key ?? -1) }.map(\.key)
    }
    paragraphs = spans.map { analysis.sentences[$0.sentence].paragraph }
    for (guess, paragraph) in zip(guesses, paragraphs) {
      statementsInParagraph[paragraph, default: 0] += 1
      for (entity, share) in guess.shares {
        inText[entity, default: 0] += share
        inParagraph[paragraph, default: [:]][entity, default: 0] += share
      }
    }
  }

  /// For each of those who may assert a statement, the score that the last look starts from, and all measures.
  package func rows(_ index: Int) -> [(score: Float, row: [Float])] {
    let shares = likely[index].map { guesses[index].shares[$0, default: 0] }
    let context = SourceContext(spans, index, speakers, analysis, entities)
    let candidates = SourceCandidate.all(spans, index, speakers, analysis, entities)
    let common = common(index, context)
    return likely[index].enumerated().map { rank, entity in
      let rival = rank > 0 ? shares[0] : shares.count > 1 ? shares[1] : 0
      let row =
        [shares[rank], Float(rank), rival, Float(shares.count)] + around(index, entity)
        + standing(index, entity, context)
        + places(index, candidates.lazy.filter { $0.entity == entity }.map(\.origin)) + common
      return (log(shares[rank]), row)
    }
  }

  /// What is the same for all who may assert a statement.
  private func common(_ index: Int, _ context: SourceContext) -> [Float] {
    let numbers: [UInt32] = [
      context.quoted, context.hasCue, context.hasLabel, context.hasPrevious, context.isSameSentence,
      context.isSameParagraph, context.sentenceDistance, context.mentions, context.isWhole,
      context.paragraphStart, context.previousHadCue, context.tense, context.hasFirstPerson, context.style,
      context.isHeardNear, context.isHeardNext, context.hasNumber, context.ownVoice,
    ]
    return numbers.map(Float.init) + [
      Float(index) / Float(spans.count), Float(spans.count), Float(spans[index].tokens.count),
      Float(inText.count),
    ]
  }

  /// How likely somebody asserts the statements around one, and how near they are.
  private func around(_ index: Int, _ entity: Int?) -> [Float] {
    var row: [Float] = []
    for step in [-2, -1, 1, 2] {
      let other = index + step
      guard spans.indices.contains(other) else {
        row += [-1, -1, -1]
        continue
      }
      row += [
        guesses[other].shares[entity, default: 0], guesses[other].shares[nil, default: 0],
        paragraphs[other] == paragraphs[index] ? 1 : 0,
      ]
    }
    return row
  }

  /// Who somebody is in the text.
  private func standing(_ index: Int, _ entity: Int?, _ context: SourceContext) -> [Float] {
    let own = guesses[index].shares[entity, default: 0]
    let silent = guesses[index].shares[nil, default: 0]
    let number = Float(spans.count)
    let paragraph = inParagraph[paragraphs[index], default: [:]]
    let others = statementsInParagraph[paragraphs[index], default: 1] - 1
    var row = [
      inText[entity, default: 0] - own, (inText[entity, default: 0] - own) / number,
      (inText[nil, default: 0] - silent) / number, paragraph[entity, default: 0] - own,
      paragraph[nil, default: 0] - silent, others,
    ]
    func isSame(_ other: Int?) -> Float { other == nil ? -1 : other == entity ? 1 : 0 }
    row += [isSame(context.previousEntity), isSame(context.lastHeard), isSame(context.nextHeard)]
    guard let entity else { return row + [Float](repeating: -1, count: 9) }
    let known = entities.entities[entity]
    let salience = entities.salience(of: entity, before: spans[index].sentence, analysis)
    return row + [
      known.isPerson ? 1 : 0, known.isNamed ? 1 : 0, known.isJoint ? 1 : 0, Float(known.mentions),
      Float(known.reports), Float(known.pronouns.max()), Float(salience.place >> 3),
      Float(salience.place & 7), context.inside.contains(entity) ? 1 : 0,
    ]
  }

  /// Where the text says that it may be somebody.
  private func places(_ index: Int, _ origins: some Sequence<SourceCandidate.Origin>) -> [Float] {
    var (label, interviewee, previous, coming, heard, recent): (Float, Float, Float, Float, Float, Float) =
      (0, 0, 0, 0, -1, -1)
    var mentions: Float = 0
    var nearest: (form: Float, rank: Float, distance: Float, says: Float) = (-1, -1, 200, -1)
    let span = spans[index].tokens
    for origin in origins {
      switch origin {
      case .nobody: break
      case .label: label = 1
      case .interviewee: interviewee = Float(1 + (entities.interviewee?.signs ?? 0))
      case .previous: previous = 1
      case .coming: coming = 1
      case .heard(let distance): heard = Float(distance)
      case .recent(let distance): recent = Float(distance)
      case .mention(let mention, let rank):
        mentions += 1
        let tokens = mention.tokens
        let distance = Float(
          tokens.upperBound <= span.lowerBound
            ? tokens.upperBound - span.lowerBound - 1 : max(0, tokens.lowerBound - span.upperBound + 1))
        guard abs(distance) < abs(nearest.distance) else { continue }
        let beside = tokens.widened(by: 2).clamped(to: analysis.sentences[spans[index].sentence].tokens)
        let says = beside.contains { English.isReport(analysis.tokens[$0].hash, analysis.tags[$0]) }
        nearest = (Float(mention.form.rawValue), Float(rank), distance, says ? 1 : 0)
      }
    }
    return [
      label, interviewee, previous, coming, heard, recent, mentions, nearest.form, nearest.rank,
      nearest.distance, nearest.says,
    ]
  }
}
