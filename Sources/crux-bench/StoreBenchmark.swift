import CruxFormats
import CruxModel
import CruxStore
import Foundation

/// Times the knowledge base on generated debates, beside a recursive query and networkx on the same file.
struct StoreBenchmark {
  private static let batch = 1000

  /// With networkx, or without it.
  var python = ".venv/bin/python"

  func run(sizes: [Int]) throws {
    for size in sizes { try run(documents: max(size / 50, 1)) }
    if sizes.count > 1 { try timeSingleDocuments() }
    if sizes.count > 1 { try weighVersions() }
  }

  private func run(documents: Int) throws {
    try FileManager.default.inTemporaryFolder { folder in
      let path = folder.appending(path: "kb").path
      let base = try Base(path: path, for: .writing)
      let files = folder.appending(path: "graphs")
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
      var (preparing, writing) = (Duration.zero, Duration.zero)
      var bytes = 0
      for first in stride(from: 0, to: documents, by: Self.batch) {
        let graphs = (first..<min(first + Self.batch, documents)).map { GeneratedDebate.document($0) }
        for graph in graphs {
          let json = Data(try JSONWriter().write(graph))
          try json.write(to: files.appending(path: "\(graph.id).json"))
          bytes += json.count
        }
        var additions: [Addition] = []
        preparing += try ContinuousClock().measure { additions = try graphs.map { try Addition($0) } }
        writing += try ContinuousClock().measure { _ = try base.add(additions) }
      }
      let statements = documents * 50
      let size = try size(ofBase: path)
      print(
        "\(statements) statements: written \(rate(statements, writing)), "
          + "prepared \(rate(statements, preparing)), together \(rate(statements, writing + preparing)) a second; "
          + "\(bytes / 1_000_000) MB of graphs in \(Int(size) / 1_000_000) MB")
      try timeAdding(files, statements: statements, to: path + "-again")
      try timeQuestions(base, documents: documents, path: path)
    }
  }

  /// The command, with reading the files.
  private func timeAdding(_ files: URL, statements: Int, to path: String) throws {
    guard let time = try timeCommand(["add", files.path, "--kb", path]) else { return }
    print("  crux add from the shell: \(rate(statements, time)) a second")
  }

  /// Evidence of unlimited depth for random claims, and look-up by words.
  private func timeQuestions(_ base: Base, documents: Int, path: String) throws {
    var random = SplitMix(state: 7)
    var (evidence, words): ([Duration], [Duration]) = ([], [])
    var found = 0
    var asked: [Int64] = []
    for _ in 0..<1000 {
      let number = random.below(documents)
      let graph = GeneratedDebate.document(number)
      let place = random.below(17)
      let statement = graph.statements[place]
      guard case .found(let claim) = try base.claim("\(graph.id)#\(statement.id)") else { continue }
      // Documents and their statements are numbered in the order in which they came.
      asked.append(Int64(number + 1) << 24 | Int64(place))
      evidence.append(
        try ContinuousClock().measure {
          found += try base.ask(.evidence(claim, Filter()), isDrawn: false).results.count
        })
      let query = statement.text.split(separator: " ").prefix(4).joined(separator: " ")
      words.append(try ContinuousClock().measure { _ = try base.claim(query) })
    }
    print("  evidence: \(quantiles(evidence)), \(found / evidence.count) results; words: \(quantiles(words))")
    try timePeers(path, asked)
    try timeShell(path, documents: documents)
  }

  private func timePeers(_ path: String, _ asked: [Int64]) throws {
    let process = Process()
    process.executableURL = URL(
      filePath: FileManager.default.isExecutableFile(atPath: python) ? python : "/usr/bin/python3")
    process.arguments = ["Scripts/bench-evidence.py", path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(asked.map { "\($0)\n" }.joined().utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 4, let median = Double(words[1]), let last = Double(words[2]) else { continue }
      print(
        String(format: "    \(words[0]): median %.2f ms, p99 %.2f ms", median, last) + ", \(words[3]) found")
    }
  }

  private func timeShell(_ path: String, documents: Int) throws {
    let times = try (0..<20).compactMap { number in
      try timeCommand([
        "evidence", "article-\(number * documents / 20)#s1", "--kb", path, "--format", "json",
      ])
    }
    if !times.isEmpty { print("  crux evidence from the shell: \(quantiles(times))") }
  }

  /// How long Crux, built beside this, takes from its start to its end; nil where it is not there.
  private func timeCommand(_ arguments: [String]) throws -> Duration? {
    let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "crux")
    guard FileManager.default.isExecutableFile(atPath: command.path) else { return nil }
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    return try ContinuousClock().measure { try process.runToEnd() }
  }

  private func quantiles(_ times: [Duration]) -> String {
    let times = times.sorted()
    return
      "median \(milliseconds(times[times.count / 2])), p99 \(milliseconds(times[times.count * 99 / 100]))"
  }

  /// Each document in its own transaction.
  private func timeSingleDocuments() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let base = try Base(path: folder.appending(path: "kb").path, for: .writing)
      let times = try (0..<1100).map { number in
        let addition = try Addition(GeneratedDebate.document(number))
        return try ContinuousClock().measure { _ = try base.add([addition]) }
      }
      func median(_ range: Range<Int>) -> Duration { times[range].sorted()[range.count / 2] }
      let (early, late) = (milliseconds(median(0..<20)), milliseconds(median(950..<1050)))
      print("one document: the 10th \(early), the 1,000th \(late)")
    }
  }

  private func weighVersions() throws {
    try FileManager.default.inTemporaryFolder { folder in
      let path = folder.appending(path: "kb").path
      let base = try Base(path: path, for: .writing)
      let empty = try size(ofBase: path)
      var one = 0.0
      for edition in 0..<100 {
        _ = try base.add([Addition(GeneratedDebate.document(0, statements: 1000, edition: edition))])
        if edition == 0 { one = try size(ofBase: path) - empty }
      }
      let times = String(format: "%.1f", (try size(ofBase: path) - empty) / one)
      print("100 versions: \(times) times one of \(Int(one) / 1000) kB")
    }
  }

  /// The bytes of a base, what its log still holds among them.
  private func size(ofBase path: String) throws -> Double {
    try Base(path: path, for: .reading).backUp(to: path + "-copy")
    defer { unlink(path + "-copy") }
    return try FileManager.default.attributesOfItem(atPath: path + "-copy")[.size] as? Double ?? 0
  }

  private func rate(_ count: Int, _ time: Duration) -> Int { Int(Double(count) / (time / .seconds(1))) }

  private func milliseconds(_ time: Duration) -> String { String(format: "%.2f ms", time / .milliseconds(1)) }
}
