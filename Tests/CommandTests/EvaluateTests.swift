import Foundation
import TestSupport
import Testing

/// Figures are tested where they are computed; here, that the command prints them as `score.py` does.
@Suite struct EvaluateTests {
  private static let fixtures = Repository.root.appending(path: "Tests/Fixtures/Evaluation")
  private static let texts = [
    "chip-controls", "marl-street-letter", "quiver-licence-interview", "vote-at-sixteen",
  ]

  private func evaluate(_ arguments: String...) throws -> Crux.Outcome {
    let gold = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: gold) }
    for text in Self.texts {
      let file = Repository.root.appending(path: "Graphs/Corpus/\(text).json")
      try FileManager.default.copyItem(at: file, to: gold.appending(path: "\(text).json"))
    }
    return try Crux.run(["evaluate", gold.path] + arguments)
  }

  /// As recorded from `score.py` on perturbed graphs of three texts, and none of the fourth.
  @Test func figuresAreThoseOfTheScript() throws {
    let outcome = try evaluate("--predicted", Self.fixtures.path, "--per-text")
    #expect(outcome.status == 0)
    #expect(outcome.output == (try Repository.text("Tests/Fixtures/Evaluation/figures.txt")))
    let json = try evaluate("--predicted", Self.fixtures.path, "--format", "json")
    #expect(json.output == (try Repository.text("Tests/Fixtures/Evaluation/figures.json")))
  }

  @Test func errorsAreListedWithTheirSentences() throws {
    let outcome = try evaluate("--predicted", Self.fixtures.path, "--errors")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\n\n"), "groups")
    #expect(outcome.output.contains(" wrong speaker\n"))
    #expect(outcome.output.contains("quiver-licence-interview: "))
    let sizes = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      .compactMap { Int($0.prefix { $0 != " " }) }
    #expect(sizes.count > 5 && sizes == sizes.sorted(by: >))
    let json = try evaluate("--predicted", Self.fixtures.path, "--errors", "--format", "json")
    let entries = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(entries?.count == sizes.reduce(0, +))
  }

  @Test func wrongTypesAndRestatementsAreListed() throws {
    func graph(_ type: String, restating: String) -> Data {
      Data(
        """
        {"crux": 1, "id": "g", "documents": [{"id": "d", "text": "Fares fell. Fares dropped. Trams."}],
        "statements": [{"id": "a", "kind": "evidence", "evidenceType": "\(type)", "text": "", "confidence": 0.5,
        "anchor": {"document": "d", "start": 0, "end": 10}},
        {"id": "b", "kind": "claim", "text": "", "confidence": 0.7,
        "anchor": {"document": "d", "start": 12, "end": 25}},
        {"id": "c", "kind": "claim", "text": "", "anchor": {"document": "d", "start": 27, "end": 32}}],
        "relations": [{"id": "r", "kind": "restates", "from": ["\(restating)"], "to": "a"}]}
        """.utf8)
    }
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try graph("study", restating: "c").write(to: folder.appending(path: "g.json"))
    let outcome = try Crux.run(
      ["evaluate", "-", "--predicted", folder.path, "--errors"], input: graph("event", restating: "b"))
    #expect(
      outcome.output == """
        1 no restatement, but read as one
          g: [Trams]
              of: Fares fell

        1 restatement missed
          g: [Fares dropped]
              of: Fares fell

        1 wrong type of evidence
          g: 0.50 [Fares fell]
              event, not study

        """)
  }

  @Test(arguments: ["--errors", "--per-text"])
  func whatATextSaysIsObeyedByNoTerminal(_ view: String) throws {
    let graph = #"""
      {"crux": 1, "id": "g\u001b[31m", "documents": [{"id": "d", "text": "Buses should \u001b[31mstay."}],
      "statements": [{"id": "a", "kind": "claim", "text": "", "speaker": "Ann \u001b[2J",
      "anchor": {"document": "d", "start": 0, "end": 22}}]}
      """#
    let outcome = try Crux.run(["evaluate", "-", view], input: Data(graph.utf8))
    #expect(outcome.output.contains("g [31m") && !outcome.output.contains("\u{1B}"), "\(outcome.output)")
  }

  @Test func perfectGraphsHaveNoErrors() throws {
    let corpus = Repository.root.appending(path: "Graphs/Corpus").path
    let outcome = try evaluate("--predicted", corpus, "--errors")
    #expect(outcome.output == "nothing is wrong\n")
  }

  /// As `extract` names files; and whatever a file says of its confidence.
  @Test func graphsAreFoundWhateverTheirTextIsCalled() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Crux.shell(
      """
      echo '{"crux": 1, "id": "2024/buses", "documents": [{"id": "2024/buses", "text": "Buses are full."}],
        "statements": [{"id": "s1", "kind": "claim", "text": "Buses are full", "confidence": 1e300,
        "anchor": {"document": "2024/buses", "start": 0, "end": 14}}], "relations": []}' > gold.json
      echo '{"id": "2024/buses", "text": "Buses are full."}' | crux extract - --output found/
      cp gold.json found/*.json
      crux evaluate gold.json --predicted found --errors; crux evaluate gold.json --predicted found --reliability
      """, in: folder)
    #expect(outcome.status == 0 && outcome.output.hasPrefix("nothing is wrong\n"), "\(outcome.errors)")
  }

  @Test func runsAreCompared() throws {
    let corpus = Repository.root.appending(path: "Graphs/Corpus").path
    let better = try evaluate("--predicted", corpus, "--compare", Self.fixtures.path)
    #expect(better.output.contains("statements.approx"))
    #expect(better.output.contains("better"))
    #expect(!better.output.contains("worse"))
    let same = try evaluate("--predicted", corpus, "--compare", corpus)
    #expect(!same.output.contains("better") && same.output.contains("+0.000 (+0.000 to +0.000)"))
    #expect(same.errors.isEmpty)
    let gold = corpus + "/chip-controls.json"
    let one = try Crux.run(["evaluate", gold, "--predicted", corpus, "--compare", corpus])
    #expect(one.errors == "crux: \(gold): this is one text; the intervals say nothing of others\n")
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

  @Test func brokenPredictionsAreNamed() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let broken = folder.appending(path: "chip-controls.json").path
    try Data("{".utf8).write(to: URL(filePath: broken))
    let outcome = try evaluate("--predicted", folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("crux: \(broken): reading JSON, line 1"))
    // It counts as empty.
    #expect(outcome.output == (try withoutPrediction()))
    let compared = try evaluate("--predicted", Self.fixtures.path, "--compare", folder.path)
    #expect(compared.status == 2 && compared.errors.contains("crux: \(broken): reading JSON"))
  }

  /// What is printed where one graph of the texts is there, an empty one.
  private func withoutPrediction() throws -> String {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(#"{"crux": 1, "id": "chip-controls", "statements": []}"#.utf8)
      .write(to: folder.appending(path: "chip-controls.json"))
    return try evaluate("--predicted", folder.path).output
  }

  @Test func aGraphOfAnotherTextIsSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "chip-controls.json")
    let graph = try Repository.text("Graphs/Corpus/chip-controls.json")
    try Data(graph.replacing("\"text\": \"", with: "\"text\": \"Today: ").utf8).write(to: file)
    let outcome = try evaluate("--predicted", folder.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("document chip-controls: The graph in \(folder.path) is of another text; "))
    let same = try evaluate("--predicted", Self.fixtures.path)
    #expect(!same.errors.contains("another text"))
  }

  @Test func predictionsOfOtherTextsAreSaid() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try evaluate("--predicted", folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "crux: \(folder.path): it has a graph of none of these texts\n")
    #expect(try evaluate("--predicted", Self.fixtures.path).errors.hasSuffix("count as empty: 1\n"))
    let compared = try evaluate("--predicted", Self.fixtures.path, "--compare", folder.path)
    #expect(compared.status == 2 && compared.output.isEmpty)
    #expect(compared.errors.hasSuffix("crux: \(folder.path): it has a graph of none of these texts\n"))
  }

  /// The second column is of texts held out, which only a training has.
  @Test(arguments: [
    (["SecondReading", "--predicted", "Corpus"], 1), (["Unseen"], 3),
  ])
  func figuresAreThoseOfTheModelCard(_ arguments: [String], column: Int) throws {
    let graphs = Repository.root.appending(path: "Graphs")
    let outcome = try Crux.run(["evaluate"] + arguments, in: graphs)
    #expect(outcome.status == 0)
    let card = try Repository.text("Documentation/MODEL-CARD.md")
    let names = [
      "statements, half overlap": "statements.approx", "statements, exact": "statements.exact",
      "and their kind right": "kinds.approx", "mean over kinds": "kinds.macro", "speakers": "speakers",
      "types of evidence": "evidenceTypes", "relations, ends": "relations.links",
      "relations, ends and sign": "relations.signed", "attacks": "relations.attacks",
      "restatements": "restates", "stance": "stance", "thesis": "thesis",
    ]
    let heading = try #require(card.range(of: "| | two annotators |"))
    let rows = card[heading.lowerBound...].split(separator: "\n").prefix { $0.hasPrefix("|") }.dropFirst(2)
    #expect(rows.count == names.count)
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let name = try #require(names[cells[0]])
      let line = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix(name + " ") })
      let figure = try #require(line.split(separator: " ").compactMap { Double($0) }.first)
      // Both are rounded.
      #expect(try abs(figure - #require(Double(cells[column]))) < 0.006, "\(name) is \(figure): \(row)")
    }
  }

  @Test func graphsWithoutConfidencesHaveNoReliability() throws {
    let corpus = Repository.root.appending(path: "Graphs/Corpus").path
    let outcome = try evaluate("--predicted", corpus, "--reliability")
    #expect(outcome.output == "statements\n  none has a confidence\nrelations\n  none has a confidence\n")
  }

  @Test func reliabilityIsShownForBothSorts() throws {
    let outcome = try evaluate("--reliability")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("statements\n"))
    #expect(outcome.output.contains("\nrelations\n"))
    #expect(outcome.output.components(separatedBy: "expected calibration error").count == 3)
  }

  @Test func anyIDMakesProperJSON() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(
      #"""
      {"crux": 1, "id": "a \"b\"", "thesis": "s1", "documents": [{"id": "d", "text": "Buses must stay."}],
      "statements": [{"id": "s1", "kind": "claim", "text": "Buses must stay",
      "anchor": {"document": "d", "start": 0, "end": 15}}]}
      """#.utf8
    ).write(to: folder.appending(path: "gold.json"))
    // Nothing is found, so that there are mistakes to list.
    try Data(#"{"crux": 1, "id": "a \"b\"", "statements": [], "relations": []}"#.utf8)
      .write(to: folder.appending(path: #"a "b".json"#))
    for options in [["--per-text"], ["--errors"], ["--compare", folder.path]] {
      let outcome = try Crux.run(
        ["evaluate", "gold.json", "--predicted", ".", "--format", "json"] + options, in: folder)
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      if options == ["--per-text"] {
        #expect((json as? [String: [String: Any]])?["texts"]?.keys.first == #"a "b""#)
      }
    }
  }

  @Test(arguments: [
    (["--reliability", "--format", "json"], "--reliability prints text only"),
    (["--reliability", "--errors"], "--reliability and --errors exclude each other"),
    (["--errors", "--compare", "."], "--errors and --compare exclude each other"),
    (["--per-text", "--errors"], "--per-text and --errors exclude each other"),
  ])
  func whatCannotBePrintedAtOnceIsRefused(_ options: [String], _ message: String) throws {
    let outcome = try Crux.run(["evaluate", Self.fixtures.path, "--predicted", Self.fixtures.path] + options)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message))
  }

  @Test func aTextInAnotherLanguageIsSaid() throws {
    let graph = """
      {"crux": 1, "id": "g", "documents": [{"id": "d", "text": "Die Buslinien sind gut und die Fahrer sind nicht \
      müde, auch wenn es spät ist und der Regen fällt."}], "statements": []}
      """
    let outcome = try Crux.run(["evaluate", "-"], input: Data(graph.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("crux: -: ") && outcome.errors.contains("German"))
  }

  @Test func textsWithoutAGraphAreCounted() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "chip-controls.json")
    try FileManager.default.copyItem(at: Self.fixtures.appending(path: "chip-controls.json"), to: file)
    let outcome = try evaluate("--predicted", folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "crux: \(folder.path): texts without a graph there, which count as empty: 3\n")
    let alone = try evaluate("--predicted", file.path)
    #expect(alone.status == 2)
    #expect(alone.errors == "crux: \(file.path): this is a file; name its folder\n")
  }
}
