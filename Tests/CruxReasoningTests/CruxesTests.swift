import CruxModel
import CruxReasoning
import Testing

@Suite struct CruxesTests {
  private func cruxes(_ graph: Graph) throws -> Cruxes {
    let framework = Framework(graph)
    return Cruxes(of: try #require(framework.index.node("X")), in: framework)
  }

  private func ids(_ cruxes: [Cruxes.Crux], _ graph: Graph) -> [String] {
    cruxes.map { graph.statements[$0.node].id }
  }

  @Test func whatTurnsTheVerdictComesFirst() throws {
    let graph = debate("X; e E=0.2; e F=0.9; c C; K=0.1", "E > X", "F > X", "C -| X", "K -| C")
    let found = try cruxes(graph)
    #expect(found.label == .stands)
    // Without K the objection counts; if C were accepted it would, too.
    #expect(Set(ids(Array(found.all.prefix(2)), graph)) == ["C", "K"])
    #expect(found.all.prefix(2).allSatisfy { $0.label == .falls })
    #expect(ids(found.main, graph).contains("F"))
    #expect(!ids(found.main, graph).contains("E"))
  }

  @Test func changesHaveASign() throws {
    let graph = debate("X; e E; c C=0.3; lone", "E > X", "C -| X")
    let changes = Dictionary(
      uniqueKeysWithValues: try cruxes(graph).all.map { (graph.statements[$0.node].id, $0.change ?? 0) })
    #expect(try #require(changes["E"]) > 0)
    #expect(try #require(changes["C"]) < 0)
    #expect(changes["lone"] == nil)
  }

  @Test func theRestOfAGraphDoesNotMatter() {
    var random = SplitMix(state: 41)
    for _ in 0..<300 {
      let graph = randomGraph(&random, statements: 9, relations: 8)
      let part = graph.bearing(on: ["s0"])
      #expect(part.statements.count <= graph.statements.count)
      #expect(Labelling(of: Framework(part))["s0"] == Labelling(of: Framework(graph))["s0"])
      let strengths = (Strengths(of: Framework(part))["s0"], Strengths(of: Framework(graph))["s0"])
      #expect(((strengths.0 ?? 0) - (strengths.1 ?? 0)).magnitude < 1e-8)
    }
  }
}
