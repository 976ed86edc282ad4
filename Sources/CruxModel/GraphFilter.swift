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
    let ids = statements.union(map(\.id))
    var users: [String: [Int]] = [:]
    for (number, relation) in enumerated() {
      for end in relation.from + [relation.to] { users[end, default: []].append(number) }
    }
    var waiting = indices.filter { !ids.isSuperset(of: self[$0].from + [self[$0].to]) }
    var lost = Set(waiting)
    while let number = waiting.popLast() {
      waiting += (users[self[number].id] ?? []).filter { lost.insert($0).inserted }
    }
    self = indices.filter { !lost.contains($0) }.map { self[$0] }
  }
}
