import CruxLanguage
import CruxModel

/// Tells kinds again once the others' kinds, the speakers' sides and the likely thesis are known: what is a claim
/// and what a counterclaim shows in how it stands to them. The same shows on which side evidence is, and what bears on
/// nothing.
package struct SideModel: Sendable {
  package static let stanceColumns = 2
  package static let attachmentColumns = 2
  private let table: WeightTable
  private let stances: WeightTable
  private let attachments: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("sides", columns: Classifier.kindColumns)
    stances = try weights.table("stances", columns: Self.stanceColumns)
    attachments = try weights.table("attachments", columns: Self.attachmentColumns)
  }

  /// - Parameter argument: with kinds and theses.
  package func refine(_ argument: inout Draft) {
    let context = SideContext(argument)
    var features = Features()
    var units = argument.units
    for unit in units.indices {
      features.removeAll()
      SideFeatures.add(argument, context, unit, &features)
      units[unit].kinds = table.probabilities(features)
      units[unit].against = stances.probabilities(features)[1]
      units[unit].attachment = attachments.probabilities(features)[1]
    }
    argument.units = units
  }

  /// What speaks for a kind.
  /// - Parameter argument: as `refine` is given it.
  func contributions(
    _ argument: Draft, _ unit: Int, kind: Statement.Kind
  ) -> [(sight: Sight, weight: Float)] {
    var features = Features(isTraced: true)
    SideFeatures.add(argument, SideContext(argument), unit, &features)
    return table.contributions(features, column: kind.index)
  }
}

/// What is the same for all statements of a text when kinds are told again.
package struct SideContext: Sendable {
  /// The likeliest thesis.
  let thesis: Int?
  /// By speaker, the sums of the probabilities of his or her statements' kinds; `nil` is the text itself.
  let sums: [Int?: SIMD3<Float>]
  /// How likely all statements together are of each kind.
  let total: SIMD3<Float>

  package init(_ argument: Draft) {
    thesis = argument.likeliestThesis
    var sums: [Int?: SIMD3<Float>] = [:]
    var total = SIMD3<Float>.zero
    for unit in argument.units {
      sums[unit.speaker, default: .zero] += unit.kindVector
      total += unit.kindVector
    }
    self.sums = sums
    self.total = total
  }
}

extension Unit {
  /// The probabilities of claim, evidence and counterclaim; zero while they are not known.
  var kindVector: SIMD3<Float> { kinds.count == 3 ? SIMD3(kinds[0], kinds[1], kinds[2]) : .zero }
}

package enum SideFeatures {
  package static func add(_ argument: Draft, _ context: SideContext, _ unit: Int, _ features: inout Features)
  {
    UnitFeatures.add(argument, unit, &features)
    let entry = argument.units[unit]
    let own = entry.kindVector
    for kind in 0..<3 { features.add(700 + UInt32(kind), tenth(own[kind])) }
    features.add(703, tenth(own[0]), tenth(own[2]))
    let kind = UInt32(entry.kind.index)
    let before = neighbour(argument, unit, -1)
    let after = neighbour(argument, unit, 1)
    features.add(704, before, kind)
    features.add(705, after, kind)
    features.add(706, before, after, kind)
    features.add(707, neighbour(argument, unit, -2), before, kind)
    let connective = English.connective(argument.analysis, argument.sentence(unit).tokens) ?? 0
    features.add(708, connective, before)
    // What the speaker says elsewhere, and whether the speaker is that of the thesis.
    let others = (context.sums[entry.speaker] ?? own) - own
    let count = others.sum()
    let side = count < 0.5 ? 10 : tenth(others[2] / max(0.01, others[0] + others[2]))
    let ground = count < 0.5 ? 10 : tenth(others[1] / count)
    features.add(710, side, kind)
    features.add(711, side, ground, UInt32(min(count, 4)))
    features.add(712, tenth(own[2]), side)
    let rest = context.total - own
    features.add(713, tenth(rest[2] / max(0.01, rest[0] + rest[2])), kind)
    features.add(714, tenth(rest[1] / max(0.01, rest.sum())), kind)
    guard let thesis = context.thesis else { return }
    let main = argument.units[thesis]
    let relation: UInt32 =
      unit == thesis
      ? 4
      : entry.speaker == main.speaker
        ? (entry.speaker == nil ? 0 : 1) : entry.speaker == nil ? 2 : main.speaker == nil ? 3 : 5
    features.add(715, relation, kind)
    features.add(716, relation, side)
    features.add(717, relation, tenth(own[2]))
    let likeness = tenth(argument.cosine(unit, thesis))
    let negations = UInt32((negations(argument, unit) + negations(argument, thesis)) & 1)
    features.add(718, likeness, kind)
    features.add(719, likeness, negations, relation)
    features.add(720, tenth(argument.theses[unit].squareRoot()), kind)
    let distance = UInt32(bitPattern: Int32(max(-4, min(4, unit - thesis))))
    features.add(721, distance, kind)
    features.add(722, distance, relation)
  }

  private static func negations(_ argument: Draft, _ unit: Int) -> Int {
    argument.units[unit].span.tokens.count {
      English.negations.contains(argument.analysis.tokens[$0].hash)
    }
  }

  /// A neighbour's kind, whether it stands in the same sentence and paragraph, and whether the speaker is the same.
  private static func neighbour(_ argument: Draft, _ unit: Int, _ step: Int) -> UInt32 {
    let other = unit + step
    guard argument.units.indices.contains(other) else { return 31 }
    return UInt32(argument.units[other].kind.index) | argument.nearness(unit, other) << 2
  }
}
