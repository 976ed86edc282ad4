import CruxModel
import Testing

@testable import CruxReasoning

@Suite struct ExplanationTests {
  private func explanation(of id: String, in graph: Graph) throws -> Explanation? {
    let framework = Framework(graph)
    return Explanation(of: try #require(framework.index.node(id)), in: framework)
  }

  private func ids(_ nodes: [Int]?, _ graph: Graph) -> [String]? {
    nodes?.map { node in (graph.statements.map(\.id) + graph.relations.map(\.id))[node] }
  }

  @Test func oneSupportSuffices() throws {
    let graph = debate("X; A; e E; e F", "A > X", "E > A", "F > X", "F > A")
    #expect(ids(try explanation(of: "X", in: graph)?.statements, graph) == ["F"])
    #expect(ids(try explanation(of: "X", in: graph)?.relations, graph) == ["r3"])
  }

  @Test func whatDefeatsAnObjectionIsNeeded() throws {
    let graph = debate("X; e E; c C; K; U; D", "E > X", "C -| X", "K -| C", "U -x r1", "D -| U")
    let found = try explanation(of: "X", in: graph)
    #expect(found?.label == .stands)
    #expect(ids(found?.statements, graph) == ["E", "K", "D"])
    #expect(ids(found?.defeated, graph) == ["C", "U"])
  }

  @Test func aFallIsExplainedToo() throws {
    let graph = debate("X; e E; c C; e F", "E > X", "C -| X", "F > C")
    let found = try explanation(of: "X", in: graph)
    #expect(found?.label == .falls)
    #expect(ids(found?.statements, graph) == ["C", "F"])
  }

  /// A relation may end at one statement, and the next start at what restates it.
  @Test func restatementsJoinTheChain() throws {
    let graph = debate("C; A; B; D; e E", "B = A", "E > B", "A > C", "D = C")
    #expect(ids(try explanation(of: "D", in: graph)?.relations, graph) == ["r1", "r2", "r3", "r4"])
    #expect(ids(try explanation(of: "C", in: graph)?.relations, graph) == ["r1", "r2", "r3"])
  }

  @Test func nothingSufficesForWhatIsOpen() throws {
    #expect(try explanation(of: "A", in: debate("A; B", "A -| B", "B -| A")) == nil)
  }

  /// Whatever is rejected of the others, alone or together, the label stays; with any one of them open, too, it is open.
  @Test func explanationsSufficeAndAreMinimal() throws {
    var random = SplitMix(state: 21)
    for _ in 0..<150 {
      let graph = randomGraph(&random, statements: 6, relations: 8)
      let framework = Framework(graph)
      for node in 0..<6 {
        guard let found = Explanation(of: node, in: framework) else { continue }
        let others = (0..<6).filter { $0 != node && !found.statements.contains($0) }
        for mask in 0..<(1 << others.count) {
          let rejected = others.indices.filter { mask >> $0 & 1 == 1 }.map { others[$0] }
          #expect(Labelling(of: framework, rejecting: rejected)[node] == found.label)
        }
        for spared in found.statements {
          let trusted = (0..<framework.nodeCount).map {
            $0 != spared && ($0 == node || found.statements.contains($0))
          }
          let labels = Propagation(framework, trusting: trusted).labels
          #expect(labels[Int(framework.places[node])] == .open)
        }
      }
    }
  }
}
