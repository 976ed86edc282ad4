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
  /// Text and picture go through files, so that neither side ever waits for the other to read.
  /// - Throws: `FormatError` where `dot` is not installed, or with its own words where it fails.
  func run(_ arguments: [String], on dot: [UInt8]) throws -> [UInt8] {
    let program = try program()
    do {
      return try FileManager.default.inTemporaryFolder { folder in
        let input = folder.appending(path: "graph.dot")
        let picture = folder.appending(path: "picture")
        try Data(dot).write(to: input)
        try run(program, arguments + ["-o", picture.path, input.path])
        guard let bytes = try? Data(contentsOf: picture) else {
          throw Self.error("Graphviz wrote no picture.")
        }
        return Array(bytes)
      }
    } catch let error as FormatError {
      throw error
    } catch {
      throw Self.error("\(program) could not be run on a temporary file: \(error.localizedDescription)")
    }
  }

  private func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    let complaints = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = complaints
    try process.run()
    let said = complaints.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, process.terminationReason == .exit else {
      let words = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      throw Self.error("Graphviz failed: \(words.isEmpty ? "status \(process.terminationStatus)" : words)")
    }
  }

  private func program() throws -> String {
    for folder in searchPath where FileManager.default.isExecutableFile(atPath: folder + "/dot") {
      return folder + "/dot"
    }
    throw Self.error(
      "Graphviz's program `dot` is not installed, or not in PATH. Install Graphviz: `apt-get install graphviz` "
        + "on Debian and Ubuntu, `dnf install graphviz` on Fedora, `brew install graphviz` on macOS.")
  }

  private static func error(_ message: String) -> FormatError {
    FormatError(stage: "drawing with Graphviz", message: message)
  }
}
