import CruxModel
import CruxReasoning
import Testing

@testable import crux

/// Where clingo is installed it finds what the search here finds.
@Suite(.enabled(if: Clingo() != nil)) struct ClingoTests {
  @Test(arguments: Extensions.Semantics.allCases) func bothFindTheSame(_ semantics: Extensions.Semantics)
    throws
  {
    let clingo = try #require(Clingo())
    let examples: [[(Int, Int)]] = [
      [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)], [(0, 1), (1, 2), (2, 0)], [(0, 0)],
      [(0, 1), (1, 0), (2, 3), (3, 2)],
      [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2)],
    ]
    for example in examples {
      let count = (example.flatMap { [$0.0, $0.1] }.max() ?? 0) + 1
      let graph = Graph(
        id: "g", statements: (0..<count).map { Statement(id: "s\($0)", kind: .claim, text: "") },
        relations: example.enumerated().map { number, attack in
          Relation(id: "r\(number)", kind: .rebuts, from: ["s\(attack.0)"], to: "s\(attack.1)")
        })
      let attacks = AttackGraph(Framework(graph))
      let own = try Extensions(of: attacks, by: semantics)
      let sets = try clingo.sets(count, attacks.attacks, semantics)
      #expect(Set(sets) == Set(own.first(100)))
    }
  }
}
