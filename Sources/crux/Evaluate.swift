import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel
import Foundation

struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score extracted graphs against annotated ones.",
    discussion: """
      Without --predicted an extractor reads the annotated texts. Texts that the embedded one's weights were learnt \
      from score too high: crux-train --folds writes graphs of texts held out.

      crux evaluate Graphs/Corpus --predicted held-out/
      crux evaluate Graphs/Corpus --predicted held-out/ --errors
      crux evaluate Graphs/Corpus --predicted held-out/ --reliability
      crux evaluate Graphs/Corpus --predicted new/ --compare old/
      """)

  @Argument(help: "An annotated graph with its text, or a folder of them.", completion: .file())
  var gold: String

  @Option(
    help: "A folder with a graph ID.json for each annotated graph's id; one that is missing counts as empty.",
    completion: .directory)
  var predicted: String?

  @Option(help: "How to print figures.")
  var format = RowForm.text

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
    let given: [(String, Bool)] = [
      ("--per-text", perText), ("--reliability", reliability), ("--errors", errors),
      ("--compare", compare != nil),
    ]
    let views = given.filter(\.1).map(\.0)
    guard views.count < 2 else { throw ValidationError("\(views[0]) and \(views[1]) exclude each other.") }
    guard !reliability || format == .text else { throw ValidationError("--reliability prints text only.") }
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
    where !FileManager.default.isFolder(folder) {
      let isThere = FileManager.default.fileExists(atPath: folder)
      throw Trouble("\(folder): " + (isThere ? "this is a file; name its folder" : "there is no such folder"))
    }
    let (predicted, compare) = (predicted, compare)
    var results = EvaluationResults()
    var isWhole = true
    var missing: [String: Int] = [:]
    await Work(jobs: try extraction.inputsAtOnce(jobs), verb: "evaluated").run(
      inputs,
      { input in
        await Result { try await Pair(input, predicted: predicted, before: compare, extractor) }
      }
    ) { input, result in
      do {
        let pair = try result.get()
        for finding in pair.findings { Report.note(input.name, finding) }
        for folder in pair.missing { missing[folder, default: 0] += 1 }
        for (path, trouble) in pair.troubles {
          Report.note(path, trouble)
          isWhole = false
        }
        results.add(pair.gold, pair.predicted, before: pair.before, text: pair.text)
      } catch {
        Report.note(input.name, error)
        isWhole = false
      }
    }
    guard !results.texts.isEmpty else { throw ExitCode(2) }
    for (folder, number) in missing.sorted(by: { $0.key < $1.key }) {
      guard number < results.texts.count else {
        throw Trouble("\(folder): it has a graph of none of these texts")
      }
      Report.note(folder, "texts without a graph there, which count as empty: \(number)")
    }
    try show(results)
    if !isWhole { throw ExitCode(2) }
  }

  private func show(_ results: EvaluationResults) throws {
    if compare != nil, results.texts.count == 1 {
      Report.note(gold, "this is one text; the intervals say nothing of others")
    }
    guard !reliability else { return try print(results.reliability) }
    switch (format, errors, compare != nil) {
    case (.text, true, _): try print(results.mistakes.listing)
    case (.json, true, _): try results.mistakes.rows.printJSON()
    case (.text, false, true): try print(lines: results.changes.map(\.line))
    case (.json, false, true): try results.changes.map(\.row).printJSON()
    case (.text, false, false):
      if perText { try print(lines: results.texts.map { $0.score.figures.summary(of: $0.id.shown) }) }
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
    /// What was odd about the annotated graph, its text, and those that are compared with it.
    var findings: [Finding]
    /// The folders that have no graph of it.
    var missing: Set<String> = []
    /// Graphs that cannot be used, which count as empty.
    var troubles: [(path: String, trouble: any Error)] = []

    init(
      _ input: Input, predicted folder: String?, before: String?, _ extractor: (any Extractor)?
    ) async throws {
      let reading = try input.reading()
      gold = reading.graph
      findings = reading.findings
      guard let document = gold.documents.first, let text = document.text else {
        throw Trouble("the graph has no text to extract from")
      }
      self.text = text
      if let folder {
        predicted = graph(in: folder)
      } else {
        let extraction = try await extractor?.extract(document)
        predicted = extraction?.graph
        findings += extraction?.findings ?? []
      }
      self.before = before.flatMap { graph(in: $0) }
    }

    /// The graph of this text in a folder.
    private mutating func graph(in folder: String) -> Graph? {
      let path = "\(folder)/\(FileNames.safe(gold.id)).json"
      guard FileManager.default.fileExists(atPath: path) else {
        missing.insert(folder)
        return nil
      }
      do {
        let graph = try Input(name: path).reading().graph
        if graph.documents.first?.text ?? text != text {
          findings.append(
            Finding(
              .anchorText, at: .document(gold.id),
              "The graph in \(folder) is of another text; only places are compared."))
        }
        return graph
      } catch {
        troubles.append((path, error))
        return nil
      }
    }
  }
}
