import ArgumentParser
import CruxFormats
import CruxModel
import Foundation

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with graphs.",
    discussion: "Exit status 1 where there are findings.")

  enum Form: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Graph files, folders, patterns, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(help: "How to print findings.")
  var format = Form.text

  @OptionGroup var jobs: JobOptions

  func run() async throws {
    let inputs = Input.all(inputs, extensions: GraphFormat.readableExtensions)
    var rows: [Row] = []
    var isWhole = true
    await Work(jobs: jobs.jobs, verb: "checked").run(inputs, { input in Result { try input.findings() } }) {
      input, result in
      do {
        for finding in try result.get() {
          if format == .text { print("\(input.name): \(finding)") }
          rows.append(Row(input.name, finding))
        }
      } catch {
        Report.note(input.name, error)
        isWhole = false
      }
    }
    if format == .json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(rows), as: UTF8.self))
    }
    if !isWhole { throw ExitCode(2) }
    if !rows.isEmpty { throw ExitCode(1) }
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
  fileprivate func findings() throws -> [Finding] {
    let reading = try reading()
    return reading.findings + reading.graph.findings()
  }
}
