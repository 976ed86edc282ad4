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

  /// Claims and counterclaims without any support, their own or that of what says the same.
  func unsupported() -> [Found] {
    let (incoming, outgoing) = (edgesByTarget(), edgesByPremise())
    var isSupported = incoming.map { $0.contains { $0.kind == .supports } }
    var supported = claims.indices.filter { isSupported[$0] }
    while let claim = supported.popLast() {
      let restating = incoming[claim].filter { $0.kind == .restates }.map(\.premise)
      let restated = outgoing[claim].filter { $0.kind == .restates }.map(\.target)
      for other in (restating + restated).compactMap(self.claim) where !isSupported[other] {
        isSupported[other] = true
        supported.append(other)
      }
    }
    return claims.indices.compactMap { claim in
      guard !isSupported[claim], !claims[claim].contains(where: { members[$0].kind == .evidence }) else {
        return nil
      }
      return Found(
        node: first(claim), path: [first(claim)], isOpposed: incoming[claim].contains { $0.kind.isAttack })
    }
  }

  /// Objections that nothing speaks against: no premise of theirs, and not their relation. A path leads to what is
  /// objected to.
  func unanswered() -> [Found] {
    // Claims by their number, relations by their node, below zero.
    let attacked = Set(
      edges.lazy.filter(\.kind.isAttack).map { claim(of: $0.target).map(Int64.init) ?? -$0.target })
    let answered = Set(
      edges.lazy.filter { edge in
        attacked.contains(-edge.relation)
          || claim(of: edge.premise).map { attacked.contains(Int64($0)) } ?? false
      }.map(\.relation))
    return edges.filter { edge in
      edge.kind.isAttack && claim(of: edge.premise) != nil && !answered.contains(edge.relation)
    }.map { edge in
      Found(node: edge.premise, depth: 1, path: [edge.premise, edge.relation, edge.target], isOpposed: false)
    }
  }
}
