import Foundation

/// The `git` program.
struct GitProgram {
  /// Runs it with our own standard output.
  ///
  /// - Parameter allowing: the highest status that is no failure.
  @discardableResult
  func run(_ arguments: [String], allowing highest: Int32 = 0) throws -> Int32 {
    let process = process(arguments)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus <= highest else { throw failure(arguments) }
    return process.terminationStatus
  }

  /// What it prints, without the last line's end.
  func output(_ arguments: [String]) throws -> String {
    let process = process(arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw failure(arguments) }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    return process
  }

  private func failure(_ arguments: [String]) -> Trouble {
    Trouble("git \(arguments.first ?? "") failed; is this a git repository?")
  }
}
