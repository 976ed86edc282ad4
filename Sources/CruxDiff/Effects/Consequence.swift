import CruxReasoning

/// What changes mean for one statement that both graphs have: it no longer stands as it did.
public struct Consequence: Sendable, Equatable {
  public enum Shift: Sendable, Equatable {
    case label(from: Label, to: Label)
    /// By Quadratic Energy, from 0 to 1.
    case strength(from: Double, to: Double)
  }

  public var before: String
  public var after: String
  public var shift: Shift
  /// Whether it is the thesis of both graphs.
  public var isOfThesis: Bool
  /// The smallest set of changes that alone has this consequence, as places in the list of changes; of several such
  /// sets the first. Where that would take too long to find, a set from which no change can be left out, or none.
  public var causes: [Int] = []
  /// Whether the causes bring only the greater part of a shift of strength, and other confidences the rest.
  public var isShared = false
  /// Whether the causes were sought to the end.
  public var isSought = true

  public var name: String {
    switch shift {
    case .label: "label changed"
    case .strength: "strength changed"
    }
  }
}

/// What becomes of the thesis.
public struct ThesisVerdict: Sendable, Equatable {
  public var before: String?
  public var after: String?
  /// None where the graph has no thesis.
  public var labelBefore: Label?
  public var labelAfter: Label?

  public var isChanged: Bool { labelBefore != labelAfter }
}
