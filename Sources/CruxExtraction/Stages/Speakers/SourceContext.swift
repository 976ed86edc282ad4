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

  package init(_ spans: [Span], _ index: Int, _ speakers: [Int?], _ analysis: Analysis, _ entities: Entities)
  {
    let span = spans[index]
    let sentence = analysis.sentences[span.sentence]
    quoted =
      (analysis.isQuoted[span.tokens.lowerBound] ? 1 : 0)
      | (analysis.isQuoted[span.tokens.upperBound - 1] ? 2 : 0)
    let outside = [
      sentence.tokens.lowerBound..<span.tokens.lowerBound,
      span.tokens.upperBound..<sentence.tokens.upperBound,
    ].joined()
    if let cue = outside.first(where: {
      English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
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
        analysis.sentences[previous.sentence].tokens.contains {
          English.reporting.contains(analysis.tokens[$0].hash)
        } ? 1 : 0
      speakersBefore = Set(speakers.suffix(30).compactMap(\.self))
    }
    firstWord = analysis.tokens[sentence.tokens.lowerBound].hash
    firstTag = UInt32(analysis.tags[sentence.tokens.lowerBound].rawValue)
    form = UInt32(sentence.form.rawValue)
    func word(_ index: Int) -> UInt32 { sentence.tokens.contains(index) ? analysis.tokens[index].hash : 1 }
    wordBefore = word(span.tokens.lowerBound - 1)
    wordBeforeThat = word(span.tokens.lowerBound - 2)
    wordAfter = word(span.tokens.upperBound)
    mentions = UInt32(
      min(3, entities.mentions(in: span.sentence).filter { !span.tokens.overlaps($0.tokens) }.count))
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
    if let heard = entities.heard(before: span.sentence) {
      let isHere = analysis.sentences[span.sentence - heard.distance].paragraph == sentence.paragraph
      isHeardNear = UInt32(min(heard.distance, 3)) << 1 | (isHere ? 1 : 0)
    }
  }
}
