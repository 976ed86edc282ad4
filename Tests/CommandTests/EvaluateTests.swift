import Foundation
import Testing

/// Figures are tested where they are computed; here, that the command prints them as `score.py` does.
@Suite struct EvaluateTests {
  private static let fixtures = Crux.repository.appending(path: "Tests/Fixtures/Evaluation")
  private static let texts = [
    "chip-controls", "marl-street-letter", "quiver-licence-interview", "vote-at-sixteen",
  ]

  private func evaluate(_ arguments: String...) throws -> Crux.Outcome {
    let gold = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: gold) }
    for text in Self.texts {
      let file = Crux.repository.appending(path: "Graphs/Corpus/\(text).json")
      try FileManager.default.copyItem(at: file, to: gold.appending(path: "\(text).json"))
    }
    return try Crux.run(["evaluate", gold.path] + arguments)
  }

  @Test func figuresAreThoseOfTheScript() throws {
    let outcome = try evaluate("--predicted", Self.fixtures.path, "--per-text")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == (try String(contentsOf: Self.fixtures.appending(path: "figures.txt"), encoding: .utf8)))
    let json = try evaluate("--predicted", Self.fixtures.path, "--format", "json")
    #expect(
      json.output == (try String(contentsOf: Self.fixtures.appending(path: "figures.json"), encoding: .utf8)))
  }

  @Test func withoutPredictionsTheTextsAreExtracted() throws {
    let outcome = try evaluate("--format", "json")
    #expect(outcome.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: [String: Any]]
    let statements = json?["all"]?["statements.approx"] as? [String: Double]
    #expect(try #require(statements?["f1"]) > 0.7)
  }

  @Test func foldersThatAreNotThereAreTrouble() throws {
    let predicted = try evaluate("--predicted", "no-such-folder")
    #expect(predicted.status == 2)
    #expect(predicted.errors == "crux: no-such-folder: there is no such folder\n")
    let gold = try Crux.run(["evaluate", "no-such-folder"])
    #expect(gold.status == 2)
    #expect(gold.errors == "crux: no-such-folder: there is no such file\n")
  }
}
