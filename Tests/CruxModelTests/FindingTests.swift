import CruxModel
import Testing

@Suite struct FindingTests {
  private func codes(_ graph: Graph) -> [Finding.Code] { graph.findings().map(\.code) }

  private func claim(_ id: String, _ text: String? = nil) -> Statement {
    Statement(id: id, kind: .claim, text: text ?? id)
  }

  @Test func aSoundGraphHasNone() {
    let graph = Graph(
      id: "g", thesis: "a", statements: [claim("a"), Statement(id: "e", kind: .evidence, text: "e")],
      relations: [Relation(id: "r", kind: .supports, from: ["e"], to: "a")])
    #expect(graph.findings() == [])
  }

  @Test func endsThatAreMissingOrWrong() {
    let graph = Graph(
      id: "g", statements: [claim("a"), claim("b")],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["x"], to: "a"),
        Relation(id: "r2", kind: .supports, from: [], to: "a"),
        Relation(id: "r3", kind: .undercuts, from: ["a"], to: "b"),
        Relation(id: "r4", kind: .rebuts, from: ["a"], to: "r3"),
        Relation(id: "r5", kind: .rebuts, from: ["a"], to: "a"),
        Relation(id: "r6", kind: .supports, from: ["b"], to: "nowhere"),
        Relation(id: "r7", kind: .rebuts, from: ["b", "b"], to: "a"),
      ])
    #expect(
      codes(graph) == [
        .danglingEnd, .noPremise, .undercutOfStatement, .relationAsEnd, .selfRelation, .danglingEnd,
        .duplicatePremise,
      ])
  }

  @Test func circlesOfSupport() {
    let graph = Graph(
      id: "g", statements: [claim("a"), claim("b"), claim("c"), claim("d")],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["a"], to: "b"),
        Relation(id: "r2", kind: .supports, from: ["b"], to: "c"),
        Relation(id: "r3", kind: .supports, from: ["c"], to: "a"),
        Relation(id: "r4", kind: .rebuts, from: ["a"], to: "d"),
        Relation(id: "r5", kind: .supports, from: ["d"], to: "a"),
      ])
    let found = graph.findings()
    #expect(found.map(\.code) == [.supportCycle])
    #expect(found.first?.message == "These support one another in a circle: a, b, c.")
  }

  /// What restates a statement is the same statement.
  @Test func restatementsCloseCirclesAndPassEvidenceOn() {
    var graph = Graph(
      id: "g",
      statements: [claim("a"), claim("b"), claim("a2"), Statement(id: "e", kind: .evidence, text: "e")],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["b"], to: "a"),
        Relation(id: "r2", kind: .supports, from: ["a2"], to: "b"),
        Relation(id: "r3", kind: .restates, from: ["a2"], to: "a"),
        Relation(id: "r4", kind: .restates, from: ["b"], to: "e"),
      ])
    let found = graph.findings()
    #expect(found.map(\.code) == [.supportCycle])
    #expect(found.first?.message == "These support one another in a circle: a, b, a2.")
    graph.relations.removeFirst(2)
    #expect(codes(graph) == [.unusedEvidence])
  }

  @Test func aLongChainIsNoCircleAndNeedsNoStack() {
    let count = 100_000
    let graph = Graph(
      id: "g", statements: (0..<count).map { claim("s\($0)") },
      relations: (1..<count).map {
        Relation(id: "r\($0)", kind: .supports, from: ["s\($0)"], to: "s\($0 - 1)")
      })
    #expect(graph.findings() == [])
  }

  @Test func anchors() {
    func statement(_ id: String, _ text: String, _ anchor: Anchor) -> Statement {
      Statement(id: id, kind: .claim, text: text, anchor: anchor)
    }
    let graph = Graph(
      id: "g", documents: [Document(id: "d", text: "Ein 🌍 Ort"), Document(id: "bare")],
      statements: [
        statement("good", "🌍 Ort", Anchor(document: "d", start: 4, end: 9)),
        statement("quoted", "a place", Anchor(document: "d", start: 6, end: 9, quote: "Ort")),
        statement("outside", "Ort", Anchor(document: "d", start: 6, end: 10)),
        statement("backwards", "Ort", Anchor(document: "d", start: 5, end: 3)),
        statement("other", "Ort", Anchor(document: "d", start: 0, end: 3)),
        statement("nowhere", "Ort", Anchor(document: "x", start: 0, end: 3)),
        statement("unchecked", "Ort", Anchor(document: "bare", start: 0, end: 3)),
      ])
    #expect(codes(graph) == [.anchorOutside, .anchorOutside, .anchorText, .anchorDocument])
    #expect(graph.findings()[1].message == "Its anchor 5..<3 ends before it starts.")
  }

  @Test func sidesAndThesis() {
    var graph = Graph(
      id: "g", thesis: "t",
      statements: [
        claim("t"), Statement(id: "c", kind: .counterclaim, text: "c"),
        Statement(id: "e", kind: .evidence, text: "e"), Statement(id: "empty", kind: .claim, text: " \n"),
      ],
      relations: [Relation(id: "r", kind: .supports, from: ["c"], to: "t")])
    #expect(codes(graph) == [.counterclaimOnThesisSide, .unusedEvidence, .emptyStatement])
    graph.relations[0].kind = .rebuts
    graph.thesis = "e"
    #expect(codes(graph) == [.thesisNotClaim, .unusedEvidence, .emptyStatement])
    graph.thesis = "nobody"
    #expect(codes(graph).first == .danglingThesis)
  }

  @Test func duplicates() {
    let graph = Graph(
      id: "g", statements: [claim("a", "x"), claim("a", "y"), claim("b", "x")],
      relations: [
        Relation(id: "r1", kind: .supports, from: ["a"], to: "b"),
        Relation(id: "r2", kind: .supports, from: ["a"], to: "b"),
      ])
    #expect(codes(graph) == [.duplicateID, .duplicateStatement, .duplicateRelation])
  }

  @Test func idsThatNameNothing() {
    let graph = Graph(
      id: "g", documents: [Document(id: "")], statements: [claim("", "x"), claim("", "y")],
      relations: [Relation(id: "", kind: .supports, from: ["a"], to: "b")])
    #expect(graph.idFindings().map(\.code) == [.emptyID, .emptyID, .emptyID, .emptyID])
  }

  @Test func datesThatNoQuestionCanCompare() {
    let days = ["2026", "2026-01", "2026-01-31", "2026-01-31T09:30:00Z", "31.1.2026", "2026-13", ""]
    let graph = Graph(
      id: "g", documents: days.map { Document(id: $0 + "!", published: $0) }, statements: [claim("a")])
    #expect(
      graph.findings().map(\.place) == [.document("31.1.2026!"), .document("2026-13!"), .document("!")])
  }

  @Test func aFindingSaysWhereAndWhat() {
    let finding = Finding(.noPremise, at: .relation("r7"), "It has no premise.")
    #expect(finding.description == "relation r7: It has no premise. [no-premise]")
  }
}
