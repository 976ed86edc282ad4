import CruxExtraction
import CruxModel

/// Learns the last look at statements.
enum ReviewTraining {
  /// - Parameter samples: with arcs as they would be given.
  static func learn(_ samples: [Sample], seed: UInt64) -> [GrownForest] {
    var kinds = Rows(columns: Reviewer.kindColumns)
    var sides = Rows(columns: Reviewer.sideColumns)
    var theses = Rows(columns: 1)
    var choices: [(rows: Range<Int>, right: [Int], weight: Float)] = []
    for sample in samples where sample.isFound {
      let measures = ReviewMeasures(sample.argument, sample.arcs)
      let rows = sample.argument.units.indices.map(measures.row)
      let sidesOf = sample.text.graph.sides()
      for (unit, row) in rows.enumerated() {
        guard let gold = sample.gold[unit] else { continue }
        let statement = sample.text.statements[gold].statement
        let entry = sample.argument.units[unit]
        let right = [statement.kind.index, sample.text.other(statement.kind)].compactMap(\.self)
        kinds.add(row, ReviewMeasures.kinds(entry), right, sample.text.weight)
        if sample.text.isWhole, let side = sidesOf[statement.id] {
          sides.add(row, ReviewMeasures.sides(entry), [side < 0 ? 1 : 0], sample.text.weight)
        }
      }
      let right = ClassTraining.thesisUnits(sample)
      guard sample.text.isWhole, !right.isEmpty else { continue }
      let first = theses.rows.count
      choices.append((first..<first + rows.count, right.map { first + $0 }, sample.text.weight))
      for (unit, row) in rows.enumerated() {
        theses.add(row, [ReviewMeasures.thesis(sample.argument, unit)], [], sample.text.weight)
      }
    }
    return [
      kinds.forest("kindsReviewed", seed: seed), sides.forest("sidesReviewed", seed: seed),
      ForestTraining(theses.rows).grow("thesesReviewed", columns: 1, from: theses.scores, seed: seed) {
        scores, gradients, curvatures in
        for choice in choices {
          let chances = softmax(Array(scores[choice.rows]))
          let right = softmax(choice.right.map { scores[$0] })
          for (row, chance) in zip(choice.rows, chances) {
            gradients[row] = chance * choice.weight
            curvatures[row] = chance * (1 - chance) * choice.weight
          }
          for (row, share) in zip(choice.right, right) { gradients[row] -= share * choice.weight }
        }
      },
    ]
  }

  /// What is measured, known already and right of each statement.
  private struct Rows {
    let columns: Int
    var rows: [[Float]] = []
    var scores: [Float] = []
    private var right: [[Int]] = []
    private var weights: [Float] = []

    init(columns: Int) { self.columns = columns }

    mutating func add(_ row: [Float], _ scores: [Float], _ right: [Int], _ weight: Float) {
      rows.append(row)
      self.scores += scores
      self.right.append(right)
      weights.append(weight)
    }

    /// Trees that tell which column is right; where several are, the probability of them together is raised.
    func forest(_ name: String, seed: UInt64) -> GrownForest {
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
  }
}
