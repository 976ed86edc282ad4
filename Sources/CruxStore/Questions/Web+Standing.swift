import CruxModel

extension Web {
  /// Claims with support and with rebuttals, those with the most of both first. A path leads from a support
  /// through the claim to a rebuttal.
  func contested() -> [Found] {
    let incoming = edgesByTarget()
    var found: [(strife: Int, found: Found)] = []
    for claim in claims.indices {
      let supports = incoming[claim].filter { $0.kind == .supports }
      let rebuttals = incoming[claim].filter { $0.kind == .rebuts }
      guard let support = supports.first, let rebuttal = rebuttals.first else { continue }
      var path = [support.premise, support.relation, support.target]
      if rebuttal.target != support.target { path.append(rebuttal.target) }
      path += [rebuttal.relation, rebuttal.premise]
      let strife = min(Set(supports.map(\.relation)).count, Set(rebuttals.map(\.relation)).count)
      found.append((strife, Found(node: support.target, path: path, isOpposed: true)))
    }
    return found.sorted { ($1.strife, $0.found.node) < ($0.strife, $1.found.node) }.map(\.found)
  }

  /// Claims and counterclaims without any support.
  func unsupported() -> [Found] {
    let incoming = edgesByTarget()
    return claims.indices.compactMap { claim in
      guard !claims[claim].contains(where: { members[$0].kind == .evidence }),
        !incoming[claim].contains(where: { !$0.kind.isAttack })
      else { return nil }
      return Found(node: first(claim), path: [first(claim)], isOpposed: !incoming[claim].isEmpty)
    }
  }

  /// Objections that nothing speaks against. A path leads to what is objected to.
  func unanswered() -> [Found] {
    // Claims by their number, relations by their node, below zero.
    let attacked = Set(
      edges.lazy.filter(\.kind.isAttack).map { claim(of: $0.target).map(Int64.init) ?? -$0.target })
    return edges.filter { edge in
      guard edge.kind.isAttack, let objection = claim(of: edge.premise) else { return false }
      return !attacked.contains(Int64(objection)) && !attacked.contains(-edge.relation)
    }.map { edge in
      Found(node: edge.premise, depth: 1, path: [edge.premise, edge.relation, edge.target], isOpposed: false)
    }
  }
}
