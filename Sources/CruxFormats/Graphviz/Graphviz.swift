import Foundation

/// The `dot` program of Graphviz.
struct Graphviz: Sendable {
  private let searchPath: [String]

  /// - Parameter searchPath: folders in which to look for `dot`; by default those of `PATH`.
  init(searchPath: [String]? = nil) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    self.searchPath = searchPath ?? path.split(separator: ":").map(String.init)
  }

  /// What `dot` makes of a DOT text.
  ///
  /// - Throws: `FormatError` where `dot` is not installed, or with its own words where it fails.
  func run(_ arguments: [String], on dot: [UInt8]) throws -> [UInt8] {
    let program = try program()
    let outcome: Program.Outcome
    do { outcome = try program.run(arguments, on: dot) } catch {
      throw Self.error("\(program.path) could not be run on a temporary file: \(error.localizedDescription)")
    }
    guard outcome.status == 0, outcome.hasExited else {
      let words = outcome.complaints.trimmingCharacters(in: .whitespacesAndNewlines)
      throw Self.error("Graphviz failed: \(words.isEmpty ? "status \(outcome.status)" : words)")
    }
    guard !outcome.output.isEmpty else { throw Self.error("Graphviz wrote no picture.") }
    return outcome.output
  }

  private func program() throws -> Program {
    for folder in searchPath where FileManager.default.isExecutableFile(atPath: folder + "/dot") {
      return Program(path: folder + "/dot")
    }
    throw Self.error(
      "Graphviz's program `dot` is not installed, or not in PATH. Install Graphviz: `apt-get install graphviz` "
        + "on Debian and Ubuntu, `dnf install graphviz` on Fedora, `brew install graphviz` on macOS.")
  }

  private static func error(_ message: String) -> FormatError {
    FormatError(stage: "drawing with Graphviz", message: message)
  }
}
