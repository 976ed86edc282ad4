import Testing

@testable import CruxExtraction

@Suite struct ReviewTests {
  /// The statements of a text of which the last two may bear on the first, the likely thesis.
  private func reviewed(_ kinds: [Float]) throws -> Draft {
    var draft = Draft.sample("Fares must fall. The network carries fewer riders. Drivers are leaving.") {
      number, unit in
      unit.kinds = number == 0 ? [0.9, 0.05, 0.05] : [0.4, 0.2, 0.4]
      unit.against = number == 0 ? 0.05 : 0.45
    }
    draft.theses = [0.8, 0.1, 0.1]
    let arc = Arc(target: 0, score: 0, probability: 1, kinds: kinds)
    let measures = ReviewMeasures(draft, [[], [arc], [arc]])
    try Reviewer(.shipped()).review(&draft, measures)
    return draft
  }

  @Test func whatSeemsToAttackTheThesisIsAgainstIt() throws {
    let supporting = try reviewed([1, 0, 0, 0])
    let attacking = try reviewed([0, 1, 0, 0])
    for unit in 1...2 {
      #expect(attacking.units[unit].against > 2 * supporting.units[unit].against)
      #expect(attacking.units[unit].kinds[2] > 1.25 * supporting.units[unit].kinds[2])
      #expect(attacking.units[unit].kinds[2] > supporting.units[unit].kinds[2] + 0.05)
    }
    #expect(attacking.units.allSatisfy { abs($0.kinds.reduce(0, +) - 1) < 1e-3 })
  }

  @Test func asMuchIsMeasuredOfEachStatementAsTheTreesMayLookAt() {
    var draft = Draft.sample("Fares must fall. Drivers are leaving.") { _, unit in unit.kinds = [1, 0, 0] }
    draft.theses = [1, 0]
    let measures = ReviewMeasures(draft, [[], []])
    let counts = draft.units.indices.map { measures.row($0).count }
    #expect(counts == [ReviewMeasures.count, ReviewMeasures.count])
  }
}
