import Testing

@testable import CruxExtraction

@Suite struct DecodingTests {
  /// Three statements, of which the later two may bear on the first, the likely thesis.
  @Test func onlyWhatLikelyBearsOnSomethingIsLinked() throws {
    var analysis = Analysis(English.tokenized("Fares fell. Riders came back. Buses are red."))
    analysis.tags = analysis.tokens.map { _ in .noun }
    let units = zip(analysis.sentences.indices, [1, 0.9, 0.1] as [Float]).map { number, attachment in
      var unit = Unit(
        span: Span(sentence: number, tokens: analysis.sentences[number].tokens, confidence: 1), speaker: nil)
      unit.kinds = number == 0 ? [1, 0, 0] : [0, 1, 0]
      unit.against = 0
      unit.attachment = attachment
      return unit
    }
    var draft = Draft(analysis, Entities(analysis), units)
    draft.theses = [1, 0, 0]
    let arc = Arc(target: 0, score: 0, probability: 1, kinds: [1, 0, 0, 0])
    let weights = Repository.root.appending(path: "Sources/CruxExtraction/Weights/english.weights")
    let decision = try Decoder(WeightFile(path: weights.path)).decide(draft, arcs: [[], [arc], [arc]])
    #expect(decision.thesis == 0)
    #expect(decision.kinds == [.claim, .evidence, .evidence])
    #expect(decision.links.map(\.sources) == [[1]])
    #expect(decision.links.map(\.kind) == [.supports])
  }
}
