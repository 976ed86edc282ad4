import Algorithms
import CruxExtraction
import CruxModel

/// A forest while it is grown.
struct GrownForest {
  struct Tree {
    /// Of each inner node, the root first, node n above 2n and 2n+1.
    var measures: [Int]
    var bounds: [Float]
    /// Of each leaf, a value a column.
    var values: [Float]
  }

  let name: String
  let columns: Int
  var trees: [Tree] = []

  /// A forest that says what several say on average.
  static func mean(_ forests: [GrownForest]) -> GrownForest {
    var trees = forests.flatMap(\.trees)
    for index in trees.indices {
      trees[index].values = trees[index].values.map { $0 / Float(forests.count) }
    }
    return GrownForest(name: forests[0].name, columns: forests[0].columns, trees: trees)
  }
}

/// Grows forests by gradient boosting (Friedman 2001, with curvatures as in Chen & Guestrin 2016, "XGBoost"), on rows and
/// measures drawn anew for each tree.
struct ForestTraining {
  private static let rounds = 120
  private static let rate: Float = 0.1
  private static let most = 64
  private static let rowShare = 0.7
  private static let measureShare = 0.5
  /// What is added to the curvature of a leaf, and what a leaf must have of it.
  private static let caution: Float = 5
  private static let leastCurvature: Float = 4

  /// Of each measure, in which interval each row's value lies.
  private let intervals: [[UInt8]]
  /// Of each measure, the bounds above which the next interval begins.
  private let bounds: [[Float]]
  private let count: Int

  init(_ rows: [[Float]]) {
    count = rows.count
    let width = rows.first?.count ?? 0
    let bounds = (0..<width).map { measure in Self.bounds(rows.map { $0[measure] }) }
    intervals = (0..<width).map { measure in
      rows.map { row in UInt8(bounds[measure].partitioningIndex { $0 >= row[measure] }) }
    }
    self.bounds = bounds
  }

  /// Bounds with as many rows between each two, as far as that can be.
  private static func bounds(_ values: [Float]) -> [Float] {
    let sorted = values.sorted()
    var bounds: [Float] = []
    for part in 1..<most {
      let value = sorted[sorted.count * part / most]
      if value != bounds.last, value < sorted[sorted.count - 1] { bounds.append(value) }
    }
    return bounds
  }

  /// How the loss changes with each score, and how that change changes.
  typealias Slopes = (_ scores: [Float], _ gradients: inout [Float], _ curvatures: inout [Float]) -> Void

  /// - Parameter scores: what is known already, `columns` a row.
  func grow(_ name: String, columns: Int, from scores: [Float], seed: UInt64, _ slopes: Slopes) -> GrownForest
  {
    var forest = GrownForest(name: name, columns: columns)
    guard count > 0 else { return forest }
    var scores = scores
    var gradients = [Float](repeating: 0, count: scores.count)
    var curvatures = gradients
    var generator = SplitMix(state: seed)
    for _ in 0..<Self.rounds {
      slopes(scores, &gradients, &curvatures)
      let rows = (0..<count).filter { _ in Double.random(in: 0..<1, using: &generator) < Self.rowShare }
      let measures = intervals.indices.filter { _ in
        Double.random(in: 0..<1, using: &generator) < Self.measureShare
      }
      let (tree, splits) = tree(rows, measures, columns, gradients, curvatures)
      for row in 0..<count {
        let leaf = leaf(of: row, splits)
        for column in 0..<columns { scores[row * columns + column] += tree.values[leaf * columns + column] }
      }
      forest.trees.append(tree)
    }
    return forest
  }

  /// A node: rows in intervals above one go right. Where nothing is won, all go left.
  private struct Split {
    var measure = 0
    var interval = UInt8.max
  }

  private func leaf(of row: Int, _ splits: [Split]) -> Int {
    var node = 0
    while node < splits.count {
      node = 2 * node + (intervals[splits[node].measure][row] > splits[node].interval ? 2 : 1)
    }
    return node - splits.count
  }

