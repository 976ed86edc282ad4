import Foundation
import TestSupport
import Testing

@testable import CruxStore

@Suite struct KnowledgeBaseTests {
  private static let graphs = Repository.root.appending(path: "Graphs").path

  private func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  @Test func aGraphComesBackAsItWas() throws {
    try inFolder { folder in
      let file = Self.graphs + "/Corpus/chip-controls.json"
      let added = try Crux.run(["add", file, "--kb", "kb"], in: folder)
      #expect(added.output == "chip-controls@1 added: 30 statements, 27 relations\n")
      let again = try Crux.run(["add", file, "--kb", "kb"], in: folder)
      #expect(again.output == "chip-controls@1 is unchanged\n")
      let exported = try Crux.run(
        ["export", "chip-controls", "--format", "json", "--kb", "kb"], in: folder)
      #expect(exported.output == (try String(contentsOfFile: file, encoding: .utf8)))
    }
  }

  @Test func aTextIsExtractedAndItsVersionsAreKept() throws {
    try inFolder { folder in
      let text = "The night buses should stay. Ridership rose by 40 percent last year, the city said."
      try Data(text.utf8).write(to: folder.appending(path: "buses.txt"))
      #expect(try Crux.run(["add", "buses.txt", "--kb", "kb"], in: folder).status == 0)
      try Data((text + " Critics say that they cost too much.").utf8).write(
        to: folder.appending(path: "buses.txt"))
      let second = try Crux.run(["add", "buses.txt", "--kb", "kb"], in: folder)
      #expect(second.output.hasPrefix("buses@2 added: "))
      let log = try Crux.run(["log", "buses", "--kb", "kb"], in: folder).output.split(separator: "\n")
      #expect(log.count == 2)
      #expect(log[0].hasPrefix("buses@2 ") && log[1].hasPrefix("buses@1 "))
      #expect(log[0].contains("embedded "))
      let old = try Crux.run(["show", "buses@1", "--kb", "kb"], in: folder).output
      let new = try Crux.run(["show", "buses", "--kb", "kb"], in: folder).output
      #expect(!old.contains("cost too much") && new.contains("cost too much"))
      let digest = try Crux.shell("sha256sum < buses.txt", in: folder).output.prefix(64)
      let rows = try Crux.run(["log", "buses", "--kb", "kb", "--format", "json"], in: folder).output
      #expect(rows.contains("\"textDigest\" : \"\(digest)\""))
    }
  }

  @Test func aFolderHidesNoDocumentOfItsName() throws {
    try inFolder { folder in
      let file = Self.graphs + "/Corpus/chip-controls.json"
      let outcome = try Crux.shell(
        "mkdir chip-controls; crux add '\(file)' --kb kb > added; crux reason chip-controls --kb kb",
        in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.split(separator: "\n").count == 30)
    }
  }

  @Test func anIDOfTwoStatementsIsNamed() throws {
    try inFolder { folder in
      let twice = """
        {"crux": 1, "id": "g", "documents": [], "relations": [], "statements": [
        {"id": "a", "kind": "claim", "text": "one"}, {"id": "b", "kind": "claim", "text": "two"},
        {"id": "b", "kind": "claim", "text": "three"}]}
        """
      try Data(twice.utf8).write(to: folder.appending(path: "g.json"))
      let added = try Crux.run(["add", "g.json", "--kb", "kb"], in: folder)
      #expect(added.status == 2)
      #expect(added.errors.contains("g.json: several statements or relations of \"g\" have the id \"b\";"))
    }
  }

  @Test func whatTakesADocumentSaysThatItTakesNoVersion() throws {
    try inFolder { folder in
      let file = Self.graphs + "/Corpus/chip-controls.json"
      for command in ["log", "blame", "remove"] {
        let line = "crux add '\(file)' --kb kb > added; crux \(command) chip-controls@1 --kb kb || echo $?"
        let outcome = try Crux.shell(line, in: folder)
        #expect(outcome.output == "2\n")
        #expect(outcome.errors.hasSuffix("; here a document is named without a version\n"))
      }
    }
  }

  @Test func anIDCanBeGivenToALineOfJSON() throws {
    try inFolder { folder in
      let line = #"{"id": "a", "text": "Night buses should stay."}"#
      let added = try Crux.shell("echo '\(line)' > l.jsonl; crux add l.jsonl --id z --kb kb", in: folder)
      #expect(added.output.hasPrefix("z@1 added: "))
      let two = try Crux.shell(
        "cat l.jsonl l.jsonl | crux add - --id y --kb kb || echo $?; crux list --kb kb", in: folder)
      #expect(two.output.hasPrefix("2\n") && !two.output.contains("y@"))
      #expect(two.errors.contains("--id goes with one document; there are several"))
    }
  }

