import CruxExtraction
import CruxModel

/// Learns the last look at statements.
enum ReviewTraining {
  /// - Parameter samples: with arcs as they would be given.
  static func learn(_ samples: [Sample], seed: UInt64) -> [GrownForest] {
    var statements = MeasuredRows(columns: 1)
    var kinds = MeasuredRows(columns: Reviewer.kindColumns)
    var sides = MeasuredRows(columns: Reviewer.sideColumns)
    var theses = MeasuredRows(columns: 1)
    var choices: [(rows: Range<Int>, right: [Int], weight: Float)] = []
    for sample in samples where sample.isFound {
      let measures = ReviewMeasures(sample.argument, sample.arcs)
      let rows = sample.argument.units.indices.map(measures.row)
      let sidesOf = sample.text.graph.sides()
      for (unit, row) in rows.enumerated() {
        let score = ReviewMeasures.statement(sample.argument.units[unit])
        statements.add(
          row, from: [score], right: sample.gold[unit] == nil ? [] : [0], weight: sample.text.weight)
        guard let gold = sample.gold[unit] else { continue }
        let statement = sample.text.statements[gold].statement
        let entry = sample.argument.units[unit]
        let right = [statement.kind.index, sample.text.other(statement.kind)].compactMap(\.self)
        kinds.add(row, from: ReviewMeasures.kinds(entry), right: right, weight: sample.text.weight)
        if sample.text.isWhole, let side = sidesOf[statement.id] {
          sides.add(
            row, from: ReviewMeasures.sides(entry), right: [side < 0 ? 1 : 0], weight: sample.text.weight)
        }
      }
      let right = ClassTraining.thesisUnits(sample)
      guard sample.text.isWhole, !right.isEmpty else { continue }
      let first = theses.rows.count
      choices.append((first..<first + rows.count, right.map { first + $0 }, sample.text.weight))
      for (unit, row) in rows.enumerated() {
        theses.add(
          row, from: [ReviewMeasures.thesis(sample.argument, unit)], right: [], weight: sample.text.weight)
      }
    }
    return [
      statements.deciding("statementsReviewed", seed: seed),
      kinds.choosing("kindsReviewed", seed: seed), sides.choosing("sidesReviewed", seed: seed),
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
}
