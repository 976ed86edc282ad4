import CruxModel
import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  private func check(_ statements: String, _ relations: String = "") throws -> Crux.Outcome {
    let graph = """
      {"crux": 1, "id": "g", "thesis": "a", "documents": [{"id": "d", "text": "one two"}],
      "statements": [\(statements)], "relations": [\(relations)]}
      """
    return try Crux.run(["check", "-"], input: Data(graph.utf8))
  }

  @Test func aSoundGraphIsFine() throws {
    let outcome = try check(
      #"{"id": "a", "kind": "claim", "text": "one", "anchor": {"document": "d", "start": 0, "end": 3}}"#)
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func findingsNameTheirPlaceAndCode() throws {
    let outcome = try check(
      #"{"id": "a", "kind": "claim", "text": "one", "anchor": {"document": "d", "start": 0, "end": 99}}"#,
      #"{"id": "r", "kind": "supports", "from": ["b"], "to": "a"}"#)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("-: relation r: Its premise \"b\" does not exist. [dangling-end]"))
    #expect(outcome.output.contains("[anchor-outside]"))
  }

  @Test func whatATerminalWouldObeyIsNotPassedOn() throws {
    let outcome = try check(
      #"{"id": "a\u001b[31m\nb", "kind": "claim", "text": "one", "anchor": {"document": "d", "start": 0, "end": 99}}"#
    )
    #expect(outcome.status == 1 && !outcome.output.contains("\u{1B}"))
    #expect(outcome.output.contains("statement a [31m b: "))
  }

  @Test func duplicateIdsAreFound() throws {
    let outcome = try check(
      #"{"id": "a", "kind": "claim", "text": "one"}, {"id": "a", "kind": "claim", "text": "two"}"#)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[duplicate-id]"))
  }

  @Test func graphsOnLinesAreFoundInFolders() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let graph =
      #"{"crux": 1, "id": "g", "thesis": "a", "statements": [{"id": "a", "kind": "claim", "text": ""}]}"#
    try Data((graph + "\n").utf8).write(to: folder.appending(path: "all.jsonl"))
    #expect(try Crux.run(["check", "."], in: folder).output.contains("./all.jsonl: statement a: "))
    try Data("{\"text\": \"Trams are good.\"}\n".utf8).write(to: folder.appending(path: "texts.jsonl"))
    #expect(try Crux.run(["check", "texts.jsonl"], in: folder).errors.contains("`crux extract` makes them"))
  }

  @Test func aTextIsNoGraph() throws {
    for command in ["check -", "reason -", "export - --format dot"] {
      let outcome = try Crux.run(
        command.split(separator: " ").map(String.init), input: Data("Buses should stay.\n".utf8))
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("this is a text, not a graph; `crux extract` makes a graph of it"))
    }
  }

  /// Who does not check a graph is told what its names leave open.
  @Test(
    arguments: [
      "export - --format dot", "reason -", "why one -", "diff - Graphs/controls-backfire.extracted.json",
    ])
  func namesThatMeanTwoThingsOrNoneAreSaid(_ command: String) throws {
    let graph = """
      {"crux": 1, "id": "g", "statements": [{"id": "a", "kind": "claim", "text": "one"},
      {"id": "a", "kind": "claim", "text": "two"}], "relations": [{"id": "r", "kind": "supports", "from": ["b"],
      "to": "a"}]}
      """
    let outcome = try Crux.run(
      command.split(separator: " ").map(String.init), input: Data(graph.utf8), in: Repository.root)
    #expect(outcome.errors.contains("The id \"a\" is used more than once. [duplicate-id]"))
    #expect(outcome.errors.contains("Its premise \"b\" does not exist. [dangling-end]"))
  }

  /// What an input says may be shown, but not obeyed.
  @Test(arguments: ["check -", "add - --kb kb", "export - --format dot"])
  func noInputReachesTheTerminalAsACommand(_ command: String) throws {
    let id = #"g\u001b[31mRED\u001b]0;x\u0007\u009b1m"#
    let graph = """
      {"crux": 1, "id": "\(id)", "statements": [{"id": "\(id)", "kind": "claim", "text": "one"},
      {"id": "\(id)", "kind": "claim", "text": "two"}], "relations": []}
      """
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.run(
      command.split(separator: " ").map(String.init), input: Data(graph.utf8), in: folder)
    let shown = outcome.errors + (command.hasPrefix("export") ? "" : outcome.output)
    #expect(shown.contains("RED"))
    #expect(
      !shown.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test(arguments: ["Corpus", "SecondReading", "Unseen"])
  func ourAnnotationsAreSound(_ name: String) throws {
    let outcome = try Crux.run(["check", folder(name).path, "--format", "json"])
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let codes = Set(try #require(rows).compactMap { $0["code"] as? String })
    #expect(codes.isSubset(of: ["counterclaim-on-thesis-side", "unused-evidence"]), "\(codes)")
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [("Corpus", "SecondReading"), ("Standoff", "StandoffSecondReading")])
  func secondReadingsAreOfTheSameTexts(_ first: String, _ second: String) throws {
    let files = try files(second)
    #expect(!files.isEmpty)
    for file in files {
      let one = try Graph(contentsOf: folder(first).appending(path: file.lastPathComponent))
      let other = try Graph(contentsOf: file)
      #expect(one.id == other.id)
      #expect(one.documents == other.documents)
      #expect(one.statements != other.statements)
    }
  }

  @Test func unseenTextsAreNotInTheCorpus() throws {
    func texts(_ name: String) throws -> Set<String> {
      Set(try files(name).flatMap { try Graph(contentsOf: $0).documents.compactMap(\.text) })
    }
    let unseen = try texts("Unseen")
    #expect(!unseen.isEmpty)
    #expect(try texts("Corpus").isDisjoint(with: unseen))
  }

  private func folder(_ name: String) -> URL { Repository.root.appending(path: "Graphs/\(name)") }

  private func files(_ name: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder(name), includingPropertiesForKeys: nil)
  }

  @Test(arguments: ["Standoff", "StandoffSecondReading"])
  func annotationsOfOthersTextsAreSoundAndHaveNoWords(_ name: String) throws {
    let outcome = try Crux.run(["check", folder(name).path, "--format", "json"])
    #expect(!outcome.output.contains("dangling-end"))
    #expect(outcome.errors.isEmpty)
    let files = try files(name)
    #expect(!files.isEmpty)
    for file in files {
      let graph = try Graph(contentsOf: file)
      #expect(graph.thesis != nil)
      #expect(graph.documents.allSatisfy { $0.text == nil && $0.title == nil })
      #expect(graph.statements.allSatisfy { $0.text.isEmpty && $0.anchor?.quote == nil })
    }
  }
}
