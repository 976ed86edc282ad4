import CruxDiff
import CruxModel
import Testing

/// What becomes of texts, and of the anchors in them.
@Suite struct MergeTextTests {
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
}
