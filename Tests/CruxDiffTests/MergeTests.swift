import CruxDiff
import CruxFormats
import CruxModel
import TestSupport
import Testing

@Suite struct MergeTests {
  @Test func mergingWithWhatDidNotChangeGivesTheOther() throws {
    for (number, graph) in try Samples.corpus(10).enumerated() {
      let other = graph.scrambled(seed: UInt64(number))
      #expect(try Merge(base: graph, ours: graph, theirs: other).graph.canonical() == other.canonical())
      #expect(try Merge(base: graph, ours: other, theirs: graph).graph.canonical() == other.canonical())
      #expect(try Merge(base: graph, ours: other, theirs: other).graph.canonical() == other.canonical())
    }
  }

  @Test func changesOfBothSidesComeTogether() throws {
    let base = Samples.buses()
    let ours = base.changing("s2") { $0.text = "Ridership rose by 45 percent last year" }
    var theirs = base.changing("s2") { $0.speaker = "the city" }
    theirs.statements.insert(Statement(id: "s5", kind: .evidence, text: "Two lines were cut in May"), at: 2)
    theirs.relations.append(Relation(id: "r4", kind: .supports, from: ["s5"], to: "s3"))
    theirs.statements.removeAll { $0.id == "s4" }
    theirs.relations.removeAll { $0.id == "r3" }
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.isEmpty)
    #expect(merge.graph.statements.map(\.id) == ["s1", "s2", "s5", "s3"])
    #expect(merge.graph.statements[1].text == "Ridership rose by 45 percent last year")
    #expect(merge.graph.statements[1].speaker == "the city")
    #expect(merge.graph.relations.map(\.id) == ["r1", "r2", "r4"])
    // The other way round it is the same, up to order.
    let mirrored = Merge(base: base, ours: theirs, theirs: ours)
    #expect(Difference(merge.graph, mirrored.graph).isEmpty)
  }

  @Test func sidesWithTheirOwnIDsAreMerged() throws {
    let before = try Repository.graph("Graphs/Corpus/chip-controls.json")
    let theirs = try Repository.graph("Graphs/Corpus/chip-controls-v2.json")
    var ours = before
    ours.statements.append(Statement(id: "s99", kind: .claim, text: "Licences take longer every year"))
    ours.relations.append(Relation(id: "r99", kind: .supports, from: ["s99"], to: "s7"))
    let graph = Merge(base: before, ours: ours, theirs: theirs).graph
    #expect(graph.findings().filter { $0.code == .danglingEnd || $0.code == .duplicateID }.isEmpty)
    #expect(graph.statements.contains { $0.id == "s99" })
    #expect(graph.statements.contains { $0.speaker == "Sun Weilin" })
    #expect(!graph.statements.contains { $0.text.hasPrefix("No mainland laboratory") })
  }

  @Test func contradictionsAreNamedAndKept() throws {
    let base = Samples.buses()
    let ours = base.changing("s2") { $0.text = "Ridership rose by 45 percent last year" }
    var theirs = base.changing("s2") { $0.text = "Ridership rose by 30 percent last year" }
    theirs.statements.removeAll { $0.id == "s3" }
    theirs.relations.removeAll { $0.id != "r1" }
    let other = ours.changing("s3") { $0.speaker = "the mayor" }
    let merge = Merge(base: base, ours: other, theirs: theirs)
    #expect(merge.conflicts.map { "\($0.id) \($0.field)" } == ["s2 text", "s3 existence"])
    #expect(merge.graph.statements[1].text == "Ridership rose by 45 percent last year")
    let written = try JSONReader().read(MergeWriter().write(merge)).graph
    let kept = try #require(written.unknown.first { $0.name == "conflicts" }?.json)
    #expect(kept.contains("\"theirs\": \"Ridership rose by 30 percent last year\""))
  }

  @Test func whatARelationNeedsIsNotLost() throws {
    let base = Samples.buses()
    var ours = base
    ours.statements.removeAll { $0.id == "s4" }
    ours.relations.removeAll { $0.id == "r3" }
    var theirs = base
    theirs.relations.append(Relation(id: "r9", kind: .supports, from: ["s4"], to: "s1"))
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.graph.statements.contains { $0.id == "s4" })
    #expect(merge.conflicts.map(\.id) == ["s4"])
  }

  @Test func aThesisThatTheOtherSideRemovedIsKept() {
    let base = Samples.buses()
    var ours = base
    ours.statements.removeAll { $0.id == "s4" }
    ours.relations.removeAll { $0.id == "r3" }
    var theirs = base
    theirs.thesis = "s4"
    for merge in [
      Merge(base: base, ours: ours, theirs: theirs), Merge(base: base, ours: theirs, theirs: ours),
    ] {
      #expect(merge.graph.thesis == "s4" && merge.graph.statements.contains { $0.id == "s4" })
      #expect(merge.conflicts.map { "\($0.id) \($0.field)" } == ["s4 existence"])
      #expect(
        Set([merge.conflicts[0].ours, merge.conflicts[0].theirs]) == ["removed", "used as the thesis"])
    }
  }

  @Test func whatBothAddedDifferentlyIsAConflict() throws {
    let base = Samples.buses()
    var ours = base
    ours.documents = [Document(id: "d", title: "Ours", text: "They are full.")]
    ours.statements.append(Statement(id: "s5", kind: .claim, text: "They are full", confidence: 0.5))
    var theirs = base
    theirs.documents = [Document(id: "d", text: "They are empty.")]
    theirs.statements.append(Statement(id: "x", kind: .claim, text: "They are full", confidence: 0.75))
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.graph == ours)
    #expect(
      merge.conflicts.map(said) == [
        "document d title: none, Ours, none", "document d text: none, They are full., They are empty.",
        "statement s5 confidence: none, 0.5, 0.75",
      ])
  }

  @Test func unknownFieldsAreMergedEachForItself() {
    func graph(_ fields: [(name: String, json: String)]) -> Graph {
      Samples.buses().changing("s2") { statement in
        statement.unknown = fields.map { UnknownField(name: $0.name, json: $0.json) }
      }
    }
    let source = (name: "source", json: "1")
    let merge = Merge(
      base: graph([source]), ours: graph([source, ("tags", "[1]")]),
      theirs: graph([source, ("tags", "[2]"), ("reviewed", "true")]))
    #expect(merge.graph == graph([source, ("tags", "[1]"), ("reviewed", "true")]))
    #expect(merge.conflicts.map(said) == ["statement s2 other field tags: none, [1], [2]"])
  }

  /// Two commits that are put on others one after the other, the first left as it was.
  @Test func conflictsOfAnEarlierMergeStay() throws {
    func merge(_ base: Graph, _ ours: Graph, _ theirs: Graph) throws -> Graph {
      try JSONReader().read(MergeWriter().write(Merge(base: base, ours: ours, theirs: theirs))).graph
    }
    let base = Samples.buses()
    let upstream = base.changing("s2") { $0.speaker = "Ann" }.changing("s3") { $0.speaker = "Ann" }
    let first = base.changing("s2") { $0.speaker = "Ben" }
    let second = first.changing("s3") { $0.speaker = "Ben" }
    let result = try merge(first, merge(base, upstream, first), second)
    let conflicts = try #require(result.unknown.first { $0.name == "conflicts" }?.json)
    #expect(conflicts.contains("\"id\": \"s2\"") && conflicts.contains("\"id\": \"s3\""))
    #expect(MergeWriter.isUnsettled(result))
  }
}
