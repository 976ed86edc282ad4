extension Graph {
  /// The statements and relations of at least a confidence, without relations that have lost an end.
  ///
  /// What has no confidence was not guessed and stays. Fewer are left with a higher bound, and more of them are right.
  /// - Parameter bound: from 0 to 1.
  public func keeping(confidence bound: Double) -> Graph {
    var graph = self
    graph.statements.removeAll { ($0.confidence ?? 1) < bound }
    graph.relations.removeAll { ($0.confidence ?? 1) < bound }
    let ids = Set(graph.statements.map(\.id))
    if let thesis, !ids.contains(thesis) { graph.thesis = nil }
    graph.relations.dropLost(besides: ids)
    return graph
  }
}

extension [Relation] {
  /// Drops what has lost an end: an undercut falls with the relation that it denies, and what undercuts it in turn.
  ///
  /// - Parameter statements: the ids of the statements that are there.
  package mutating func dropLost(besides statements: Set<String>) {
    var ids = statements.union(map(\.id))
    var last: Int
    repeat {
      last = count
      removeAll { relation in
        let isLost = !ids.isSuperset(of: relation.from + [relation.to])
        if isLost { ids.remove(relation.id) }
        return isLost
      }
    } while count < last
  }
}
