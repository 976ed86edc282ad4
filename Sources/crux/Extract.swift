import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxModel

struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the argument of a text.",
    discussion: """
      Reads plain text, Markdown, HTML and JSON lines of documents, and writes one graph a document.

      crux extract article.html
      crux extract article.html --output article.svg
      crux extract a.txt b.md news/ --output graphs/
      crux extract article.html --explain
      crux extract article.html --extractor chat --endpoint http://localhost:8080/v1 --model qwen3
      crux extract - --format jsonl < documents.jsonl > graphs.jsonl

      With --format jsonl each document becomes a line of one output as soon as it is read, however many there are.
      """)

  @Argument(help: "Files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "Leave out statements and relations that are less sure than this, from 0 to 1.")
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
      guard options.output == nil, options.format == nil, minConfidence == nil else {
        throw ValidationError("--explain prints text, to standard output.")
      }
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
    if format.name == "jsonl" { return try await filter(inputs) }
    var output = try Output(
      options.output, severalInputs: inputs.count > 1, fileExtension: format.fileExtension)
    let work = Work(jobs: try extraction.inputsAtOnce(jobs), verb: "extracted")
    var isWhole = true
    try await extraction.with { extractor in
      await work.run(
        inputs,
        { [minConfidence] in await $0.graphs(by: extractor, leastConfidence: minConfidence, as: format) }
      ) { input, results in
        if !output.write(results, of: input) { isWhole = false }
      }
    }
    if !isWhole { throw ExitCode(2) }
  }

  /// Writes graphs as lines of one output, while documents are still read.
  private func filter(_ inputs: [Input]) async throws {
    var output = try LineOutput(options.output)
    defer { output.discard() }
    let work = Work(jobs: try extraction.inputsAtOnce(jobs), verb: "extracted")
    var isWhole = true
    try await extraction.with { extractor in
      await work.run(
        DocumentParts(inputs),
        { [minConfidence] in await $0.lines(by: extractor, leastConfidence: minConfidence) }
      ) { part, lines in
        for line in lines {
          do { output.append(try line.get()) } catch {
            Report.note(part.input.name, error)
            isWhole = false
          }
        }
        output.write()
      }
    }
    try output.finish()
    if !isWhole { throw ExitCode(2) }
  }

  private func printReasons(_ inputs: [Input]) async throws {
    let extractor = try EmbeddedExtractor()
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "explained").run(inputs, { $0.reasons(by: extractor) }) {
      input, results in
      for result in results {
        do {
          let (extraction, why) = try result.get()
          for finding in extraction.findings { Report.note(input.name, finding) }
          print(why.description + "\n")
        } catch {
          Report.note(input.name, error)
          isWhole = false
        }
      }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

extension DocumentPart {
  /// The graph of each document on a line.
  fileprivate func lines(
    by extractor: some Extractor, leastConfidence: Double?
  ) async -> [Result<[UInt8], any Error>] {
    do {
      var lines: [Result<[UInt8], any Error>] = []
      for document in try documents() {
        lines.append(
          await Result {
            let graph = try await extractor.extract(document.get()).graph
            return try JSONLineWriter().write(leastConfidence.map { graph.keeping(confidence: $0) } ?? graph)
          })
      }
      return lines
    } catch {
      return [.failure(error)]
    }
  }
}

extension Input {
  /// The graphs of an input's documents.
  fileprivate func graphs(
    by extractor: some Extractor, leastConfidence: Double?, as format: GraphFormat
  ) async -> [Result<WrittenGraph, any Error>] {
    do {
      var graphs: [Result<WrittenGraph, any Error>] = []
      for document in try documents() {
        graphs.append(
          await Result {
            let extraction = try await extractor.extract(document.get())
            let graph = leastConfidence.map { extraction.graph.keeping(confidence: $0) } ?? extraction.graph
            return try WrittenGraph(graph, id: graph.id, as: format, findings: extraction.findings)
          })
      }
      return graphs
    } catch {
      return [.failure(error)]
    }
  }

  /// The documents that an input holds.
  func documents() throws -> [Result<Document, ReadingError>] {
    let bytes = try bytes()
    guard !looksLikeGraph(bytes) else {
      throw Trouble("this is a graph, not a text; `crux export` and `crux check` read graphs")
    }
    let form = DocumentFormat(fileExtension: fileExtension) ?? DocumentFormat(sniffing: bytes)
    return try DocumentReader(form).documents(in: bytes, id: id)
  }

  /// Whether this is a graph, in whichever format, and no text.
  func looksLikeGraph(_ bytes: [UInt8]) -> Bool {
    if GraphFormat.readableExtensions.contains(fileExtension) { return true }
    let start = String(decoding: bytes.prefix(100), as: UTF8.self).filter { !$0.isWhitespace }
    return start.hasPrefix("{\"crux\":")
  }
}
