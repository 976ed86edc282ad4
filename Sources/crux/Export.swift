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

  @Flag(help: "Show which statements stand, fall or are open.")
  var labels = false

  @Flag(help: "Show how strong each statement is, from 0 to 1.")
  var strengths = false

  @OptionGroup var options: OutputOptions

  @OptionGroup var base: BaseOptions

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    guard let format = options.chosenFormat else {
      let names = GraphFormat.allValueStrings.joined(separator: ", ")
      throw ValidationError("--format is missing: one of \(names).")
    }
    guard verdicts.isEmpty || format.writer is any VerdictWriter else {
      let names = GraphFormat.all.filter { $0.writer is any VerdictWriter }.map(\.name).joined(
        separator: ", ")
      throw ValidationError("--labels and --strengths are shown in \(names).")
    }
  }

  private var verdicts: VerdictOptions {
    (labels ? VerdictOptions.labels : []).union(strengths ? .strengths : [])
  }

  /// The knowledge base, where inputs may be in one; that it cannot be opened is the trouble of these alone.
  private func opened(for inputs: [Input]) -> Result<Base, any Error>? {
    base.path == nil || inputs.allSatisfy(\.isThere) ? nil : Result { try base.open(for: .reading) }
  }

  func run() async throws {
    let format = options.chosenFormat ?? .document
    let inputs = Input.all(inputs, extensions: GraphFormat.readableInFolders)
    let base = opened(for: inputs)
    var output = try Output(options.output, for: inputs, areGraphs: true, as: format)
    var isWhole = true
    await Work(jobs: jobs.count, verb: "exported").run(
      inputs, { [verdicts] input in input.graphs(as: format, base, verdicts) }
    ) {
      input, results in
      if !output.write(results, of: input) { isWhole = false }
    }
    guard output.finish(), isWhole else { throw ExitCode(2) }
  }
}

extension Input {
  fileprivate func graphs(
    as format: GraphFormat, _ base: Result<Base, any Error>?, _ verdicts: VerdictOptions
  ) -> [Result<WrittenGraph, any Error>] {
    var readings: [(line: Int?, reading: Result<Reading, any Error>)] {
      guard let base, !isThere else { return self.readings() }
      return [(nil, Result { try reading(in: base) })]
    }
    return readings.map { line, reading in
      Result {
        let reading = try reading.get()
        return try WrittenGraph(
          reading.graph, id: line != nil ? reading.graph.id : isThere ? id : name, as: format,
          showing: verdicts, findings: reading.oddities)
      }
    }
  }
}
