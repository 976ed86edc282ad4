import ArgumentParser
import CruxFormats

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write graphs in other formats.",
    discussion: """
      crux export graph.json --format dot
      crux export graph.json --output graph.svg
      crux export graphs/ --format graphml --output exports/
      """)

  @Argument(help: "Graph files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @OptionGroup var options: OutputOptions

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    guard options.chosenFormat == nil else { return }
    let names = GraphFormat.allValueStrings.joined(separator: ", ")
    throw ValidationError("--format is missing: one of \(names).")
  }

  func run() async throws {
    let format = options.chosenFormat ?? .document
    let inputs = Input.all(inputs, extensions: GraphFormat.readableExtensions)
    var output = try Output(
      options.output, severalInputs: inputs.count > 1, fileExtension: format.fileExtension)
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "exported").run(
      inputs, { input in Result { try input.graph(as: format) } }
    ) {
      input, result in
      if !output.write([result], of: input) { isWhole = false }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

extension Input {
  fileprivate func graph(as format: GraphFormat) throws -> WrittenGraph {
    let reading = try reading()
    return try WrittenGraph(reading.graph, id: id, as: format, findings: reading.findings)
  }
}
