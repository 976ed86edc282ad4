import Testing

@testable import CruxExtraction

@Suite struct TieReviewTests {
  /// A thesis, and a statement that bears on it.
  private func reviewed(kinds: [Float], against: Float, ways: [Float]) throws -> Arc {
    var draft = Draft.sample("Fares must fall. Lower fares would ruin the network.") { number, unit in
      unit.kinds = number == 0 ? [0.9, 0.05, 0.05] : kinds
      unit.against = number == 0 ? 0.05 : against
    }
    draft.theses = [0.9, 0.1]
    let arcs = [[], [Arc(target: 0, score: 0, probability: 1, kinds: ways)]]
    return try TieReviewer(.shipped()).review(arcs, PairContext(draft), ReviewMeasures(draft, arcs))[1][0]
  }

  @Test func whatIsSureStays() throws {
    let with = try reviewed(kinds: [0.8, 0.15, 0.05], against: 0.05, ways: [0.9, 0.07, 0.03, 0])
    let against = try reviewed(kinds: [0.05, 0.1, 0.85], against: 0.95, ways: [0.07, 0.9, 0.03, 0])
    #expect(with.attack < 0.3 && against.attack > 0.7)
    #expect([with, against].allSatisfy { abs($0.kinds.reduce(0, +) - 1) < 1e-3 && $0.probability == 1 })
    #expect(with.kinds != [0.9, 0.07, 0.03, 0])
  }

  @Test func theLikelyTargetsAreLookedAtAndAtLeastThree() {
    var draft = Draft.sample(
      "Fares must fall. Riders left. Drivers left. Buses are red. It rains. Few pay. Many walk."
    ) { _, unit in unit.kinds = [1, 0, 0] }
    draft.theses = [1, 0, 0, 0, 0, 0, 0]
    func arcs(_ probabilities: [Float]) -> [Arc] {
      probabilities.enumerated().map {
        Arc(target: $0.offset, score: 0, probability: $0.element, kinds: [1, 0, 0, 0])
      }
    }
    let all = [
      [], [], [], [], [], arcs([0.3, 0.4, 0.1, 0.19, 0.01]), arcs([0.99, 0.004, 0.003, 0.002, 0.001]),
    ]
    let measures = TieMeasures(PairContext(draft), all, ReviewMeasures(draft, all))
    #expect(measures.likely[5] == [1, 0, 3, 2])
    #expect(measures.likely[6] == [0, 1, 2])
    #expect(measures.likely[5].allSatisfy { measures.row(5, $0).count == TieMeasures.count })
  }
}
