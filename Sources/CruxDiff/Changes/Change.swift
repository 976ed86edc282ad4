/// One difference between two graphs, in an analyst's words.
public struct Change: Sendable, Equatable {
  public enum Name: String, Sendable, CaseIterable {
    // Statements.
    case added, removed, reworded, hedged, strengthened, negated, split, merged, moved
    case quantityChanged = "quantity changed"
    case kindChanged = "kind changed"
    case thesisChanged = "thesis changed"
    // Relations.
    case relationAdded = "relation added"
    case relationRemoved = "relation removed"
    /// A support that became an attack, or the other way round.
    case turned
    case relationMoved = "relation moved"
    case premiseAdded = "premise added"
    case premiseDropped = "premise dropped"
    /// Of one sign, but for instance an undercut that was a rebuttal.
    case relationKindChanged = "relation kind changed"
    // Where it comes from.
    case speakerChanged = "speaker changed"
    case anchorMoved = "anchor moved"
    case anchorLost = "anchor lost"

    /// Whether it is about relations.
    public var isOfRelation: Bool {
      switch self {
      case .relationAdded, .relationRemoved, .turned, .relationMoved, .premiseAdded, .premiseDropped,
        .relationKindChanged:
        true
      default: false
      }
    }
  }

  /// Whether the text changed, or only how it is read.
  public enum Cause: String, Sendable {
    case text, reading
  }

  public var name: Name
  /// Ids of the statements, or relations, that it is about in the first graph.
  public var before: [String]
  /// Those in the second graph.
  public var after: [String]
  public var cause: Cause

  public init(_ name: Name, before: [String] = [], after: [String] = [], cause: Cause) {
    self.name = name
    self.before = before
    self.after = after
    self.cause = cause
  }
}

/// A difference that alters nothing in the argument, such as a confidence or a comma.
public struct Detail: Sendable, Equatable {
  public var field: String
  public var before: [String]
  public var after: [String]
}
