extension GraphIndex {
  /// Whether a relation, by its node, has premises and all its ends.
  package func isWhole(_ relation: Int) -> Bool {
    let premises = premises(ofRelation: relation)
    return !premises.isEmpty && premises.count == graph.relations[relation - statementCount].from.count
      && target(ofRelation: relation) != nil
  }

  /// The two statements that a relation, by its node, makes one; nil where it joins none: a restatement that is
  /// undercut, or has several premises, does not.
  package func joined(by relation: Int) -> (premise: Int, target: Int)? {
    let premises = premises(ofRelation: relation)
    guard self.relation(at: relation)?.kind == .restates, isWhole(relation), premises.count == 1,
      let premise = premises.first.map(Int.init), !isRelation(premise),
      let target = target(ofRelation: relation), !isRelation(target),
      !incoming(relation).contains(where: { isWhole(Int($0)) })
    else { return nil }
    return (premise, target)
  }

  /// The node that stands for each: the first of the statements that restate one another; itself for a relation.
  package func places() -> [Int32] {
    var places = Partition(nodeCount)
    for relation in statementCount..<nodeCount {
      if let (premise, target) = joined(by: relation) { places.join(premise, target) }
    }
    return (0..<nodeCount).map { Int32(places.root($0)) }
  }
}
