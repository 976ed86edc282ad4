/// Lists of node numbers, one a node, in two flat arrays (compressed sparse rows).
package struct AdjacencyList: Sendable {
  /// Where each node's list starts, and at the end how many items there are.
  package let starts: [Int32]
  package let items: [Int32]

  package subscript(node: Int) -> ArraySlice<Int32> { items[range(node)] }

  /// Where in `items` the list of a node is.
  package func range(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

  package struct Builder {
    private var owners: [Int32] = []
    private var values: [Int32] = []
    private let nodes: Int

    package init(nodes: Int) { self.nodes = nodes }

    package mutating func add(_ value: Int32, to node: Int) {
      owners.append(Int32(node))
      values.append(value)
    }

    /// A counting sort by owner, which keeps the order in which values were added.
    package func build() -> AdjacencyList {
      var starts = [Int32](repeating: 0, count: nodes + 1)
      for owner in owners { starts[Int(owner) + 1] += 1 }
      for node in 0..<nodes { starts[node + 1] += starts[node] }
      var next = starts
      var items = [Int32](repeating: 0, count: values.count)
      for (owner, value) in zip(owners, values) {
        items[Int(next[Int(owner)])] = value
        next[Int(owner)] += 1
      }
      return AdjacencyList(starts: starts, items: items)
    }
  }
}
