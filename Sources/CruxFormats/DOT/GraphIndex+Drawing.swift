import CruxModel

extension GraphIndex {
  /// Whether a relation is drawn as a node where its premises meet, because it is not one line from one
  /// statement: it has several premises (or none), or other relations end or start at it.
  func isJunction(_ relation: Int) -> Bool {
    graph.relations[relation - statementCount].from.count != 1
      || !incoming(relation).isEmpty || !outgoing(relation).isEmpty
  }
}
