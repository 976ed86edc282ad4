import CruxModel
import CruxReasoning
import Testing

@Suite struct LabellingTests {
  private func labels(_ graph: Graph, _ assumption: Assumption = .grounds) -> [String: Label] {
    let labelling = Labelling(of: Framework(graph, assuming: assumption))
    let ids = graph.statements.map(\.id) + graph.relations.map(\.id)
    return Dictionary(uniqueKeysWithValues: ids.compactMap { id in labelling[id].map { (id, $0) } })
  }

  @Test func supportCarries() {
    let labels = labels(debate("X; e E", "E > X"))
    #expect(labels == ["X": .stands, "E": .stands, "r1": .stands])
  }

  @Test func aRebuttalThatStandsDefeats() {
    let labels = labels(debate("X; e E; c C", "E > X", "C -| X"))
    #expect(labels["X"] == .falls)
    #expect(labels["E"] == .stands)
  }

  @Test func anUndercutTakesTheSupportOnly() {
    let labels = labels(debate("X; e E; U", "E > X", "U -x r1"))
    #expect(labels == ["X": .falls, "E": .stands, "U": .stands, "r1": .falls, "r2": .stands])
  }

  @Test func aDefeatedUndercutLeavesTheSupport() {
    let labels = labels(debate("X; e E; U; K", "E > X", "U -x r1", "K -| U"))
    #expect(labels["X"] == .stands)
    #expect(labels["E"] == .stands)
    #expect(labels["K"] == .stands)
    #expect(labels["U"] == .falls)
  }

  @Test func anUndercutOfAnUndercutCountsToo() {
    let labels = labels(debate("X; e E; U; K", "E > X", "U -x r1", "K -x r2"))
    #expect(labels["X"] == .stands)
    #expect(labels["U"] == .stands)
    #expect(labels["r2"] == .falls)
  }

  @Test func linkedPremisesWorkOnlyTogether() {
    let labels = labels(debate("X; e A; e B; c C; Y", "A + B > X", "C -| B", "A > Y", "B > Y"))
    #expect(labels["X"] == .falls)
    #expect(labels["Y"] == .stands)
  }

  @Test func whatSupportsOnlyItselfIsOpen() {
    let labels = labels(debate("A; B; X", "A > B", "B > A", "A > X"))
    #expect(labels["A"] == .open)
    #expect(labels["B"] == .open)
    #expect(labels["X"] == .open)
  }

  @Test func restatementsAreOneStatement() {
    let labels = labels(debate("X; Y; e E; c C", "Y = X", "E > Y", "C -| X"))
    #expect(labels["X"] == .falls)
    #expect(labels["Y"] == .falls)
    let apart = debate("X; Y; e E; c C; U", "Y = X", "E > Y", "C -| X", "U -x r1")
    #expect(self.labels(apart)["Y"] == .stands)
  }

  @Test func anExampleOfICCMA() {
    let graph = debate("1; 2; 3; 4; 5", "1 -| 2", "2 -| 4", "4 -| 5", "5 -| 4", "5 -| 5")
    let labels = labels(graph)
    #expect(["1", "2", "3", "4", "5"].map { labels[$0] } == [.stands, .falls, .stands, .open, .open])
  }

  @Test func anAttackOnBothSidesDecidesNothing() {
    let labels = labels(debate("a; b; c; d", "a -| b", "b -| a", "a -| c", "b -| c", "c -| d"))
    #expect(labels.values.allSatisfy { $0 == .open })
  }

  @Test func whoeverAsksSaysWhatIsAssumed() {
    let graph = debate("X; e E; c C", "E > X", "C -| E")
    #expect(labels(graph)["X"] == .falls)
    #expect(labels(graph, .only(["E"]))["X"] == .stands)
    #expect(labels(graph, .only(["E"]))["C"] == .falls)
    #expect(labels(graph, .only([]))["X"] == .falls)
    #expect(labels(debate("A; B", "A > B", "B > A"), .everything)["A"] == .stands)
  }

  @Test func whatLacksAnEndNeverCounts() {
    var graph = debate("X; e E", "E + nobody > X", "E -| nobody")
    graph.relations.append(Relation(id: "r3", kind: .rebuts, from: [], to: "X"))
    let labels = labels(graph)
    #expect(labels["X"] == .stands)
    #expect(["r1", "r2", "r3"].map { labels[$0] } == [.falls, .falls, .falls])
  }

  @Test func suppositionsOverrule() throws {
    let graph = debate("X; e E; c C; D", "E > X", "C -| X", "D -| C")
    let framework = Framework(graph)
    let index = framework.index
    func labels(accepting: [String] = [], rejecting: [String] = []) -> [Label] {
      let labelling = Labelling(
        of: framework, accepting: accepting.compactMap(index.node),
        rejecting: rejecting.compactMap(index.node))
      return graph.statements.compactMap { labelling[$0.id] }
    }
    #expect(labels() == [.stands, .stands, .falls, .stands])
    #expect(labels(rejecting: ["D"]) == [.falls, .stands, .stands, .falls])
    #expect(labels(rejecting: ["E"]) == [.falls, .falls, .falls, .stands])
    #expect(labels(accepting: ["C"]) == [.falls, .stands, .stands, .stands])
    #expect(labels(rejecting: ["r2", "D"]) == [.stands, .stands, .stands, .falls])
  }
}
