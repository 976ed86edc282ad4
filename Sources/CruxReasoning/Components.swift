import CruxModel

/// The strongly connected components of a framework, each after all that it depends on.
///
/// Tarjan, "Depth-First Search and Linear Graph Algorithms" (SIAM Journal on Computing 1972), without recursion.
struct Components {
  private var nodes: [Int32] = []
  private var starts: [Int32] = [0]
  private let framework: Framework

  init(_ framework: Framework) {
    self.framework = framework
    let count = framework.nodeCount
    let unseen = Int32.max
    var low = [Int32](repeating: unseen, count: count)
    var isDone = [Bool](repeating: false, count: count)
    var path: [(node: Int32, item: Int32)] = []
    var open: [Int32] = []
    var time: Int32 = 0
    nodes.reserveCapacity(count)
    starts.reserveCapacity(count + 1)
    // When each node was met; `low` is the earliest that it leads to.
    var met = [Int32](repeating: 0, count: count)
    for root in 0..<count where low[root] == unseen && framework.isPlace(root) {
      path.append((Int32(root), 0))
      while let (current, item) = path.last {
        let node = Int(current)
        if item == 0 {
          low[node] = time
          met[node] = time
          time += 1
          open.append(current)
        }
        if let input = framework.input(node, Int(item)) {
          path[path.count - 1].item += 1
          if low[input] == unseen {
            path.append((Int32(input), 0))
          } else if !isDone[input] {
            low[node] = min(low[node], met[input])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last.map({ Int($0.node) }) { low[parent] = min(low[parent], low[node]) }
        guard low[node] == met[node] else { continue }
        while let member = open.popLast() {
          isDone[Int(member)] = true
          nodes.append(member)
          if member == current { break }
        }
        starts.append(Int32(nodes.count))
      }
    }
  }

  var count: Int { starts.count - 1 }

  func members(_ component: Int) -> ArraySlice<Int32> {
    nodes[Int(starts[component])..<Int(starts[component + 1])]
  }

  /// Whether a node that is a component alone depends on itself; only a relation on itself can.
  func isCycle(_ node: Int) -> Bool {
    var item = 0
    while let input = framework.input(node, item) {
      if input == node { return true }
      item += 1
    }
    return false
  }
}

extension Framework {
  /// The node that another depends on, counted from 0: the premises of a relation, then what bears on it.
  fileprivate func input(_ node: Int, _ item: Int) -> Int? {
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
