/// A pair of claims of which something is proposed, for a person to settle.
public struct Proposal: Sendable, Equatable {
  public enum Verdict: String, Sendable {
    case accepted, rejected
  }

  public let id: Int
  public let one: FoundStatement
  public let other: FoundStatement
  public let kind: ClaimLikeness.Kind
  /// From 0 to 1.
  public let score: Double
  public let reason: String
  /// None where nobody has settled it yet.
  public let verdict: Verdict?
}
