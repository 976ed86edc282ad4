import CruxModel

/// Which statements need no ground to stand.
public enum Assumption: Sendable {
  /// Evidence, and what nothing supports.
  case grounds
  /// All: a statement stands unless something counts against it.
  case everything
  /// These, by id, and no others.
  case only(Set<String>)

  func holds(for statement: Statement, isSupported: Bool) -> Bool {
    switch self {
    case .grounds: statement.kind == .evidence || !isSupported
    case .everything: true
    case .only(let ids): ids.contains(statement.id)
    }
  }
}
