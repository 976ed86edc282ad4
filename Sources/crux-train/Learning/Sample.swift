import CruxExtraction
import CruxModel

/// A text's statements as the first stages gave them, and which annotated statement each one is.
struct Sample {
  var text: GoldText
  var argument: Draft
  /// One a unit.
  var gold: [Int?]
  /// Who seems to assert each unit.
  let guesses: [SpeakerGuess]
  /// Whether the spans are a segmenter's, not the annotators'.
  var isFound = false
  /// What each unit may bear on, once relations are learnt.
  var arcs: [[Arc]] = []
  /// And what it may restate.
  var wordings: [[EarlierWording]] = []

  /// - Parameter spans: in the order of the text.
  init(_ text: GoldText, spans: [Span], guesses: [SpeakerGuess], entities: Entities) {
    self.text = text
    self.guesses = guesses
    argument = Draft(text.analysis, entities, zip(spans, guesses).map { Unit(span: $0, speaker: $1.entity) })
    gold = spans.map { span in
      text.statements.indices.max { overlap(span, $0, text) < overlap(span, $1, text) }
        .flatMap { overlap(span, $0, text) >= 0.5 ? $0 : nil }
    }
  }

  /// What tells who asserts each unit.
  var speakerMeasures: SpeakerMeasures {
    SpeakerMeasures(guesses, argument.units.map(\.span), argument.analysis, argument.entities)
  }

  /// Says who asserts each unit.
  mutating func setSpeakers(_ speakers: [Int?]) {
    argument = Draft(
      argument.analysis, argument.entities,
      zip(argument.units, speakers).map { Unit(span: $0.span, speaker: $1) })
  }

  /// The units that are an annotated statement.
  func units(of id: String) -> [Int] {
    argument.units.indices.filter { gold[$0].map { text.statements[$0].statement.id == id } ?? false }
  }
}

/// The share of the longer of two spans that both have.
private func overlap(_ span: Span, _ index: Int, _ text: GoldText) -> Float {
  let other = text.statements[index].span.tokens
  let shared = min(span.tokens.upperBound, other.upperBound) - max(span.tokens.lowerBound, other.lowerBound)
  return Float(max(0, shared)) / Float(max(span.tokens.count, other.count))
}
