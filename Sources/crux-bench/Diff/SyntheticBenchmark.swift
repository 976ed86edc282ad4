import CruxDiff
import CruxFormats
import CruxModel
import Foundation

/// How well changes that were made on purpose are found: matching by the share of words replaced, and the names that
/// changes get.
struct SyntheticBenchmark {
  /// One text in so many is mutated.
  private static let stride = 2
  private let graphs: [Graph]
  private let words: [String]

  init(corpus: String) throws {
    graphs = try readGraphs(corpus).enumerated().filter { $0.offset.isMultiple(of: Self.stride) }.map(
      \.element)
    words = graphs.flatMap { $0.statements.map(\.text) }
  }

  func run() {
    print("words replaced   precision  recall      F1     pairs")
    for percent in [20, 40, 60] {
      matching(percent)
      fflush(nil)
    }
    names()
    fflush(nil)
  }

  private func matching(_ percent: Int) {
    var count = PairCount()
    for (number, graph) in graphs.enumerated() {
      var mutator = Mutator(seed: UInt64(number + percent * 7919), words: words)
      let pair = mutator.reworded(graph, percent: percent)
      let difference = Difference(pair.before, pair.after)
      let pairs = Set(
        difference.matching.pairs.map {
          [pair.before.statements[$0.before].id, pair.after.statements[$0.after].id]
        })
      count.add(pairs, pair.matched)
    }
    print(String(format: "%12d %%       ", percent) + count.row)
  }

  /// A row for each mutation: how often it was called what.
  private func names() {
    var table: [String: [String: Int]] = [:]
    var (right, all) = (0, 0)
    for (number, graph) in graphs.enumerated() {
      var mutator = Mutator(seed: UInt64(number + 17), words: words)
      let pair = mutator.mutated(graph)
      let changes = Difference(pair.before, pair.after).changes
      for (mutation, before, after) in pair.truth {
        let given = changes.filter { change in
          change.name.isOfRelation == (mutation == .turn)
            && (before.isEmpty || !Set(change.before).isDisjoint(with: before))
            && (after.isEmpty || !Set(change.after).isDisjoint(with: after))
            && (mutation != .delete || change.after.isEmpty) && (mutation != .add || change.before.isEmpty)
        }.map(\.name.rawValue)
        let name = given.isEmpty ? "nothing" : given.joined(separator: " + ")
        table[mutation.expected, default: [:]][name, default: 0] += 1
        all += 1
        if given == [mutation.expected] { right += 1 }
      }
    }
    print("\nmade                found as")
    for (made, found) in table.sorted(by: { $0.key < $1.key }) {
      let cells = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      print(made.padding(toLength: 19, withPad: " ", startingAt: 0), cells.joined(separator: ", "))
    }
    print(
      String(format: "%.4f of %d changes are named right and nothing else", Double(right) / Double(all), all))
  }
}
