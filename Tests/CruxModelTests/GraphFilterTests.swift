import CruxModel
import Testing

@Suite struct GraphFilterTests {
  private let graph = Graph(
    id: "g", thesis: "a",
    statements: [
      Statement(id: "a", kind: .claim, text: "A", confidence: 0.4),
      Statement(id: "b", kind: .claim, text: "B", confidence: 0.9),
      Statement(id: "c", kind: .evidence, text: "C"),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["b"], to: "a", confidence: 0.8),
      Relation(id: "r2", kind: .supports, from: ["c"], to: "b", confidence: 0.6),
      Relation(id: "r3", kind: .undercuts, from: ["c"], to: "r1", confidence: 0.9),
      Relation(id: "r4", kind: .undercuts, from: ["b"], to: "r3", confidence: 0.9),
    ])

  @Test func relationsFallWithTheirEnds() {
    let kept = graph.keeping(confidence: 0.5)
    #expect(kept.statements.map(\.id) == ["b", "c"])
    #expect(kept.relations.map(\.id) == ["r2"])
    #expect(kept.thesis == nil)
  }

  @Test func nothingIsLostWithoutABound() { #expect(graph.keeping(confidence: 0) == graph) }
}
