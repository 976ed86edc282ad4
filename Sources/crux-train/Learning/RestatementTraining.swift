import CruxExtraction
import CruxModel

/// Learns which statements say again what an earlier one said.
enum RestatementTraining {
  /// - Parameter samples: with kinds and theses as they would be given.
  static func learn(_ samples: [Sample], seed: UInt64) -> Table {
    var table = Table("restatements", bits: 17, columns: RestatementModel.columns, rate: 0.04, decay: 1e-3)
    var examples: [Example] = []
    for sample in samples where sample.text.isWhole {
      let context = PairContext(sample.argument)
      let clusters = clusters(sample)
      for unit in sample.argument.units.indices {
        for target in RestatementFeatures.targets(context, unit) {
          var features = Features()
          RestatementFeatures.add(context, unit, target, &features)
          examples.append(
            Example(
              features: features, label: isRestated(clusters[unit], clusters[target]) ? 1 : 0,
              weight: sample.text.weight))
        }
      }
    }
    table.learn(examples, epochs: 12, seed: seed)
    return table
  }

  /// - Parameter samples: with arcs and wordings as they would be given.
  static func review(_ samples: [Sample], seed: UInt64) -> GrownForest {
    var pairs = MeasuredRows(columns: 1)
    for sample in samples where sample.isFound && sample.text.isWhole {
      let measures = RestatementMeasures(PairContext(sample.argument), sample.wordings, sample.arcs)
      let clusters = clusters(sample)
      for (unit, wordings) in sample.wordings.enumerated() {
        for (place, wording) in wordings.enumerated() {
          let isRight = isRestated(clusters[unit], clusters[wording.target])
          pairs.add(
            measures.row(unit, place), from: [wording.score], right: isRight ? [0] : [],
            weight: sample.text.weight)
        }
      }
    }
    return pairs.deciding("restatementsReviewed", seed: seed)
  }

  private static func isRestated(_ one: String?, _ other: String?) -> Bool { one != nil && one == other }

  /// For each statement the first of all that say the same as it does, by annotation.
  private static func clusters(_ sample: Sample) -> [String?] {
    var earlier: [String: String] = [:]
    for relation in sample.text.graph.relations where relation.kind == .restates {
      for id in relation.from { earlier[id] = relation.to }
    }
    return sample.gold.map { gold in
      guard var id = gold.map({ sample.text.statements[$0].statement.id }) else { return nil }
      // As many steps as there are, should they lead in a circle.
      for _ in earlier { id = earlier[id] ?? id }
      return id
    }
  }
}
