import CruxLanguage

/// What decides about sources and is the same for all candidates of a statement.
package struct SourceContext: Sendable {
  var quoted: UInt32 = 0
  var hasCue: UInt32 = 0
  var hasLabel: UInt32 = 0
  var hasPrevious: UInt32 = 0
  var isSameSentence: UInt32 = 0
  var isSameParagraph: UInt32 = 0
  var sentenceDistance: UInt32 = 0
  var firstWord: UInt32 = 0
  var firstTag: UInt32 = 0
  var form: UInt32 = 0
  var wordBefore: UInt32 = 1
  var wordBeforeThat: UInt32 = 1
  var wordAfter: UInt32 = 1
  var mentions: UInt32 = 0
  var isWhole: UInt32 = 0
  var paragraphStart: UInt32 = 0
  /// The first reporting verb outside the statement.
  var verb: UInt32 = 0
  var previousEntity: Int?
  var previousSpan: Range<Int>?
  /// Whether the sentence of the statement before has a reporting verb.
  var previousHadCue: UInt32 = 0
  /// What kind of mention the sentence starts with.
  var otherSubject: UInt32 = 0
  var speakersBefore: Set<Int> = []
  /// The first finite verb's tag, and whether a modal looks back ("would", "had").
  var tense: UInt32 = 0
  /// Whether it speaks of "I" or "we".
  var hasFirstPerson: UInt32 = 0
  /// How much of the text is said by somebody.
  var style: UInt32 = 0
  /// Whether somebody is said to say something just before, in the paragraph or not.
  var isHeardNear: UInt32 = 0
  /// Who is said to say something just after, how far from here, and whether in the paragraph.
  var nextHeard: Int?
  var isHeardNext: UInt32 = 0
  /// Who is said to say something just before.
  var lastHeard: Int?
  /// Who is mentioned in the statement itself.
  var inside: Set<Int> = []
  var start: UInt32 = 0
  var startTag: UInt32 = 0
  var hasNumber: UInt32 = 0
  /// How much the text says "I" and "we" of itself.
  var ownVoice: UInt32 = 0

  package init(_ spans: [Span], _ index: Int, _ speakers: [Int?], _ analysis: Analysis, _ entities: Entities)
  {
    let span = spans[index]
    let sentence = analysis.sentences[span.sentence]
    quoted =
      (analysis.isQuoted[span.tokens.lowerBound] ? 1 : 0)
      | (analysis.isQuoted[span.tokens.upperBound - 1] ? 2 : 0)
    let near = sentence.tokens.clamped(to: span.tokens.widened(by: SourceCandidate.reach))
    if let cue = near.first(where: {
      !span.tokens.contains($0) && English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
    }) {
      hasCue = cue < span.tokens.lowerBound ? 1 : 2
      verb = analysis.tokens[cue].hash
    }
    hasLabel = entities.labels[sentence.paragraph] != nil ? 1 : 0
    if index > 0 {
      let previous = spans[index - 1]
      previousEntity = speakers[index - 1]
      previousSpan = previous.tokens
      hasPrevious = previousEntity != nil ? 2 : 1
      isSameSentence = previous.sentence == span.sentence ? 1 : 0
      isSameParagraph = analysis.sentences[previous.sentence].paragraph == sentence.paragraph ? 1 : 0
      sentenceDistance = bucket(span.sentence - previous.sentence, .coarse)
      previousHadCue =
        analysis.sentences[previous.sentence].tokens.clamped(
          to: previous.tokens.widened(by: SourceCandidate.reach)
        )
        .contains {
          English.reporting.contains(analysis.tokens[$0].hash)
        } ? 1 : 0
      speakersBefore = Set(speakers[max(0, index - 30)..<index].compactMap(\.self))
    }
    firstWord = analysis.tokens[sentence.tokens.lowerBound].hash
    firstTag = UInt32(analysis.tags[sentence.tokens.lowerBound].rawValue)
    form = UInt32(sentence.form.rawValue)
    func word(_ index: Int) -> UInt32 { sentence.tokens.contains(index) ? analysis.tokens[index].hash : 1 }
    wordBefore = word(span.tokens.lowerBound - 1)
    wordBeforeThat = word(span.tokens.lowerBound - 2)
    wordAfter = word(span.tokens.upperBound)
    mentions = UInt32(
      entities.mentions(in: span.sentence).lazy.filter { !span.tokens.overlaps($0.tokens) }.prefix(3).count)
    isWhole =
      (span.tokens.lowerBound - sentence.tokens.lowerBound <= 1 ? 1 : 0)
      | (sentence.tokens.upperBound - span.tokens.upperBound <= 1 ? 2 : 0)
    if let first = entities.mentions(in: span.sentence).first,
      first.tokens.lowerBound - sentence.tokens.lowerBound < 3
    {
      otherSubject = first.form.rawValue + 1 + (first.entity == previousEntity ? 8 : 0)
    }
    paragraphStart = sentence.position == 0 ? 1 : 0
    if let finite = span.tokens.first(where: { analysis.tags[$0].isFinite }) {
      let hash = analysis.tokens[finite].hash
      tense = English.backshifted.contains(hash) ? 3 : analysis.tags[finite] == .past ? 2 : 1
    }
    hasFirstPerson = span.tokens.contains { English.opinionated.contains(analysis.tokens[$0].hash) } ? 1 : 0
    style = entities.style
    ownVoice = entities.ownVoice
    start = analysis.tokens[span.tokens.lowerBound].hash
    startTag = UInt32(analysis.tags[span.tokens.lowerBound].rawValue)
    hasNumber = span.tokens.contains { analysis.tags[$0] == .number } ? 1 : 0
    inside = Set(
      entities.mentions(in: span.sentence, from: span.tokens.widened(by: 50)).filter {
        span.tokens.overlaps($0.tokens)
      }.compactMap(\.entity))
    if let next = entities.heardNext(after: span.sentence) {
      let isHere = analysis.sentences[span.sentence + next.distance].paragraph == sentence.paragraph
      nextHeard = next.entity
      isHeardNext = UInt32(next.distance) << 1 | (isHere ? 1 : 0)
    }
    if let heard = entities.heard(before: span.sentence) {
      lastHeard = heard.entity
      let isHere = analysis.sentences[span.sentence - heard.distance].paragraph == sentence.paragraph
      isHeardNear = UInt32(min(heard.distance, 3)) << 1 | (isHere ? 1 : 0)
    }
  }
}

extension Range<Int> {
  /// With so many more on each side.
  func widened(by count: Int) -> Range { lowerBound - count..<upperBound + count }
}
