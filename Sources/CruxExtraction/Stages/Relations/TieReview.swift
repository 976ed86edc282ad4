import Algorithms
import CruxLanguage
import Foundation

/// Tells what statements bear on, and how, a last time, from measures of each likely pair and of how both its ends
/// stand.
package struct TieReviewer: Sendable {
  private let ties: Forest
  private let links: Forest

  package init(_ weights: WeightFile) throws {
    ties = try weights.forest("tiesReviewed", columns: 1, measures: TieMeasures.count)
    links = try weights.forest("linksReviewed", columns: Relater.linkColumns, measures: TieMeasures.count)
  }

  /// The arcs with all probabilities told again.
  /// - Parameter review: of the same argument and arcs.
  func review(_ arcs: [[Arc]], _ context: PairContext, _ review: ReviewMeasures) -> [[Arc]] {
    let measures = TieMeasures(context, arcs, review)
    return arcs.indices.chunks(ofCount: Forest.statementsAtOnce).flatMap { units in
      let pairs = units.flatMap { unit in measures.likely[unit].map { (unit: unit, place: $0) } }
      let rows = pairs.map { measures.row($0.unit, $0.place) }
      let told = ties.added(to: pairs.map { [TieMeasures.score(arcs[$0.unit][$0.place])] }, rows)
      let kinds = links.added(to: pairs.map { TieMeasures.kinds(arcs[$0.unit][$0.place]) }, rows)
      var reviewed = units.map { arcs[$0] }
      var scores = reviewed.map { $0.map(TieMeasures.score) }
      for (index, pair) in pairs.enumerated() {
        let unit = pair.unit - units.startIndex
        scores[unit][pair.place] = told[index][0]
        reviewed[unit][pair.place].kinds = softmax(kinds[index])
      }
      for (unit, scores) in scores.enumerated() {
        for (place, probability) in softmax(scores).enumerated() {
          reviewed[unit][place].probability = probability
        }
      }
      return reviewed
    }
  }
}

/// What is measured of a statement and another that it may bear on, for the last look at the pair.
package struct TieMeasures: Sendable {
  /// Of one pair.
  static let count = 27 + 2 * ReviewMeasures.briefCount
  /// Arcs less likely than this are not looked at again, but for the three likeliest of a statement.
  private static let leastProbability: Float = 0.02

  /// For each statement, the places of the arcs that are looked at, the likeliest first.
  package let likely: [[Int]]
  private let context: PairContext
  private let ties: TieContext
  /// What is known of each statement and how it stands.
  private let briefs: [[Float]]

  package init(_ context: PairContext, _ arcs: [[Arc]], _ review: ReviewMeasures) {
    self.context = context
    ties = TieContext(context.argument, arcs)
    briefs = arcs.indices.map(review.brief)
    likely = arcs.map { arcs in
      let order = arcs.indices.sorted { (arcs[$1].probability, $0) < (arcs[$0].probability, $1) }
      return order.enumerated().filter {
        $0.offset < 3 || arcs[$0.element].probability > Self.leastProbability
      }.map(\.element)
    }
  }

  /// The score that the last look starts from.
  package static func score(_ arc: Arc) -> Float { log(max(arc.probability, 1e-6)) }

  /// The scores of the ways of bearing on it that it starts from.
  package static func kinds(_ arc: Arc) -> [Float] { arc.kinds.map { log(max($0, 1e-5)) } }

  /// All measures of a statement and one that it may bear on, by the arc's place.
  package func row(_ unit: Int, _ place: Int) -> [Float] {
    let argument = context.argument
    let arcs = ties.arcs
    let arc = arcs[unit][place]
    let target = arc.target
    let (a, b) = (context.ends[unit], context.ends[target])
    let shared = argument.overlap(unit, target)
    /// How likely a neighbour bears on the same target.
    func neighbour(_ step: Int) -> Float {
      guard arcs.indices.contains(unit + step) else { return -1 }
      return arcs[unit + step].first { $0.target == target }?.probability ?? 0
    }
    func best(_ unit: Int) -> Int? { ties.best.indices.contains(unit) ? ties.best[unit] : nil }
    let between = min(unit, target) + 1..<max(unit, target)
    var row: [Float] = []
    row.reserveCapacity(Self.count)
    row += [
      Self.score(arc), Float(likely[unit].firstIndex(of: place) ?? 0),
      likely[unit].first.map { arcs[unit][$0].probability } ?? 0,
      ties.bearing[target] - arc.probability, ties.bearing[unit],
      arcs[target].first { $0.target == unit }?.probability ?? -1,
      neighbour(-2), neighbour(-1), neighbour(1), neighbour(2),
    ]
    row += [
      best(unit - 1) == target ? 1 : 0, best(unit + 1) == target ? 1 : 0,
      best(target) == unit ? 1 : best(target) == ties.thesis ? 2 : 0,
      target == ties.thesis ? 1 : unit == ties.thesis ? 2 : 0,
      Float(target - unit), Float(abs(target - unit)), Float(abs(a.sentence - b.sentence)),
      Float(b.paragraph - a.paragraph), Float(context.isSameSpeaker(unit, target)),
      argument.cosine(unit, target), Float(shared.count), shared.weight,
      Float(between.prefix(20).count { context.ends[$0].isContestable }),
    ]
    row += arc.kinds
    row += briefs[unit]
    row += briefs[target]
    return row
  }
}
