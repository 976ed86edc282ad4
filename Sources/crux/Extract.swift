import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel

struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the argument of a text.",
    discussion: """
      Reads plain text, Markdown, HTML, subtitles and JSON lines of documents, and writes one graph a document.

      crux extract article.html
      crux extract article.html --output article.svg
      crux extract a.txt b.md news/ --output graphs/
      crux extract article.html --explain
      crux extract article.html --extractor chat --endpoint http://localhost:8080/v1 --model qwen3
      crux extract - --format jsonl < documents.jsonl > graphs.jsonl

      With --format jsonl each document becomes a line of one output, in order, with a few of them in memory at a time.
      A line of JSON has text or html and may have id, title, author, url, published (2026-11-01), genre, language.
      """)

  @Argument(help: "Files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: """
      Leave out statements and relations that are less sure than this, from 0 to 1. Relations are seldom surer than a \
      half.
      """)
  var minConfidence: Double?

  @Flag(help: "Print, instead of the graph, what spoke most for each statement's kind and each relation.")
  var explain = false

  @OptionGroup var extraction: ExtractorOptions

  @OptionGroup var options: OutputOptions

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    if explain {
      guard extraction.extractor == .embedded else {
        throw ValidationError("--explain knows only what the embedded extractor saw.")
      }
      guard options.output == nil, options.format == nil else {
        throw ValidationError("--explain prints text, to standard output.")
      }
      guard minConfidence == nil else { throw ValidationError("--explain leaves nothing out.") }
    }
    guard let minConfidence else { return }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence is from 0 to 1.")
    }
  }

  func run() async throws {
    let extensions = Set(DocumentFormat.allCases.flatMap(\.fileExtensions))
    let inputs = Input.all(inputs, extensions: extensions)
    guard !explain else { return try await printReasons(inputs) }
    let format = options.chosenFormat ?? .document
    var output = try Output(options.output, for: inputs, areGraphs: false, as: format)
    let work = Work(jobs: try extraction.inputsAtOnce(jobs), verb: "extracted")
    var isWhole = true
    try await extraction.with { [minConfidence] extractor in
      @Sendable func graphs(
        of documents: () throws -> [Result<Document, ReadingError>]
      ) async -> [Result<WrittenGraph, any Error>] {
        await written(documents, by: extractor, leastConfidence: minConfidence, as: format)
      }
      if output.takesSeveral {
        // However many documents there are, only a few are in memory.
        let parts = DocumentParts(inputs)
        await work.run(parts, total: parts.count, { await graphs(of: $0.documents) }) { part, results in
          if !output.write(results, of: part.input) { isWhole = false }
        }
      } else {
        await work.run(inputs, { await graphs(of: $0.documents) }) { input, results in
          if !output.write(results, of: input) { isWhole = false }
        }
      }
    }
    guard output.finish(), isWhole else { throw ExitCode(2) }
  }

  private func printReasons(_ inputs: [Input]) async throws {
    let extractor = try EmbeddedExtractor()
    var isWhole = true
    await Work(jobs: jobs.count, verb: "explained").run(inputs, { $0.reasons(by: extractor) }) {
      input, results in
      for result in results {
        do {
          let (extraction, why) = try result.get()
          for finding in extraction.findings { Report.note(input.name, finding) }
          if inputs.count > 1 || results.count > 1 { try print("# \(extraction.graph.id.shown)\n") }
          try print(why.listing + "\n")
        } catch {
          Report.note(input.name, error)
          isWhole = false
        }
      }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

/// The graphs of documents, in the bytes of a format.
private func written(
  _ documents: () throws -> [Result<Document, ReadingError>], by extractor: any Extractor,
  leastConfidence: Double?, as format: GraphFormat
) async -> [Result<WrittenGraph, any Error>] {
  do {
    var graphs: [Result<WrittenGraph, any Error>] = []
    for document in try documents() {
      graphs.append(
        await Result {
          var extraction = try await extractor.extract(document.get())
          if let leastConfidence { extraction.keep(confidence: leastConfidence) }
          return try WrittenGraph(
            extraction.graph, id: extraction.graph.id, as: format, findings: extraction.findings)
        })
    }
    return graphs
  } catch {
    return [.failure(error)]
  }
}

extension Extraction {
  /// Leaves out what is less sure; a thesis that is, is said.
  fileprivate mutating func keep(confidence bound: Double) {
    let thesis = graph.thesis
    graph = graph.keeping(confidence: bound)
    guard let thesis, graph.thesis == nil else { return }
    findings.append(
      Finding(
        .dropped, at: .statement(thesis),
        "It is the thesis and less sure than \(bound), so that there is none now."))
  }
}
