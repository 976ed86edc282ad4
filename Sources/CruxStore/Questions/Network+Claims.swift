extension Network {
  /// What supports statements, by the strength of its path.
  func evidence(for claim: [Int64], depth: Int?) throws -> [Found] {
    // What only says the same is no evidence, but may support the claim in another way: as the same it is walked
    // below zero.
    let starts = Set(claim)
    let walk = try Walk(
      from: claim.map { -$0 }, depth: depth, same: { node in try same(abs(node)).map { $0 * node.signum() } }
    ) { node in
      try supports(abs(node)).filter { !starts.contains($0.node) }.map { move in
        (node < 0 && move.edge?.kind == .restates ? -move.node : move.node, move.edge)
      }
    }
    return try walk.found.filter { $0.node > 0 }.compactMap { step in
      let path = walk.path(step).map(abs)
      // What comes by a statement twice goes in a circle.
      guard Set(path).count == path.count else { return nil }
      return Found(node: step.node, depth: step.depth, path: path, isOpposed: try isOpposed(step.node))
    }
  }

  /// What speaks against statements, what supports them and how; the nearest first.
  func objections(to claim: [Int64], depth: Int?) throws -> [Found] {
    let walk = try Walk(from: claim, depth: depth.map { $0 - 1 }, isWeighted: false, same: same) { node in
      try supports(node) + incoming(node).filter { !$0.kind.isAttack }.map { ($0.relation, nil) }
    }
    var found: [Found] = []
    for step in walk.best.values.sorted().map({ walk.steps[$0] }) {
      let attacks = try incoming(step.node).filter(\.kind.isAttack)
      // An attack counts if all its premises do.
      let answered = Set(
        try attacks.filter { edge in
          try isOpposed(edge.premise) || incoming(edge.relation).contains { $0.kind.isAttack }
        }.map(\.relation))
      for edge in attacks {
        found.append(
          Found(
            node: edge.premise, depth: step.depth + 1, path: [edge.premise, edge.relation] + walk.path(step),
            isOpposed: answered.contains(edge.relation)))
      }
    }
    return found.sorted { ($0.depth, $0.node) < ($1.depth, $1.node) }
  }

  /// All statements that are a few relations away, in whichever direction.
  func around(_ claim: [Int64], depth: Int) throws -> [Found] {
    let starts = Set(claim)
    let walk = try Walk(from: claim, depth: depth, isWeighted: false, same: same, neighbours)
    return walk.best.values.sorted().map { walk.steps[$0] }.filter { !starts.contains($0.node) }.map { step in
      // A premise that is linked to the claim shares its relation.
      Found(node: step.node, depth: max(step.depth, 1), path: walk.path(step))
    }
  }

  /// The shortest way from one claim to another: the way it bears on the other, else the way the other bears on
  /// it, else any.
  func path(from start: [Int64], to end: [Int64]) throws -> [Found] {
    for moves in [borne, bearing, neighbours] {
      let walk = try Walk(from: end, isWeighted: false, until: Set(start), same: same, moves)
      if let step = start.compactMap({ walk.best[$0] }).map({ walk.steps[$0] }).first {
        return [Found(node: start[0], depth: step.depth, path: walk.path(step).between(start[0], end[0]))]
      }
    }
    return []
  }

  // MARK: Moves

  /// To what supports a statement or restates it, and to what it restates.
  private func supports(_ node: Int64) throws -> [Walk.Move] {
    try incoming(node).filter { try $0.kind == .supports || joinsClaims($0) }.map { ($0.premise, $0) }
      + sameByRestating(node)
  }

  /// To what a statement restates, where that makes them one claim.
  func sameByRestating(_ node: Int64) throws -> [Walk.Move] {
    try restated(node).filter(joinsClaims).map { ($0.target, $0) }
  }

  /// To what a statement bears on, or to what a relation does.
  private func bearing(_ node: Int64) throws -> [Walk.Move] {
    var moves: [Walk.Move] = try outgoing(node).map { ($0.target, $0) }
    if let row = try relation(node), let target = row.target {
      moves.append((target, Edge(relation: node, premise: node, target: target, kind: row.kind)))
    }
    return moves
  }

  /// To what bears on a statement or relation, and to the relations by which it does.
  func borne(_ node: Int64) throws -> [Walk.Move] {
    try incoming(node).flatMap { edge -> [Walk.Move] in [(edge.premise, edge), (edge.relation, edge)] }
  }

  /// To what is a relation away; and, with none between, from a premise to its relations and back.
  private func neighbours(_ node: Int64) throws -> [Walk.Move] {
    let target = try relation(node)?.target
    let joined = try target.map { try premises(of: node, at: $0) } ?? outgoing(node).map(\.relation)
    return try bearing(node) + borne(node) + joined.map { ($0, nil) }
  }
}

extension [Int64] {
  /// A path from and to statements that are the same claims as its ends.
  fileprivate func between(_ start: Int64, _ end: Int64) -> [Int64] {
    (first == start ? [] : [start]) + self + (last == end ? [] : [end])
  }
}

extension Walk {
  /// The nodes from a step back to the start, relations included.
  func path(_ step: Step) -> [Int64] {
    way(from: step).reduce(into: []) { path, step in
      // From a relation to what it bears on, the relation is both where one was and the way.
      for node in [step.node, step.edge?.relation].compactMap(\.self) where path.last != node {
        path.append(node)
      }
    }
  }
}
