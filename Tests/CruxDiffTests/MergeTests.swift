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

  private func said(_ conflict: Merge.Conflict) -> String {
    let values = [conflict.base, conflict.ours, conflict.theirs].map { $0 ?? "none" }
    return "\(conflict.what) \(conflict.id) \(conflict.field): \(values.joined(separator: ", "))"
  }

  /// A graph with a text, in which some words are statements.
  private func graph(_ text: String, _ statements: [(id: String, words: String)]) throws -> Graph {
    let anchored = try statements.map { id, words in
      let range = try #require(text.range(of: words))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      return Statement(
        id: id, kind: .claim, text: words,
        anchor: Anchor(document: "g", start: start, end: start + words.unicodeScalars.count))
    }
    return Graph(id: "g", documents: [Document(id: "g", text: text)], statements: anchored)
  }

  @Test(arguments: [
    "Breaking news. The bridge is unsafe. Traffic fell last year.",
    "The bridge is unsafe. As we know, traffic rose, but Traffic fell last year, they say.",
  ])
  func anchorsGoWithTheirWords(_ text: String) throws {
    let bridge = (id: "s1", words: "The bridge is unsafe")
    let traffic = (id: "s2", words: "Traffic fell last year")
    let base = try graph("The bridge is unsafe. Traffic fell last year.", [bridge])
    let ours = try graph(text, [bridge])
    let theirs = try graph("The bridge is unsafe. Traffic fell last year.", [bridge, traffic])
    let expected = try graph(text, [bridge, traffic])
    for merge in [
      Merge(base: base, ours: ours, theirs: theirs), Merge(base: base, ours: theirs, theirs: ours),
    ] {
      #expect(merge.conflicts.isEmpty)
      #expect(merge.graph == expected)
    }
  }

  /// An anchor that is lost because the other side changed the words is no change of who only moved them.
  @Test func wordsThatOneSideMovedAndTheOtherRewroteAreNoConflict() throws {
    let (bridge, traffic) = ("The bridge is unsafe", "Traffic fell last year")
    let now = "Traffic fell by a third last year"
    let between = ".\n\nIt was built by a mill. "
    let base = try graph(bridge + between + traffic, [("s1", bridge), ("s2", traffic)])
    let ours = try graph("The old \(bridge.dropFirst(4))" + between + traffic, [("s2", traffic)])
    let reworded = try graph(bridge + between + now, [("s1", bridge), ("s2", now)])
    let removed = try graph(bridge + between + "Nobody counts it", [("s1", bridge)])
    for (theirs, statements) in [(reworded, ["s2"]), (removed, [])] {
      for merge in [
        Merge(base: base, ours: ours, theirs: theirs), Merge(base: base, ours: theirs, theirs: ours),
      ] {
        #expect(merge.conflicts.isEmpty, "\(merge.conflicts.map(said))")
        #expect(merge.graph.statements.map(\.id) == statements)
        #expect(merge.graph.statements.allSatisfy { $0.anchor != nil })
      }
    }
  }

  /// As where each side changed its own part of an article and had it read again.
  @Test func textsComeTogetherSentenceBySentence() throws {
    let bridge = (id: "s1", words: "The bridge is unsafe")
    let traffic = (id: "s2", words: "Traffic fell last year")
    let old = "The bridge is unsafe. Its bolts rust.\n\nTraffic fell last year."
    func sure(_ text: String, _ confidence: Double) throws -> Graph {
      try graph(text, [bridge, traffic]).changing("s1") { $0.confidence = confidence }
    }
    let base = try sure(old, 0.5)
    let ours = try sure("Mind the gap! " + old + " It shows.", 0.6)
    let theirs = try sure(old.replacing("bolts", with: "old bolts"), 0.7)
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    let text = "Mind the gap! The bridge is unsafe. Its old bolts rust.\n\nTraffic fell last year. It shows."
    #expect(merge.conflicts.isEmpty)
    #expect(try merge.graph == sure(text, 0.6))
    let other = Merge(base: base, ours: ours, theirs: try sure(old.replacing("bolts", with: "rails"), 0.6))
    #expect(other.conflicts.isEmpty)
    let rails = try sure(ours.documents[0].text?.replacing("bolts", with: "rails") ?? "", 0.6)
    let both = Merge(base: base, ours: rails, theirs: theirs)
    #expect(both.conflicts.map(\.field) == ["text"])
    #expect(both.graph == rails)
  }

  @Test func aBreakBehindAChangedSentenceIsAConflict() throws {
    let old = "Alpha holds. Beta is here. Gamma ends."
    let base = try graph(old, [])
    let ours = try graph(old.replacing("here. ", with: "here.\n\n"), [])
    let theirs = try graph(old.replacing("is here", with: "is gone"), [])
    for (one, other) in [(ours, theirs), (theirs, ours)] {
      let merge = Merge(base: base, ours: one, theirs: other)
      #expect(merge.conflicts.map(\.field) == ["text"])
      #expect(merge.graph == one)
    }
  }

  @Test func confidencesInOtherTextsAreConflictsAsEver() throws {
    func sure(_ text: String, _ confidence: Double) throws -> Graph {
      var graph = try graph(text, [(id: "s1", words: "The bridge is unsafe")])
      graph.statements.append(
        Statement(id: "s2", kind: .claim, text: "It must close", confidence: confidence))
      return graph
    }
    let base = try sure("The bridge is unsafe. It rusts.", 0.5)
    let ours = try sure("Look! The bridge is unsafe. It rusts.", 0.1)
    let theirs = try sure("The bridge is unsafe. It creaks.", 0.9)
    #expect(
      Merge(base: base, ours: ours, theirs: theirs).conflicts.map(said) == [
        "statement s2 confidence: 0.5, 0.1, 0.9"
      ])
  }

  @Test func anAnchorWhoseWordsAreGoneIsAConflict() throws {
    let bridge = (id: "s1", words: "The bridge is unsafe")
    let base = try graph("The bridge is unsafe. Traffic fell last year.", [bridge])
    let ours = try graph("The bridge is unsafe. Traffic rose again.", [bridge])
    let theirs = try graph(
      "The bridge is unsafe. Traffic fell last year.", [bridge, (id: "s2", words: "Traffic fell last year")])
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.conflicts.map(said) == ["statement s2 anchor: none, none, g 22-44: Traffic fell last year"])
    #expect(merge.graph.statements.map(\.id) == ["s1", "s2"])
    #expect(merge.graph.statements[0].anchor == base.statements[0].anchor)
    #expect(merge.graph.statements[1].anchor == nil)
  }

  @Test func aDocumentThatIsUsedIsKept() throws {
    let theirs = try graph("The bridge is unsafe.", [(id: "s1", words: "The bridge is unsafe")])
    var base = theirs
    base.statements[0].anchor = nil
    var ours = base
    ours.documents = []
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.graph == theirs)
    #expect(merge.conflicts.map(said) == ["document g existence: none, removed, used by s1"])
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

  @Test func anArgumentIsNotMadeOfTwoHalves() {
    let base = Samples.buses()
    var ours = base
    ours.relations[0].kind = .rebuts
    var theirs = base
    theirs.relations[0].from.append("s4")
    let merge = Merge(base: base, ours: ours, theirs: theirs)
    #expect(merge.graph == ours)
    #expect(
      merge.conflicts.map(said) == ["relation r1 argument: s2 supports s1, s2 rebuts s1, s2 s4 supports s1"])
  }

  /// A support for what the other side negated would support the opposite of what it was written for.
  @Test func whatOneSideNegatesTheOtherDoesNotBuildOn() {
    let base = Samples.buses()
    let negated = base.changing("s1") { $0.text = "The night buses should not stay" }
    var supported = base
    supported.relations.append(Relation(id: "r9", kind: .supports, from: ["s4"], to: "s1"))
    let merge = Merge(base: base, ours: negated, theirs: supported)
    let text = "The night buses should stay"
    #expect(merge.conflicts.map(said) == ["statement s1 meaning: \(text), negated, used by r9"])
    #expect(merge.graph.statements[0].text == "The night buses should not stay")
    #expect(merge.graph.relations.map(\.id) == ["r1", "r2", "r3", "r9"])
    let mirrored = Merge(base: base, ours: supported, theirs: negated)
    #expect(mirrored.conflicts.map(said) == ["statement s1 meaning: \(text), used by r9, negated"])
    let ascribed = base.changing("s1") { $0.speaker = "the mayor" }
    #expect(
      Merge(base: base, ours: negated, theirs: ascribed).conflicts.map(said) == [
        "statement s1 meaning: \(text), negated, said by the mayor"
      ])
    // Other words for the same, or what both sides use, is no conflict.
    let reworded = base.changing("s1") { $0.text = "All the night buses should stay" }
    #expect(Merge(base: base, ours: reworded, theirs: supported).conflicts.isEmpty)
    var both = negated
    both.relations.append(supported.relations[3])
    #expect(Merge(base: base, ours: both, theirs: supported).conflicts.isEmpty)
  }

  /// What the other side adds to the whole may be meant for another part than the one that has its id.
  @Test func whatOneSideSplitsTheOtherDoesNotBuildOn() {
    let whole = "Car counts fell by 18 percent and buses run twice as fast"
    let base = Graph(
      id: "g", thesis: "s1",
      statements: [
        Statement(id: "s1", kind: .claim, text: "The new tram line works"),
        Statement(id: "s2", kind: .evidence, text: whole),
      ], relations: [Relation(id: "r1", kind: .supports, from: ["s2"], to: "s1")])
    var ours = base.changing("s2") { $0.text = "Car counts fell by 18 percent" }
    ours.statements.append(Statement(id: "s3", kind: .evidence, text: "Buses run twice as fast"))
    ours.relations.append(Relation(id: "r2", kind: .supports, from: ["s3"], to: "s1"))
    var theirs = base
    theirs.statements.append(Statement(id: "s9", kind: .evidence, text: "A log shows 24 km an hour"))
    theirs.relations.append(Relation(id: "r9", kind: .supports, from: ["s9"], to: "s2"))
    #expect(
      Merge(base: base, ours: ours, theirs: theirs).conflicts.map(said) == [
        "statement s2 meaning: \(whole), split, used by r9"
      ])
    #expect(
      Merge(base: base, ours: theirs, theirs: ours).conflicts.map(said) == [
        "statement s2 meaning: \(whole), used by r9, split"
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

  @Test func oppositeRelationsOfTheSameEndsAreAConflict() {
    let base = Samples.buses()
    func relating(_ kind: Relation.Kind) -> Graph {
      var graph = base
      graph.relations.append(Relation(id: "r4", kind: kind, from: ["s4"], to: "s1"))
      return graph
    }
    let merge = Merge(base: base, ours: relating(.supports), theirs: relating(.rebuts))
    #expect(merge.conflicts.map(said) == ["relation r4 meaning: none, s4 supports s1, s4 rebuts s1"])
    #expect(Merge(base: base, ours: relating(.supports), theirs: relating(.supports)).conflicts.isEmpty)
  }

  @Test func whatOneSideTurnsTheOtherDoesNotUndercut() {
    let base = Samples.buses()
    var turned = base
    turned.relations[0].kind = .rebuts
    var undercut = base
    undercut.relations.append(Relation(id: "r9", kind: .undercuts, from: ["s4"], to: "r1"))
    #expect(
      Merge(base: base, ours: turned, theirs: undercut).conflicts.map(said) == [
        "relation r1 meaning: supports, rebuts, used by r9"
      ])
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
