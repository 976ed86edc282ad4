import CruxModel
import Testing

@testable import CruxFormats

/// What Graphviz itself finds in the DOT that is written.
@Suite(.enabled(if: DOTPicture.isPossible, "needs Graphviz")) struct DOTWriterTests {
  @Test(arguments: AwkwardGraph.all + GraphFile.sample.compactMap(\.graph))
  func everyStatementAndRelationIsDrawn(_ sample: AwkwardGraph) throws {
    let graph = sample.graph
    let picture = try DOTPicture(graph)
    let relationEnds = Set(graph.relations.flatMap { $0.from + [$0.to] })
    var names = Set(graph.statements.map(\.id))
    var lines: [String] = []
    for relation in graph.relations {
      var ends = relation.from
      if relation.from.count != 1 || relationEnds.contains(relation.id) {
        names.insert(relation.id)
        lines += relation.from.map { "\(shown($0)) > \(shown(relation.id))" }
        ends = [relation.id]
      }
      lines += ends.map { "\(shown($0)) > \(shown(relation.to))" }
      names.formUnion(relation.from + [relation.to])
    }
    if let thesis = graph.thesis { names.insert(thesis) }
    #expect(Set(picture.nodes.map(\.name)) == Set(names.map(shown)))
    #expect(picture.lines.sorted() == lines.sorted())
  }

  /// An id as Graphviz knows the node.
  private func shown(_ id: String) -> String {
    String(String.UnicodeScalarView(id.unicodeScalars.map(allowed))).replacing("\\", with: "\\\\")
  }

  /// What stands for a character where XML 1.0 forbids it.
  private func allowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x9, 0xA, 0xD: scalar
    case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }

  @Test(arguments: AwkwardGraph.all.filter { !$0.graph.statements.isEmpty && $0.name != "100 kB" })
  func tooltipsAreTheWholeText(_ sample: AwkwardGraph) throws {
    guard Set(sample.graph.statements.map(\.id)).count == sample.graph.statements.count else { return }
    let picture = try DOTPicture(sample.graph)
    let index = GraphIndex(sample.graph)
    for statement in sample.graph.statements {
      let node = picture.node(shown(statement.id))
      #expect(index.statement(statement.id) == statement)
      let text = String(String.UnicodeScalarView(statement.text.unicodeScalars.map(allowed)))
      #expect(node?.shownTooltip ?? "" == text)
    }
  }

  @Test func longTextsAreCut() throws {
    let text = String(repeating: "word & ", count: 20_000)
    let dot = DOTWriter().write(Graph(id: "g", statements: [Statement(id: "s", kind: .claim, text: text)]))
    #expect(dot.count < 10_000)
    #expect(String(decoding: dot, as: UTF8.self).contains("word…"))
    let endless = String(repeating: "\u{301}", count: 50_000)
    #expect(
      DOTWriter().write(Graph(id: "g", statements: [Statement(id: "s", kind: .claim, text: endless)])).count
        < 10_000)
  }

  private static let graph = Graph(
    id: "g", title: "Do the controls work?", thesis: "t",
    documents: [Document(id: "d", title: "The paper", uri: "https://example.org/a?b=1&c=2")],
    statements: [
      Statement(id: "t", kind: .claim, text: "They work.", speaker: "Ada <Lin>"),
      Statement(
        id: "e", kind: .evidence, evidenceType: .statistic, text: "Sales fell, by 40-50 %.",
        anchor: Anchor(document: "d", start: 3, end: 9)),
      Statement(id: "l", kind: .evidence, text: "Rivals' sales rose."),
      Statement(id: "c", kind: .counterclaim, text: "Smuggling filled the gap.", speaker: "Ada <Lin>"),
      Statement(id: "u", kind: .claim, text: "The count leaves out resales."),
      Statement(id: "w", kind: .claim, text: "They do work."),
      Statement(id: "demand", kind: .claim, text: "Keep them."),
      Statement(id: "further", kind: .claim, text: "Pay for inspectors."),
    ],
    relations: [
      Relation(id: "r1", kind: .supports, from: ["e", "l"], to: "t", scheme: "argument from sign"),
      Relation(id: "r2", kind: .rebuts, from: ["c"], to: "t"),
      Relation(id: "r3", kind: .undercuts, from: ["u"], to: "r2"),
      Relation(id: "r4", kind: .restates, from: ["w"], to: "t"),
      Relation(id: "r5", kind: .supports, from: ["t"], to: "demand"),
      Relation(id: "r6", kind: .supports, from: ["demand"], to: "further"),
    ])

  @Test func theThesisIsOnTopWithADoubleBorder() throws {
    let picture = try DOTPicture(Self.graph)
    let thesis = try #require(picture.node("t"))
    #expect(thesis.peripheries == "2")
    for node in picture.nodes where node.name != "t" {
      #expect(node.peripheries ?? "1" != "2")
      #expect(try #require(thesis.height) > #require(node.height))
    }
  }

  @Test func kindsDifferByOutline() throws {
    let picture = try DOTPicture(Self.graph)
    #expect(picture.node("u")?.shape == "box")
    #expect(picture.node("e")?.shape == "note")
    #expect(picture.node("c")?.style == "filled,rounded")
    #expect(picture.node("r1")?.shape == "point")
  }

  @Test func relationsDifferByLineArrowAndColour() throws {
    let picture = try DOTPicture(Self.graph)
    let lines = [
      try #require(picture.edge("r1", "t")), try #require(picture.edge("r2", "t")),
      try #require(picture.edge("u", "r2")), try #require(picture.edge("w", "t")),
    ]
    #expect(lines.map { $0.style ?? "solid" } == ["solid", "dashed", "dotted", "solid"])
    #expect(lines.map { $0.arrowhead ?? "normal" } == ["normal", "tee", "odiamond", "none"])
    #expect(Set(lines.map(\.color)).count == 4)
    #expect(lines.map(\.tooltip) == ["supports: argument from sign", "rebuts", "undercuts", "restates"])
    #expect(picture.edge("e", "r1")?.arrowhead == "none")
    #expect(picture.edge("c", "r2")?.style == "dashed")
  }

  @Test func speakersAndKindsOfEvidenceAreInSmallType() throws {
    let picture = try DOTPicture(Self.graph)
    let label = try #require(picture.node("c")?.label)
    #expect(label.hasPrefix("Smuggling filled the gap.<BR/><FONT POINT-SIZE=\"9\""))
    #expect(label.contains(">Ada &lt;Lin&gt;</FONT>"))
    #expect(try #require(picture.node("e")?.label).hasSuffix(">statistic</FONT>"))
  }

  @Test func theLegendShowsWhatThereIs() throws {
    var graph = Self.graph
    #expect(text(graph).contains("┈┈◇ undercuts"))
    graph.relations.removeAll { $0.kind == .undercuts }
    #expect(!text(graph).contains("undercuts"))
    #expect(text(graph).contains("──▶ supports"))
  }

  private func text(_ graph: Graph) -> String { String(decoding: DOTWriter().write(graph), as: UTF8.self) }

  @Test func manySiblingsFillSeveralRows() throws {
    let sources = (1...12).map {
      Statement(id: "s\($0)", kind: .evidence, text: "Something happened in year \($0).")
    }
    let graph = Graph(
      id: "g", thesis: "t", statements: [Statement(id: "t", kind: .claim, text: "It works.")] + sources,
      relations: sources.map { Relation(id: "r" + $0.id, kind: .supports, from: [$0.id], to: "t") })
    let heights = try DOTPicture(graph).nodes.compactMap(\.height)
    let rows = Dictionary(grouping: heights) { ($0 / 10).rounded() }
    #expect(rows.values.allSatisfy { $0.count <= 4 })
    #expect(rows.count < 8)
  }

  /// Deep chains must not exhaust the stack, and cycles must end.
  @Test func deepChainsAndCyclesAreWritten() throws {
    let statements = (0..<700).map { Statement(id: "s\($0)", kind: .claim, text: "Claim \($0).") }
    let relations = statements.indices.map {
      Relation(id: "r\($0)", kind: .supports, from: ["s\($0)"], to: "s\(($0 + 1) % statements.count)")
    }
    let dot = DOTWriter().write(Graph(id: "g", statements: statements, relations: relations))
    let lines = String(decoding: dot, as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.contains(" -> ") } == 700)
  }
}
