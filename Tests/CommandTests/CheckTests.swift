import CruxFormats
import CruxModel
import Foundation
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

  @Test func duplicateIdsAreFound() throws {
    let outcome = try check(
      #"{"id": "a", "kind": "claim", "text": "one"}, {"id": "a", "kind": "claim", "text": "two"}"#)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[duplicate-id]"))
  }

  @Test(arguments: ["Corpus", "SecondReading", "Unseen"])
  func ourAnnotationsAreSound(_ name: String) throws {
    let outcome = try Crux.run(["check", folder(name).path, "--format", "json"])
    #expect(!outcome.output.contains("dangling-end"))
    #expect(!outcome.output.contains("anchor-text"))
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [("Corpus", "SecondReading"), ("Standoff", "StandoffSecondReading")])
  func secondReadingsAreOfTheSameTexts(_ first: String, _ second: String) throws {
    let files = try files(second)
    #expect(!files.isEmpty)
    for file in files {
      let (one, other) = try (read(folder(first).appending(path: file.lastPathComponent)), read(file))
      #expect(one.id == other.id)
      #expect(one.documents == other.documents)
      #expect(one.statements != other.statements)
    }
  }

  @Test func unseenTextsAreNotInTheCorpus() throws {
    func texts(_ name: String) throws -> Set<String> {
      Set(try files(name).flatMap { try read($0).documents.compactMap(\.text) })
    }
    let unseen = try texts("Unseen")
    #expect(!unseen.isEmpty)
    #expect(try texts("Corpus").isDisjoint(with: unseen))
  }

  private func folder(_ name: String) -> URL { Crux.repository.appending(path: "Graphs/\(name)") }

  private func files(_ name: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder(name), includingPropertiesForKeys: nil)
  }

  private func read(_ file: URL) throws -> Graph {
    try JSONReader().read(Array(Data(contentsOf: file))).graph
  }

  @Test(arguments: ["Standoff", "StandoffSecondReading"])
  func annotationsOfOthersTextsAreSoundAndHaveNoWords(_ name: String) throws {
    let outcome = try Crux.run(["check", folder(name).path, "--format", "json"])
    #expect(!outcome.output.contains("dangling-end"))
    #expect(outcome.errors.isEmpty)
    let files = try files(name)
    #expect(!files.isEmpty)
    for file in files {
      let graph = try read(file)
      #expect(graph.thesis != nil)
      #expect(graph.documents.allSatisfy { $0.text == nil && $0.title == nil })
      #expect(graph.statements.allSatisfy { $0.text.isEmpty && $0.anchor?.quote == nil })
    }
  }
}
