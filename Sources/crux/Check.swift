import ArgumentParser
import CruxFormats
import CruxModel
import CruxStore

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with graphs, or with a knowledge base.",
    discussion: """
      Without graphs, every page of the knowledge base is read, and every version made again and compared with what \
      was added.

      Exit status 1 where there are findings.
      """)

  @Argument(help: "Graph files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @OptionGroup var base: BaseOptions

  @Option(help: "How to print findings.")
  var format = RowForm.text

  @OptionGroup var jobs: JobOptions

  func validate() throws {
    guard inputs.isEmpty ? base.path != nil : base.kb == nil else {
      throw ValidationError("Name either graphs to check or, with --kb or in CRUX_KB, a knowledge base.")
    }
  }

  func run() async throws {
    if inputs.isEmpty, let path = base.path { return try checkBase(path) }
    let inputs = Input.all(inputs, extensions: GraphFormat.readableInFolders)
    var found: [(file: String, finding: Finding)] = []
    var isWhole = true
    await Work(jobs: jobs.count, verb: "checked").run(inputs, { $0.findings() }) { input, results in
      for (line, result) in results {
        do {
          found += try result.get().map { (input.name + (line.map { ":\($0)" } ?? ""), $0) }
        } catch {
          Report.note(input.name, error)
          isWhole = false
        }
      }
    }
    switch format {
    case .text: try print(lines: found.map { "\($0.file.shown): \($0.finding.description.shown)" })
    case .json: try found.map(Row.init).printJSON()
    }
    if !isWhole { throw ExitCode(2) }
    if !found.isEmpty { throw ExitCode(1) }
  }

  private func checkBase(_ path: String) throws {
    let damage = try Base(path: path, for: .reading).damage()
    switch format {
    case .text: try print(lines: damage.map { "\(path): \($0)" })
    case .json: try damage.printJSON()
    }
    if !damage.isEmpty { throw ExitCode(1) }
  }

  private struct Row: Encodable {
    var file: String
    var code: String
    var place: String
    var message: String

    init(_ file: String, _ finding: Finding) {
      self.file = file
      code = finding.code.rawValue
      place = finding.place.description
      message = finding.message
    }
  }
}

extension Input {
  fileprivate func findings() -> [(line: Int?, findings: Result<[Finding], any Error>)] {
    readings().map { line, reading in
      (line, reading.map { $0.findings + $0.graph.findings() })
    }
  }
}
