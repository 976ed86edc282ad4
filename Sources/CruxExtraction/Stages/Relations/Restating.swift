import CruxLanguage
import CruxModel

/// An earlier statement that one may restate.
package struct EarlierWording: Sendable {
  package let target: Int
  /// What speaks for it, the pair looked at by itself: log-odds.
  package let score: Float
}

/// Proposes which statements say again what an earlier one said: conclusions, takeaways, headings.
package struct RestatementModel: Sendable {
  package static let columns = 2
  /// What is less likely than this, in log-odds, is not looked at again.
  private static let leastScore: Float = -4.6
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("restatements", columns: Self.columns)
  }

  /// For each statement the earlier ones that it may restate, each pair looked at by itself.
  package func wordings(_ context: PairContext) -> [[EarlierWording]] {
    var features = Features()
    return context.ends.indices.map { unit in
      RestatementFeatures.targets(context, unit).compactMap { target in
        features.removeAll()
        RestatementFeatures.add(context, unit, target, &features)
        let scores = table.scores(features)
        let score = scores[1] - scores[0]
        return score > Self.leastScore ? EarlierWording(target: target, score: score) : nil
      }
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

/// Tells restatements a last time, once it is seen what else may be one and what may bear on what.
package struct RestatementReviewer: Sendable {
  /// What is less likely to be a restatement is none; weighed for F1 on held-out texts.
  private static let leastProbability: Float = 0.15
  private let forest: Forest

  package init(_ weights: WeightFile) throws {
    forest = try weights.forest("restatementsReviewed", columns: 1, measures: RestatementMeasures.count)
  }

  /// For each statement the arcs to the earlier wordings that it likely has.
  /// - Parameter arcs: what each statement may bear on.
  func arcs(_ context: PairContext, _ wordings: [[EarlierWording]], _ arcs: [[Arc]]) -> [[Arc]] {
    let measures = RestatementMeasures(context, wordings, arcs)
    return wordings.indices.map { unit in
      let rows = wordings[unit].indices.map { measures.row(unit, $0) }
      let scores = forest.added(to: wordings[unit].map { [$0.score] }, rows)
      return zip(wordings[unit], scores).compactMap { wording, score in
        let probability = sigmoid(score[0])
        return probability > Self.leastProbability
          ? Arc(restating: wording.target, probability: probability) : nil
      }
    }
  }
}

extension Arc {
  /// To an earlier wording, and in no other way.
  init(restating target: Int, probability: Float) {
    var kinds = [Float](repeating: 0, count: Relater.linkColumns)
    kinds[Relation.Kind.restates.index] = 1
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
  /// Statements farther before than this are not compared, but for as many leading ones as the second says.
  private static let (window, leading) = (40, 8)

  /// The earlier statements that one may restate; evidence restates nothing.
  package static func targets(_ context: PairContext, _ unit: Int) -> [Int] {
    guard context.ends[unit].isContestable else { return [] }
    let low = max(0, unit - window)
    return (Array(0..<min(leading, low)) + (low..<unit)).filter { context.ends[$0].isContestable }
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
    let isSameSpeaker = context.isSameSpeaker(source, target)
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
