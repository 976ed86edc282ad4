import CruxDiff
import CruxModel
import Testing

/// What one side removed and the other uses.
@Suite struct RestorationTests {
  private func removing(_ id: String, from graph: Graph) -> Graph {
    var graph = graph
    graph.statements.removeAll { $0.id == id }
    graph.relations.removeAll { $0.from.contains(id) || $0.to == id }
    return graph
  }

  @Test func aStatementComesBackInItsPlaceWithItsRelations() {
    let base = Samples.buses()
    var theirs = base
    theirs.statements.append(Statement(id: "s5", kind: .evidence, text: "Fares pay for a third of them"))
    theirs.relations.append(Relation(id: "r9", kind: .supports, from: ["s5"], to: "s3"))
    let merge = Merge(base: base, ours: removing("s3", from: base), theirs: theirs)
    #expect(merge.graph == theirs)
    #expect(merge.conflicts.map { "\($0.id) \($0.theirs ?? "")" } == ["s3 used by r9"])
    let renamed = base.changing("s3") { $0.speaker = "the mayor" }
    let other = Merge(base: base, ours: renamed, theirs: removing("s3", from: base))
    #expect(other.graph == renamed && other.conflicts.map(\.field) == ["existence"])
  }

  /// Whoever settles for the other side must find what it needs.
  @Test func whatTheOtherSideOfAConflictNeedsIsKept() {
    let base = Samples.buses()
    var (ours, theirs) = (removing("s4", from: base), base)
    (ours.thesis, theirs.thesis) = ("s2", "s4")
    var (turned, linked) = (removing("s4", from: base), base)
    turned.relations[0].kind = .rebuts
    linked.relations[0].from.append("s4")
    for (one, other) in [(ours, theirs), (theirs, ours), (turned, linked), (linked, turned)] {
      let merge = Merge(base: base, ours: one, theirs: other)
      #expect(merge.graph.statements.map(\.id) == base.statements.map(\.id))
      #expect(merge.conflicts.count == 2 && merge.conflicts[1].field == "existence")
    }
  }
}
