import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel
import Foundation

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score extracted graphs against annotated ones.",
    discussion: """
      Without --predicted an extractor reads the annotated texts. Texts that the embedded one's weights were learnt
      from score too high: crux-train --folds writes graphs of texts held out.

      crux evaluate Graphs/Corpus --predicted held-out/
      crux evaluate Graphs/Corpus --predicted held-out/ --errors
      crux evaluate Graphs/Corpus --predicted held-out/ --reliability
      crux evaluate Graphs/Corpus --predicted new/ --compare old/
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "An annotated graph with its text, or a folder of them.", completion: .file())
  var gold: String

  @Option(
    help: "A folder with a graph of the same id for each text; one that is missing counts as empty.",
    completion: .directory)
  var predicted: String?

  @Option(help: "How to print figures.")
  var format = Form.text

  @Flag(help: "Print the main figures of each text, too.")
  var perText = false

  @Flag(help: "Print how often statements and relations of each confidence are right, instead of figures.")
  var reliability = false

  @Flag(help: "List what is wrong, grouped by the kind of error, instead of figures.")
  var errors = false

  @Option(
    help: "A folder of an earlier run's graphs: say what got better and worse since, with 95 % intervals.",
    completion: .directory)
  var compare: String?

  @OptionGroup var extraction: ExtractorOptions

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    if predicted != nil, extraction.extractor != .embedded {
      throw ValidationError("--predicted and --extractor exclude each other.")
    }
  }

  func run() async throws {
    if predicted == nil {
      try await extraction.with(evaluate)
    } else {
      try await evaluate(by: nil)
    }
  }

  private func evaluate(by extractor: (any Extractor)?) async throws {
    let inputs = Input.all([gold], extensions: ["json"])
    for folder in [predicted, compare].compactMap(\.self)
    where !FileManager.default.fileExists(atPath: folder) {
      throw Trouble("\(folder): there is no such folder")
    }
    let (predicted, compare) = (predicted, compare)
    var results = EvaluationResults()
    var isWhole = true
    var foundAny = extractor != nil
    await Work(jobs: try extraction.inputsAtOnce(jobs), verb: "evaluated").run(
      inputs,
      { input in
        await Result { try await Pair(input, predicted: predicted, before: compare, extractor) }
      }
    ) { input, result in
      do {
        let pair = try result.get()
        foundAny = foundAny || pair.predicted != nil
        results.add(pair.gold, pair.predicted, before: pair.before, text: pair.text)
      } catch {
        Report.note(input.name, error)
        isWhole = false
      }
    }
    guard !results.texts.isEmpty else { throw ExitCode(2) }
    if !foundAny, let predicted { Report.note(predicted, "it has a graph of none of these texts") }
    try show(results)
    if !isWhole { throw ExitCode(2) }
  }

  private func show(_ results: EvaluationResults) throws {
    guard !reliability else { return try print(results.reliability) }
    switch (format, errors, compare != nil) {
    case (.text, true, _): try print(results.mistakes.listing)
    case (.json, true, _): try print(results.mistakes.json)
    case (.text, false, true): try print(lines: results.changes.map(\.line))
    case (.json, false, true): try print("[\n" + results.changes.map(\.json).joined(separator: ",\n") + "\n]")
    case (.text, false, false):
      if perText { for text in results.texts { try print(text.score.figures.summary(of: text.id)) } }
      try print(results.total.figures)
    case (.json, false, false): try print(results.json(perText: perText))
    }
  }

  /// An annotated graph and what an extractor made of its text.
  private struct Pair: Sendable {
    var gold: Graph
    var predicted: Graph?
    var before: Graph?
    var text: String

    init(
      _ input: Input, predicted folder: String?, before: String?, _ extractor: (any Extractor)?
    ) async throws {
      gold = try input.reading().graph
      guard let document = gold.documents.first, let text = document.text else {
        throw Trouble("the graph has no text to extract from")
      }
      self.text = text
      if let folder {
        predicted = try Self.graph(gold.id, in: folder)
      } else {
        predicted = try await extractor?.extract(document).graph
      }
      self.before = try before.flatMap { try Self.graph(gold.id, in: $0) }
    }

    private static func graph(_ id: String, in folder: String) throws -> Graph? {
      let path = "\(folder)/\(id).json"
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      do { return try Input(name: path).reading().graph } catch { throw Trouble("\(path): \(error)") }
    }
  }
}
