import CruxFormats
import CruxModel
import Testing

/// Files as other programs write them.
@Suite struct ForeignGraphMLTests {
  private func read(_ text: String) throws -> Reading { try GraphMLReader().read(Array(text.utf8)) }

  @Test func networkx() throws {
    let reading = try read(ForeignGraphML.networkx)
    let graph = reading.graph
    #expect(graph.title == "demo")
    #expect(
      graph.statements == [
        Statement(id: "a", kind: .claim, text: "Controls work"),
        Statement(id: "b", kind: .evidence, text: "Sales fell 40 %"),
        Statement(id: "c", kind: .claim, text: "c"),
      ])
    #expect(graph.relations.map(\.kind) == [.supports, .supports, .rebuts])
    #expect(graph.relations.map { $0.from + [$0.to] } == [["a", "c"], ["b", "a"], ["c", "a"]])
    #expect(Set(graph.relations.map(\.id)).count == 3)
    #expect(
      reading.findings.map(\.description) == [
        "line 11: The attribute \"size\" has no place in an argument graph. [dropped]",
        "line 11: A node that does not say its kind is taken for a claim (2 times). [assumed]",
        "line 19: A node without a text is given its id for one. [assumed]",
        "line 20: An edge that does not say its kind is taken for \"supports\". [assumed]",
        "line 21: The weight of an edge has no place in an argument graph. [dropped]",
      ])
  }

  /// networkx keeps the ids of edges in an attribute.
  @Test func idsOfEdgesInAnAttributeAreKept() throws {
    let reading = try read(
      """
      <graphml><key id="d0" for="edge" attr.name="id" attr.type="string"/><graph><node id="a"/><node id="b"/>\
      <edge source="a" target="b"><data key="d0">r7</data></edge>\
      <edge source="b" target="a"><data key="d0">r7</data></edge>\
      <edge source="a" target="a"><data key="d0">b</data></edge></graph></graphml>
      """)
    let ids = reading.graph.relations.map(\.id)
    #expect(ids[0] == "r7")
    #expect(Set(ids + ["a", "b"]).count == 5)
  }

  /// igraph renames nodes, keeps their names in an attribute, and writes what is not there as empty or `nan`.
  @Test func igraph() throws {
    let reading = try read(ForeignGraphML.igraph)
    #expect(
      reading.graph.statements == [
        Statement(
          id: "s1", kind: .claim, text: "It works", anchor: Anchor(document: "d", start: 3, end: 11)),
        Statement(id: "s2", kind: .claim, text: "Or not"),
      ])
    #expect(reading.graph.relations.map { $0.from + [$0.to] } == [["s2", "s1"]])
    #expect(reading.graph.relations.map(\.confidence) == [nil])
    // The id that igraph gives an edge is a node's.
    #expect(reading.graph.findings().map(\.code).contains(.duplicateID) == false)
    #expect(
      reading.findings.map(\.message) == ["The attribute \"id\" has no place in an argument graph."])
  }

  @Test func yEd() throws {
    let reading = try read(ForeignGraphML.yEd)
    #expect(
      reading.graph.statements == [
        Statement(id: "n0::n0", kind: .claim, text: "Firms stockpiled\nchips"),
        Statement(id: "n1", kind: .claim, text: "Controls work"),
      ])
    #expect(
      reading.graph.relations == [
        Relation(id: "e0", kind: .rebuts, from: ["n0::n0"], to: "n1"),
        Relation(id: "e1", kind: .undercuts, from: ["n1"], to: "n0::n0"),
      ])
    #expect(
      reading.findings.map(\.description) == [
        "line 14: The drawing has no place in an argument graph (5 times). [dropped]",
        "line 23: A port has no place in an argument graph. [dropped]",
        "line 17: A node that does not say its kind is taken for a claim (3 times). [assumed]",
        "line 16: A nested graph is read as part of the first. [assumed]",
        "line 31: An edge in the colour #CC0000 is taken for \"rebuts\". [assumed]",
        "line 40: A hyperedge has no place in an argument graph. [dropped]",
        "line 13: A group is no statement; what is in it is kept. [dropped]",
      ])
  }

  @Test func cytoscapeAndGephi() throws {
    let reading = try read(ForeignGraphML.cytoscapeAndGephi)
    #expect(reading.graph.statements.map(\.text) == ["Sales fell", "It works"])
    #expect(reading.graph.statements.map(\.speaker) == ["Ann", "Bo"])
    #expect(
      reading.graph.relations == [
        Relation(id: "1", kind: .supports, from: ["62"], to: "63"),
        Relation(id: "2", kind: .rebuts, from: ["62"], to: "64"),
      ])
    #expect(
      reading.findings.map(\.message).contains("Edges without a direction are read from source to target."))
    #expect(reading.findings.map(\.message).contains("An edge of negative weight is taken for \"rebuts\"."))
    #expect(reading.graph.findings().map(\.code).contains(.danglingEnd))
  }

  @Test(arguments: [
    ("#00694B", Relation.Kind.supports), ("#00ff00", .supports), ("#D2480A", .rebuts), ("#FF0000", .rebuts),
    ("#cc0033", .rebuts), ("#5B2A86", .undercuts), ("#800080ff", .undercuts),
  ])
  func coloursOfLines(_ colour: String, _ kind: Relation.Kind) throws {
    let reading = try read(
      """
      <graphml><key id="d" for="edge" yfiles.type="edgegraphics"/><graph><node id="a"/><edge source="a" target="a">\
      <data key="d"><PolyLineEdge><LineStyle color="\(colour)"/></PolyLineEdge></data></edge></graph></graphml>
      """)
    #expect(reading.graph.relations.map(\.kind) == [kind])
  }
}
