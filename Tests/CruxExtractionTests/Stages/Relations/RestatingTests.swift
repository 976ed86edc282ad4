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
}
