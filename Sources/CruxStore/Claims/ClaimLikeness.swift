import CruxLanguage

/// How two claims may bear on one another, by their texts.
public struct ClaimLikeness: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case same, opposed
    /// The first says all that the second says, and more.
    case refines
  }

  public let kind: Kind
  /// How sure this is, from 0 to 1.
  public let score: Double
  /// Why, in a few words.
  public let reason: String

  /// Compares two texts: the cosine of the texts' directions, and the share of their words that they have in common (Dice's
  /// coefficient); what turns the meaning of one decides the kind, not the score.
  public init(_ one: ClaimProfile, _ other: ClaimProfile) {
    let shared = one.stems.intersection(other.stems)
    let words = one.stems.count + other.stems.count
    let overlap = words == 0 ? 0 : Double(2 * shared.count) / Double(words)
    let about = Double(max(0, min(1, one.direction.cosine(other.direction))))
    let score = Self.weight * about + (1 - Self.weight) * overlap
    let likeness = "\(Int((about * 100).rounded())) % alike" + Self.listed(shared)
    if let turn = Self.turn(one, other) {
      (kind, self.score, reason) = (.opposed, score, "\(turn); \(likeness)")
    } else if one.numbers != other.numbers {
      let isOne = one.numbers.count > other.numbers.count
      guard one.numbers.isEmpty || other.numbers.isEmpty else {
        (kind, self.score, reason) = (.opposed, score / 2, "other numbers; \(likeness)")
        return
      }
      (kind, self.score, reason) = (
        .refines, isOne ? score : score * 0.99, "\(isOne ? "adds" : "lacks") a number; \(likeness)"
      )
    } else if shared.count == other.stems.count, one.stems.count >= other.stems.count + 2, !shared.isEmpty {
      (kind, self.score, reason) = (
        .refines, score, "adds\(Self.listed(one.stems.subtracting(shared))); \(likeness)"
      )
    } else {
      (kind, self.score, reason) = (.same, score, likeness)
    }
  }

  /// Of likeness in what texts are about against likeness in words: other words for the same thing share few.
  private static let weight = 0.7

  private static func listed(_ stems: Set<String>) -> String {
    stems.isEmpty ? "" : ": " + stems.sorted().prefix(4).joined(separator: ", ")
  }

  /// What makes one the opposite of the other.
  private static func turn(_ one: ClaimProfile, _ other: ClaimProfile) -> String? {
    let (more, fewer) =
      one.negations.count > other.negations.count
      ? (one.negations, other.negations) : (other.negations, one.negations)
    if more.count % 2 != fewer.count % 2, let word = more.first(where: { !fewer.contains($0) }) ?? more.first
    {
      return "one has \"\(word)\""
    }
    return Opposites.pair(one.stems, other.stems).map { "\($0.one) against \($0.other)" }
  }
}
