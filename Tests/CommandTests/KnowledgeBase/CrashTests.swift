import CruxModel
import CruxStore
import Foundation
import TestSupport
import Testing

/// Kills `crux add` at random moments: what it reported is there whole, and nothing is there in part.
@Suite struct CrashTests {
  private static let kills = 200
  private static let documents = 12

  @Test func nothingIsLostWhenTheWriterIsKilled() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for round in 0..<3 { try writeGraphs(round, in: folder) }
    let whole = try ContinuousClock().measure { _ = try killedAdd(0, "kb-whole", after: nil, in: folder) }
    var reported = 0
    var random = SplitMix(state: 7)
    for kill in 0..<Self.kills {
      let (round, base) = (kill % 3, "kb-\(kill / 3)")
      let delay = whole * Double.random(in: 0..<1.1, using: &random)
      let lines = try killedAdd(round, base, after: delay, in: folder)
      reported += lines.count
      try expectWhole(folder.appending(path: base).path, lines)
    }
    #expect(reported > 0)
  }

  /// Graphs that differ from those of another round in one statement each.
  private func writeGraphs(_ round: Int, in folder: URL) throws {
    let target = folder.appending(path: "round-\(round)")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    let corpus = Repository.root.appending(path: "Graphs/Corpus")
    for name in try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
      .prefix(Self.documents)
    {
      let graph = try String(contentsOf: corpus.appending(path: name), encoding: .utf8)
      let statement = "{\"id\": \"round\", \"kind\": \"claim\", \"text\": \"This is round \(round)\"}"
      let changed = graph.replacing("\"statements\": [\n", with: "\"statements\": [\n\(statement),\n")
      try Data(changed.utf8).write(to: target.appending(path: name))
    }
  }

  /// - Returns: the versions that the process had reported when it was killed.
  private func killedAdd(_ round: Int, _ base: String, after delay: Duration?, in folder: URL) throws
    -> [String]
  {
    let output = folder.appending(path: "output")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    let process = Process()
    process.executableURL = Crux.products.appending(path: "crux")
    process.arguments = ["add", "round-\(round)", "--kb", base, "--jobs", "1"]
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay / .seconds(1))
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func expectWhole(_ path: String, _ lines: [String]) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      #expect(lines.isEmpty)
      return
    }
    let base = try Base(path: path, for: .writing)
    #expect(try base.damage() == [])
    let there = Set(try base.documents().map { "\($0.document)@\($0.version)" })
    for line in lines {
      let version = line.prefix { $0 != " " }
      #expect(there.contains(String(version)), "\(line)")
    }
  }
}
