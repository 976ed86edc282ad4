import CruxModel

extension Web {
  /// Claims with support and with rebuttals, those with the most of both first. A path leads from a support
  /// through the claim to a rebuttal.
  func contested() -> [Found] {
    let incoming = edges(by: \.target)
    var found: [(strife: Int, found: Found)] = []
    for claim in claims.indices {
      let supports = incoming[claim].filter { $0.kind == .supports }
      let rebuttals = incoming[claim].filter { $0.kind == .rebuts }
      // What others restate stands for them.
      let first = nodes(claim)[0]
      guard let support = supports.first(where: { $0.target == first }) ?? supports.first,
        let rebuttal = rebuttals.first(where: { $0.target == first }) ?? rebuttals.first
      else { continue }
      var path = [support.premise, support.relation, support.target]
      if rebuttal.target != support.target { path.append(rebuttal.target) }
      path += [rebuttal.relation, rebuttal.premise]
      let strife = min(Set(supports.map(\.relation)).count, Set(rebuttals.map(\.relation)).count)
      found.append(
        (
          strife,
          Found(
            node: path.contains(first) ? first : support.target, path: path, isOpposed: true,
            claim: nodes(claim))
        ))
    }
    return found.sorted { ($1.strife, $0.found.node) < ($0.strife, $1.found.node) }.map(\.found)
  }

  /// Claims and counterclaims without any support.
  func unsupported() -> [Found] {
    let incoming = edges(by: \.target)
    return claims.indices.compactMap { claim in
      guard !incoming[claim].contains(where: { $0.kind == .supports }),
        !claims[claim].contains(where: { members[$0].kind == .evidence })
      else { return nil }
      let nodes = nodes(claim)
      return Found(
        node: nodes[0], path: [nodes[0]], isOpposed: incoming[claim].contains { $0.kind.isAttack },
        claim: nodes)
    }
  }

  /// Objections that nothing speaks against: no premise of theirs, and not their relation. A path leads to what is
  /// objected to.
  func unanswered() -> [Found] {
    let attacked = Set(edges.lazy.filter(\.kind.isAttack).map { place(of: $0.target) })
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
