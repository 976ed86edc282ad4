import CruxLanguage
import CruxModel

/// What is measured of a statement and an earlier wording that it may have, for the last look at the pair.
package struct RestatementMeasures: Sendable {
  /// Of one pair.
  static let count = 47

  private let context: PairContext
  private let wordings: [[EarlierWording]]
  private let arcs: [[Arc]]
  /// What is known of each statement.
  private let own: [[Float]]
  /// For each statement, the scores of its earlier wordings and of its later ones, the best first.
  private let before: [[Float]]
  private let after: [[Float]]
  /// The best in the text.
  private let best: Float
  /// Stands for the score of a rival that there is not.
  private static let none: Float = -9

  /// - Parameters:
  ///   - wordings: for each statement the earlier ones that it may restate.
  ///   - arcs: what each statement may bear on.
  package init(_ context: PairContext, _ wordings: [[EarlierWording]], _ arcs: [[Arc]]) {
    (self.context, self.wordings, self.arcs) = (context, wordings, arcs)
    let argument = context.argument
    var load = [Float](repeating: 0, count: arcs.count)
    var attacks = load
    for (source, arcs) in arcs.enumerated() {
      for arc in arcs {
        let share = arc.probability * argument.units[source].attachment
        load[arc.target] += share
        attacks[arc.target] += share * arc.attack
      }
    }
    var after = [[Float]](repeating: [], count: wordings.count)
    for wording in wordings.joined() { after[wording.target].append(wording.score) }
    before = wordings.map { $0.map(\.score).sorted(by: >) }
    self.after = after.map { $0.sorted(by: >) }
    best = before.lazy.compactMap(\.first).max() ?? 0
    let last = argument.analysis.sentences.last?.paragraph ?? 0
    own = argument.units.indices.map { unit in
      let (entry, end) = (argument.units[unit], context.ends[unit])
      return [
        entry.kinds.first ?? 0, entry.kinds.last ?? 0, entry.against, entry.attachment, argument.theses[unit],
        load[unit], attacks[unit], arcs[unit].lazy.map(\.probability).max() ?? 0,
        Float(argument.content[unit].count), Float(entry.span.tokens.count), Float(unit),
        Float(argument.units.count - unit), Float(last - end.paragraph), end.isConcluding ? 1 : 0,
        Float(end.polarity >> 1),
      ]
    }
  }

  /// All measures of a statement and one of its earlier wordings, by its place among them.
  package func row(_ unit: Int, _ place: Int) -> [Float] {
    let (target, score) = (wordings[unit][place].target, wordings[unit][place].score)
    let argument = context.argument
    let (a, b) = (context.ends[unit], context.ends[target])
    let shared = argument.overlap(unit, target)
    let there = arcs[unit].first { $0.target == target }
    let back = arcs[target].first { $0.target == unit }
    let rival = before[unit].first { $0 < score } ?? Self.none
    return own[unit] + own[target] + [
      score, best - score, before[unit][0] - score, score - rival, after[target][0] - score,
      Float(before[unit].count), Float(after[target].count), argument.cosine(unit, target),
      Float(shared.count) / Float(max(1, argument.content[unit].count)),
      Float(shared.count) / Float(max(1, argument.content[target].count)), shared.weight,
      Float(argument.units.count), Float(a.paragraph - b.paragraph),
      Float(context.isSameSpeaker(unit, target)),
      there?.probability ?? -1, there?.attack ?? -1, back?.probability ?? -1,
    ]
  }
}
