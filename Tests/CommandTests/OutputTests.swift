import Foundation
import TestSupport
import Testing

/// Where the command writes, and where it must not.
@Suite final class OutputTests {
  private let folder: URL

  init() throws {
    folder = try Crux.temporaryFolder()
    try write("Buses are cheap, says Ann Lee. Trains are dear.", to: "a.txt")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func files(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).sorted()
  }

  @Test func idsFromDocumentsStayInTheFolder() throws {
    try write(#"{"id": "../../evil", "text": "Buses are cheap, says Ann."}"# + "\n", to: "t.jsonl")
    #expect(try Crux.run(["extract", "t.jsonl", "--output", "o/p/"], in: folder).status == 0)
    #expect(try files() == ["a.txt", "o", "t.jsonl"])
    #expect(try files("o/p") == ["_.._.._evil.json"])
  }

  @Test func severalDocumentsNeedAFolder() throws {
    try write(#"{"text": "Buses are cheap."}"# + "\n" + #"{"text": "Trains are dear."}"#, to: "t.jsonl")
    for output in [[], ["--output", "one.json"]] {
      let outcome = try Crux.run(["extract", "t.jsonl"] + output, in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors == "crux: t.jsonl: several documents need --output FOLDER/\n")
    }
    #expect(try files() == ["a.txt", "t.jsonl"])
  }

  @Test func anInputOfATakenNameIsSaid() throws {
    try write("Trains are dear.", to: "b/A.txt")
    let outcome = try Crux.run(["extract", "a.txt", "b/A.txt", "--output", "out"], in: folder)
    #expect(outcome.errors == "crux: b/A.txt: written as A-2.json, since another graph has its name\n")
    #expect(try files("out") == ["A-2.json", "a.json"])
  }

  @Test func theFormatFollowsFromTheExtension() throws {
    #expect(try Crux.run(["extract", "a.txt", "--output", "a.graphml"], in: folder).status == 0)
    #expect(try Crux.run(["export", "a.graphml", "--output", "a.dot"], in: folder).status == 0)
    let dot = try String(contentsOf: folder.appending(path: "a.dot"), encoding: .utf8)
    #expect(dot.hasPrefix("digraph"))
    let outcome = try Crux.run(["export", "a.graphml"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: --format is missing: one of json, jsonl, graphml"))
  }

  @Test func linksStayLinksAndDevicesStayDevices() throws {
    try write("old", to: "real.json")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/real.json")
    try files.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: "real.json")
    try files.createSymbolicLink(atPath: folder.path + "/null.json", withDestinationPath: "/dev/null")
    #expect(try Crux.run(["extract", "a.txt", "--output", "link.json"], in: folder).status == 0)
    #expect(try Crux.run(["extract", "a.txt", "--output", "null.json"], in: folder).status == 0)
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/link.json") == "real.json")
    #expect(try String(contentsOf: folder.appending(path: "real.json"), encoding: .utf8).contains("Ann Lee"))
    let mode = try files.attributesOfItem(atPath: folder.path + "/real.json")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(
      try files.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func nothingIsMadeOfWhatCannotBeRead() throws {
    try write("", to: "empty.txt")
    #expect(try Crux.run(["extract", "empty.txt", "--output", "out/"], in: folder).status == 2)
    let outcome = try Crux.run(["extract", "a.txt", "--output", "no/such/a.json"], in: folder)
    #expect(outcome.errors == "crux: a.txt: no/such/a.json: cannot write: there is no such folder\n")
    #expect(try files() == ["a.txt", "empty.txt"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func aFullDiskIsSaid() throws {
    let outcome = try Crux.shell("crux extract a.txt > /dev/full", in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "crux: a.txt: cannot write: no space left on device\n")
    try write("arg(a). arg(b). att(a,b).", to: "f.apx")
    try write(
      #"{"crux": 1, "id": "g", "thesis": "a", "statements": [{"id": "a", "kind": "claim", "text": ""}], "relations": []}"#,
      to: "g.json")
    #expect(try Crux.run(["add", "g.json", "--kb", "kb"], in: folder).status == 0)
    for command in [
      "reason f.apx", "reason f.apx --format json", "why b f.apx", "suppose 'reject a' f.apx",
      "breaks a f.apx",
      "cruxes g.json", "check g.json", "check g.json --format json", "extract a.txt --explain",
      "list --kb kb",
      "log g --kb kb", "blame g --kb kb", "show g --kb kb", "unsupported --kb kb",
      "evaluate \(Repository.root.path)/Graphs/Corpus/marl-street-letter.json",
    ] {
      let outcome = try Crux.shell("crux \(command) > /dev/full", in: folder)
      #expect(outcome.status == 2, "\(command)")
      #expect(outcome.errors.contains("cannot write: no space left on device\n"), "\(command)")
    }
  }

  @Test func inputsAreNotOverwritten() throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json")
    try FileManager.default.copyItem(at: graph, to: folder.appending(path: "g.json"))
    try write(#"{"text": "Buses are cheap."}"#, to: "t.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.txt", withDestinationPath: "a.txt")
    for (command, output) in [
      ("extract a.txt --format json", "./a.txt"), ("extract a.txt --format json", "link.txt"),
      ("export g.json --format dot", "g.json"), ("extract t.jsonl --format jsonl", "t.jsonl"),
    ] {
      let outcome = try Crux.shell("crux \(command) --output \(output)", in: folder)
      #expect(outcome.status == 2, "\(command)")
      #expect(outcome.errors == "crux: \(output) is an input, and would be overwritten\n")
    }
    #expect(try String(contentsOf: folder.appending(path: "a.txt"), encoding: .utf8).hasPrefix("Buses"))
    #expect(
      try Crux.shell("crux export g.json -o g.json; cmp g.json '\(graph.path)'", in: folder).status == 0)
  }

  @Test func extensionsThatNoFormatHasAreSaid() throws {
    for command in ["extract a.txt", "export a.json"] {
      let outcome = try Crux.shell("crux \(command) --output a.docx", in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "Error: No format has the extension \"docx\"; --format takes one of json, jsonl"))
    }
    #expect(try files() == ["a.txt"])
    #expect(try Crux.run(["extract", "a.txt", "--output", "v1.2/"], in: folder).status == 0)
    #expect(try Crux.run(["extract", "a.txt", "--output", "v1.2"], in: folder).status == 0)
    #expect(try files("v1.2") == ["a.json"])
  }

  @Test func severalInputsDoNotGoIntoOneFile() throws {
    try write("Trains are dear.", to: "b.txt")
    let outcome = try Crux.run(["extract", "a.txt", "b.txt", "--output", "two.json"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "crux: two.json is a file's name; several inputs need a folder\n")
    #expect(try files() == ["a.txt", "b.txt"])
  }

  @Test func aReaderThatStopsIsNoError() throws {
    // More than a pipe holds, and a writer that a broken one does not end.
    let graphs = Repository.root.appending(path: "Graphs/SecondReading").path
    let outcome = try Crux.shell(
      "(trap '' PIPE; crux export '\(graphs)' --format jsonl) | head -c 1", in: folder)
    #expect(outcome.output == "{")
    #expect(outcome.errors.isEmpty)
  }

  @Test func aLinkToWhatIsNotThereYetStaysALink() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path + "/b/c", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder.path + "/one.json", withDestinationPath: "b/two.json")
    try files.createSymbolicLink(atPath: folder.path + "/b/two.json", withDestinationPath: "c/../../new.json")
    #expect(try Crux.run(["extract", "a.txt", "--output", "one.json"], in: folder).status == 0)
    #expect(try self.files() == ["a.txt", "b", "new.json", "one.json"])
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/one.json") == "b/two.json")
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/b/two.json") == "c/../../new.json")
    try files.createSymbolicLink(atPath: folder.path + "/loop.json", withDestinationPath: "loop.json")
    #expect(try Crux.run(["extract", "a.txt", "--output", "loop.json"], in: folder).status == 2)
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/loop.json") == "loop.json")
  }

  @Test(.timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM])
  func anInterruptedCommandLeavesNothingBehind(signal: Int32) async throws {
    let input = Pipe()
    let process = Process()
    process.executableURL = Crux.products.appending(path: "crux")
    process.arguments = ["extract", "-", "--format", "jsonl", "--output", "lines.jsonl"]
    process.currentDirectoryURL = folder
    process.standardInput = input
    try process.run()
    while try files() == ["a.txt"] { try await Task.sleep(for: .milliseconds(10)) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
    #expect(try files() == ["a.txt"])
    try input.fileHandleForWriting.close()
  }

  @Test func nobodyHasToListenToErrors() throws {
    let outcome = try Crux.shell(
      """
      mkfifo p; exec 3<>p; exec 4>p; exec 3<&-
      crux extract none.txt a.txt --output out/ 2>&4 || echo $?; rm p
      """, in: folder)
    #expect(outcome.output == "2\n")
    #expect(try files("out") == ["a.json"])
  }

  @Test func inputsAreNotOverwrittenThroughAFolderOrByADifference() throws {
    let graphs = Repository.root.appending(path: "Graphs")
    for name in ["controls-working.json", "controls-working-later.json"] {
      try FileManager.default.copyItem(
        at: graphs.appending(path: name), to: folder.appending(path: name))
    }
    try write("% note\narg(a). arg(b). att(a,b).", to: "in/x.apx")
    try write(#"{"id": "t", "text": "Buses are cheap."}"#, to: "docs/t.jsonl")
    for (command, output) in [
      ("diff controls-working.json controls-working-later.json", "controls-working-later.json"),
      ("diff controls-working.json controls-working-later.json --format svg", "controls-working.json"),
      ("export in --format apx", "in/x.apx"), ("extract docs --format jsonl", "docs/t.jsonl"),
    ] {
      let before = try Data(contentsOf: folder.appending(path: output))
      let place = command.hasPrefix("diff") ? output : output.split(separator: "/")[0] + "/"
      let outcome = try Crux.shell("crux \(command) --output \(place)", in: folder)
      #expect(outcome.status == 2, "\(command)")
      #expect(
        outcome.errors.contains("\(output) is an input, and would be overwritten\n"), "\(outcome.errors)")
      #expect(try Data(contentsOf: folder.appending(path: output)) == before, "\(command)")
    }
  }

  @Test func aPipeMayHaveAName() throws {
    let outcome = try Crux.shell("crux extract a.txt --output /dev/stdout | grep -c Ann", in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output != "0\n")
  }
}
