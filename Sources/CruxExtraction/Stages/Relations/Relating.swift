import CruxModel

extension Relation.Kind {
  /// The column of weights and probabilities that is its own.
  package var index: Int {
    switch self {
    case .supports: 0
    case .rebuts: 1
    case .undercuts: 2
    case .restates: 3
    }
  }
}

/// Scores how statements may bear on one another, each pair looked at by itself.
package struct Relater: Sendable {
  package static let linkColumns = 4
  package static let joinColumns = 2
  private let heads: WeightTable
  private let links: WeightTable
  private let joins: WeightTable

  package init(_ weights: WeightFile) throws {
    heads = try weights.table("heads", columns: 1)
    links = try weights.table("links", columns: Self.linkColumns)
    joins = try weights.table("joins", columns: Self.joinColumns)
  }

  /// How likely two neighbours that bear on the same target are linked: that neither carries it alone.
  package func linkage(_ context: PairContext, _ first: Int, _ second: Int) -> Float {
    var features = Features()
    PairFeatures.add(context, second, first, &features)
    return joins.probabilities(features)[1]
  }

  /// What speaks for a relation: for its target, and for its way of bearing on it.
  func contributions(
    _ context: PairContext, _ source: Int, _ target: Int, _ kind: Relation.Kind
  ) -> [(sight: Sight, weight: Float)] {
    var pair = Features(isTraced: true)
    PairFeatures.add(context, source, target, &pair)
    return heads.contributions(pair, column: 0) + links.contributions(pair, column: kind.index)
  }

  /// For every statement what it may bear on, with probabilities that sum to one.
  package func relate(_ context: PairContext) -> [[Arc]] {
    var features = Features()
    return context.argument.units.indices.map { unit in
      let targets = PairFeatures.targets(context.argument, unit)
      var scores: [Float] = []
      var kinds: [[Float]] = []
      for target in targets {
        features.removeAll()
        PairFeatures.add(context, unit, target, &features)
        scores.append(heads.score(features))
        kinds.append(links.probabilities(features))
      }
      let probabilities = softmax(scores)
      return targets.indices.map {
        Arc(target: targets[$0], score: scores[$0], probability: probabilities[$0], kinds: kinds[$0])
      }
    }
  }
}

/// A way in which one statement may bear on another.
package struct Arc: Sendable {
  package var target: Int
  /// What speaks for it, pair by pair: log-odds up to a constant for each source.
  package var score: Float
  /// That it bears on this target rather than another.
  package var probability: Float
  /// Of each kind of relation, given the target.
  package var kinds: [Float]

  /// That it attacks, given the target.
  var attack: Float { kinds[Relation.Kind.rebuts.index] + kinds[Relation.Kind.undercuts.index] }
}
