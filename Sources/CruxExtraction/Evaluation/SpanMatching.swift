import Algorithms

/// Pairs annotated statements with predicted ones, each at most once.
enum SpanMatching {
  struct Match {
    var gold: Int
    var predicted: Int
    /// What they have in common, as a share of the longer one; 1 for equal spans.
    var share: Double
  }

  /// Pairs that share at least half of the longer one, the greatest share first, ties by the order of ids.
  static func matches(_ gold: [ScoredGraph.Statement], _ predicted: [ScoredGraph.Statement]) -> [Match] {
    let goldRanks = ranks(gold)
    let predictedRanks = ranks(predicted)
    let candidates = candidates(gold, predicted).sorted {
      ($1.share, goldRanks[$0.gold], predictedRanks[$0.predicted])
        < ($0.share, goldRanks[$1.gold], predictedRanks[$1.predicted])
    }
    var goldUsed = [Bool](repeating: false, count: gold.count)
    var predictedUsed = [Bool](repeating: false, count: predicted.count)
    return candidates.filter { match in
      guard !goldUsed[match.gold], !predictedUsed[match.predicted] else { return false }
      goldUsed[match.gold] = true
      predictedUsed[match.predicted] = true
      return true
    }
  }

  /// All pairs near enough to match. A partner is at most twice as long as a span, so it starts at most that
  /// much before it.
  private static func candidates(
    _ gold: [ScoredGraph.Statement], _ predicted: [ScoredGraph.Statement]
  ) -> [Match] {
    let order = predicted.indices.sorted { predicted[$0].span.lowerBound < predicted[$1].span.lowerBound }
    var found: [Match] = []
    for (number, statement) in gold.enumerated() {
      let span = statement.span
      var position = order.partitioningIndex {
        predicted[$0].span.lowerBound > span.lowerBound - 2 * span.count
      }
      while position < order.count, predicted[order[position]].span.lowerBound < span.upperBound {
        let other = predicted[order[position]].span
        let share = Double(span.clamped(to: other).count) / Double(max(span.count, other.count))
        if share >= 0.5 { found.append(Match(gold: number, predicted: order[position], share: share)) }
        position += 1
      }
    }
    return found
  }

  /// The place of each statement in the order of ids, by code points.
  private static func ranks(_ statements: [ScoredGraph.Statement]) -> [Int] {
    var ranks = [Int](repeating: 0, count: statements.count)
    let order = statements.indices.sorted {
      statements[$0].id.utf8.lexicographicallyPrecedes(statements[$1].id.utf8)
    }
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    return ranks
  }
}
