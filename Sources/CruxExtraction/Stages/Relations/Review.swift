import Algorithms
import CruxModel
import Foundation

/// Tells what is a statement, kinds, sides, what bears on nothing and the thesis a last time, once it is seen what may
/// bear on what.
package struct Reviewer: Sendable {
  package static let kindColumns = Classifier.kindColumns
  package static let sideColumns = SideModel.stanceColumns
  private let statements: Forest
  private let kinds: Forest
  private let sides: Forest
  private let attachments: Forest
  private let theses: Forest

  package init(_ weights: WeightFile) throws {
    statements = try weights.forest("statementsReviewed", columns: 1, measures: ReviewMeasures.count)
    kinds = try weights.forest("kindsReviewed", columns: Self.kindColumns, measures: ReviewMeasures.count)
    sides = try weights.forest("sidesReviewed", columns: Self.sideColumns, measures: ReviewMeasures.count)
    attachments = try weights.forest("attachmentsReviewed", columns: 1, measures: ReviewMeasures.count)
    theses = try weights.forest("thesesReviewed", columns: 1, measures: ReviewMeasures.count)
  }

  /// - Parameter measures: of the argument.
  func review(_ argument: inout Draft, _ measures: ReviewMeasures) {
    var reviewed: [Unit] = []
    var chances: [Float] = []
    for places in argument.units.indices.chunks(ofCount: Forest.statementsAtOnce) {
      let units = argument.units[places]
      let rows = places.map(measures.row)
      let statement = statements.added(to: units.map { [ReviewMeasures.statement($0)] }, rows)
      let kind = kinds.added(to: units.map(ReviewMeasures.kinds), rows)
      let side = sides.added(to: units.map(ReviewMeasures.sides), rows)
      let attachment = attachments.added(to: units.map { [ReviewMeasures.attachment($0)] }, rows)
      chances += theses.added(to: places.map { [ReviewMeasures.thesis(argument, $0)] }, rows).joined()
      for (index, unit) in units.enumerated() {
        var unit = unit
        unit.span.confidence = sigmoid(statement[index][0])
        unit.kinds = softmax(kind[index])
        unit.against = softmax(side[index])[1]
        unit.attachment = sigmoid(attachment[index][0])
        reviewed.append(unit)
      }
    }
    argument.units = reviewed
    argument.theses = softmax(chances)
  }
}

