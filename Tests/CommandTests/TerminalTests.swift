import Foundation
import TestSupport
import Testing

/// What is otherwise on a terminal.
@Suite final class TerminalTests {
  private let folder: URL

  init() throws { folder = try Crux.temporaryFolder() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Starts the command on a terminal, of which the other end is ours.
  private func start(_ arguments: [String]) throws -> (process: Process, terminal: FileHandle) {
    var ends: (Int32, Int32) = (-1, -1)
    try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
    for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let device = FileHandle(fileDescriptor: ends.1, closeOnDealloc: true)
    let process = Process()
    process.executableURL = Crux.products.appending(path: "crux")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = device
    process.standardOutput = device
    process.standardError = FileHandle.nullDevice
    try process.run()
    try device.close()
    return (process, FileHandle(fileDescriptor: ends.0, closeOnDealloc: true))
  }

  /// What is shown until some text is or the command ends.
  private func shown(on terminal: FileHandle, until end: String) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(end.utf8.count).elementsEqual(end.utf8), read(terminal.fileDescriptor, &byte, 1) == 1
    {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func coloursAreForTheTerminalAlone() throws {
    let graphs = ["chip-controls", "chip-controls-v2"].map {
      Repository.root.appending(path: "Graphs/Corpus/\($0).json").path
    }
    let (process, _) = try start(["diff"] + graphs + ["--output", "changes.txt"])
    process.waitUntilExit()
    let file = try String(contentsOf: folder.appending(path: "changes.txt"), encoding: .utf8)
    #expect(file.contains("[-140,000-] {+90,000+}") && !file.contains("\u{1B}"))
    let (_, terminal) = try start(["diff"] + graphs)
    #expect(shown(on: terminal, until: "no such text").contains("\u{1B}[31;9m140,000\u{1B}[0m"))
  }

  /// Terminals name some keys by a number, and say which other keys are down.
  @Test(.timeLimit(.minutes(1))) func keysWithNumbersMoveAndTypeNothing() throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json").path
    #expect(try Crux.run(["add", graph, "--kb", "kb"], in: folder).status == 0)
    let (process, terminal) = try start(["query", "--kb", "kb"])
    _ = shown(on: terminal, until: "crux> ")
    let keys = "TCH (c:Claim)\u{1B}[1~MA\u{1B}[4~ RETURN count(*) AS many;\u{1B}[5~\u{1B}[1;5C\n"
    try terminal.write(contentsOf: Data(keys.utf8))
    #expect(shown(on: terminal, until: "row)").contains("many"))
    process.terminate()
  }

  @Test(.timeLimit(.minutes(1))) func aQueryIsDroppedOrComesBackAsItWas() throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json").path
    #expect(try Crux.run(["add", graph, "--kb", "kb"], in: folder).status == 0)
    let (process, terminal) = try start(["query", "--kb", "kb"])
    func enter(_ keys: String, until end: String) throws -> String {
      try terminal.write(contentsOf: Data(keys.utf8))
      return shown(on: terminal, until: end)
    }
    _ = shown(on: terminal, until: "crux> ")
    _ = try enter("MATCH (e:Evidence) RETURN count(*) AS dropped\n", until: "  ... ")
    _ = try enter("\u{3}", until: "crux> ")
    _ = try enter("MATCH (c:Claim) // all of them\n", until: "  ... ")
    #expect(try !enter("RETURN count(*) AS\tmany;\n", until: "row)").contains("dropped"))
    _ = shown(on: terminal, until: "crux> ")
    #expect(try enter("\u{1B}[A\n", until: "row)").contains("many"))
    process.terminate()
  }

  @Test func aTerminalThatGoesAwayEndsTheCommand() async throws {
    let graph = Repository.root.appending(path: "Graphs/controls-working.json").path
    #expect(try Crux.run(["add", graph, "--kb", "kb"], in: folder).status == 0)
    let (process, terminal) = try start(["query", "--kb", "kb"])
    #expect(shown(on: terminal, until: "crux> ").hasSuffix("crux> "))
    try terminal.write(contentsOf: Data("MATCH".utf8))
    #expect(shown(on: terminal, until: "MATCH").hasSuffix("MATCH"))
    try terminal.close()
    for _ in 0..<1000 where process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    #expect(!process.isRunning)
    process.terminate()
  }
}
