import Foundation

/// Runs the built command as a user does.
struct Crux {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of built products: the tests' bundle lies in it.
  static let products: URL = {
    let start =
      Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    var folder = start
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "crux").path) {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  static func run(_ arguments: [String], input: Data = Data(), in folder: URL? = nil) throws -> Outcome {
    try run(products.appending(path: "crux").path, arguments, input: input, in: folder)
  }

  /// Runs a line of a shell, with the built command on the path.
  static func shell(_ line: String, in folder: URL) throws -> Outcome {
    try run("/bin/sh", ["-c", "set -e; PATH='\(products.path)':$PATH; " + line], input: Data(), in: folder)
  }

  private static func run(
    _ program: String, _ arguments: [String], input: Data, in folder: URL?
  ) throws -> Outcome {
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
    try input.write(to: files[0])
    for file in files[1...] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: try text(files[1]), errors: try text(files[2]))
  }

  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "crux-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
