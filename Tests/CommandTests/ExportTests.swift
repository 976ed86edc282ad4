import Foundation
import TestSupport
import Testing

@Suite struct ExportTests {
  private let graph = Repository.root.appending(path: "Graphs/controls-working.json").path

  @Test func helpSaysWhatTheFormatsAre() throws {
    let help = try Crux.run(["export", "--help"]).output
    #expect(help.contains("  dot               - Graphviz's language\n"))
  }

  @Test func anOldFileStaysWhenTheNewOneFails() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appending(path: "map.dot")
    #expect(try Crux.run(["export", graph, "--format", "dot", "--output", output.path]).status == 0)
    let before = try Data(contentsOf: output)
    let broken = folder.appending(path: "broken.json")
    try Data("{\"crux\": 1, \"id\": ".utf8).write(to: broken)
    let outcome = try Crux.run(["export", broken.path, "--format", "dot", "--output", output.path])
    #expect(outcome.status == 2)
    #expect(try Data(contentsOf: output) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["broken.json", "map.dot"])
  }

  @Test(arguments: [
    (
      "lol.graphml",
      "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><graphml>&b;</graphml>"
    ),
    (
      "file.graphml",
      "<?xml version=\"1.0\"?><!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml>&x;</graphml>"
    ),
    ("types.json", "{\"crux\": 1, \"id\": \"g\", \"documents\": [], \"statements\": 7, \"relations\": []}"),
    (
      "nan.json",
      "{\"crux\": 1, \"id\": \"g\", \"statements\": [{\"id\": \"s\", \"kind\": \"claim\", \"text\": \"t\", "
        + "\"confidence\": NaN}], \"relations\": []}"
    ),
    ("cut.json", "{\"crux\": 1, \"id\": \"g\", \"statements\": [{\"id\": \"s"),
  ])
  func hostileFilesAreRefused(_ name: String, _ content: String) throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(content.utf8).write(to: folder.appending(path: name))
    let outcome = try Crux.run(["export", name, "--format", "dot"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("crux: \(name): "))
    #expect(outcome.errors.contains("line 1"))
    #expect(!outcome.errors.contains("root:"))
  }

  @Test func filesThatAreNotReadAreSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["map.pdf", "map.png", "pdf", "png"] {
      let start =
        name.hasSuffix("pdf")
        ? Array("%PDF-1.7\n\u{1B}[31m".utf8) : [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 0]
      try Data(start).write(to: folder.appending(path: name))
      let outcome = try Crux.run(["export", name, "--format", "dot"], in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == "crux: \(name): "
          + (name.contains(".")
            ? "\(name.suffix(3)) is a format that is written, but cannot be read\n"
            : "it is in no format that can be read\n"))
    }
  }

  @Test func filesOfSolversAreNamedAfterTheirFile() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      "echo 'arg(a).' > one.apx; printf 'p af 1\\n' > two.af; crux export one.apx two.af --format jsonl; "
        + "crux add one.apx two.af --kb kb", in: folder)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].contains(#""id": "one""#) && lines[1].contains(#""id": "two""#), "\(lines)")
    #expect(
      lines[2...] == ["one@1 added: 1 statement, 0 relations", "two@1 added: 1 statement, 0 relations"])
  }

  @Test func aBaseThatCannotBeOpenedStopsNoFile() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      "CRUX_KB=nope crux export '\(graph)' missing.json 'zzz*.json' --format dot --output out/ || ls out",
      in: folder)
    #expect(outcome.output == "controls-working.dot\n")
    #expect(outcome.errors.contains("crux: missing.json: "))
    #expect(outcome.errors.contains("crux: zzz*.json: no file matches\n"))
  }

  /// The programs that draw are ended, too.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/timeout")), .timeLimit(.minutes(1)))
  func interruptedDrawingsEnd() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      mkfifo alive; printf '#!/bin/sh\\nexec 3> alive; sleep 0.2; echo begun >&3; exec sleep 60\\n' > dot; chmod +x dot
      PATH="$PWD:$PATH" crux export '\(graph)' --format svg > g.svg & crux=$!
      exec 4< alive; read word <&4; echo $word
      kill -TERM $crux; timeout 20 cat <&4; wait $crux || echo $?
      """, in: folder)
    #expect(outcome.output == "begun\n143\n")
  }

  @Test func severalInputsNeedAFolder() throws {
    let outcome = try Crux.run(["export", graph, graph, "--format", "dot"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("several inputs need --output FOLDER"))
  }

  @Test func theOverlayOfTwoVersionsIsFresh() throws {
    let folder = Repository.root.appending(path: "Graphs").path
    for format in ["dot", "graphml"] {
      let versions = ["controls-working", "controls-working-later"].map { "\(folder)/\($0).json" }
      let fresh = try Crux.run(["diff"] + versions + ["--format", format]).output
      let stored = try Repository.text("Exports/controls-working.changes.\(format)")
      #expect(stored == fresh, "run make exports: \(format)")
    }
  }

  @Test func exportsAreFresh() throws {
    for name in ["controls-working", "controls-working-later", "controls-backfire"] {
      for format in ["dot", "graphml"] {
        let path = Repository.root.appending(path: "Graphs/\(name).json").path
        let fresh = try Crux.run(["export", path, "--format", format]).output
        let stored = try Repository.text("Exports/\(name).\(format)")
        #expect(stored == fresh, "run make exports: \(name).\(format)")
      }
      #expect(try Repository.text("Exports/\(name).svg").contains("</svg>"))
    }
  }
}
