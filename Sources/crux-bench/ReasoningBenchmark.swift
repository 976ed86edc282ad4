import CruxFormats
import CruxModel
import CruxReasoning
import Foundation

/// Times labels and strengths on generated graphs, beside the Python package formal-argumentation on the same files.
struct ReasoningBenchmark {
  private static let sizes = [1_000, 10_000, 100_000]
  private static let peersScript = "Scripts/bench-peers.py"
  private static let peer = "formal-argumentation"

  private let python: String?

  /// - Parameter python: an interpreter that has formal-argumentation; without it there are no ratios.
  init(python: String) {
    self.python = FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }

  func run() throws {
    try FileManager.default.inTemporaryFolder { folder in
      print(
        "Milliseconds: to index a graph, then to label it and to weigh it; and what the peer takes, as a multiple."
      )
      for size in Self.sizes {
        let whole = GeneratedGraph.make(statements: size)
        try run("all kinds of relations", whole, size, file: nil)
        try run("supports and rebuttals", whole.plain, size, file: folder.appending(path: "\(size).json"))
        try run("a chain", Self.chain(size), size, file: nil)
      }
    }
  }

  private func run(_ name: String, _ graph: Graph, _ size: Int, file: URL?) throws {
    let indexing = Measurement.best { _ = Framework(graph) }
    let framework = Framework(graph)
    let labelling = Measurement.best { _ = Labelling(of: framework) }
    let weighing = StrengthSemantics.allCases.map { semantics in
      (semantics, Measurement.best { _ = Strengths(of: framework, by: semantics) })
    }
    var line = "\(size) statements, \(name): index \(shown(indexing)), labels \(shown(labelling))"
    line += weighing.map { ", \($0.0.rawValue) \(shown($0.1))" }.joined()
    if let file, let python {
      try Data(JSONWriter().write(graph)).write(to: file)
      for (operation, own) in [
        ("grounded", labelling), (StrengthSemantics.quadraticEnergy.rawValue, weighing[0].1),
      ] {
        guard
          let other = try Measurement(running: python, [Self.peersScript, Self.peer, operation, file.path])
        else { continue }
        line += "; \(Self.peer) \(operation) \(shown(other.seconds)) (\(Int(other.seconds / own))x)"
      }
    }
    print(line)
  }

  /// Statements that support and rebut one another in turn, one below the other.
  private static func chain(_ count: Int) -> Graph {
    Graph(
      id: "chain", thesis: "s0",
      statements: (0..<count).map { Statement(id: "s\($0)", kind: .claim, text: "", confidence: 0.6) },
      relations: (1..<count).map {
        Relation(id: "r\($0)", kind: $0 % 3 == 0 ? .rebuts : .supports, from: ["s\($0)"], to: "s\($0 - 1)")
      })
  }

  private func shown(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1000) }
}

extension Graph {
  /// Only what the peer knows: supports and rebuttals from one statement to another, no two between the same.
  fileprivate var plain: Graph {
    var graph = self
    var seen: Set<[String]> = []
    graph.relations = relations.filter { relation in
      (relation.kind == .supports || relation.kind == .rebuts) && relation.from.count == 1
        && seen.insert(relation.from + [relation.to]).inserted
    }
    for number in graph.relations.indices { graph.relations[number].confidence = nil }
    return graph
  }
}
