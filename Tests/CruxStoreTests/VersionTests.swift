import CruxFormats
import CruxModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CruxStore

@Suite struct VersionTests {
  /// Adds the states of a document one after another, and reads each back.
  private func expectKept(_ states: [Graph]) throws {
    let base = try Base()
    for (number, state) in states.enumerated() {
      #expect(
        try base.add([Addition(state, name: "d")]) == [
          .added(
            version: number + 1, statements: state.statements.count, relations: state.relations.count)
        ])
    }
    for (number, state) in states.enumerated() {
      let reference = Reference(document: "d", version: .number(number + 1))
      #expect(try base.graph(reference).canonical() == state.canonical())
    }
    #expect(try base.damage() == [])
    // What is asked of the newest is asked of its relations as they are, whatever stood there before.
    let relations = "MATCH (a)-[r]->(b) RETURN a.id, r.id, b.id ORDER BY a.id, r.id, b.id"
    #expect(
      try base.query(relations).rows == base.snapshot(Reference("d")).query(relations).rows)
  }

  @Test func everyGraphComesBackToTheByte() throws {
    let base = try Base()
    let graphs = try Samples.graphs()
    #expect(graphs.count > 80)
    let additions = try graphs.enumerated().map { try Addition($1, name: "\($1.id)-\($0)") }
    _ = try base.add(additions)
    for (graph, addition) in zip(graphs, additions) {
      #expect(try base.graph(Reference(addition.name)).canonical() == graph.canonical())
    }
    #expect(try base.damage() == [])
  }

  @Test func anAnchorMayNameItsDocumentInOtherBytes() throws {
    var graph = Samples.buses()
    graph.id = "caf\u{E9}"
    graph.statements[0].anchor?.document = "cafe\u{301}"  // equal to Swift, not to the byte
    let base = try Base()
    _ = try base.add([Addition(graph)])
    #expect(try base.graph(Reference(graph.id)).canonical() == graph.canonical())
    #expect(try base.damage() == [])
  }

  @Test func theSameGraphMakesNoVersion() throws {
    let base = try Base()
    let addition = try Addition(Samples.buses())
    #expect(
      try base.add([addition, addition]) == [
        .added(version: 1, statements: 3, relations: 2), .unchanged(version: 1),
      ])
    #expect(try base.versions(of: "buses").count == 1)
  }

  @Test func allVersionsOfAnArgumentAreKept() throws {
    try expectKept([
      Repository.graph("Graphs/Corpus/chip-controls.json"),
      Repository.graph("Graphs/Corpus/chip-controls-v2.json"),
      Repository.graph("Graphs/controls-working.json"),
      Repository.graph("Graphs/Corpus/chip-controls.json"),
    ])
  }

  @Test func everyKindOfChangeIsKept() throws {
    var states = [Samples.buses()]
    func change(_ body: (inout Graph) -> Void) {
      var graph = states[states.count - 1]
      body(&graph)
      states.append(graph)
    }
    change { $0.statements[1].text = "Ridership rose by 4 percent" }
    change { $0.statements.swapAt(0, 2) }
    change { $0.statements.removeAll { $0.id == "s2" } }  // leaves r1 without its premise
    change { $0.relations[0].from = [] }
    change { $0.statements.append(CruxModel.Statement(id: "s2", kind: .evidence, text: "Ridership fell")) }
    change { $0.relations[0].from = ["s2", "s3", "s2"] }
    change { $0.relations[0].kind = .rebuts }
    change { $0.relations[0].to = "r2" }
    change { $0.statements[0].anchor = nil }
    change { $0.documents[0].text = "On Monday. " + ($0.documents[0].text ?? "") }
    change { $0.documents[0].text = nil }
    change { $0.documents = [] }
    change { $0.unknown = [UnknownField(name: "note", json: "[1, {\"a\": null}]")] }
    change { $0.statements[0].unknown = [UnknownField(name: "note", json: "\"é\"")] }
    change { $0.relations[1].unknown = [UnknownField(name: "note", json: "3")] }
    change { $0.statements[0].text = "nothing\u{0}behind" }
    change { $0.statements[0].text = "" }
    change { $0.statements[0].confidence = -0.0 }
    change { $0.statements[0].modality = .possible }
    change { $0.statements[0].modality = nil }
    change { $0.statements[0].text = "caf\u{E9}" }
    change { $0.statements[0].text = "cafe\u{301}" }  // equal to Swift, not to the byte
    change { $0.thesis = nil }
    change { $0.statements = [] }
    change { $0.relations = [] }
    change { $0.statements = [CruxModel.Statement(id: "r1", kind: .claim, text: "was a relation")] }
    change { $0 = Samples.buses() }
    try expectKept(states)
  }

  @Test func aRelationFollowsTheIdsOfItsEnds() throws {
    // Another statement, and another relation that is undercut, under the id of the one before.
    var first = Samples.buses()
    first.relations.append(Relation(id: "r3", kind: .undercuts, from: ["s3"], to: "r1"))
    var second = first
    second.statements[0].text = "Schools need more teachers"
    var third = second
    third.relations[0] = Relation(id: "r1", kind: .rebuts, from: ["s3"], to: "s2")
    try expectKept([first, second, third, first])
  }

  @Test(arguments: 0..<60)
  func whateverIsReplacedUnderAnIdIsKept(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var graph = Graph(id: "d")
    try expectKept(
      (0..<8).map { version in
        graph.title = "\(version)"
        random.replaceSome(of: &graph)
        return graph
      })
  }

  @Test func anUnchangedStatementKeepsItsNode() throws {
    let base = try Base()
    var graph = Samples.buses()
    _ = try base.add([Addition(graph)])
    func nodes() throws -> [String: Int64] {
      try base.read { db in
        let document = try #require(try DocumentRow.find("buses", in: db))
        let state = try StoredState(of: document, in: db)
        return Dictionary(uniqueKeysWithValues: state.statements.map { ($1.value.id, $0) })
      }
    }
    let before = try nodes()
    graph.statements[1].text = "Ridership doubled"
    graph.statements.insert(CruxModel.Statement(id: "s0", kind: .claim, text: "Buses are slow"), at: 0)
    _ = try base.add([Addition(graph)])
    let after = try nodes()
    for id in ["s1", "s2", "s3"] { #expect(before[id] == after[id]) }
    #expect(Set(after.values).count == 4)
  }

  @Test func whatIsRewordedStaysTheSameStatement() throws {
    let base = try Base()
    let before = Samples.buses()
    _ = try base.add([Addition(before)])
    // Extracted again, a reworded statement has another id, and what stays may be numbered anew.
    var middle = before
    middle.statements[1].id = "s9"
    middle.statements[1].text = "Ridership rose by 45 percent"
    middle.statements.swapAt(0, 2)
    for number in middle.relations.indices {
      middle.relations[number].from = middle.relations[number].from.map { $0 == "s2" ? "s9" : $0 }
    }
    _ = try base.add([Addition(middle)])
    var after = middle
    after.statements[1].id = "s2"
    after.statements[1].text = "Nobody rides at night"
    _ = try base.add([Addition(after)])
    _ = try base.add([Addition(before)])
    func same(_ one: Int, _ other: Int) throws -> [[Int]] {
      try base.sameStatements(Reference("buses@\(one)"), Reference("buses@\(other)")).map { [$0, $1] }
    }
    #expect(try same(1, 2) == [[0, 2], [1, 1], [2, 0]])
    #expect(try same(1, 3).contains([0, 2]))
    #expect(try base.damage() == [])
    for (number, graph) in [before, middle, after, before].enumerated() {
      #expect(try base.graph(Reference("buses@\(number + 1)")).canonical() == graph.canonical())
    }
  }

  @Test func aVersionIsFoundByDay() throws {
    let base = try Base()
    var graph = Samples.buses()
    let days = ["2026-11-01T10:00:00Z", "2026-11-03T10:00:00Z"]
    for day in days {
      graph.title = day
      _ = try base.add([Addition(graph)], at: try Date(day, strategy: .iso8601))
    }
    #expect(try base.graph(Reference("buses@2026-11-01")).title == days[0])
    #expect(try base.graph(Reference("buses@2026-11-02")).title == days[0])
    #expect(try base.graph(Reference("buses@2026-11-03T09:59:59Z")).title == days[0])
    #expect(try base.graph(Reference("buses@2026-11-03")).title == days[1])
    #expect(throws: StoreError.noVersionThen("buses", first: days[0])) {
      try base.graph(Reference("buses@2026-10-31"))
    }
  }

  @Test func whatIsNotThereIsSaid() throws {
    let base = try Base()
    _ = try base.add([Addition(Samples.buses())])
    #expect(throws: StoreError.noDocument("trams")) { try base.graph(Reference("trams")) }
    #expect(throws: StoreError.noVersion("buses", newest: 1)) { try base.graph(Reference("buses@2")) }
    #expect(throws: StoreError.noDocument("buses@soon")) { try base.graph(Reference("buses@soon")) }
    #expect(throws: StoreError.self) { try base.graph(Reference("buses@2026-99-99")) }
    #expect(Reference("buses@2026-99-99").version == .newest)
    #expect("\(StoreError.noVersion("buses", newest: 3))" == "buses has versions 1 to 3")
  }

  @Test func idsThatAreSharedAreRefused() throws {
    var graph = Samples.buses()
    graph.relations[0].id = "s1"
    #expect(throws: StoreError.sharedID("s1", in: "buses")) { try Addition(graph) }
  }

  @Test func aRemovedDocumentLeavesNothing() throws {
    let base = try Base()
    var graph = Samples.buses()
    _ = try base.add([Addition(graph)])
    graph.statements[0].text = "changed"
    _ = try base.add([Addition(graph), Addition(graph, name: "other")])
    try base.remove("buses")
    #expect(try base.documents().map(\.document) == ["other"])
    #expect(try base.damage() == [])
    #expect(throws: StoreError.noDocument("buses")) { try base.remove("buses") }
    try base.remove("other")
    #expect(try base.claim("buses") == .none([]))
    #expect(try base.query("MATCH (s) RETURN s").rows.isEmpty)
    #expect(try base.add([Addition(Samples.buses())]) == [.added(version: 1, statements: 3, relations: 2)])
  }

  /// Texts that have only a file's name in common are no versions of each other.
  @Test func anotherTextIsNoVersion() throws {
    func added(_ texts: [String], isNamedByFile: Bool = true) throws -> Addition {
      try Addition(
        Graph(
          id: "report",
          statements: texts.enumerated().map { CruxModel.Statement(id: "s\($0)", kind: .claim, text: $1) }),
        isNamedByFile: isNamedByFile)
    }
    let base = try Base()
    let (bees, trams) = (["Bees are dying in the south"], ["Libraries lend more every year"])
    _ = try base.add([added(bees)])
    #expect(throws: StoreError.otherText("report")) { try base.add([added(trams)]) }
    #expect(try base.versions(of: "report").count == 1)
    // Bit by bit all may change, and what is named is meant.
    for texts in [bees + trams, trams, []] { _ = try base.add([added(texts)]) }
    _ = try base.add([added(bees), added(trams, isNamedByFile: false)])
    #expect(try base.versions(of: "report").count == 6)
  }

  /// A text with a NUL in it is taken out of the index with all its words.
  @Test func whatStoodBehindANULIsNotSearchedEither() throws {
    let base = try Base()
    var graph = Samples.buses()
    graph.statements[1].text = "alpha\u{0}beta"
    _ = try base.add([Addition(graph)])
    graph.statements[1].text = "delta"
    _ = try base.add([Addition(graph)])
    #expect(try base.claim("beta") == .none([]))
  }

  @Test(arguments: ["x\u{9B}31m", "x\u{1B}[31m", " ", "x@2"])
  func aNameThatATerminalWouldObeyIsRefused(_ name: String) throws {
    #expect(throws: StoreError.badName(name)) { try Addition(Samples.buses(), name: name) }
  }

  /// What an extractor makes of a passage may change with what stands beside it.
  @Test func aTextIsReadLikeTheVersionBeforeAsFarAsItIsTheSame() throws {
    var changed = Samples.buses()
    changed.statements[1].kind = .claim
    changed.documents[0].text? += " So it is."
    func newest(after extractor: String?, _ changed: Graph, by reader: String?) throws -> Graph {
      let base = try Base()
      _ = try base.add([Addition(Samples.buses(), extractor: extractor)])
      let outcome = try base.add([Addition(changed, extractor: reader)])
      let graph = try base.graph(Reference("buses"))
      if case .added(let version, let statements, _) = outcome[0] {
        #expect(version == 2 && statements == graph.statements.count)
      }
      return graph
    }
    for before in ["x 1", nil] {
      let graph = try newest(after: before, changed, by: "x 1")
      #expect(graph.statements == Samples.buses().statements && graph.documents == changed.documents)
    }
    #expect(try newest(after: "x 1", changed, by: "x 2") == changed)
    #expect(try newest(after: "x 1", changed, by: nil) == changed)
    changed.documents = Samples.buses().documents
    #expect(try newest(after: "x 1", changed, by: "x 1") == Samples.buses())
  }

  @Test func aCorrectionOutlastsAnotherExtractor() throws {
    let base = try Base()
    var read = Samples.buses()
    read.statements[1].kind = .claim
    _ = try base.add([Addition(read, extractor: "x 1"), Addition(Samples.buses())])
    for extractor in ["x 1", "x 2"] {
      read.documents[0].text? += " So it is."
      _ = try base.add([Addition(read, extractor: extractor)])
      let graph = try base.graph(Reference("buses"))
      #expect(graph.statements == Samples.buses().statements && graph.documents == read.documents)
    }
  }

  @Test func whatAPersonKnowsOfATextOutlastsItsReader() throws {
    var read = Samples.buses()
    read.title = nil
    read.documents[0].title = nil
    read.documents[0].published = nil
    let outcomes = try Base().add([
      Addition(read, extractor: "x 1"), Addition(Samples.buses()), Addition(read, extractor: "x 1"),
    ])
    #expect(outcomes[2] == .unchanged(version: 2))
  }

  /// What was corrected before it was changed, and what was since.
  @Test func aTextThatIsSetBackIsReadAsItWas() throws {
    let base = try Base()
    let corrected = Samples.buses()
    var read = corrected
    read.statements[1].kind = .claim
    var between = read
    between.documents[0].text = "The night buses should stay. Nobody asked the drivers. They cost too much."
    between.statements[1] = CruxModel.Statement(
      id: "s9", kind: .claim, text: "Nobody asked the drivers",
      anchor: Anchor(document: "buses", start: 29, end: 53))
    between.statements[2].anchor = Anchor(document: "buses", start: 55, end: 73)
    between.relations[0].from = ["s9"]
    _ = try base.add([
      Addition(read, extractor: "x 1"), Addition(corrected), Addition(between, extractor: "x 1"),
      Addition(read, extractor: "x 1"),
    ])
    #expect(try base.graph(Reference("buses")) == corrected)
    between.statements[2].kind = .claim
    _ = try base.add([Addition(between), Addition(read, extractor: "x 1")])
    #expect(try base.graph(Reference("buses")).statements.map(\.kind) == [.claim, .evidence, .claim])
  }

  @Test func thePastIsNotSearched() throws {
    let base = try Base()
    var graph = Samples.buses()
    _ = try base.add([Addition(graph)])
    graph.statements[1].text = "Ridership doubled"
    let second = try Addition(graph)
    graph.statements[1].text = "Passengers doubled"
    graph.statements.removeLast()
    _ = try base.add([second, Addition(graph)])
    let found = try ["ridership", "passenger", "cost"].map {
      try base.query("MATCH (s:Statement) WHERE s.text MATCHES '\($0)' RETURN s").rows
    }
    #expect(found == [[], [[.text("buses#s2")]], []])
  }
}

extension SplitMix {
  private static let texts = [
    "The bypass should be built", "Schools need more teachers", "Bees are dying in the south",
    "Noise would double", "Traffic grew by 5 percent", "Libraries are worth it",
  ]

  /// Puts other statements and relations under some of a graph's ids, removes some, and adds some.
  fileprivate mutating func replaceSome(of graph: inout Graph) {
    for number in 0..<5 where below(3) == 0 {
      let statement = CruxModel.Statement(id: "s\(number)", kind: .claim, text: pick(Self.texts))
      graph.statements.removeAll { $0.id == statement.id }
      if below(4) > 0 { graph.statements.insert(statement, at: below(graph.statements.count + 1)) }
    }
    let ids = (0..<5).flatMap { ["s\($0)", "r\($0)"] }
    for number in 0..<5 where below(3) == 0 || graph.relations.isEmpty {
      let relation = Relation(
        id: "r\(number)", kind: pick([.supports, .rebuts, .undercuts, .restates]),
        from: (0...below(2)).map { _ in pick(ids) }, to: pick(ids))
      graph.relations.removeAll { $0.id == relation.id }
      if below(4) > 0 { graph.relations.insert(relation, at: below(graph.relations.count + 1)) }
    }
  }
}
