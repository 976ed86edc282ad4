extension GraphIndex {
  /// Statements that end up supporting themselves, what restates one counting as the same: the strongly connected
  /// components of the support relations.
  func supportCycles() -> [Finding] {
    let places = places().map(Int.init)
    let supports = supports()
    var supported = AdjacencyList.Builder(nodes: statementCount)
    for (premise, target) in supports { supported.add(Int32(places[target]), to: places[premise]) }
    let targets = supported.build()
    let components = Components(from: 0..<statementCount, of: statementCount) { node, item in
      let range = targets.range(node)
      return item < range.count ? Int(targets.items[range.lowerBound + item]) : nil
    }
    var numbers = [Int](repeating: 0, count: statementCount)
    for number in 0..<components.count {
      for member in components.members(number) { numbers[Int(member)] = number }
    }
    var circles = [Set<Int>](repeating: [], count: components.count)
    for (premise, target) in supports where premise != target {
      let number = numbers[places[premise]]
      if number == numbers[places[target]] { circles[number].formUnion([premise, target]) }
    }
    return circles.filter { !$0.isEmpty }.map { circle in
      let ids = circle.sorted().map { graph.statements[$0].id }
      let shown = ids.prefix(8).joined(separator: ", ") + (ids.count > 8 ? ", … (\(ids.count) in all)" : "")
      return Finding(
        .supportCycle, at: .statement(ids[0]), "These support one another in a circle: \(shown).")
    }
  }

  /// Which statement supports which.
  private func supports() -> [(premise: Int, target: Int)] {
    (statementCount..<nodeCount).flatMap { relation -> [(premise: Int, target: Int)] in
      guard self.relation(at: relation)?.kind == .supports, let target = target(ofRelation: relation),
        !isRelation(target)
      else { return [] }
      return premises(ofRelation: relation).map(Int.init).filter { !isRelation($0) }
        .map { (premise: $0, target: target) }
    }
  }
}
