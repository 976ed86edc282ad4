import CruxModel

/// Tells kinds and evidence types from what statements look like.
package struct Classifier: Sendable {
  package static let kindColumns = 3
  package static let typeColumns = Statement.EvidenceType.allCases.count
  private let kinds: WeightTable
  private let types: WeightTable

  package init(_ weights: WeightFile) throws {
    kinds = try weights.table("kinds", columns: Self.kindColumns)
    types = try weights.table("types", columns: Self.typeColumns)
  }

  package func classify(_ argument: inout Draft) {
    var features = Features()
    for unit in argument.units.indices {
      features.removeAll()
      UnitFeatures.add(argument, unit, &features)
      UnitFeatures.addSubject(argument, unit, &features)
      argument.units[unit].kinds = kinds.probabilities(features)
      TypeFeatures.add(argument, unit, &features)
      argument.units[unit].types = types.probabilities(features)
    }
  }
}

/// Tells types of evidence again once those of the evidence around it are known.
package struct TypeModel: Sendable {
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("typesAgain", columns: Classifier.typeColumns)
  }

  /// - Parameter argument: with kinds and types.
  package func refine(_ argument: inout Draft) {
    let context = TypeContext(argument)
    var features = Features()
    argument.units = argument.units.indices.map { unit in
      features.removeAll()
      TypeFeatures.add(argument, context, unit, &features)
      var entry = argument.units[unit]
      entry.types = table.probabilities(features)
      return entry
    }
  }
}

/// Tells which statement a text as a whole bears on.
package struct ThesisFinder: Sendable {
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("theses", columns: 1)
  }

  /// - Parameter argument: with kinds.
  package func find(in argument: inout Draft) {
    var features = Features()
    let context = ThesisContext(argument)
    let scores = argument.units.indices.map { unit in
      features.removeAll()
      ThesisFeatures.add(argument, context, unit, &features)
      return table.score(features)
    }
    argument.theses = softmax(scores)
  }

  /// What a thesis has that the likeliest of the other statements has not.
  /// - Parameter argument: as `find` leaves it.
  func contributions(_ argument: Draft, _ thesis: Int) -> [(sight: Sight, weight: Float)] {
    let context = ThesisContext(argument)
    func contributions(_ unit: Int) -> [(sight: Sight, weight: Float)] {
      var features = Features(isTraced: true)
      ThesisFeatures.add(argument, context, unit, &features)
      return table.contributions(features, column: 0)
    }
    let others = argument.units.indices.filter { $0 != thesis }
    let rival = others.max { argument.theses[$0] < argument.theses[$1] }
    let shared = rival.map { contributions($0).map(\.sight) } ?? []
    return contributions(thesis).filter { !shared.contains($0.sight) }
  }
}
