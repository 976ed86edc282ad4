import CruxModel

/// Tells kinds, evidence types and the thesis from what statements look like.
package struct Classifier: Sendable {
  package static let kindColumns = 3
  package static let typeColumns = Statement.EvidenceType.allCases.count
  private let kinds: WeightTable
  private let types: WeightTable
  private let theses: WeightTable

  package init(_ weights: WeightFile) throws {
    kinds = try weights.table("kinds", columns: Self.kindColumns)
    types = try weights.table("types", columns: Self.typeColumns)
    theses = try weights.table("theses", columns: 1)
  }

  /// Fills in the kinds and evidence types; returns how likely each statement is the thesis.
  package func classify(_ argument: inout Argument) -> [Float] {
    var features = Features()
    var scores: [Float] = []
    for unit in argument.units.indices {
      features.removeAll()
      UnitFeatures.add(argument, unit, &features)
      argument.units[unit].kinds = kinds.probabilities(features)
      let type = types.scores(features)
      argument.units[unit].evidenceType = zip(Statement.EvidenceType.allCases, type).max { $0.1 < $1.1 }?.0
      scores.append(theses.score(features))
    }
    return softmax(scores)
  }
}