  private func tree(
    _ rows: [Int], _ measures: [Int], _ columns: Int, _ gradients: [Float], _ curvatures: [Float]
  ) -> (tree: GrownForest.Tree, splits: [Split]) {
    var splits: [Split] = []
    var places = [UInt8](repeating: 0, count: rows.count)
    for level in 0..<Forest.depth {
      let nodes = 1 << level
      var best = [(gain: Float, split: Split)](repeating: (1e-3, Split()), count: nodes)
      for measure in measures {
        let sums = sums(measure, rows, places, nodes: nodes, columns, gradients, curvatures)
        for node in 0..<nodes {
          let (gain, interval) = Self.bestSplit(
            sums[node * Self.most * 2 * columns..<(node + 1) * Self.most * 2 * columns], columns)
          if gain > best[node].gain {
            best[node] = (gain, Split(measure: measure, interval: UInt8(interval)))
          }
        }
      }
      splits += best.map(\.split)
      for (index, row) in rows.enumerated() {
        let split = best[Int(places[index])].split
        places[index] = 2 * places[index] + (intervals[split.measure][row] > split.interval ? 1 : 0)
      }
    }
    var sums = [Float](repeating: 0, count: Forest.leaves * 2 * columns)
    for (index, row) in rows.enumerated() {
      for column in 0..<columns {
        let place = (Int(places[index]) * columns + column) * 2
        sums[place] += gradients[row * columns + column]
        sums[place + 1] += curvatures[row * columns + column]
      }
    }
    let values = (0..<Forest.leaves * columns).map {
      -Self.rate * sums[2 * $0] / (sums[2 * $0 + 1] + Self.caution)
    }
    let bounds = splits.map { split in
      let bounds = self.bounds[split.measure]
      return Int(split.interval) < bounds.count ? bounds[Int(split.interval)] : .infinity
    }
    return (GrownForest.Tree(measures: splits.map(\.measure), bounds: bounds, values: values), splits)
  }

  /// Gradients and curvatures by node, interval and column.
  private func sums(
    _ measure: Int, _ rows: [Int], _ places: [UInt8], nodes: Int, _ columns: Int, _ gradients: [Float],
    _ curvatures: [Float]
  ) -> [Float] {
    let intervals = intervals[measure]
    return [Float](unsafeUninitializedCapacity: nodes * Self.most * 2 * columns) { sums, count in
      count = nodes * Self.most * 2 * columns
      sums.initialize(repeating: 0)
      for (index, row) in rows.enumerated() {
        var place = (Int(places[index]) * Self.most + Int(intervals[row])) * 2 * columns
        for column in row * columns..<(row + 1) * columns {
          sums[place] += gradients[column]
          sums[place + 1] += curvatures[column]
          place += 2
        }
      }
    }
  }

  /// The interval above which to split a node, and what is won.
  private static func bestSplit(_ sums: ArraySlice<Float>, _ columns: Int) -> (gain: Float, interval: Int) {
    var total = [Float](repeating: 0, count: 2 * columns)
    let start = sums.startIndex
    for interval in 0..<most {
      for index in 0..<2 * columns { total[index] += sums[start + interval * 2 * columns + index] }
    }
    func worth(_ side: [Float]) -> Float {
      var worth: Float = 0
      for column in 0..<columns {
        worth += side[2 * column] * side[2 * column] / (side[2 * column + 1] + caution)
      }
      return worth
    }
    func curvature(_ side: [Float]) -> Float {
      (0..<columns).reduce(0) { $0 + side[2 * $1 + 1] }
    }
    let whole = worth(total)
    var (left, right) = ([Float](repeating: 0, count: 2 * columns), total)
    var best: (gain: Float, interval: Int) = (0, 0)
    for interval in 0..<most - 1 {
      for index in 0..<2 * columns {
        let sum = sums[start + interval * 2 * columns + index]
        left[index] += sum
        right[index] -= sum
      }
      guard min(curvature(left), curvature(right)) >= leastCurvature else { continue }
      let gain = worth(left) + worth(right) - whole
      if gain > best.gain { best = (gain, interval) }
    }
    return best
  }
}
