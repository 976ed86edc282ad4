import CruxLanguage
import CruxModel

/// Tells which statements say again what an earlier one said: conclusions, takeaways, headings.
package struct RestatementModel: Sendable {
  package static let columns = 2
  /// What is less likely to be a restatement is none; weighed for F1 on held-out texts.
  private static let leastProbability: Float = 0.15
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("restatements", columns: Self.columns)
  }

  /// For each statement that restates one, the arc to the likeliest earlier wording.
  func arcs(_ context: PairContext) -> [Int: Arc] {
    var features = Features()
    var arcs: [Int: Arc] = [:]
    for unit in context.ends.indices {
      for target in RestatementFeatures.targets(context, unit) {
        features.removeAll()
        RestatementFeatures.add(context, unit, target, &features)
        let probability = table.probabilities(features)[1]
        guard probability > max(Self.leastProbability, arcs[unit]?.probability ?? 0) else { continue }
        var kinds = [Float](repeating: 0, count: Relater.linkColumns)
        kinds[LinkKind.restates.rawValue] = 1
        arcs[unit] = Arc(target: target, score: 0, probability: probability, kinds: kinds)
      }
    }
    return arcs
  }

  /// What speaks for a statement restating another.
  func contributions(
    _ context: PairContext, _ source: Int, _ target: Int
  ) -> [(sight: Sight, weight: Float)] {
    var features = Features(isTraced: true)
    RestatementFeatures.add(context, source, target, &features)
    return table.contributions(features, column: 1)
  }
}

/// What speaks for one statement restating an earlier one.
package enum RestatementFeatures {
  /// The earlier statements that one may restate; evidence restates nothing.
  package static func targets(_ context: PairContext, _ unit: Int) -> [Int] {
    guard context.ends[unit].isContestable else { return [] }
    return PairFeatures.targets(context.argument, unit).filter {
      $0 < unit && context.ends[$0].isContestable
    }
  }

  package static func add(_ context: PairContext, _ source: Int, _ target: Int, _ features: inout Features) {
    let argument = context.argument
    let (a, b) = (context.ends[source], context.ends[target])
    let likeness = tenth(argument.cosine(source, target) * 1.2)
    let rank = UInt32(a.likest.firstIndex(of: target) ?? 3)
    let backRank = UInt32(b.likest.firstIndex(of: source) ?? 3)
    let shared = argument.overlap(source, target)
    let covered = tenth(Float(shared.count) / Float(max(1, argument.content[source].count)))
    let covering = tenth(Float(shared.count) / Float(max(1, argument.content[target].count)))
    let weight = UInt32(min(shared.weight * 3, 8))
    let fromEnd = UInt32(min(argument.units.count - 1 - source, 4))
    let last = argument.analysis.sentences.last?.paragraph ?? 0
    let paragraphs = UInt32(min(last - a.paragraph, 3))
    let distance = bucket(source - target, .counts)
    let isConcluding: UInt32 =
      argument.sentence(source).tokens.prefix(5).contains {
        English.concluding.contains(argument.analysis.tokens[$0].hash)
      } ? 1 : 0
    let isSameSpeaker: UInt32 = a.speaker == b.speaker ? (a.speaker == nil ? 2 : 1) : 0
    let kinds = a.kind << 2 | b.kind
    let register = argument.analysis.register.bits
    let polarity = (a.polarity >> 1 + b.polarity >> 1) & 1
    features.add(900)
    features.add(901, likeness)
    features.add(902, likeness, rank)
    features.add(903, likeness, kinds, polarity)
    features.add(904, likeness, distance)
    features.add(905, likeness, fromEnd, b.likelihood)
    features.add(906, b.likelihood, fromEnd, isConcluding)
    features.add(907, b.likelihood, a.likelihood)
    features.add(908, b.likelihood, paragraphs, register)
    features.add(909, isSameSpeaker, b.likelihood)
    features.add(910, isSameSpeaker, likeness)
    features.add(911, covered, covering)
    features.add(912, covered, likeness)
    features.add(913, weight, distance)
    features.add(914, isConcluding, likeness)
    features.add(915, a.form << 2 | b.form, likeness)
    features.add(916, a.form << 2 | b.form, distance)
    features.add(917, a.firstWord, min(fromEnd, 2))
    features.add(918, a.connective, likeness)
    features.add(919, a.against, b.against, likeness)
    features.add(920, rank, backRank)
    features.add(921, UInt32(min(target, 3)), fromEnd, register)
    features.add(922, distance)
    features.add(923, UInt32(min(target, 3)), likeness, min(paragraphs, 1))
    features.add(924, a.claim, b.claim)
    features.add(925, a.position, paragraphs, b.position)
  }
}
