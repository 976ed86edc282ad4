import CruxExtraction
import CruxModel
import Testing

@testable import CruxChat

@Suite struct AnswerReaderTests {
  private static let text = """
    Ferries should stay free, argues Dana Reyes. Free ferries brought 4,000 more visitors last summer. \
    Critics say that the boats are crowded. That says nothing about the fare.
    """

  private func read(_ statements: String, _ relations: String = "", thesis: String = "null") throws
    -> Extraction
  {
    let json = "{\"statements\": [\(statements)], \"relations\": [\(relations)], \"thesis\": \(thesis)}"
    let scalars = Array(Self.text.unicodeScalars)
    let reader = AnswerReader(document: "d", finder: QuoteFinder(scalars), key: nil)
    let reading = reader.read(try #require(Answer(in: json)), window: scalars.indices)
    var argument = Argument()
    argument.merge(reading.argument)
    return Extraction(
      graph: argument.graph(of: Document(id: "d", text: Self.text), scalars), findings: reading.findings)
  }

  private static let good = """
    {"id": "s1", "quote": "Ferries should stay free", "kind": "claim", "speaker": "Dana Reyes", "confidence": 0.9}, \
    {"id": "s2", "quote": "Free ferries brought 4,000 more visitors last summer.", "kind": "evidence", \
    "evidenceType": "statistic", "confidence": 7}, \
    {"id": "s3", "quote": "the boats are crowded", "kind": "counterclaim", "evidenceType": "event", \
    "speaker": "critics", "modality": "possible"}, \
    {"id": "s4", "quote": "That says nothing about the fare", "kind": "Claim"}
    """

  @Test func aGoodAnswerIsAWholeGraph() throws {
    let extraction = try read(
      Self.good,
      """
      {"id": "r3", "kind": "undercuts", "from": ["s4"], "to": "r2", "confidence": 0.4}, \
      {"id": "r1", "kind": "Supports", "from": ["s2", "s2"], "to": "s1"}, \
      {"id": "r2", "kind": "rebuts", "from": ["s3"], "to": "s1"}
      """, thesis: "\"s1\"")
    #expect(extraction.findings.isEmpty)
    let graph = extraction.graph
    #expect(graph.findings().isEmpty)
    #expect(
      graph.statements.map(\.text) == [
        "Ferries should stay free", "Free ferries brought 4,000 more visitors last summer",
        "the boats are crowded", "That says nothing about the fare",
      ])
    #expect(graph.statements.map(\.speaker) == ["Dana Reyes", nil, "critics", nil])
    #expect(graph.statements.map(\.evidenceType) == [nil, .statistic, nil, nil])
    #expect(graph.statements.map(\.confidence) == [0.9, nil, nil, nil])
    #expect(graph.statements[2].modality == .possible)
    #expect(graph.thesis == graph.statements[0].id)
    #expect(graph.relations.map(\.kind) == [.supports, .rebuts, .undercuts])
    #expect(graph.relations[0].from == [graph.statements[1].id])
    #expect(graph.relations[2].to == graph.relations[1].id && graph.relations[2].confidence == 0.4)
  }

  @Test func inventionsAreLeftOutAndSaid() throws {
    let extraction = try read(
      """
      \(Self.good), {"id": "s5", "quote": "Ferries should not stay free", "kind": "claim"}, \
      {"id": "s6", "quote": "the boats are crowded", "kind": "opinion"}, \
      {"id": "s7", "quote": "Critics say", "kind": "claim", "speaker": "Tom Birch"}
      """,
      """
      {"kind": "supports", "from": ["s5"], "to": "s1"}, {"kind": "supports", "from": ["s2"], "to": "s99"}, \
      {"kind": "implies", "from": ["s2"], "to": "s1"}, {"kind": "supports", "from": [], "to": "s1"}, \
      {"kind": "supports", "from": ["s1"], "to": "s1"}, {"id": "r6", "kind": "undercuts", "from": ["s4"], "to": "r6"}
      """, thesis: "\"s5\"")
    #expect(extraction.graph.statements.count == 5)
    #expect(extraction.graph.relations.isEmpty && extraction.graph.thesis == nil)
    #expect(extraction.graph.statements.allSatisfy { $0.speaker != "Tom Birch" })
    #expect(
      extraction.findings.map(\.message) == [
        "“Ferries should not stay free” is not in the text; the statement was left out.",
        "“the boats are crowded” is to be “opinion”, no kind of statement; it was left out.",
        "The speaker “Tom Birch” is not in the text; the name was left out.",
        "“s5 supports s1” names “s5”, but there is no such statement; it was left out.",
        "“s2 supports s99” names “s99”, but there is no such statement; it was left out.",
        "“s2 implies s1” is no kind of relation; it was left out.",
        "“ supports s1” has no premise; it was left out.",
        "“s1 supports s1” bears on itself; it was left out.",
        "“s4 undercuts r6” bears on a relation that was left out; so was it.",
        "The thesis is to be “s5”, but there is no such statement.",
      ])
    #expect(extraction.findings.allSatisfy { $0.code == .dropped && $0.place == .document("d") })
  }

  @Test func twoStatementsOfOneIdStayApart() throws {
    let twin = "{\"id\": \"s1\", \"quote\": \"Critics say\", \"kind\": \"claim\", \"speaker\": \"\"}"
    let extraction = try read(
      "\(Self.good), \(twin)", "{\"kind\": \"supports\", \"from\": [\"s2\"], \"to\": \"s1\"}")
    #expect(extraction.graph.statements.count == 5)
    #expect(extraction.graph.relations.map(\.to) == [extraction.graph.statements[0].id])
    #expect(extraction.findings.map(\.code) == [.assumed])
  }

  @Test func attacksFitTheirTargets() throws {
    let extraction = try read(
      Self.good,
      """
      {"id": "r1", "kind": "supports", "from": ["s2"], "to": "s1"}, \
      {"id": "r2", "kind": "undercuts", "from": ["s3"], "to": "s1"}, \
      {"id": "r3", "kind": "rebuts", "from": ["s4"], "to": "r2"}, \
      {"id": "r4", "kind": "supports", "from": ["s4"], "to": "r1"}
      """)
    #expect(extraction.graph.relations.map(\.kind) == [.supports, .rebuts, .undercuts])
    #expect(extraction.findings.map(\.code) == [.assumed, .dropped])
  }

  @Test func aStatementGivenTwiceIsOne() throws {
    let again = "{\"id\": \"s9\", \"quote\": \"Ferries should stay free\", \"kind\": \"claim\"}"
    let extraction = try read(
      "\(Self.good), \(again)",
      """
      {"kind": "supports", "from": ["s2"], "to": "s9"}, {"kind": "supports", "from": ["s2"], "to": "s1"}, \
      {"id": "r3", "kind": "restates", "from": ["s9"], "to": "s1"}, \
      {"kind": "undercuts", "from": ["s4"], "to": "r3"}
      """)
    #expect(extraction.graph.statements.count == 4)
    #expect(extraction.graph.relations.map(\.kind) == [.supports])
  }
}
