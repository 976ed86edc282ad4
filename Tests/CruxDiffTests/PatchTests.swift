import CruxDiff
import CruxFormats
import CruxModel
import TestSupport
import Testing

@Suite struct PatchTests {
  @Test func applyingADifferenceGivesTheOtherGraph() throws {
    for (number, graph) in try Samples.corpus(25).enumerated() {
      let other = graph.scrambled(seed: UInt64(number))
      let patch = try Patch(from: Difference(graph, other))
      let read = try PatchReader().read(PatchWriter().write(patch))
      #expect(read == patch)
      #expect(try read.applied(to: graph).canonical() == other.canonical())
      #expect(try read.inverse.applied(to: other).canonical() == graph.canonical())
      #expect(read.inverse.inverse == patch)
    }
  }

  @Test func versionsWithOtherIDsArePatchedToo() throws {
    let before = try Repository.graph("Graphs/Corpus/chip-controls.json")
    let after = try Repository.graph("Graphs/Corpus/chip-controls-v2.json")
    let patch = try Patch(from: Difference(before, after))
    #expect(try patch.applied(to: before).canonical() == after.canonical())
    #expect(try patch.inverse.applied(to: after).canonical() == before.canonical())
  }

  @Test func equalGraphsMakeAnEmptyPatch() throws {
    for graph in try Samples.corpus(5) { #expect(try Patch(from: Difference(graph, graph)).isEmpty) }
  }

  @Test func aPatchThatDoesNotFitIsRefused() throws {
    let graph = Samples.buses()
    let patch = try Patch(from: Difference(graph, graph.changing("s2") { $0.text += " and more" }))
    let other = graph.changing("s2") { $0.speaker = "the city" }
    #expect(throws: PatchError(what: "statement", id: "s2", trouble: "is not as expected")) {
      try patch.applied(to: other)
    }
    var without = graph
    without.statements.remove(at: 1)
    #expect(throws: PatchError(what: "statement", id: "s2", trouble: "is not there")) {
      try patch.applied(to: without)
    }
    // What it does not touch may differ.
    let elsewhere = graph.changing("s3") { $0.speaker = "someone" }
    #expect(try patch.applied(to: elsewhere).statements[1].text.hasSuffix("and more"))
  }

  /// A patch knows nothing of what another graph has besides.
  @Test func whatAPatchWouldBreakIsRefused() throws {
    func drop(_ graph: inout Graph) {
      graph.statements.removeLast()
      graph.relations.removeLast()
    }
    func changing(_ text: String) -> (inout Graph) -> Void {
      return { $0.documents = [Document(id: "d", text: text)] }
    }
    let trouble = "would name \"s4\", which is not there"
    let cases: [(patch: (inout Graph) -> Void, target: (inout Graph) -> Void, error: PatchError)] = [
      (
        { $0.relations.append(Relation(id: "r9", kind: .supports, from: ["s4"], to: "s1")) }, drop,
        PatchError(what: "relation", id: "r9", trouble: trouble)
      ),
      ({ $0.thesis = "s4" }, drop, PatchError(what: "graph", id: "buses", trouble: trouble)),
      (
        drop, { $0.relations.append(Relation(id: "r9", kind: .supports, from: ["s2"], to: "s4")) },
        PatchError(what: "relation", id: "r9", trouble: trouble)
      ),
      (
        { $0.statements.append(Statement(id: "s7", kind: .claim, text: "They run late")) },
        { $0.relations.append(Relation(id: "s7", kind: .supports, from: ["s2"], to: "s3")) },
        PatchError(what: "relation", id: "s7", trouble: "would have the id of a statement")
      ),
      (
        changing("Late, they run late."),
        { graph in
          let anchor = Anchor(document: "d", start: 0, end: 13)
          graph.statements.append(Statement(id: "s7", kind: .claim, text: "They run late", anchor: anchor))
        }, PatchError(what: "statement", id: "s7", trouble: "would stand on other words of the changed text")
      ),
    ]
    var graph = Samples.buses()
    changing("They run late.")(&graph)
    for (change, differ, error) in cases {
      var (other, target) = (graph, graph)
      change(&other)
      differ(&target)
      let patch = try Patch(from: Difference(graph, other))
      #expect(throws: error) { try patch.applied(to: target) }
    }
  }

  @Test func anOrderThatNamesAStatementTwiceIsRefused() throws {
    var patch = Patch()
    patch.statements.order = .init(before: ["s1", "s2"], after: ["s1", "s1", "s2"])
    #expect(throws: PatchError(what: "statement", id: "s1", trouble: "is there twice")) {
      try patch.applied(to: Samples.buses())
    }
  }

  @Test(arguments: [
    ("{\"cruxPatch\": 1, \"statementOrder\": {\"before\": []}}", "The order has no \"after\""),
    ("{\"cruxPatch\": 1, \"foo\": 3}", "unknown field, \"foo\""),
    ("{\"cruxPatch\": 2}", "version 2"), ("{\"statements\": [{}]}", "neither"), ("[]", "Expected"),
    ("", "empty"),
  ])
  func whatIsNoPatchIsRefused(_ text: String, _ words: String) {
    let error = #expect(throws: FormatError.self) { try PatchReader().read(Array(text.utf8)) }
    #expect(error?.message.contains(words) == true)
  }
}
