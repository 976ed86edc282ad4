import Testing

@testable import CruxExtraction

@Suite struct SpeakerReviewTests {
  /// Three sentences of one speech, and one of the text itself.
  private static let text = """
    Odile Marchetti opened the meeting at noon. "The old bridge is not safe," she said. "Its bearings have rusted \
    through. A lorry of forty tonnes would bring it down," she said.

    Rain fell on the square all day.
    """

  /// - Parameter shares: how likely she asserts each sentence but the first.
  private func measures(_ shares: [Float]) throws -> (measures: SpeakerMeasures, marchetti: Int) {
    var analysis = Analysis(English.tokenized(Self.text))
    try Tagger(.shipped()).tag(&analysis)
    let entities = Entities(analysis)
    let marchetti = try #require(
      entities.entities.indices.first { entities.entities[$0].name == "Odile Marchetti" })
    let spans = analysis.sentences.indices.dropFirst().map {
      Span(sentence: $0, tokens: analysis.sentences[$0].tokens, confidence: 0.9)
    }
    let guesses = shares.map {
      SpeakerGuess(entity: $0 > 0.5 ? marchetti : nil, shares: [marchetti: $0, nil: 1 - $0])
    }
    return (SpeakerMeasures(guesses, spans, analysis, entities), marchetti)
  }

  @Test func whoIsLikelyIsLookedAtTheLikeliestFirst() throws {
    let (measures, marchetti) = try measures([0.9, 0.4, 0.995, 0.002])
    #expect(measures.likely == [[marchetti, nil], [nil, marchetti], [marchetti], [nil]])
    #expect(measures.rows(1).map(\.row.count) == [SpeakerMeasures.count, SpeakerMeasures.count])
    #expect(measures.rows(1)[0].score > measures.rows(1)[1].score)
  }

  @Test func treesDecideWhereSeveralAreLikely() throws {
    let (measures, marchetti) = try measures([0.9, 0.4, 0.995, 0.002])
    // Its second measure is the rank: whoever is second has 16 more than who is first.
    let tree = WeightFile.tree(1, above: 0.5, 0, above: .infinity, columns: 1)
    let weights = WeightFile.section(tree, name: "speakersReviewed", buckets: 1, columns: 1, bits: 0)
    #expect(try SpeakerReviewer(WeightFile(weights)).review(measures) == [nil, marchetti, marchetti, nil])
  }

  @Test func whoIsLikelyStays() throws {
    let (measures, marchetti) = try measures([0.97, 0.97, 0.97, 0.03])
    #expect(try SpeakerReviewer(.shipped()).review(measures) == [marchetti, marchetti, marchetti, nil])
  }
}
