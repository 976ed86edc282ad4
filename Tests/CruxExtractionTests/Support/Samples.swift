import TestSupport
@testable import CruxExtraction

extension WeightFile {
  /// The weights that ship, as the checkout has them.
  static func shipped() throws -> WeightFile {
    try WeightFile(
      path: Repository.root.appending(path: "Sources/CruxExtraction/Weights/english.weights").path)
  }
}

extension Draft {
  /// A text of which each sentence is a statement.
  static func sample(_ text: String, _ adjust: (_ number: Int, _ unit: inout Unit) -> Void) -> Draft {
    var analysis = Analysis(English.tokenized(text))
    analysis.tags = analysis.tokens.map { _ in .noun }
    let units = analysis.sentences.indices.map { number in
      var unit = Unit(
        span: Span(sentence: number, tokens: analysis.sentences[number].tokens, confidence: 1), speaker: nil)
      adjust(number, &unit)
      return unit
    }
    return Draft(analysis, Entities(analysis), units)
  }
}
