import CruxFormats
import Foundation
import TestSupport
import Testing

@Suite struct ExtractLinesTests {
  private func run(_ input: String, _ arguments: [String] = ["extract", "-", "--format", "jsonl"]) throws
    -> Crux.Outcome
  {
    try Crux.run(arguments, input: Data(input.utf8))
  }

  @Test func eachDocumentIsALine() throws {
    let outcome = try run(
      """
      {"id": "a", "text": "Buses must stay. They are used, because many people have no car."}

      {"text": "Trams should go, because they are dear."}
      """)
    let lines = outcome.output.split(separator: "\n")
    let graphs = try lines.map { try JSONReader().read(Array($0.utf8)).graph }
    #expect(graphs.map(\.id) == ["a", "stdin-3"])
    #expect(graphs.allSatisfy { !$0.statements.isEmpty })
    #expect(outcome.status == 0)
  }

  @Test func aLineThatIsTooLongShiftsNoOther() throws {
    let line = "{\"text\": \"Trams are dear.\"}\n"
    let outcome = try run(line + String(repeating: "a", count: 65 << 20) + "\n" + line)
    let graphs = try outcome.output.split(separator: "\n").map { try JSONReader().read(Array($0.utf8)).graph }
    #expect(graphs.map(\.id) == ["stdin-1", "stdin-3"])
    #expect(outcome.errors.contains("line 2: it is longer than 64 MB"))
    #expect(outcome.status == 2)
  }

  @Test func badLinesAreReportedAndTheRestGoesOn() throws {
    let outcome = try run("{\"text\": \"Buses must stay.\"}\nnonsense\n{\"text\": \"Trams are dear.\"}\n")
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.errors.contains("line 2"))
    #expect(outcome.status == 2)
  }

  /// Many times more than is kept in memory at once; `make stream` streams a million.
  @Test func theOrderIsKeptThroughManyParts() throws {
    let count = 3_000
    let input = (0..<count).map {
      "{\"id\": \"d\($0)\", \"text\": \"Number \($0) is a claim, and it is true.\"}"
    }
    let outcome = try run(input.joined(separator: "\n"))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == count)
    #expect(lines.enumerated().allSatisfy { $1.hasPrefix("{\"crux\": 1,\"id\": \"d\($0)\"") })
  }

  @Test func severalInputsAndAFile() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("Buses must stay.".utf8).write(to: folder.appending(path: "a.txt"))
    try Data("{\"id\": \"b\", \"text\": \"Trams are dear.\"}".utf8).write(
      to: folder.appending(path: "b.jsonl"))
    let outcome = try Crux.run(
      ["extract", "a.txt", "b.jsonl", "none.txt", "--output", "out.jsonl"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("none.txt"))
    let text = try String(contentsOf: folder.appending(path: "out.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }

  @Test func whatIsOddIsSaidAndGraphsAreRefused() throws {
    let german =
      "Die Buslinien sind gut und die Fahrer sind nicht müde, auch wenn es spät ist und der Regen fällt."
    let outcome = try run("{\"text\": \"\(german)\"}\n")
    #expect(outcome.errors.contains("German"))
    let graph = try run("{\"crux\": 1, \"id\": \"a\", \"statements\": [{\"text\": \"Buses must stay.\"}]}\n")
    #expect(graph.status == 2)
    #expect(graph.errors.contains("this is a graph, not a text"))
  }

  @Test func linksAndDevicesStayWhatTheyAre() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = FileManager.default
    try Data("old".utf8).write(to: folder.appending(path: "real.jsonl"))
    try files.createSymbolicLink(atPath: folder.path + "/link.jsonl", withDestinationPath: "real.jsonl")
    try Data("Buses must stay.".utf8).write(to: folder.appending(path: "a.txt"))
    #expect(try Crux.run(["extract", "a.txt", "--output", "link.jsonl"], in: folder).status == 0)
    #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/link.jsonl") == "real.jsonl")
    let text = try String(contentsOf: folder.appending(path: "real.jsonl"), encoding: .utf8)
    #expect(text.hasPrefix("{\"crux\": 1,"))
    let device = ["extract", "a.txt", "--format", "jsonl", "--output", "/dev/null"]
    #expect(try Crux.run(device, in: folder).status == 0)
    let type = try files.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func graphsAreExportedAsLinesOfOneFile() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let graphs = ["controls-working", "controls-backfire"].map {
      Repository.root.appending(path: "Graphs/\($0).json").path
    }
    #expect(try Crux.run(["export"] + graphs + ["--output", "all.jsonl"], in: folder).status == 0)
    let text = try String(contentsOf: folder.appending(path: "all.jsonl"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func whatIsWrittenInLinesIsReadAgain() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = try run(
      """
      {"id": "a", "text": "Buses must stay. They are used, because many people have no car."}
      {"id": "b", "text": "Trams should go, because they are dear."}
      """)
    try Data((lines.output + "nonsense\n").utf8).write(to: folder.appending(path: "bad.jsonl"))
    try Data(lines.output.utf8).write(to: folder.appending(path: "graphs.jsonl"))
    let added = try Crux.shell("crux add graphs.jsonl --kb kb; crux list --kb kb", in: folder)
    #expect(added.output.contains("a@1 added") && added.output.contains("b@1 added"))
    let exported = try Crux.shell(
      "crux export graphs.jsonl --format json --output out/; ls out; crux export - --format jsonl < graphs.jsonl",
      in: folder)
    #expect(exported.output == "a.json\nb.json\n" + lines.output)
    let broken = try Crux.shell("crux check bad.jsonl || echo $?", in: folder)
    #expect(broken.output.hasSuffix("2\n"))
    #expect(broken.errors.hasPrefix("crux: bad.jsonl: reading JSON, line 3, column 1"), "\(broken.errors)")
    let one = try Crux.shell("crux why s1 graphs.jsonl || echo $?", in: folder)
    #expect(one.errors.contains("it has several graphs, one a line"))
  }
}
