extension GraphIndex {
  /// Statements that end up supporting themselves: the strongly connected components of the support
  /// relations (Tarjan 1972, with its own stack, so that a long chain cannot exhaust the thread's).
  func supportCycles() -> [Finding] {
    var search = ComponentSearch(index: self)
    for node in 0..<statementCount { search.visit(node) }
    return search.cycles.map { cycle in
      let ids = cycle.sorted().map { graph.statements[$0].id }
      let shown = ids.prefix(8).joined(separator: ", ") + (ids.count > 8 ? ", … (\(ids.count) in all)" : "")
      return Finding(
        .supportCycle, at: .statement(ids[0]), "These support one another in a circle: \(shown).")
    }
  }
}

private struct ComponentSearch {
  let index: GraphIndex
  private(set) var cycles: [[Int]] = []
  private var order: [Int]
  private var low: [Int]
  private var onStack: [Bool]
  private var stack: [Int] = []
  private var count = 0

  init(index: GraphIndex) {
    self.index = index
    order = [Int](repeating: -1, count: index.statementCount)
    low = order
    onStack = [Bool](repeating: false, count: index.statementCount)
  }

  /// Where statement `node` supports another: the `position`th of its outgoing supports.
  private func successor(_ node: Int, _ position: Int) -> Int? {
    let relations = index.outgoing(node)
    guard position < relations.count else { return nil }
    let relation = Int(relations[relations.startIndex + position])
    guard index.relation(at: relation)?.kind == .supports, let target = index.target(ofRelation: relation),
      !index.isRelation(target), target != node
    else { return -1 }
    return target
  }

  mutating func visit(_ root: Int) {
    guard order[root] < 0 else { return }
    var calls = [(node: root, position: 0)]
    enter(root)
    while let (node, position) = calls.last {
      if let next = successor(node, position) {
        calls[calls.count - 1].position += 1
        if next >= 0, order[next] < 0 {
          enter(next)
          calls.append((next, 0))
        } else if next >= 0, onStack[next] {
          low[node] = min(low[node], order[next])
        }
      } else {
        calls.removeLast()
        if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { leave(node) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = count
    low[node] = count
    count += 1
    stack.append(node)
    onStack[node] = true
  }

  private mutating func leave(_ node: Int) {
    var component: [Int] = []
    while let member = stack.popLast() {
      onStack[member] = false
      component.append(member)
      if member == node { break }
    }
    if component.count > 1 { cycles.append(component) }
  }
}
