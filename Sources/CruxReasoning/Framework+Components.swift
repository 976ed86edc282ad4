import CruxModel

extension Framework {
  /// The strongly connected components, each after all that it depends on.
  var components: Components {
    Components(from: (0..<nodeCount).lazy.filter(isPlace), of: nodeCount, successor: input)
  }

  /// Whether a node that is a component alone depends on itself; only a relation on itself can.
  func isCycle(_ node: Int) -> Bool {
    var item = 0
    while let input = input(node, item) {
      if input == node { return true }
      item += 1
    }
    return false
  }

  /// The node that another depends on, counted from 0: the premises of a relation, then what bears on it.
  private func input(_ node: Int, _ item: Int) -> Int? {
    var item = item
    if node >= statementCount {
      let range = premises.range(node - statementCount)
      if item < range.count { return Int(premises.items[range.lowerBound + item]) }
      item -= range.count
    }
    let range = incoming.range(node)
    return item < range.count ? Int(incoming.items[range.lowerBound + item]) : nil
  }
}
