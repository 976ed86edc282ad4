/// The strongly connected components of a graph of numbers, each behind all that it leads to.
///
/// Tarjan, "Depth-First Search and Linear Graph Algorithms" (SIAM Journal on Computing 1972), with its own stack, so
/// that a long chain cannot exhaust the thread's.
package struct Components {
  private var nodes: [Int32] = []
  private var starts: [Int32] = [0]

  /// - Parameters:
  ///   - roots: where to search from.
  ///   - count: how many nodes there are, from 0.
  ///   - successor: where a node leads, counted from 0; nil behind the last. A node may lead to itself.
  package init(from roots: some Sequence<Int>, of count: Int, successor: (_ node: Int, _ item: Int) -> Int?) {
    let unseen = Int32.max
    // When each node was met; `low` is the earliest that it leads to.
    var met = [Int32](repeating: 0, count: count)
    var low = [Int32](repeating: unseen, count: count)
    var isDone = [Bool](repeating: false, count: count)
    var path: [(node: Int32, item: Int32)] = []
    var open: [Int32] = []
    var time: Int32 = 0
    nodes.reserveCapacity(count)
    starts.reserveCapacity(count + 1)
    for root in roots where low[root] == unseen {
      path.append((Int32(root), 0))
      while let (current, item) = path.last {
        let node = Int(current)
        if item == 0 {
          low[node] = time
          met[node] = time
          time += 1
          open.append(current)
        }
        if let next = successor(node, Int(item)) {
          path[path.count - 1].item += 1
          if low[next] == unseen {
            path.append((Int32(next), 0))
          } else if !isDone[next] {
            low[node] = min(low[node], met[next])
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

  package var count: Int { starts.count - 1 }

  package func members(_ component: Int) -> ArraySlice<Int32> {
    nodes[Int(starts[component])..<Int(starts[component + 1])]
  }
}
