import CruxModel
import CruxReasoning
import TestSupport
import Testing

@testable import crux

/// Where clingo is installed it finds what the search here finds.
@Suite(.enabled(if: Clingo() != nil)) struct ClingoTests {
  @Test(arguments: Extensions.Semantics.allCases) func bothFindTheSame(_ semantics: Extensions.Semantics)
    throws
  {
    let clingo = try #require(Clingo())
    let examples: [[(from: Int, to: Int)]] = [
      [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)], [(0, 1), (1, 2), (2, 0)], [(0, 0)],
      [(0, 1), (1, 0), (2, 3), (3, 2)],
      [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2)],
    ]
    for example in examples {
      let count = (example.flatMap { [$0.from, $0.to] }.max() ?? 0) + 1
      let attacks = AttackGraph(Framework(Graph(count, attacks: example)))
      let own = try Extensions(of: attacks, by: semantics)
      let sets = try clingo.sets(count, attacks.attacks, semantics)
      #expect(Set(sets) == Set(own.first(100)))
    }
  }
}
