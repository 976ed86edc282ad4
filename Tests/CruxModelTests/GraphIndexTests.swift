import CruxModel
import Testing

@Suite struct GraphIndexTests {
  private let graph = Graph(
    id: "g", thesis: "t",
    statements: ["t", "c", "e1", "e2", "u", "again", "lone"].map {
      Statement(id: $0, kind: $0.hasPrefix("e") ? .evidence : $0 == "c" ? .counterclaim : .claim, text: $0)
    },
    relations: [
      Relation(id: "r1", kind: .rebuts, from: ["c"], to: "t"),
      Relation(id: "r2", kind: .supports, from: ["e1", "e2"], to: "c"),
      Relation(id: "r3", kind: .undercuts, from: ["u"], to: "r2"),
      Relation(id: "r4", kind: .restates, from: ["again"], to: "t"),
    ])

  @Test func neighboursAreFound() throws {
    let index = GraphIndex(graph)
    let linked = try #require(index.node("r2"))
    #expect(index.isRelation(linked))
    #expect(index.premises(ofRelation: linked).map { graph.statements[Int($0)].id } == ["e1", "e2"])
    #expect(index.target(ofRelation: linked).flatMap(index.statement)?.id == "c")
    #expect(index.incoming(linked).map { index.relation(at: Int($0))?.id } == ["r3"])
    let evidence = try #require(index.node("e2"))
    #expect(index.outgoing(evidence).map { index.relation(at: Int($0))?.id } == ["r2"])
    #expect(index.node("nobody") == nil)
  }

  @Test func stancesFollowSigns() {
    let stances = GraphIndex(graph).stances()
    #expect(stances == [.for, .against, .against, .against, .for, .for, .neither])
  }

  @Test func stancesEndInCircles() {
    var circular = graph
    circular.relations.append(Relation(id: "r5", kind: .rebuts, from: ["t"], to: "c"))
    #expect(GraphIndex(circular).stances().first == .for)
  }
}

@Suite struct ContentIDTests {
  @Test func idsDependOnWordsAlone() {
    var ids = ContentID()
    var others = ContentID()
    let id = ids.statement("The curbs work.")
    #expect(others.statement("  the curbs — WORK ") == id)
    #expect(ids.statement("The curbs work.") == id + "-2")
    #expect(others.statement("The curbs do not work.") != id)
    #expect(id.utf8.count == 9)
  }
}

@Suite struct ScalarOffsetsTests {
  @Test(arguments: ["", "plain", "é🌍x", String(repeating: "añ🌍", count: 100)])
  func offsetsGoBothWays(_ text: String) {
    let offsets = ScalarOffsets(text)
    var byte = 0
    for (scalar, value) in text.unicodeScalars.enumerated() {
      #expect(offsets.byte(ofScalar: scalar) == byte)
      #expect(offsets.scalar(ofByte: byte) == scalar)
      byte += UTF8.width(value)
    }
    #expect(offsets.byte(ofScalar: text.unicodeScalars.count) == byte)
    #expect(offsets.scalar(ofByte: byte) == text.unicodeScalars.count)
    #expect(offsets.byte(ofScalar: text.unicodeScalars.count + 1) == nil)
    #expect(offsets.text(from: 0, to: text.unicodeScalars.count) == text)
  }
}
