/// What becomes of a statement, or of a relation, once all that speaks for and against it is weighed.
public enum Label: String, Sendable, CaseIterable {
  /// It is accepted (in); of a relation: it counts.
  case stands
  /// It is defeated, or has no ground (out).
  case falls
  /// The argument does not decide it (undecided).
  case open
}
