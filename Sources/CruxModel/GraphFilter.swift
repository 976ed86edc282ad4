extension Graph {
  /// The statements and relations of at least a confidence, without relations that have lost an end.
  ///
  /// What has no confidence was not guessed and stays. Fewer are left with a higher bound, and more of them are right.
  /// - Parameter bound: from 0 to 1.
  public func keeping(confidence bound: Double) -> Graph {
    var graph = self
    graph.statements.removeAll { ($0.confidence ?? 1) < bound }
    graph.relations.removeAll { ($0.confidence ?? 1) < bound }
    var ids = Set(graph.statements.map(\.id))
    if let thesis, !ids.contains(thesis) { graph.thesis = nil }
    // An undercut falls with the relation that it denies, and what undercuts it in turn.
    ids.formUnion(graph.relations.map(\.id))
    var count: Int
    repeat {
      count = graph.relations.count
      graph.relations.removeAll { relation in
        let isLost = !ids.isSuperset(of: relation.from + [relation.to])
        if isLost { ids.remove(relation.id) }
        return isLost
      }
    } while graph.relations.count < count
    return graph
  }
}
