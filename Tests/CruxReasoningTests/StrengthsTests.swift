import CruxModel
import CruxReasoning
import Foundation
import Testing

@Suite struct StrengthsTests {
  private func strength(
    of id: String, in graph: Graph, by semantics: StrengthSemantics = .quadraticEnergy, oneVoice: Bool = false
  ) -> Double? {
    Strengths(of: Framework(graph), by: semantics, oneVoice: oneVoice)[id]
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { ($0 - expected).magnitude < 5e-7 } ?? false
  }

  @Test(arguments: [
    (StrengthSemantics.dfQuAD, 0.1, 0.9), (.quadraticEnergy, 0.304878, 0.695122),
    (.eulerBased, 0.387587, 0.645016),
    (.hCategoriser, 0.277778, 0.722222),
  ])
  func oneVoiceForOrAgainst(_ semantics: StrengthSemantics, _ attacked: Double, _ supported: Double) {
    #expect(isNear(strength(of: "X", in: debate("X; c C=0.8", "C -| X"), by: semantics), attacked))
    #expect(isNear(strength(of: "X", in: debate("X; e E=0.8", "E > X"), by: semantics), supported))
  }

  @Test(arguments: StrengthSemantics.allCases)
  func whatNothingBearsOnKeepsItsBaseScore(_ semantics: StrengthSemantics) {
    #expect(isNear(strength(of: "X", in: debate("X=0.3"), by: semantics), 0.3))
    #expect(isNear(strength(of: "X", in: debate("X"), by: semantics), 0.5))
    // Equal voices for and against cancel out.
    let even = debate("X; e E=0.7; c C=0.7", "E > X", "C -| X")
    #expect(isNear(strength(of: "X", in: even, by: semantics), 0.5))
  }

  @Test func aChainOfLinkedPremisesIsAsStrongAsItsWeakest() {
    let graph = debate("X; A=0.9; B=0.4", "A + B > X")
    #expect(isNear(strength(of: "X", in: graph, by: .dfQuAD), 0.7))
    var unsure = graph
    unsure.relations[0].confidence = 0.5
    #expect(isNear(strength(of: "X", in: unsure, by: .dfQuAD), 0.6))
  }

  @Test func anUndercutWeakensTheRelation() {
    let graph = debate("X; e E=0.8; U=0.5", "E > X", "U -x r1")
    #expect(isNear(strength(of: "X", in: graph, by: .dfQuAD), 0.7))
    #expect(isNear(strength(of: "E", in: graph, by: .dfQuAD), 0.8))
  }

  @Test func repeatingOneselfAddsNothing() {
    let once = debate("X; e A=0.6@Ann; e B=0.7@Ben", "A > X", "B > X")
    let often = debate(
      "X; e A=0.6@Ann; e B=0.7@Ben; e C=0.5@Ann; e D=0.6@ann", "A > X", "B > X", "C > X", "D > X")
    for semantics in StrengthSemantics.allCases {
      let expected = strength(of: "X", in: once, by: semantics) ?? 0
      #expect(isNear(strength(of: "X", in: often, by: semantics, oneVoice: true), expected))
      #expect((strength(of: "X", in: often, by: semantics) ?? 0) > expected + 0.001)
    }
  }

  @Test(arguments: StrengthSemantics.allCases)
  func circlesSettleWhereTheyAgreeWithThemselves(_ semantics: StrengthSemantics) {
    var random = SplitMix(state: 11)
    for _ in 0..<300 {
      let graph = randomGraph(&random, statements: 6, relations: 9)
      let strengths = Strengths(of: Framework(graph), by: semantics)
      for statement in graph.statements {
        guard let strength = strengths[statement.id] else { continue }
        #expect((-1e-9...1 + 1e-9).contains(strength))
        var (supports, attacks) = (0.0, 0.0)
        for relation in graph.relations where relation.to == statement.id {
          guard let carried = strengths[relation.id] else { continue }
          func add(_ sum: inout Double) {
            sum = semantics == .dfQuAD ? sum + carried - sum * carried : sum + carried
          }
          if relation.kind.isAttack { add(&attacks) } else { add(&supports) }
        }
        let base = statement.confidence ?? 0.5
        let energy = supports - attacks
        let expected =
          switch semantics {
          case .dfQuAD: base + (energy > 0 ? 1 - base : base) * energy
          case .quadraticEnergy:
            base + (energy > 0 ? 1 - base : -base) * energy * energy / (1 + energy * energy)
          case .eulerBased: 1 - (1 - base * base) / (1 + base * exp(energy))
          case .hCategoriser: energy > 0 ? 1 - (1 - base) / (1 + energy) : base / (1 - energy)
          }
        #expect((strength - expected).magnitude < 1e-8)
      }
    }
  }

  @Test func aMutualAttackIsEven() {
    let graph = debate("a=1; b=1; c", "a -| b", "b -| a", "b -| c")
    let strengths = Strengths(of: Framework(graph), by: .dfQuAD)
    #expect(isNear(strengths["a"], 0.5))
    #expect(isNear(strengths["b"], 0.5))
    #expect(isNear(strengths["c"], 0.25))
  }

  @Test func theOrderOfTheFileDoesNotMatter() {
    var random = SplitMix(state: 3)
    for _ in 0..<100 {
      let graph = randomGraph(&random, statements: 8, relations: 14)
      var shuffled = graph
      shuffled.statements.shuffle(using: &random)
      shuffled.relations.shuffle(using: &random)
      let (one, other) = (Strengths(of: Framework(graph)), Strengths(of: Framework(shuffled)))
      for statement in graph.statements {
        #expect(isNear(one[statement.id], other[statement.id] ?? -1))
      }
    }
  }

  @Test func suppositionsAreStrengths() {
    let graph = debate("X; e E=0.8", "E > X")
    let framework = Framework(graph)
    let node = framework.index.node("E").map { [$0] } ?? []
    #expect(isNear(Strengths(of: framework, rejecting: node)["X"], 0.5))
    #expect(isNear(Strengths(of: framework, accepting: node)["X"], 0.75))
  }
}