  @Test func anotherPageIsNoVersion() throws {
    try inFolder { folder in
      let outcome = try Crux.shell(
        """
        for site in a b; do mkdir $site
          echo "<link rel=canonical href=https://$site.example/1/><p>The $site ferry should stay, since it is full.</p>" \
            > $site/index.html
        done
        export CRUX_KB=kb; crux add a/index.html > out; echo 'The tram should stay, since it is full.' > t.txt
        crux add b/index.html t.txt >> out || echo $?; crux add b/index.html --id index >> out
        sed 's/https:\\/\\//http:\\/\\/www./' b/index.html > c.html
        mv c.html b/index.html; echo '<p>More of it is full.</p>' >> b/index.html; crux add b/index.html >> out; cat out
        """, in: folder)
      #expect(outcome.output.hasPrefix("2\nindex@1 added"))
      #expect(outcome.output.contains("t@1 added") && outcome.output.contains("index@2 added"))
      // The same page, however it is fetched.
      #expect(outcome.output.contains("index@3 added"))
      #expect(
        outcome.errors.contains("b/index.html: \"index\" is another page in the knowledge base already"))
      #expect(outcome.errors.contains("https://a.example/1"))
    }
  }

  @Test func anotherTextFromTheSameInputIsNoVersion() throws {
    try inFolder { folder in
      let outcome = try Crux.shell(
        """
        export CRUX_KB=kb; echo 'Bees are dying because pesticides harm them.' | crux add - > added
        echo 'Trams are better than buses, because they last thirty years.' | crux add - || echo $?
        crux log stdin | cut -d ' ' -f 1
        """, in: folder)
      #expect(outcome.output == "2\nstdin@1\n")
      #expect(outcome.errors.contains("crux: -: \"stdin\" is another text in the knowledge base already"))
      #expect(outcome.errors.contains("--id stdin makes this its new version"))
    }
  }

  @Test func anotherTextOnTheSameLineIsNoVersion() throws {
    try inFolder { folder in
      let outcome = try Crux.shell(
        """
        export CRUX_KB=kb
        echo '{"text": "Bees are dying because pesticides harm them."}' > l.jsonl; crux add l.jsonl > added
        echo '{"text": "Trams are better than buses, because they last thirty years."}' > l.jsonl
        crux add l.jsonl || echo $?; crux log l-1 | cut -d ' ' -f 1
        """, in: folder)
      #expect(outcome.output == "2\nl-1@1\n")
      #expect(outcome.errors.contains("l.jsonl: \"l-1\" is another text in the knowledge base already"))
    }
  }

  /// More lines than are read at once.
  @Test func manyLinesAreManyDocuments() throws {
    try inFolder { folder in
      let lines = (0..<400).map {
        #"{"id": "d\#($0)", "text": "Tram \#($0) should run at night.\#(String(repeating: " ", count: 300))"}"#
      }
      try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "l.jsonl"))
      let added = try Crux.run(["add", "l.jsonl", "--kb", "kb"], in: folder)
      #expect(added.output.split(separator: "\n").count == 400 && added.status == 0, "\(added.errors)")
      #expect(try Crux.run(["extract", "l.jsonl", "--output", "out/"], in: folder).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").count == 400)
    }
  }

  @Test func aNameThatTwoLinesHaveIsSaidWithItsPlace() throws {
    try inFolder { folder in
      let lines = #"""
        {"id": "x", "text": "Bees are dying because pesticides harm them."}
        {"id": "x", "text": "Trams are better than buses."}
        """#
      try Data(lines.utf8).write(to: folder.appending(path: "l.jsonl"))
      let outcome = try Crux.run(["add", "l.jsonl", "--kb", "kb"], in: folder)
      #expect(
        outcome.errors.contains("crux: l.jsonl: lines from 1 on: another of these inputs is \"x\", too"))
    }
  }

  @Test func aBadLineIsNamed() throws {
    try inFolder { folder in
      let graph =
        #"{"crux": 1, "id": "g", "statements": [{"id": "s", "kind": "claim", "text": "x"}], "relations": []}"#
      let outcome = try Crux.shell(
        "printf '%s\\n%s\\n' '\(graph)' '\(graph.replacing("claim", with: "clam"))' > g.jsonl; crux add g.jsonl --kb kb",
        in: folder)
      #expect(outcome.status == 2 && outcome.output.hasPrefix("g@1 added"))
      #expect(outcome.errors.hasPrefix("crux: g.jsonl: reading JSON, line 2, column 59: "))
    }
  }

  @Test func aTextInAnotherLanguageIsNoVersion() throws {
    try inFolder { folder in
      let outcome = try Crux.shell(
        """
        export CRUX_KB=kb; echo 'The night buses should stay, because they are full.' > buses.txt; crux add buses.txt > out
        echo 'Die Buslinien sind gut und die Fahrer sind nicht müde, auch wenn es spät ist.' > buses.txt
        crux add buses.txt || echo $?; crux log buses | cut -d ' ' -f 1
        """, in: folder)
      #expect(outcome.output == "2\nbuses@1\n")
      #expect(outcome.errors.hasPrefix("crux: buses.txt: This reads like German"))
    }
  }

  @Test func aBaseIsCopiedLikeAnyFile() throws {
    try inFolder { folder in
      let outcome = try Crux.shell(
        "crux add '\(Self.graphs)/controls-working.json' --kb kb > added; cp kb copy; crux list --kb copy; "
          + "crux remove controls-working --kb copy; ls", in: folder)
      #expect(outcome.output.hasPrefix("controls-working@1  "))
      #expect(outcome.output.hasSuffix("\ncontrols-working removed\nadded\ncopy\nkb\n"))
    }
  }

  @Test func theEnvironmentNamesTheBase() throws {
    try inFolder { folder in
      let line = "export CRUX_KB=kb; crux add '\(Self.graphs)/controls-working.json' --id other; crux list"
      let outcome = try Crux.shell(line, in: folder)
      #expect(outcome.output.hasPrefix("other@1 added: "))
      #expect(outcome.output.contains("\nother@1  2"))
      let without = try Crux.shell("unset CRUX_KB; crux list || echo $?", in: folder)
      #expect(without.output == "2\n")
      #expect(without.errors == "crux: which knowledge base? Name it with --kb FILE or in CRUX_KB\n")
    }
  }

  @Test func aBadInputDoesNotStopTheOthers() throws {
    try inFolder { folder in
      try Data("{\"crux\": 1,".utf8).write(to: folder.appending(path: "bad.json"))
      let good = Self.graphs + "/controls-working.json"
      let other = try String(contentsOfFile: good, encoding: .utf8).replacing("backfired", with: "failed")
      try Data(other.utf8).write(to: folder.appending(path: "other.json"))
      let outcome = try Crux.run(
        ["add", "bad.json", "missing.txt", good, "other.json", "--kb", "kb"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.hasPrefix("controls-working@1 added"))
      #expect(outcome.errors.contains("crux: bad.json: reading JSON, line 1"))
      #expect(outcome.errors.contains("crux: missing.txt: there is no such file"))
      #expect(outcome.errors.contains("another of these inputs is \"controls-working\", too"))
    }
  }

  @Test func theSameInputTwiceIsUnchanged() throws {
    try inFolder { folder in
      let file = Self.graphs + "/controls-working.json"
      let outcome = try Crux.run(["add", file, file, "--kb", "kb"], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasSuffix("relations\ncontrols-working@1 is unchanged\n"))
    }
  }

  @Test func endsThatAreMissingAreSaid() throws {
    try inFolder { folder in
      let graph = """
        {"crux": 1, "id": "g", "documents": [], "statements": [{"id": "a", "kind": "claim", "text": "one"}],
        "relations": [{"id": "r", "kind": "supports", "from": ["zz"], "to": "a"}]}
        """
      try Data(graph.utf8).write(to: folder.appending(path: "g.json"))
      let outcome = try Crux.run(["add", "g.json", "--kb", "kb"], in: folder)
      #expect(outcome.status == 0)
      #expect(
        outcome.errors == "crux: g.json: relation r: Its premise \"zz\" does not exist. [dangling-end]\n")
    }
  }

  @Test(arguments: ["", " ", ".", "..", "a@2", "a@2026-11-29", "a\nb"])
  func anIdThatNoReferenceCanNameIsRefused(_ id: String) throws {
    try inFolder { folder in
      let outcome = try Crux.run(
        ["add", Self.graphs + "/controls-working.json", "--id", id, "--kb", "kb"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("cannot be a document's id"))
      #expect(outcome.errors.contains("--id"))
      #expect(try Crux.run(["list", "--kb", "kb"], in: folder).output.isEmpty)
    }
  }

  @Test(arguments: ["0", "-1", "2026-11-29T23:00:00"])
  func aVersionThatIsNoneIsSaid(_ version: String) throws {
    try inFolder { folder in
      _ = try Crux.run(["add", Self.graphs + "/controls-working.json", "--kb", "kb"], in: folder)
      let outcome = try Crux.run(["show", "controls-working@\(version)", "--kb", "kb"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("crux: \"controls-working@\(version)\" names no version; "))
    }
  }

  @Test func whereNoBaseCanLieIsSaid() throws {
    try inFolder { folder in
      let add = ["add", Self.graphs + "/controls-working.json", "--kb"]
      #expect(
        try Crux.run(add + ["none/kb"], in: folder).errors
          == "crux: none/kb: the folder that it is to lie in does not exist\n")
      #expect(
        try Crux.run(add + [folder.path], in: folder).errors
          == "crux: \(folder.path): this is a folder; a knowledge base is a file\n")
      _ = try Crux.run(add + ["kb"], in: folder)
      #expect(
        try Crux.run(["backup", "none/copy", "--kb", "kb"], in: folder).errors
          == "crux: none/copy: the folder that it is to lie in does not exist\n")
    }
  }

  @Test func nothingToAddMakesNoBase() throws {
    try inFolder { folder in
      let outcome = try Crux.run(["add", "missing.txt", "--kb", "kb"], in: folder)
      #expect(outcome.status == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      // Where none could be made, that is said before anything is read.
      let nowhere = try Crux.run(["add", "missing.txt", "--kb", "none/kb"], in: folder)
      #expect(nowhere.errors.hasPrefix("crux: none/kb: ") && !nowhere.errors.contains("missing.txt"))
    }
  }

  @Test func versionsAreExportedInEveryFormat() throws {
    try inFolder { folder in
      _ = try Crux.run(["add", Self.graphs + "/controls-working.json", "--kb", "kb"], in: folder)
      let outcome = try Crux.run(
        ["export", "controls-working@1", "--kb", "kb", "--output", "working.graphml"], in: folder)
      #expect(outcome.status == 0)
      #expect(try Crux.run(["check", "working.graphml"], in: folder).status == 0)
      let missing = try Crux.run(
        ["export", "controls-working@2", "--kb", "kb", "--format", "dot"], in: folder)
      #expect(missing.status == 2)
      #expect(missing.errors == "crux: controls-working@2: controls-working has one version\n")
    }
  }

  @Test func whatIsRemovedIsGone() throws {
    try inFolder { folder in
      _ = try Crux.run(["add", Self.graphs + "/controls-working.json", "--kb", "kb"], in: folder)
      #expect(try Crux.run(["backup", "copy", "--kb", "kb"], in: folder).status == 0)
      #expect(try Crux.run(["remove", "controls-working", "--kb", "kb"], in: folder).status == 0)
      #expect(try Crux.run(["list", "--kb", "kb"], in: folder).output.isEmpty)
      #expect(try Crux.run(["list", "--kb", "copy"], in: folder).output.hasPrefix("controls-working@1"))
      #expect(try Crux.run(["remove", "controls-working", "--kb", "kb"], in: folder).status == 2)
      #expect(try Crux.run(["remove", "controls-working", "--kb", "none"], in: folder).status == 2)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
    }
  }

  @Test func aBaseIsChecked() throws {
    try inFolder { folder in
      _ = try Crux.run(["add", Self.graphs + "/Corpus", "--kb", "kb"], in: folder)
      #expect(try Crux.run(["check", "--kb", "kb"], in: folder).status == 0)
      _ = try Crux.run(["backup", "copy", "--kb", "kb"], in: folder)
      var bytes = try Data(contentsOf: folder.appending(path: "copy"))
      for _ in 0..<100 {
        guard let place = bytes.range(of: Data(" the ".utf8)) else { break }
        bytes.replaceSubrange(place, with: Data(" eht ".utf8))
      }
      try bytes.write(to: folder.appending(path: "copy"))
      let outcome = try Crux.run(["check", "--kb", "copy"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix("copy: "))
      #expect(try Crux.shell("CRUX_KB=copy crux check || echo $?", in: folder).output.hasSuffix("\n1\n"))
      let file = Self.graphs + "/controls-working.json"
      #expect(try Crux.shell("CRUX_KB=copy crux check '\(file)' || echo $?", in: folder).errors.isEmpty)
      #expect(try Crux.shell("unset CRUX_KB; crux check || echo $?", in: folder).output == "2\n")
    }
  }

  @Test func whoHoldsTheBaseIsSaid() throws {
    try inFolder { folder in
      let add = ["add", Self.graphs + "/controls-working.json", "--kb", "kb"]
      _ = try Crux.run(add, in: folder)
      let base = try Base(path: folder.path + "/kb", for: .writing)
      let outcome = try base.write { _ in
        try Crux.run(["remove", "controls-working", "--kb", "kb"], in: folder)
      }
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix("crux: kb: another writer holds the knowledge base: process \(getpid())"))
      #expect(try base.documents().count == 1)
    }
  }
}
