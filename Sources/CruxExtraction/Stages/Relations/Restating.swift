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

  /// For each statement the arc to the likeliest earlier wording; none where it restates nothing.
  func arcs(_ context: PairContext) -> [Arc?] {
    var features = Features()
    return context.ends.indices.map { unit in
      var best: (target: Int?, probability: Float) = (nil, Self.leastProbability)
      for target in RestatementFeatures.targets(context, unit) {
        features.removeAll()
        RestatementFeatures.add(context, unit, target, &features)
        let probability = table.probabilities(features)[1]
        if probability > best.probability { best = (target, probability) }
      }
      return best.target.map { Arc(restating: $0, probability: best.probability) }
    }
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

extension Arc {
  /// To an earlier wording, and in no other way.
  init(restating target: Int, probability: Float) {
    let kinds = LinkKind.allCases.map { $0 == .restates ? Float(1) : 0 }
    self.init(target: target, score: 0, probability: probability, kinds: kinds)
  }
}

extension Draft {
  /// Counts what makes a later wording the thesis for the first one.
  /// - Parameter wordings: each statement's earlier one.
  mutating func gatherTheses(_ wordings: [Arc?]) {
    // From the last on, since an earlier wording may itself restate one.
    for (unit, wording) in wordings.enumerated().reversed() {
      guard let wording else { continue }
      theses[wording.target] += theses[unit]
      theses[unit] = 0
    }
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
    let isConcluding: UInt32 = a.isConcluding ? 1 : 0
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
