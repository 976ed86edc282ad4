import CruxExtraction
import CruxModel

/// Learns the last look at statements.
enum ReviewTraining {
  /// - Parameter samples: with arcs as they would be given.
  static func learn(_ samples: [Sample], seed: UInt64) -> [GrownForest] {
    var statements = MeasuredRows(columns: 1)
    var kinds = MeasuredRows(columns: Reviewer.kindColumns)
    var sides = MeasuredRows(columns: Reviewer.sideColumns)
    var attachments = MeasuredRows(columns: 1)
    var theses = MeasuredRows(columns: 1)
    var choices: [Range<Int>] = []
    for sample in samples where sample.isFound {
      let measures = ReviewMeasures(sample.argument, sample.arcs)
      let rows = sample.argument.units.indices.map(measures.row)
      let sidesOf = sample.text.graph.sides()
      let attached = Set(sample.text.graph.relations.flatMap(\.from))
      for (unit, row) in rows.enumerated() {
        let score = ReviewMeasures.statement(sample.argument.units[unit])
        statements.add(
          row, from: [score], right: sample.gold[unit] == nil ? [] : [0], weight: sample.text.weight)
        guard let gold = sample.gold[unit] else { continue }
        let statement = sample.text.statements[gold].statement
        let entry = sample.argument.units[unit]
        let right = [statement.kind.index, sample.text.other(statement.kind)].compactMap(\.self)
        kinds.add(row, from: ReviewMeasures.kinds(entry), right: right, weight: sample.text.weight)
        attachments.add(
          row, from: [ReviewMeasures.attachment(entry)], right: attached.contains(statement.id) ? [0] : [],
          weight: sample.text.weight)
        if sample.text.isWhole, let side = sidesOf[statement.id] {
          sides.add(
            row, from: ReviewMeasures.sides(entry), right: [side < 0 ? 1 : 0], weight: sample.text.weight)
        }
      }
      let right = Set(ClassTraining.thesisUnits(sample))
      guard sample.text.isWhole, !right.isEmpty else { continue }
      let first = theses.rows.count
      for (unit, row) in rows.enumerated() {
        theses.add(
          row, from: [ReviewMeasures.thesis(sample.argument, unit)], right: right.contains(unit) ? [0] : [],
          weight: sample.text.weight)
      }
      choices.append(first..<theses.rows.count)
    }
    return [
      statements.deciding("statementsReviewed", seed: seed),
      kinds.choosing("kindsReviewed", seed: seed), sides.choosing("sidesReviewed", seed: seed),
      attachments.deciding("attachmentsReviewed", seed: seed),
      theses.choosing("thesesReviewed", among: choices, seed: seed),
    ]
  }

  /// Learns the last look at what bears on what, and how.
  /// - Parameter samples: likewise.
  static func ties(_ samples: [Sample], seed: UInt64) -> [GrownForest] {
    var pairs = MeasuredRows(columns: 1)
    var choices: [Range<Int>] = []
    var links = MeasuredRows(columns: Relater.linkColumns)
    for sample in samples where sample.isFound {
      let measures = TieMeasures(
        PairContext(sample.argument), sample.arcs, ReviewMeasures(sample.argument, sample.arcs))
      for (unit, annotated) in RelationTraining.annotatedArcs(sample).enumerated() {
        let (arcs, likely) = (sample.arcs[unit], measures.likely[unit])
        guard likely.contains(where: { annotated[$0] != nil }) else { continue }
        let first = pairs.rows.count
        for place in likely {
          let (row, kind) = (measures.row(unit, place), annotated[place])
          pairs.add(
            row, from: [TieMeasures.score(arcs[place])], right: kind == nil ? [] : [0],
            weight: sample.text.weight)
          if let kind, kind != .restates, sample.text.isWhole {
            links.add(
              row, from: TieMeasures.kinds(arcs[place]), right: [kind.index], weight: sample.text.weight)
          }
        }
        choices.append(first..<pairs.rows.count)
      }
    }
    return [
      pairs.choosing("tiesReviewed", among: choices, seed: seed),
      links.choosing("linksReviewed", seed: seed),
    ]
  }
}
