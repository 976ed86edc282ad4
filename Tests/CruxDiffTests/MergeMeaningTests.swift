import CruxDiff
import CruxModel
import Testing

/// What each side alone says soundly, and both together do not.
@Suite struct MergeMeaningTests {
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
