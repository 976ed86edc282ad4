import ArgumentParser
import CruxFormats
import CruxStore
import Foundation

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write graphs in other formats.",
    discussion: """
      crux export graph.json --format dot
      crux export graph.json --output graph.svg
      crux export graphs/ --format graphml --output exports/
      crux export chip-controls@2 --kb debate.crux --format svg --output old.svg
      """)

  @Argument(
    help: "Graph files, folders, patterns, -, or documents of a knowledge base (DOC, DOC@2).",
    completion: .file())
  var inputs: [String]

  @OptionGroup var options: OutputOptions

  @OptionGroup var base: BaseOptions

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    guard options.chosenFormat == nil else { return }
    let names = GraphFormat.allValueStrings.joined(separator: ", ")
    throw ValidationError("--format is missing: one of \(names).")
  }

  func run() async throws {
    let format = options.chosenFormat ?? .document
    let inputs = Input.all(inputs, extensions: GraphFormat.readableExtensions)
    let base = base.path == nil || inputs.allSatisfy(\.isThere) ? nil : try base.open(for: .reading)
    var output = try Output(
      options.output, severalInputs: inputs.count > 1, fileExtension: format.fileExtension)
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "exported").run(
      inputs, { input in Result { try input.graph(as: format, base) } }
    ) {
      input, result in
      if !output.write([result], of: input) { isWhole = false }
    }
    if !isWhole { throw ExitCode(2) }
  }
}

extension Input {
  /// Whether it is something to read, rather than a name in a knowledge base.
  fileprivate var isThere: Bool { isStandardInput || FileManager.default.fileExists(atPath: name) }

  fileprivate func graph(as format: GraphFormat, _ base: Base?) throws -> WrittenGraph {
    if let base, !isThere {
      return try WrittenGraph(base.graph(Reference(name)), id: name, as: format, findings: [])
    }
    let reading = try reading()
    return try WrittenGraph(reading.graph, id: id, as: format, findings: reading.findings)
  }
}
