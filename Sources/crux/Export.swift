import ArgumentParser
import CruxFormats
import CruxModel

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write graphs in other formats.",
    discussion: """
      crux export graph.json --format dot
      crux export graphs/ --format graphml --output exports/
      """)

  @Argument(help: "Graph files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "The format to write.")
  var format: GraphFormat

  @Option(name: .shortAndLong, help: "A file, or a folder for one file an input.", completion: .file())
  var output: String?

  @OptionGroup var jobs: JobOptions

  func run() async throws {
    let inputs = try Input.all(inputs, extensions: GraphFormat.readableExtensions)
    let output = try Output(output, severalInputs: inputs.count > 1)
    let format = format
    var names = FileNames()
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "exported").run(
      inputs, { input in Result { try input.graph(as: format) } }
    ) {
      input, result in
      do {
        let made = try result.get()
        for finding in made.findings { Report.error("crux: \(input.name): \(finding)") }
        try output.write(made.bytes, name: names.unique(input.id, format.fileExtension))
      } catch {
        Report.trouble(input.name, error)
        isWhole = false
      }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

extension Input {
  /// The graph in this file, and what was odd about reading it.
  func reading() throws -> Reading {
    let bytes = try bytes()
    return try GraphFormat.reading(self, bytes).read(bytes)
  }

  fileprivate func graph(as format: GraphFormat) throws -> WrittenGraph {
    let reading = try reading()
    guard let writer = format.writer else { throw Trouble("\(format.name) cannot be written") }
    return WrittenGraph(id: id, bytes: try writer.write(reading.graph), findings: reading.findings)
  }
}