/// What is measured of each statement for the last look at it.
package struct ReviewMeasures: Sendable {
  /// Of one statement.
  static let count = 87 + SurfaceMeasures.count

  private let argument: Draft
  private let surface: SurfaceMeasures
  private let standing: [Standing]
  /// What is known of each statement so far.
  private let own: [[Float]]
  private let bySpeaker: [Int?: SIMD4<Float>]
  private let total: SIMD4<Float>
  private let thesis: Int?
  /// How likely the found statements are statements on average.
  private let meanConfidence: Float

  /// How a statement stands among the others, in expected relations.
  private struct Standing {
    /// That it attacks; that it is against the thesis by what it bears on; that it undercuts.
    var attack: Float = 0
    var against: Float = 0
    var undercut: Float = 0
    /// That it bears on the thesis; on something before it; how far away.
    var onThesis: Float = 0
    var back: Float = 0
    var distance: Float = 0
    /// The kinds that it bears on, and that bear on it; the fourth is the side.
    var targets = SIMD4<Float>.zero
    var sources = SIMD4<Float>.zero
    /// How much bears on it: all, attacks, of them undercuts, attacks from either side.
    var load: Float = 0
    var attacks: Float = 0
    var undercuts: Float = 0
    var fromAgainst: Float = 0
    var fromWith: Float = 0
    /// How sure it is of the likeliest target.
    var best: Float = 0
    /// How much hangs on it, itself included.
    var weight: Float = 1
  }

  package init(_ argument: Draft, _ arcs: [[Arc]]) {
    self.argument = argument
    surface = SurfaceMeasures(argument)
    let units = argument.units
    var standing = [Standing](repeating: Standing(), count: units.count)
    for (source, arcs) in arcs.enumerated() {
      for arc in arcs {
        let (p, target) = (arc.probability, arc.target)
        let (attack, undercut) = (arc.attack, arc.kinds[Relation.Kind.undercuts.index])
        let goal = units[target]
        standing[source].attack += p * attack
        standing[source].undercut += p * undercut
        standing[source].against += p * (attack * (1 - goal.against) + (1 - attack) * goal.against)
        standing[source].onThesis += p * argument.theses[target]
        standing[source].back += target < source ? p : 0
        standing[source].distance += p * Float(abs(target - source))
        standing[source].targets += p * goal.kindsAndSide
        standing[source].best = max(standing[source].best, p)
        let load = p * units[source].attachment
        standing[target].load += load
        standing[target].attacks += load * attack
        standing[target].undercuts += load * undercut
        standing[target].sources += load * units[source].kindsAndSide
        standing[target].fromAgainst += load * attack * units[source].against
        standing[target].fromWith += load * attack * (1 - units[source].against)
      }
    }
    // Paths of up to six relations.
    for _ in 0..<6 {
      var weights = [Float](repeating: 1, count: units.count)
      for (source, arcs) in arcs.enumerated() {
        let weight = standing[source].weight * units[source].attachment
        for arc in arcs { weights[arc.target] += arc.probability * weight }
      }
      for unit in units.indices { standing[unit].weight = min(weights[unit], 60) }
    }
    self.standing = standing
    var bySpeaker: [Int?: SIMD4<Float>] = [:]
    var total = SIMD4<Float>.zero
    for unit in units {
      bySpeaker[unit.speaker, default: .zero] += unit.kindsAndSide
      total += unit.kindsAndSide
    }
    (self.bySpeaker, self.total) = (bySpeaker, total)
    own = units.indices.map {
      units[$0].kinds + [units[$0].against, units[$0].attachment, argument.theses[$0]]
    }
    meanConfidence = units.reduce(0) { $0 + $1.span.confidence } / Float(max(1, units.count))
    thesis = argument.likeliestThesis
  }

  /// The score of being a statement that the last look starts from: log-odds.
  package static func statement(_ unit: Unit) -> Float { logOdds(unit.span.confidence) }

  /// That of bearing on anything; likewise.
  package static func attachment(_ unit: Unit) -> Float { logOdds(unit.attachment) }

  private static func logOdds(_ probability: Float) -> Float {
    let probability = max(0.001, min(0.999, probability))
    return log(probability / (1 - probability))
  }

  /// The scores of kinds that it starts from.
  package static func kinds(_ unit: Unit) -> [Float] { unit.kinds.map { log(max($0, 1e-4)) } }

  /// Those of standing with the thesis and against it.
  package static func sides(_ unit: Unit) -> [Float] {
    [log(max(1 - unit.against, 1e-4)), log(max(unit.against, 1e-4))]
  }

  /// That of being the thesis.
  package static func thesis(_ argument: Draft, _ unit: Int) -> Float {
    log(max(argument.theses[unit], 1e-6))
  }

  /// Of one statement, those that tell how it stands.
  static let briefCount = 23

  /// What is known of a statement and how it stands among the others.
  func brief(_ unit: Int) -> [Float] {
    let stand = standing[unit]
    let count = Float(argument.units.count)
    return own[unit] + [
      stand.attack, stand.against, stand.undercut, stand.onThesis, stand.back, stand.distance, stand.best,
      stand.load, stand.attacks, stand.undercuts, stand.fromAgainst, stand.fromWith, stand.weight,
      stand.weight / count, Float(unit), Float(unit) / count, count,
    ]
  }

  /// All measures of a statement.
  package func row(_ unit: Int) -> [Float] {
    let entry = argument.units[unit]
    let stand = standing[unit]
    var row: [Float] = []
    row.reserveCapacity(Self.count)
    row += brief(unit)
    for step in [-3, -2, -1, 1, 2, 3] {
      let other = unit + step
      row += own.indices.contains(other) ? own[other] : [Float](repeating: -1, count: own[unit].count)
    }
    for step in [-1, 1] {
      let other = unit + step
      row.append(own.indices.contains(other) ? Float(argument.nearness(unit, other)) : -1)
    }
    for column in 0..<4 { row += [stand.targets[column], stand.sources[column]] }
    let others = (bySpeaker[entry.speaker] ?? .zero) - entry.kindsAndSide
    let rest = total - entry.kindsAndSide
    let (number, all) = (others[0] + others[1] + others[2], max(0.01, rest[0] + rest[1] + rest[2]))
    row += [
      number, others[3] / max(0.01, number), others[1] / max(0.01, number), rest[3] / all, rest[2] / all,
    ]
    let (span, sentence) = (entry.span, argument.sentence(unit))
    row += [
      span.confidence, Float(span.tokens.count), Float(sentence.tokens.count), Float(sentence.position),
      Float(span.tokens.lowerBound - sentence.tokens.lowerBound), entry.speaker == nil ? 0 : 1,
      meanConfidence,
    ]
    for step in [-2, -1, 1, 2] {
      let other = unit + step
      row.append(argument.units.indices.contains(other) ? argument.units[other].span.confidence : -1)
    }
    row += surface.row(unit)
    guard let thesis else { return row + [0, 0] }
    let isSame = entry.speaker == argument.units[thesis].speaker
    return row + [isSame ? 1 : entry.speaker == nil ? 2 : 0, argument.cosine(unit, thesis)]
  }
}

extension Unit {
  /// The probabilities of the kinds, and of being against the thesis.
  fileprivate var kindsAndSide: SIMD4<Float> { SIMD4(kindVector, against) }
}
