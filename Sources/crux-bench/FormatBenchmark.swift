import CruxFormats
import Foundation

/// Times formats on generated graphs, beside networkx and igraph on the same files.
struct FormatBenchmark {
  private struct Operation {
    let name: String
    /// What the peers' script calls it; nil where they have no such format.
    let peerName: String?
  }

  private static let sizes = [1_000, 10_000, 100_000]
  private static let peers = ["igraph", "networkx"]
  private static let peersScript = "Scripts/bench-peers.py"
  private static let operations = [
    Operation(name: "json-write", peerName: nil),
    Operation(name: "json-read", peerName: nil),
    Operation(name: "graphml-write", peerName: "graphml-write"),
    Operation(name: "graphml-read", peerName: "graphml-read"),
    Operation(name: "dot-write", peerName: "dot-write"),
  ]

  private let python: String?

  /// - Parameter python: an interpreter that has networkx and igraph; without it there are no ratios.
  init(python: String) {
    self.python = FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }

  func run() throws {
    try FileManager.default.inTemporaryFolder { folder in
      if python == nil { print("No Python with networkx and igraph (make .venv, or name one): no ratios.\n") }
      print(
        row(
          ["statements", "operation", "MB", "ms", "MB/s", "peak MB"]
            + Self.peers.flatMap { [$0 + " ms", "ratio", "peak MB"] }))
      for size in Self.sizes { try run(size, in: folder) }
    }
  }

  private func run(_ size: Int, in folder: URL) throws {
    let graph = GeneratedGraph.make(statements: size)
    for operation in Self.operations {
      let parts = operation.name.split(separator: "-").map(String.init)
      guard let format = GraphFormat.named(parts[0]), let writer = format.writer else { continue }
      let bytes = try writer.write(graph)
      // What is written is measured by its size, but read from a format that all can read.
      let file = folder.appending(path: "\(size).\(format.reader == nil ? "graphml" : format.name)")
      if format.reader != nil { try Data(bytes).write(to: file) }
      guard let own = try Measurement(running: Self.executable, ["measure", operation.name, file.path]) else {
        throw BenchmarkError("\(operation.name) failed.")
      }
      let megabytes = Double(bytes.count) / 1e6
      var cells = [
        "\(size)", operation.name, number(megabytes), number(own.seconds * 1000),
        number(megabytes / own.seconds), number(own.peakMegabytes),
      ]
      for peer in Self.peers {
        guard let python, let name = operation.peerName,
          let other = try Measurement(running: python, [Self.peersScript, peer, name, file.path])
        else {
          cells += ["", "", ""]
          continue
        }
        cells += [
          number(other.seconds * 1000), number(other.seconds / own.seconds) + "x",
          number(other.peakMegabytes),
        ]
      }
      print(row(cells))
    }
  }

  private static let executable = Bundle.main.executablePath ?? CommandLine.arguments[0]

  private func number(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
  }

  private func row(_ cells: [String]) -> String {
    let widths = [10, 13] + [Int](repeating: 11, count: max(cells.count - 2, 0))
    return zip(cells, widths).map { cell, width in
      let padding = String(repeating: " ", count: max(width - cell.count, 0))
      return cell.first?.isLetter == true && width == 13 ? cell + padding : padding + cell
    }.joined(separator: " ")
  }
}
