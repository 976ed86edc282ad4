import CruxDiff
import CruxModel
import Testing

/// What is the same in both sides of a merge, by whatever way each came to it.
@Suite struct MergeNamesTests {
  /// As where two branches add one article, and one of them corrects a speaker.
  @Test func whatBothAddedTwiceIsThereTwice() {
    let texts = ["Prices rose", "It helps", "Rents fell", "It helps", "???", "!!!"]
    let ours = Graph(
      id: "g", thesis: "s1", documents: [Document(id: "g")],
      statements: texts.enumerated().map { number, text in
        Statement(
          id: "s\(number + 1)", kind: .claim, text: text,
          anchor: Anchor(document: "g", start: 20 * number, end: 20 * number + text.count))
      },
      relations: ["s2", "s4", "s6"].map { Relation(id: "r\($0)", kind: .supports, from: [$0], to: "s1") })
    // In another order, so that only the places tell which is which.
    var theirs = ours.changing("s4") { $0.speaker = "Ann" }
    theirs.statements.reverse()
    let merge = Merge(base: Graph(id: "g"), ours: ours, theirs: theirs)
    #expect(merge.graph.statements == ours.statements && merge.graph.relations == ours.relations)
    #expect(merge.conflicts.map { "\($0.id) \($0.field)" } == ["s4 speaker"])
  }

  @Test func whatOneAddedAndTheOtherMadeOfSomethingIsThereOnce() {
    let base = Samples.buses()
    let text = "The buses cost the city far too much"
    let reworded = base.changing("s3") { $0.text = text }
    var added = base
    added.statements.append(Statement(id: "s9", kind: .counterclaim, text: text))
    added.relations.append(Relation(id: "r9", kind: .rebuts, from: ["s9"], to: "s1"))
    var moved = base
    moved.relations[2].to = "s1"
    var related = base
    related.relations.append(Relation(id: "r9", kind: .rebuts, from: ["s4"], to: "s1"))
    for (changed, grown) in [(reworded, added), (moved, related)] {
      for merge in [
        Merge(base: base, ours: changed, theirs: grown), Merge(base: base, ours: grown, theirs: changed),
      ] {
        #expect(merge.graph == changed && merge.conflicts.isEmpty)
      }
    }
  }
}
