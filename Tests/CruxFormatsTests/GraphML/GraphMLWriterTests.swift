import CruxFormats
import CruxModel
import Foundation
import TestSupport
import Testing

@Suite struct GraphMLWriterTests {
  /// The lines of a graph's GraphML behind the keys.
  private func body(_ graph: Graph) throws -> String {
    let text = String(decoding: try GraphMLWriter().write(graph), as: UTF8.self)
    return text.components(separatedBy: "\n").drop { !$0.hasPrefix("<graph ") }.joined(separator: "\n")
  }

  @Test func statementsAndEdges() throws {
    let graph = Graph(
      id: "g", title: "T & U", thesis: "a",
      statements: [
        Statement(id: "a", kind: .claim, text: "It works", confidence: 0.5),
        Statement(
          id: "b", kind: .evidence, evidenceType: .study, text: "Sales fell\r", speaker: "Ann",
          anchor: Anchor(document: "d", start: 3, end: 13, quote: "sales fell")),
      ],
      relations: [Relation(id: "r", kind: .rebuts, from: ["b"], to: "a", scheme: "sign", confidence: 0.25)])
    #expect(
      try body(graph) == """
        <graph id="g" edgedefault="directed">
        <data key="g-title">T &amp; U</data><data key="g-thesis">a</data>
        <node id="a"><data key="n-kind">claim</data><data key="n-text">It works</data>\
        <data key="n-label">It works</data><data key="n-confidence">0.5</data><data key="n-stance">for</data></node>
        <node id="b"><data key="n-kind">evidence</data><data key="n-evidenceType">study</data>\
        <data key="n-text">Sales fell&#13;</data><data key="n-label">Sales fell&#13;</data>\
        <data key="n-speaker">Ann</data><data key="n-document">d</data><data key="n-start">3</data>\
        <data key="n-end">13</data><data key="n-quote">sales fell</data><data key="n-stance">against</data></node>
        <edge id="r" source="b" target="a"><data key="e-kind">rebuts</data><data key="e-interaction">rebuts</data>\
        <data key="e-label">rebuts</data><data key="e-scheme">sign</data><data key="e-confidence">0.25</data>\
        <data key="e-weight">-0.25</data></edge>
        </graph>
        </graphml>

        """)
  }

  @Test func linkedPremisesAndUndercutsMeetAtNodes() throws {
    let statements = ["a", "b", "c"].map { Statement(id: $0, kind: .claim, text: $0) }
    let graph = Graph(
      id: "g", statements: statements,
      relations: [
        Relation(id: "r", kind: .supports, from: ["b", "c"], to: "a"),
        Relation(id: "u", kind: .undercuts, from: ["c"], to: "r"),
      ])
    let relations = try body(graph).components(separatedBy: "\n").dropFirst(5).joined(separator: "\n")
    #expect(
      relations == """
        <node id="r"><data key="n-kind">relation</data><data key="n-label">supports</data></node>
        <edge source="b" target="r"><data key="e-kind">premise</data><data key="e-interaction">premise</data></edge>
        <edge source="c" target="r"><data key="e-kind">premise</data><data key="e-interaction">premise</data></edge>
        <edge source="r" target="a"><data key="e-kind">supports</data><data key="e-interaction">supports</data>\
        <data key="e-label">supports</data><data key="e-weight">1.0</data></edge>
        <edge id="u" source="c" target="r"><data key="e-kind">undercuts</data>\
        <data key="e-interaction">undercuts</data><data key="e-label">undercuts</data>\
        <data key="e-weight">-1.0</data></edge>
        </graph>
        </graphml>

        """)
  }

  @Test func longTextsHaveShortLabels() throws {
    let text = "Export controls slow the rivals down, " + String(repeating: "and on ", count: 20)
    let graph = Graph(id: "g", statements: [Statement(id: "s", kind: .claim, text: text)])
    #expect(
      try body(graph).contains(
        "<data key=\"n-label\">Export controls slow the rivals down, and on and on and on…</data>"))
    let emoji = Graph(
      id: "g", statements: [Statement(id: "s", kind: .claim, text: String(repeating: "é", count: 99))])
    #expect(try body(emoji).contains("<data key=\"n-label\">\(String(repeating: "é", count: 30))…</data>"))
  }

  /// yEd shows boxes that do not overlap, however long their texts are.
  @Test func drawnRowsHaveRoomForTheirBoxes() throws {
    let text = String(repeating: "Export controls slow the rivals down. ", count: 100)
    let graph = Graph(
      id: "g", thesis: "a",
      statements: ["a", "b"].map { Statement(id: $0, kind: $0 == "a" ? .claim : .counterclaim, text: text) },
      relations: [Relation(id: "r", kind: .restates, from: ["b"], to: "a")])
    let yEd = try #require(GraphFormat.named("yed")?.writer)
    let drawn = String(decoding: try yEd.write(graph), as: UTF8.self)
    var boxes: [(top: Int, height: Int)] = []
    for box in drawn.matches(of: /height="([0-9]+)\.0" width="240\.0" x="-?[0-9]+\.0" y="(-?[0-9]+)\.0"/) {
      boxes.append((top: try #require(Int(box.output.2)), height: try #require(Int(box.output.1))))
    }
    #expect(boxes.count == 2)
    #expect(boxes[1].top >= boxes[0].top + boxes[0].height)
    #expect(boxes[0].height < 250)
    #expect(drawn.contains("…</y:NodeLabel><y:Shape type=\"roundrectangle\"/>"))
    #expect(drawn.contains("<y:Arrows source=\"none\" target=\"none\"/><y:EdgeLabel>restates"))
  }

  @Test func whatXMLForbidsIsKeptAsJSON() throws {
    let graph = Graph(
      id: "a graph", statements: [Statement(id: "s/1", kind: .claim, text: "a\u{1}b\u{FFFF}")])
    let text = try body(graph)
    #expect(text.contains("<graph id=\"a_x20_graph\""))
    #expect(text.contains("<data key=\"g-crux\">{\"id\": \"a graph\"}</data>"))
    #expect(text.contains("<data key=\"n-text\">a\u{FFFD}b\u{FFFD}</data>"))
    #expect(text.contains("<data key=\"n-crux\">{\"id\": \"s/1\", \"text\": \"a\\u0001b\\uffff\"}</data>"))
  }

  @Test(.timeLimit(.minutes(1))) func manyOfOneIDTakeNoLongerThanMany() throws {
    let statements = (0..<20_000).map { _ in Statement(id: "a", kind: .claim, text: "t") }
    let graph = Graph(id: "g", statements: statements)
    #expect(try GraphMLReader().read(GraphMLWriter().write(graph)).graph == graph)
  }

  @Test(.enabled(if: Schema.isPresent), arguments: ConformanceTests.graphs)
  func theSchemaHolds(_ sample: AwkwardGraph) throws {
    #expect(try Schema.complaints(about: GraphMLWriter().write(sample.graph)) == "")
  }
}

/// The schema of GraphML with `xmllint`, where both are there.
enum Schema {
  private static let file = Repository.root.appending(path: "../shared/schemas/graphml.xsd").standardized.path
  private static let environment = Program(path: "/usr/bin/env")

  static let isPresent =
    FileManager.default.fileExists(atPath: file)
    && (try? environment.run(["xmllint", "--version"], on: []))?.status == 0

  /// What `xmllint` says against a document, or nothing.
  static func complaints(about bytes: [UInt8]) throws -> String {
    let outcome = try environment.run(["xmllint", "--nonet", "--noout", "--schema", file, "-"], on: bytes)
    return outcome.status == 0 ? "" : outcome.complaints
  }
}
