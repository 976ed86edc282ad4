import CruxDiff
import CruxFormats
import CruxModel
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
    let before = try Samples.graph("Corpus/chip-controls.json")
    let theirs = try Samples.graph("Corpus/chip-controls-v2.json")
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

  @Test func aVerdictThatNeitherSideHadIsTold() {
    // Each side takes away one of two answers to an objection; without both, the thesis falls.
    var base = Samples.buses()
    base.statements.append(Statement(id: "s5", kind: .evidence, text: "A benefactor pays all their costs"))
    base.relations.append(Relation(id: "r5", kind: .rebuts, from: ["s5"], to: "s3"))
    func without(_ id: String) -> Graph {
      var graph = base
      graph.statements.removeAll { $0.id == id }
      graph.relations.removeAll { $0.from == [id] }
      return graph
    }
    let merge = Merge(base: base, ours: without("s4"), theirs: without("s5"))
    #expect(merge.conflicts.isEmpty)
    #expect(merge.verdict.ours == .stands && merge.verdict.theirs == .stands)
    #expect(merge.verdict.merged == .falls && merge.verdict.isNew)
  }
}
