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
      crux extract a.txt b.md news/ --output graphs/
      """)

  @Argument(help: "Files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "The format to write.")
  var format = GraphFormat.document

  @Option(name: .shortAndLong, help: "A file, or a folder for one file an input.", completion: .file())
  var output: String?

  @OptionGroup var jobs: JobOptions

  func run() async throws {
    let extensions = Set(DocumentFormat.allCases.flatMap(\.fileExtensions))
    let inputs = try Input.all(inputs, extensions: extensions)
    let extractor = try EmbeddedExtractor()
    let format = format
    let several =
      inputs.count > 1 || inputs.contains { DocumentFormat(fileExtension: $0.fileExtension) == .jsonl }
    let output = try Output(output, severalInputs: several)
    var names = FileNames()
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "extracted").run(inputs, { $0.graphs(by: extractor, as: format) }) {
      input, results in
      for result in results {
        do {
          let made = try result.get()
          for finding in made.findings { Report.error("crux: \(input.name): \(finding)") }
          let name = names.unique(made.id, format.fileExtension)
          if name != "\(made.id).\(format.fileExtension)", case .folder = output {
            Report.error("crux: \(input.name): written as \(name), since another input has the same name")
          }
          try output.write(made.bytes, name: name)
        } catch {
          Report.trouble(input.name, error)
          isWhole = false
        }
      }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

/// A graph in the bytes of a format.
struct WrittenGraph: Sendable {
  var id: String
  var bytes: [UInt8]
  var findings: [Finding]
}

extension Input {
  /// The graphs of an input's documents.
  fileprivate func graphs(
    by extractor: some Extractor, as format: GraphFormat
  ) -> [Result<WrittenGraph, any Error>] {
    do {
      let bytes = try bytes()
      let form = DocumentFormat(fileExtension: fileExtension) ?? DocumentFormat(sniffing: bytes)
      return try DocumentReader(form).documents(in: bytes, id: id).map { document in
        Result {
          let extraction = try extractor.extract(document.get())
          guard let writer = format.writer else { throw Trouble("\(format.name) cannot be written") }
          return WrittenGraph(
            id: extraction.graph.id, bytes: try writer.write(extraction.graph), findings: extraction.findings)
        }
      }
    } catch {
      return [.failure(error)]
    }
  }
}
