import CruxModel

extension GraphIndex {
  /// All that can change the label or the strength of some nodes, the nearest first, and these.
  ///
  /// The graph of these alone gives them the same labels and strengths, whatever else there is.
  public func bearing(on nodes: [Int]) -> [Int] {
    var found: [Int] = []
    var isFound = [Bool](repeating: false, count: nodeCount)
    func add(_ node: Int) {
      if isFound[node] { return }
      isFound[node] = true
      found.append(node)
    }
    nodes.forEach(add)
    var position = 0
    while position < found.count {
      let node = found[position]
      position += 1
      if isRelation(node) { premises(ofRelation: node).forEach { add(Int($0)) } }
      incoming(node).forEach { add(Int($0)) }
      // What a statement restates is the same statement.
      for relation in outgoing(node) where self.relation(at: Int(relation))?.kind == .restates {
        add(Int(relation))
        if let target = target(ofRelation: Int(relation)) { add(target) }
      }
    }
    return found
  }
}

extension Graph {
  /// The part of the graph that can change the label or the strength of some statements, in the graph's order.
  public func bearing(on ids: [String]) -> Graph {
    let index = GraphIndex(self)
    return index.graph(of: index.bearing(on: ids.compactMap(index.node)))
  }
}

extension GraphIndex {
  func graph(of nodes: [Int]) -> Graph {
    var part = graph
    let nodes = nodes.sorted()
    part.statements = nodes.compactMap(statement(at:))
    part.relations = nodes.compactMap(relation(at:))
    if let thesis = part.thesis, !part.statements.contains(where: { $0.id == thesis }) { part.thesis = nil }
    return part
  }
}
