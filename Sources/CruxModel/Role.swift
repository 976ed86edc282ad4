/// What a statement does in the argument, by the relations that leave it; computed, never stored.
public enum Role: String, Sendable, CaseIterable {
  case thesis
  /// It rebuts a statement or undercuts a relation.
  case objection
  /// It supports something.
  case premise
  /// It only says again what another statement says.
  case restatement
  /// It bears on nothing.
  case standalone
}

extension GraphIndex {
  /// The role of a statement; where it has several, the first in the order of `Role`.
  public func role(ofStatement node: Int) -> Role {
    if let thesis = graph.thesis, self.node(thesis) == node { return .thesis }
    let kinds = outgoing(node).map { graph.relations[Int($0) - statementCount].kind }
    if kinds.contains(where: \.isAttack) { return .objection }
    if kinds.contains(.supports) { return .premise }
    return kinds.isEmpty ? .standalone : .restatement
  }
}
