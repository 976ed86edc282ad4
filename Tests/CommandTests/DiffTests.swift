import CruxFormats
import CruxModel
import Foundation
import TestSupport
import Testing

@Suite struct DiffTests {
  private let corpus = Repository.root.appending(path: "Graphs/Corpus").path
  private var before: String { corpus + "/chip-controls.json" }
  private var after: String { corpus + "/chip-controls-v2.json" }

  @Test func equalArgumentsAreEqual() throws {
    let outcome = try Crux.run(["diff", before, before])
    #expect(outcome.status == 0)
    #expect(outcome.output == "Nothing in the argument changed.\n")
  }

  @Test func whatIsNoPartOfTheArgumentIsNamed() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "title": "Trams", "documents": [{"id": "g", "text": "It works. So?"}],
        "statements": [{"id": "s1", "kind": "claim", "text": "It works"}]}' > one.json
      sed 's/Trams/Buses/; s/So?/So!/' one.json > other.json; crux diff one.json other.json
      """, in: folder)
    #expect(outcome.output == "Nothing in the argument changed, only the title, the text.\n")
    #expect(outcome.status == 0)
  }

  @Test func theVerdictComesFirstAndWordsLast() throws {
    let outcome = try Crux.run(["diff", before, after])
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("The thesis") == true)
    let titles = ["Claims", "Evidence", "Relations", "Speakers", "Wording"].map {
      lines.firstIndex(of: $0) ?? -1
    }
    #expect(titles == titles.sorted() && titles.allSatisfy { $0 > 0 })
    #expect(outcome.output.contains("[-140,000-] {+90,000+}"))
    #expect(
      outcome.output.contains(
        "A wall with that many doors in it is a toll booth — [-Rafael Quintero-] {+Lena Hwang+}"))
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func programsGetJSON() throws {
    struct Answer: Decodable {
      struct Change: Decodable {
        var change: String
        var before: [String]
        var after: [String]
        var cause: String
      }

      var matched: [[String]]
      var changes: [Change]
    }
    let outcome = try Crux.run(["diff", before, after, "--format", "json"])
    #expect(outcome.status == 1)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.matched.contains(["s30", "t32"]))
    let added = try #require(answer.changes.first { $0.change == "relation added" })
    #expect(added.after == ["q9", "q10"] && added.before.isEmpty && added.cause == "text")
  }

  @Test func lessCanBeAskedFor() throws {
    let counts = try Crux.run(["diff", before, after, "--stat"]).output
    #expect(counts.hasPrefix("3 added, 1 removed, 3 reworded"))
    let speakers = try Crux.run(["diff", before, after, "--only", "speakers"]).output
    #expect(speakers.contains("Lena Hwang") && !speakers.contains("Wording"))
    let markdown = try Crux.run(["diff", before, after, "--format", "markdown"]).output
    #expect(markdown.hasPrefix("**The thesis") && markdown.contains("\n### Wording\n"))
  }

  @Test func picturesShowBothWithALegend() throws {
    let dot = try Crux.run(["diff", before, after, "--format", "dot"]).output
    #expect(dot.contains("<B>+</B> added") && dot.contains("<S>") && dot.contains("<B>±</B>"))
    let graphml = try Crux.run(["diff", before, after, "--format", "graphml"]).output
    #expect(graphml.contains("<data key=\"n-change\">added</data>"))
    #expect(graphml.contains("<data key=\"e-change\">removed</data>"))
  }

  @Test func aPatchMakesOneOfTheOther() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      crux diff '\(before)' '\(after)' --format patch --output p || true
      crux apply p '\(before)' --output new.json; crux apply p new.json --reverse --output old.json
      cmp new.json '\(after)'; cmp old.json '\(before)'; crux apply p '\(after)' --output no.json || echo refused $?
      """, in: folder)
    #expect(outcome.output == "refused 2\n", "\(outcome.errors)")
    #expect(outcome.errors.contains("the patch does not fit: "))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "no.json").path))
  }

  @Test func textsAreComparedByTheirArguments() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Repository.root.appending(path: "Graphs/controls-working.txt")
    let words = try String(contentsOf: text, encoding: .utf8)
    let old = folder.appending(path: "old.txt")
    try Data(words.utf8).write(to: old)
    let new = folder.appending(path: "new.txt")
    try Data(
      (words + "\n\nThe controls should be kept, because the lead in chips has grown by 60 percent.\n").utf8
    )
    .write(to: new)
    #expect(try Crux.run(["diff", old.path, old.path]).status == 0)
    let outcome = try Crux.run(["diff", old.path, new.path, "--format", "json"])
    #expect(outcome.status == 1)
    // What stands in unchanged paragraphs is not said to have changed.
    for name in ["reworded", "removed", "kind changed", "speaker changed", "split", "merged"] {
      #expect(!outcome.output.contains("{\"change\": \"\(name)\""), "\(name)")
    }
  }

  /// The lines that commands print about two graphs of one claim in other words, `old.json` and `new.json`.
  private func told(by commands: String, before: String, after: String) throws -> [Substring] {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, claim) in [("old", before), ("new", after)] {
      let graph = Graph(
        id: "g", thesis: "s1", statements: [Statement(id: "s1", kind: .claim, text: claim)])
      try Data(JSONWriter().write(graph)).write(to: folder.appending(path: name + ".json"))
    }
    return try Crux.shell(commands, in: folder).output.split(separator: "\n")
  }

  @Test func aThesisThatIsDeniedIsNotAsBefore() throws {
    let headlines = try told(
      by: "crux diff old.json new.json || true; crux diff new.json old.json || true",
      before: "Controls work", after: "Controls do not work"
    ).filter { $0.hasPrefix("The thesis") }
    #expect(
      headlines
        == Array(
          repeating: "The thesis now says the opposite: the old one stood, the new one stands.", count: 2))
  }

  @Test func allThatChangedInOneStatementIsNamed() throws {
    let lines = try told(
      by: "crux diff old.json new.json || true; crux diff old.json new.json --format json || true",
      before: "The strike cost 5 million", after: "The strike may have cost 8 million")
    #expect(lines.first == "The thesis, quantity changed and hedged, stands, as before.")
    #expect(
      lines.contains("~ quantity changed, hedged: The strike {+may have+} cost [-5-] {+8+} million [s1]"))
    for name in ["quantity changed", "hedged"] {
      #expect(lines.contains { $0.contains("{\"change\": \"\(name)\", \"before\": [\"s1\"]") }, "\(name)")
    }
  }

  @Test func headlinesAndCausesFitWhatChanged() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "thesis": "s1", "statements": [
        {"id": "s1", "kind": "claim", "text": "Controls work"},
        {"id": "s2", "kind": "evidence", "text": "Prices rose", "confidence": 0.8}],
        "relations": [{"id": "r1", "kind": "supports", "from": ["s2"], "to": "s1"}]}' > g.json
      echo '{"crux": 1, "id": "g", "statements": []}' > none.json
      sed 's/0.8/0.3/' g.json > less.json
      crux diff g.json none.json | head -n 1; crux diff none.json g.json | head -n 1
      crux diff g.json less.json || true
      sed 's/"relations": .*/"relations": []}/' g.json > bare.json
      crux diff g.json bare.json || true
      crux diff g.json less.json --stat || true
      echo '{"crux": 1, "id": "g", "thesis": "s3", "statements": [
        {"id": "s1", "kind": "claim", "text": "Controls work"},
        {"id": "s3", "kind": "claim", "text": "Nothing was won by them"}],
        "relations": [{"id": "r1", "kind": "rebuts", "from": ["s3"], "to": "s1"}]}' > other.json
      crux diff g.json other.json | head -n 1
      """, in: folder)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("without support now: Controls work") }, "\(outcome.output)")
    #expect(
      lines.prefix(2) == ["There is no thesis any more; it stood.", "There is a thesis now; it stands."])
    #expect(lines.count { $0.contains("because of other confidences") } == 2, "\(outcome.output)")
    #expect(!outcome.output.contains("Without weight"))
    #expect(lines.contains("2 strengths changed"))
    #expect(lines.last == "The thesis is another: the old one stood, the new one stands.")
  }

  @Test func patchesGraphsAndTextsAreToldApart() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "statements": [{"id": "s1", "kind": "claim", "text": "A"},
        {"id": "s1", "kind": "claim", "text": "B"}]}' > g.json
      crux diff '\(before)' '\(after)' --format patch > p.json || true
      crux diff p.json g.json || crux extract p.json || crux apply g.json g.json || true
      crux diff g.json '\(after)' --format patch || true
      """, in: folder)
    let patch = "p.json: this is a patch, not a text or a graph; `crux apply` makes its changes"
    #expect(
      outcome.errors.split(separator: "\n").map(String.init) == [
        "crux: \(patch)", "crux: \(patch)", "crux: g.json: this is a graph, not a patch",
        "crux: g.json: statement s1: The id \"s1\" is used more than once. [duplicate-id]",
        "crux: there is no patch from g.json to \(after): statement \"s1\" is there twice",
      ], "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func theOutputsExtensionTellsTheFormat() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      for name in d.patch d.md d.json d.DOT d.txt d; do
        crux diff '\(before)' '\(after)' --output $name || head -n 1 $name | cut -c 1-12
      done
      """, in: folder)
    #expect(
      outcome.output.split(separator: "\n") == [
        "{", "**The thesis", "{", "digraph \"chi", "The thesis, ", "The thesis, ",
      ])
  }

  @Test(arguments: [
    (["--stat", "--format", "json"], "--stat prints counts"),
    (["--stat", "--only", "places"], "--stat prints counts"),
    (["--only", "places", "--format", "json"], "--only is for text and Markdown"),
  ])
  func optionsThatDoNotGoTogetherAreRefused(_ options: [String], _ words: String) throws {
    let outcome = try Crux.run(["diff", before, after] + options)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(words))
  }

  @Test func relationsThatAttackThemselvesAreShown() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "documents": [], "relations": [], "statements": [
        {"id": "s1", "kind": "claim", "text": "Buses must stay"}]}' > a.json
      sed 's/"relations": \\[/&{"id": "r1", "kind": "undercuts", "from": ["s1"], "to": "r1"}/' a.json > b.json
      crux diff a.json b.json || echo $?
      """, in: folder)
    #expect(outcome.output.contains("relation added: \"Buses must stay\" undercuts r1"))
    #expect(outcome.output.hasSuffix("\n1\n"))
  }

  @Test func troubleIsTold() throws {
    let outcome = try Crux.run(["diff", before, "no-such-file.json"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no-such-file.json: there is no such file"))
  }

  @Test func versionsInAKnowledgeBaseAreCompared() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      export CRUX_KB=kb
      crux add '\(before)' --id chips; crux add '\(after)' --id chips; crux add '\(before)' --id chips
      crux diff chips@1 chips@3; crux diff chips@1 chips@2 --stat || echo $?
      crux log chips --changes; crux blame chips s24; crux blame chips s99 || echo $?
      """, in: folder)
    #expect(outcome.output.contains("Nothing in the argument changed.\n3 added"))
    #expect(outcome.output.contains("1 label changed\n1\n") || outcome.output.contains("labels changed\n1\n"))
    #expect(outcome.output.contains("chips@2  "))
    #expect(outcome.output.contains("chips@1  s24  at least 140,000"))
    #expect(outcome.output.contains("  chips@2  quantity changed: at least [-140,000-] {+90,000+}"))
    #expect(outcome.output.hasSuffix("\n2\n"))
  }

  @Test func whatAMergeLeftUnsettledIsSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "documents": [], "relations": [], "statements": [
        {"id": "s1", "kind": "claim", "text": "Buses must stay"}]}' > base.json
      sed 's/must/may/' base.json > ours.json; sed 's/must/should/' base.json > theirs.json
      crux merge base.json ours.json theirs.json --output merged.json || echo $?
      crux check merged.json || echo $?; crux add merged.json --kb kb
      crux diff base.json base.json --stat; sed 's/"text": "Buses must stay"/&, "confidence": 0.5/' base.json > sure.json
      crux diff base.json sure.json --stat
      """, in: folder)
    #expect(
      outcome.output == """
        1
        merged.json: graph: A merge left conflicts in it: settle what its field "conflicts" lists, and remove that. [conflict]
        1
        g@1 added: 1 statement, 0 relations
        no changes
        no changes of weight

        """, "\(outcome.errors)")
    #expect(outcome.errors.contains("crux: merged.json: graph: A merge left conflicts in it"))
  }

  @Test func aGraphIsWrittenAsWhatItIsAndNotOverAnInput() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      cp '\(before)' base.json; cp '\(after)' ours.json
      crux diff base.json ours.json --format patch --output p || true
      crux merge base.json ours.json base.json --output base.json || echo $?
      crux merge base.json ours.json base.json --output m.graphml || echo $?
      crux apply p base.json --output m.graphml || echo $?
      cmp base.json '\(before)'; ls
      """, in: folder)
    #expect(outcome.output == "2\n2\n2\nbase.json\nours.json\np\n", "\(outcome.errors)")
    #expect(outcome.errors.contains("base.json is an input, and would be overwritten"))
  }

  @Test func whatIsOddAboutReadingIsNotedByEachCommand() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph id="g"><node id="a"/></graph></graphml>' > g.graphml
      crux export g.graphml --format json --output g.json 2> export
      crux diff g.json g.json --format patch > p; crux apply p g.graphml > out 2> apply; cmp export apply
      crux merge g.graphml g.json g.json > out 2> merge; cmp export merge; cat merge
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains("crux: g.graphml: line 1: A node without a text is given its id for one."))
  }

  @Test func anchorsOfAnySizeAreCompared() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "g", "documents": [{"id": "d", "text": "Buses must stay."}], "statements": [
        {"id": "s1", "kind": "claim", "text": "Buses must stay",
        "anchor": {"document": "d", "start": -9223372036854775808, "end": 9223372036854775807}}]}' > old.json
      sed 's/-9223372036854775808/0/' old.json > new.json; crux diff old.json new.json && echo done
      """, in: folder)
    #expect(outcome.status == 0 && outcome.output.hasSuffix("done\n"), "\(outcome.errors)")
  }

  @Test func extensionsThatNoFormHasAreSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.run(["diff", before, after, "--output", "map.png"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: No form of a difference has the extension \"png\""))
    #expect(try Crux.run(["diff", before, after, "--output", "map.txt"], in: folder).status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["map.txt"])
  }
}
