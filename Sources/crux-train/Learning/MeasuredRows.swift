import CruxExtraction

/// What is measured, known already and right of things to tell apart.
struct MeasuredRows {
  let columns: Int
  private(set) var rows: [[Float]] = []
  private(set) var scores: [Float] = []
  private var right: [[Int]] = []
  private var weights: [Float] = []

  init(columns: Int) { self.columns = columns }

  /// - Parameters:
  ///   - row: what is measured.
  ///   - scores: what is known already, one a column.
  ///   - right: the columns that are.
  mutating func add(_ row: [Float], from scores: [Float], right: [Int], weight: Float) {
    rows.append(row)
    self.scores += scores
    self.right.append(right)
    weights.append(weight)
  }

  /// Trees that tell which column is right; where several are, the probability of them together is raised.
  func choosing(_ name: String, seed: UInt64) -> GrownForest {
    ForestTraining(rows).grow(name, columns: columns, from: scores, seed: seed) {
      scores, gradients, curvatures in
      for row in rows.indices {
        let first = row * columns
        let chances = softmax(Array(scores[first..<first + columns]))
        let total = right[row].reduce(0) { $0 + chances[$1] }
        for column in 0..<columns {
          let target = right[row].contains(column) ? chances[column] / total : 0
          gradients[first + column] = (chances[column] - target) * weights[row]
          curvatures[first + column] = chances[column] * (1 - chances[column]) * weights[row]
        }
      }
    }
  }

  /// Trees that tell whether the only column is right; scores are log-odds.
  func deciding(_ name: String, seed: UInt64) -> GrownForest {
    precondition(columns == 1)
    return ForestTraining(rows).grow(name, columns: 1, from: scores, seed: seed) {
      scores, gradients, curvatures in
      for row in rows.indices {
        let chance = sigmoid(scores[row])
        gradients[row] = (chance - (right[row].isEmpty ? 0 : 1)) * weights[row]
        curvatures[row] = chance * (1 - chance) * weights[row]
      }
    }
  }

  /// Trees that tell which rows of several are right; where several are, the probability of them together is raised.
  /// - Parameter choices: each the rows to choose among; those that are right have the first column.
  func choosing(_ name: String, among choices: [Range<Int>], seed: UInt64) -> GrownForest {
    precondition(columns == 1)
    let right = choices.map { $0.filter { !self.right[$0].isEmpty } }
    return ForestTraining(rows).grow(name, columns: 1, from: scores, seed: seed) {
      scores, gradients, curvatures in
      for (choice, right) in zip(choices, right) {
        let chances = softmax(Array(scores[choice]))
        let shares = softmax(right.map { scores[$0] })
        for (row, chance) in zip(choice, chances) {
          gradients[row] = chance * weights[row]
          curvatures[row] = chance * (1 - chance) * weights[row]
        }
        for (row, share) in zip(right, shares) { gradients[row] -= share * weights[row] }
      }
    }
  }
}
