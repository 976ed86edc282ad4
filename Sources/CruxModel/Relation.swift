/// An application of inference or conflict, from premises to what they bear on (the AIF's S-node).
public struct Relation: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// If the premises hold, the target is more believable (RA).
    case supports
    /// If the premises hold, the target is less believable (CA).
    case rebuts
    /// Denies that a relation carries its target, without denying either end (CA on RA).
    case undercuts
    /// Says the same as its target (MA).
    case restates

    /// Whether relations of this kind speak against their target.
    public var isAttack: Bool { self == .rebuts || self == .undercuts }
  }

  public var id: String
  public var kind: Kind
  /// Ids of the premises; several are linked: they work only together.
  public var from: [String]
  /// The id of a statement or, for an undercut, of a relation.
  public var to: String
  /// The argumentation scheme, by name.
  public var scheme: String?
  /// How sure its extractor is of it, from 0 to 1.
  public var confidence: Double?
  public var unknown: [UnknownField]

  public init(
    id: String, kind: Kind, from: [String], to: String, scheme: String? = nil,
    confidence: Double? = nil, unknown: [UnknownField] = []
  ) {
    self.id = id
    self.kind = kind
    self.from = from
    self.to = to
    self.scheme = scheme
    self.confidence = confidence
    self.unknown = unknown
  }
}
