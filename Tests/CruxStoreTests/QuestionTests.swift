import CruxFormats
import CruxModel
import Testing

@testable import CruxStore

@Suite struct QuestionTests {
  private let base: Base

  init() throws { base = try Debate.base() }

  private func claim(_ text: String) throws -> Claim {
    guard case .found(let claim) = try base.claim(text) else { throw StoreError.badReference(text) }
    return claim
  }

  /// The answer as lines of the path, which begins with the result.
  private func paths(_ question: Question) throws -> [String] {
    try base.ask(question).results.map { result in
      #expect(result.path.contains(result.statement.id))
      return result.path.joined(separator: " ")
    }
  }

  private func candidates(_ text: String) throws -> [String]? {
    switch try base.claim(text) {
    case .found: nil
    case .ambiguous(let candidates), .none(let candidates): candidates.map(\.id)
    }
  }

  // MARK: Claims

  @Test(arguments: [
    ("paper#s2", "paper#s2"), ("journal#s2", "journal#s2"), ("NIGHT buses are used!", "paper#s2"),
    ("expensive parking places costing", nil), ("parking place costs less", "paper#s7"), ("s7", "paper#s7"),
    ("using night buses", "paper#s2"),
  ])
  func aClaimIsMeantByIdOrWords(_ text: String, _ id: String?) throws {
    guard case .found(let claim) = try base.claim(text) else {
      #expect(id == nil)
      return
    }
    #expect(claim.statement.id == id)
  }

  @Test func severalClaimsAreShown() throws {
    let shown = Set(try candidates("night buses") ?? [])
    // Two statements that are one claim are one choice.
    #expect(shown.contains("paper#s1") && shown.intersection(["paper#s2", "journal#s2"]).count == 1)
    #expect(try candidates("s1")?.sorted() == ["blog#s1", "journal#s1", "paper#s1"])
    #expect(try candidates("red trams") == ["blog#s4"])
    #expect(try candidates("\" OR text:* ) -") == [])
  }

  @Test func anIDThatADocumentDoesNotHaveIsSaid() throws {
    #expect(throws: StoreError.noStatement("paper#s99", in: "paper")) { try base.claim("paper#s99") }
    #expect(throws: StoreError.versionOfStatement("paper@1#s1")) { try base.claim("paper@1#s1") }
    #expect(try candidates("nothing#s99") != nil)
  }

  @Test func aClaimThatManyDocumentsMakeHidesNoOther() throws {
    let base = try Base()
    for number in 0..<14 { _ = try base.add([document("d\(number)", "Export controls work")]) }
    let common = try base.claim("export work")
    guard case .found(let claim) = common else { throw StoreError.badReference("\(common)") }
    #expect(claim.nodes.count == 14)
    _ = try base.add([
      document("other", "Some say that export controls, which cost much, work well for a while")
    ])
    for text in ["export work", "s1"] {
      let match = try base.claim(text)
      guard case .ambiguous(let candidates) = match else {
        throw StoreError.badReference("\(text): \(match)")
      }
      #expect(candidates.map(\.document).contains("other"))
      #expect(candidates.map(\.document).contains { $0 != "other" })
    }
  }

  private func document(_ id: String, _ text: String) throws -> Addition {
    try Addition(Graph(id: id, statements: [CruxModel.Statement(id: "s1", kind: .claim, text: text)]))
  }

  // MARK: One claim

