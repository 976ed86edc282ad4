import Testing

@testable import CruxExtraction

@Suite struct RestatingTests {
  @Test func theFirstWordingGathersWhatMakesLaterOnesTheThesis() {
    let analysis = Analysis(English.tokenized(""))
    var draft = Draft(analysis, Entities(analysis), [])
    draft.theses = [0.125, 0.25, 0.5, 0.125]
    func restating(_ target: Int) -> Arc { Arc(restating: target, probability: 0.5) }
    // The third restates the second, which restates the first.
    draft.gatherTheses([nil, restating(0), restating(1), nil])
    #expect(draft.theses == [0.875, 0, 0, 0.125])
  }

  /// Claims without relations, of which the last may restate each of the others.
  private func claims() -> (context: PairContext, arcs: [[Arc]]) {
    var draft = Draft.sample("Fares must fall. Drivers leave. Bread is dear. Fares really must come down.") {
      _, unit in unit.kinds = [0.9, 0.05, 0.05]
    }
    draft.theses = [0.7, 0.1, 0.1, 0.1]
    return (PairContext(draft), [[], [], [], []])
  }

  @Test func onlyLikelyWordingsAreTaken() throws {
    let (context, arcs) = claims()
    let reviewer = try RestatementReviewer(.shipped())
    func targets(_ wordings: [EarlierWording]) -> [[Int]] {
      reviewer.arcs(context, [[], [], [], wordings], arcs).map { $0.map(\.target) }
    }
    #expect(targets([.init(target: 0, score: 3), .init(target: 2, score: -4)]) == [[], [], [], [0]])
    #expect(targets([.init(target: 0, score: -4), .init(target: 2, score: -4)]) == [[], [], [], []])
  }

  @Test func asMuchIsMeasuredOfEachPairAsTheTreesMayLookAt() {
    let (context, arcs) = claims()
    let wordings = [[], [], [], [EarlierWording(target: 0, score: 0), EarlierWording(target: 1, score: -2)]]
    let measures = RestatementMeasures(context, wordings, arcs)
    let counts = (0..<2).map { measures.row(3, $0).count }
    #expect(counts == [RestatementMeasures.count, RestatementMeasures.count])
  }

  /// A long text in which every second statement is evidence.
  private func longText() -> PairContext {
    var draft = Draft.sample(String(repeating: "Fares must fall. ", count: 70)) { number, unit in
      unit.kinds = number % 2 == 0 ? [1, 0, 0] : [0, 1, 0]
    }
    draft.theses = draft.units.map { _ in 0 }
    return PairContext(draft)
  }

  @Test func evidenceRestatesNothingAndNothingRestatesIt() {
    #expect(RestatementFeatures.targets(longText(), 69).isEmpty)
    #expect(RestatementFeatures.targets(longText(), 68).allSatisfy { $0 % 2 == 0 && $0 < 68 })
  }

  @Test func aConclusionTakesUpTheOpeningAndWhatStandsNotTooFarBefore() {
    let targets = RestatementFeatures.targets(longText(), 68)
    #expect(targets.contains(0) && targets.contains(40) && !targets.contains(20))
  }
}
