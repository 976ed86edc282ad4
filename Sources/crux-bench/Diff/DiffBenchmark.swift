import CruxDiff
import CruxFormats
import CruxModel
import Foundation

/// How long two versions of large graphs take to compare: 5 % of the statements reworded, 3 % removed, 3 % added, 2 %
/// of the relations turned; beside tools that compare the same files as text or as JSON.
struct DiffBenchmark {
  private static let limit = 120.0
  let python: String

  func run() throws {
    try FileManager.default.inTemporaryFolder { folder in
      print("\nseconds; - where it is not there, or takes over \(Int(Self.limit))")
      print("statements     crux diff     git diff     deepdiff    graphtage")
      for size in [100, 1_000, 10_000, 100_000] {
        let (before, after) = Self.versions(size)
        let files = try [("before", before), ("after", after)].map { name, graph in
          let file = folder.appending(path: "\(name)-\(size).json").path
          try Data(JSONWriter().write(graph)).write(to: URL(filePath: file))
          return file
        }
        let clock = ContinuousClock()
        var count = 0
        let own = clock.measure { count = Difference(before, after).changes.count } / .seconds(1)
        let scripts = [
          "git diff --no-index --word-diff \"$1\" \"$2\"",
          "'\(python)' -c 'import json, sys, deepdiff; deepdiff.DeepDiff(*[json.load(open(f)) for f in sys.argv[1:]])'"
            + " \"$1\" \"$2\"",
          "'\(python)' -m graphtage --no-status \"$1\" \"$2\"",
        ]
        let peers = zip(scripts, [100_000, 1_000, 100]).map { script, largest in
          size <= largest ? Self.seconds(script, files) : nil
        }
        let cells = ([own] + peers).map { $0.map { String(format: "%12.3f", $0) } ?? "           -" }
        print(
          String(size).padding(toLength: 12, withPad: " ", startingAt: 0) + cells.joined(separator: " ")
            + "   \(count) changes")
        fflush(nil)
      }
    }
  }

  /// How long a shell's line takes, or nil where it fails or takes too long.
  private static func seconds(_ script: String, _ files: [String]) -> Double? {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "timeout \(Int(limit)) " + script, "sh"] + files
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let clock = ContinuousClock()
    let start = clock.now
    guard (try? process.runToEnd()) != nil else { return nil }
    return process.terminationStatus < 2 ? (clock.now - start) / .seconds(1) : nil
  }

  static func versions(_ size: Int) -> (Graph, Graph) {
    let before = GeneratedGraph.make(statements: size)
    var random = SplitMix(state: 99)
    var after = before
    after.statements = []
    for statement in before.statements {
      let share = random.below(100)
      var new = statement
      if share < 3, statement.id != before.thesis { continue }
      if share >= 3, share < 8 {
        var words = new.text.split(separator: " ").map(String.init)
        for _ in 0..<4 { words[random.below(words.count)] = "word\(random.below(5000))" }
        new.text = words.joined(separator: " ")
      }
      after.statements.append(new)
      if random.below(100) < 3 {
        let text = (0..<14).map { _ in "term\(random.below(5000))" }.joined(separator: " ")
        after.statements.append(
          Statement(id: statement.id + "n", kind: .claim, text: text, anchor: statement.anchor))
      }
    }
    var known = Set(after.statements.map(\.id))
    after.relations = []
    for relation in before.relations {
      var new = relation
      guard known.isSuperset(of: relation.from + [relation.to]) else { continue }
      known.insert(relation.id)
      if random.below(100) < 2, new.kind == .supports || new.kind == .rebuts {
        new.kind = new.kind == .supports ? .rebuts : .supports
      }
      after.relations.append(new)
    }
    return (before, after)
  }
}