  @Test func evidenceCrossesDocumentsAndTheStrongestIsFirst() throws {
    #expect(
      try paths(.evidence(claim("paper#s1"), Filter())) == [
        "paper#s2 paper#r1 paper#s1",
        "journal#s2 paper#s2 paper#r1 paper#s1",
        "paper#s4 paper#r3 paper#s2 paper#r1 paper#s1",
        "journal#s3 journal#r2 journal#s2 paper#s2 paper#r1 paper#s1",
        "paper#s3 paper#r2 paper#s2 paper#r1 paper#s1",
        "journal#s4 paper#s3 paper#r2 paper#s2 paper#r1 paper#s1",
      ])
  }

  @Test func evidenceIsFiltered() throws {
    func ids(_ change: (inout Filter) -> Void) throws -> [String] {
      var filter = Filter()
      change(&filter)
      return try base.ask(.evidence(claim("paper#s1"), filter)).results.map(\.statement.id)
    }
    #expect(try ids { $0.depth = 1 } == ["paper#s2", "journal#s2"])
    #expect(try ids { $0.kind = .evidence } == ["paper#s4", "journal#s3", "paper#s3", "journal#s4"])
    for name in ["brandt", "BRANDT, An\u{E1}"] {
      #expect(try ids { $0.speaker = name } == ["paper#s2", "journal#s3"])
    }
    #expect(try ids { $0.speaker = "bran" } == [])
    #expect(try ids { $0.document = "journal" } == ["journal#s2", "journal#s3", "journal#s4"])
    #expect(try ids { $0.from = "2026-04-01" } == ["journal#s2", "journal#s3", "journal#s4"])
    #expect(try ids { $0.until = "2026-03" } == ["paper#s2", "paper#s4", "paper#s3"])
  }

  @Test func theAnswerIsASoundGraph() throws {
    let graph = try base.ask(.evidence(claim("paper#s1"), Filter())).graph
    #expect(graph.thesis == "paper#s1")
    #expect(graph.findings().filter { ![.duplicateStatement].contains($0.code) } == [])
    #expect(graph.relations.contains { $0.id == "paper#r5" && $0.to == "paper#r2" })
    #expect(graph.relations.contains { $0.id == "paper#r4" && $0.kind == .rebuts })
    #expect(graph.relations.contains { $0.kind == .restates && $0.from == ["journal#s2"] })
  }

  @Test func anOlderVersionCanBeAsked() throws {
    var graph = Debate.paper
    graph.relations.removeAll { $0.id == "r3" }
    _ = try base.add([Addition(graph)])
    func evidence(_ base: Base) throws -> [String] {
      guard case .found(let claim) = try base.claim("paper#s2") else { return [] }
      return try base.ask(.evidence(claim, Filter())).results.map(\.statement.id)
    }
    #expect(try evidence(base.snapshot(Reference("paper@1"))) == ["paper#s4", "paper#s3"])
    #expect(try evidence(base) == ["journal#s3", "paper#s3", "journal#s4"])
  }

  @Test func objectionsSayWhetherTheyAreAnswered() throws {
    let answer = try base.ask(.objections(claim("paper#s1"), Filter()))
    #expect(
      answer.results.map { $0.path.joined(separator: " ") } == [
        "paper#s5 paper#r4 paper#s1", "paper#s6 paper#r5 paper#r2 paper#s2 paper#r1 paper#s1",
      ])
    #expect(answer.results.map(\.isOpposed) == [true, false])
    #expect(try paths(.objections(claim("paper#s1"), Filter(depth: 1))).count == 1)
  }

  @Test func aSpeakerIsFoundByPartOfTheName() throws {
    #expect(try paths(.says(speaker: "brandt", Filter())) == ["paper#s2", "journal#s3"])
    #expect(try paths(.says(speaker: "used", Filter())) == [])
  }

  @Test func aPathFollowsTheArgument() throws {
    #expect(
      try paths(.path(from: claim("paper#s6"), to: claim("paper#s1"))) == [
        "paper#s6 paper#r5 paper#r2 paper#s2 paper#r1 paper#s1"
      ])
    #expect(
      try paths(.path(from: claim("journal#s3"), to: claim("paper#s1"))) == [
        "journal#s3 journal#r2 journal#s2 paper#s2 paper#r1 paper#s1"
      ])
    #expect(
      try paths(.path(from: claim("paper#s1"), to: claim("paper#s4"))) == [
        "paper#s1 paper#r1 paper#s2 paper#r3 paper#s4"
      ])
    #expect(
      try paths(.path(from: claim("paper#s4"), to: claim("paper#s5"))) == [
        "paper#s4 paper#r3 paper#s2 paper#r1 paper#s1 paper#r4 paper#s5"
      ])
    #expect(try paths(.path(from: claim("blog#s1"), to: claim("paper#s1"))) == [])
  }

  @Test func aroundGoesEveryWay() throws {
    let near = try base.ask(.around(claim("paper#s2"), depth: 1)).results.map(\.statement.id)
    #expect(
      Set(near) == ["paper#s1", "paper#s3", "paper#s4", "journal#s1", "journal#s3", "journal#s4"])
    let farther = try base.ask(.around(claim("paper#s2"), depth: 2)).results
    let undercut = farther.first { $0.statement.id == "paper#s6" }
    #expect(undercut?.depth == 2 && undercut?.path == ["paper#s6", "paper#r5", "paper#r2", "paper#s2"])
  }

  // MARK: The whole

  @Test func contestedClaimsHaveBoth() throws {
    #expect(
      try paths(.contested(.everything)) == [
        "paper#s2 paper#r1 paper#s1 paper#r4 paper#s5",
        "journal#s4 journal#r3 journal#s1 journal#r1 journal#s2",
      ])
    #expect(try paths(.contested(.document("journal"))).count == 1)
    #expect(try paths(.contested(.below(claim("paper#s1")))).count == 1)
    #expect(throws: StoreError.noDocument("none")) { try paths(.contested(.document("none"))) }
  }

  @Test func claimsWithoutSupportAreFound() throws {
    #expect(try paths(.unsupported(.everything)) == ["paper#s5", "paper#s7", "blog#s4"])
  }

  @Test func openObjectionsAreFound() throws {
    #expect(
      try paths(.unanswered(.everything)).sorted() == [
        "journal#s2 journal#r1 journal#s1", "paper#s6 paper#r5 paper#r2", "paper#s7 paper#r6 paper#s5",
      ])
  }

  @Test func circlesAreFound() throws {
    let circles = try base.ask(.circular(.everything)).results
    #expect(
      circles.map(\.path) == [
        ["blog#s1", "blog#r3", "blog#s3", "blog#r2", "blog#s2", "blog#r1", "blog#s1"]
      ])
    #expect(try paths(.circular(.document("paper"))) == [])
  }

  @Test func evidenceOnBothSidesIsFound() throws {
    let base = try Base()
    var graph = Debate.paper
    graph.relations.append(Relation(id: "r7", kind: .supports, from: ["s3"], to: "s5"))
    _ = try base.add([Addition(graph)])
    let answer = try base.ask(.bothSides(.everything))
    #expect(
      answer.results.map(\.path) == [
        [
          "paper#s1", "paper#r1", "paper#s2", "paper#r2", "paper#s3", "paper#r7", "paper#s5", "paper#r4",
          "paper#s1",
        ]
      ])
    #expect(
      try paths(.bothSides(.everything)) == [
        "journal#s1 journal#r3 journal#s4 paper#s3 paper#r2 paper#s2 journal#s2 journal#r1 journal#s1"
      ])
  }

  @Test func oneSourceCountedTwiceIsFound() throws {
    #expect(
      try paths(.singleSource(.document("paper"))) == [
        "paper#s4 paper#r3 paper#s2 paper#r1 paper#s1 paper#r1 paper#s2 paper#r2 paper#s3",
        "paper#s4 paper#r3 paper#s2 paper#r2 paper#s3",
      ])
    let whole = try base.ask(.singleSource(.everything)).results.map(\.statement.id)
    #expect(!whole.contains("paper#s2"))
  }
}
