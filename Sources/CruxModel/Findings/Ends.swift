extension GraphIndex {
  /// What is wrong with the ends of relations.
  public func endFindings() -> [Finding] {
    graph.relations.flatMap(endFindings)
  }

  private func endFindings(_ relation: Relation) -> [Finding] {
    let place = Finding.Place.relation(relation.id)
    var found: [Finding] = []
    if relation.from.isEmpty {
      found.append(Finding(.noPremise, at: place, "It has no premise."))
    }
    if Set(relation.from).count < relation.from.count {
      found.append(Finding(.duplicatePremise, at: place, "It names a premise more than once."))
    }
    for premise in relation.from {
      switch node(premise) {
      case nil:
        found.append(Finding(.danglingEnd, at: place, "Its premise \"\(premise)\" does not exist."))
      case let node? where isRelation(node):
        found.append(Finding(.relationAsEnd, at: place, "Its premise \"\(premise)\" is a relation."))
      default: break
      }
    }
    switch (node(relation.to), relation.kind) {
    case (nil, _):
      found.append(Finding(.danglingEnd, at: place, "Its target \"\(relation.to)\" does not exist."))
    case (let node?, .undercuts) where !isRelation(node):
      found.append(
        Finding(
          .undercutOfStatement, at: place,
          "It undercuts the statement \"\(relation.to)\"; only a relation can be undercut."))
    case (let node?, let kind) where kind != .undercuts && isRelation(node):
      found.append(
        Finding(
          .relationAsEnd, at: place,
          "It \(kind.rawValue) the relation \"\(relation.to)\"; a relation can only be undercut."))
    default: break
    }
    if relation.from.contains(relation.to) || relation.to == relation.id {
      found.append(Finding(.selfRelation, at: place, "It bears on itself."))
    }
    return found
  }
}
