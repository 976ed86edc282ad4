extension GraphIndex {
  /// Statements that end up supporting themselves: the strongly connected components of the support relations.
  func supportCycles() -> [Finding] {
    let components = Components(from: 0..<statementCount, of: statementCount, successor: supported)
    return (0..<components.count).map(components.members).filter { $0.count > 1 }.map { cycle in
      let ids = cycle.sorted().map { graph.statements[Int($0)].id }
      let shown = ids.prefix(8).joined(separator: ", ") + (ids.count > 8 ? ", … (\(ids.count) in all)" : "")
      return Finding(
        .supportCycle, at: .statement(ids[0]), "These support one another in a circle: \(shown).")
    }
  }

  /// The statement that another supports with one of its relations, counted from 0; itself, where that one is no
  /// support of a statement.
  private func supported(by node: Int, _ item: Int) -> Int? {
    let relations = outgoing(node)
    guard item < relations.count else { return nil }
    let relation = Int(relations[relations.startIndex + item])
    guard self.relation(at: relation)?.kind == .supports, let target = target(ofRelation: relation),
      !isRelation(target)
    else { return node }
    return target
  }
}
