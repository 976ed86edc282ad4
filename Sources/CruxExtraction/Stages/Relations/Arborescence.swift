/// The heaviest tree of arcs that reaches every node from a root: Edmonds' algorithm with mergeable heaps
/// (Tarjan 1977; Gabow, Galil, Spencer & Tarjan 1986), in m log n.
struct Arborescence {
  struct Arc {
    var tail: Int
    var head: Int
    var weight: Float
  }

  private let nodeCount: Int
  private let arcs: [Arc]
  private var heap: ArcHeap
  private var tops: [Int]
  private var sets: UndoableSets

  /// The arc that enters each node but the root, by its index; nil where the root does not reach all nodes.
  static func heaviest(nodes: Int, root: Int, arcs: [Arc]) -> [Int?]? {
    var search = Arborescence(nodes: nodes, arcs: arcs)
    return search.run(root)
  }

  private init(nodes: Int, arcs: [Arc]) {
    nodeCount = nodes
    self.arcs = arcs
    heap = ArcHeap(weights: arcs.map(\.weight))
    tops = [Int](repeating: -1, count: nodes)
    sets = UndoableSets(nodes)
    for (index, arc) in arcs.enumerated() where arc.tail != arc.head {
      tops[arc.head] = heap.merge(tops[arc.head], index)
    }
  }

  private struct Cycle {
    var set: Int
    var time: Int
    var entering: [Int]
  }

  private mutating func run(_ root: Int) -> [Int?]? {
    var seen = [Int](repeating: -1, count: nodeCount)
    var entering = [Int?](repeating: nil, count: nodeCount)
    var cycles: [Cycle] = []
    seen[root] = root
    for start in 0..<nodeCount {
      var path: [(set: Int, arc: Int)] = []
      var node = sets.find(start)
      while seen[node] < 0 {
        // Arcs within one contracted cycle lead nowhere.
        while tops[node] >= 0, sets.find(arcs[tops[node]].tail) == node { tops[node] = heap.pop(tops[node]) }
        guard tops[node] >= 0 else { return nil }
        let arc = tops[node]
        heap.add(-heap.weight(arc), to: arc)
        tops[node] = heap.pop(arc)
        path.append((node, arc))
        seen[node] = start
        node = sets.find(arcs[arc].tail)
        if seen[node] == start {
          let cycle = contract(&path, at: node)
          node = cycle.set
          seen[node] = -1
          cycles.append(cycle)
        }
      }
      for step in path { entering[sets.find(arcs[step.arc].head)] = step.arc }
    }
    for cycle in cycles.reversed() {
      sets.undo(to: cycle.time)
      let outer = entering[cycle.set]
      for arc in cycle.entering { entering[sets.find(arcs[arc].head)] = arc }
      if let outer { entering[sets.find(arcs[outer].head)] = outer }
    }
    return entering
  }

  /// Makes one set of the end of a path that has come back to `node`.
  private mutating func contract(_ path: inout [(set: Int, arc: Int)], at node: Int) -> Cycle {
    let time = sets.time
    var entering: [Int] = []
    var top = -1
    var joined = false
    while let step = path.popLast() {
      entering.append(step.arc)
      top = heap.merge(top, tops[step.set])
      joined = step.set == node
      sets.join(node, step.set)
      if joined { break }
    }
    let set = sets.find(node)
    tops[set] = top
    return Cycle(set: set, time: time, entering: entering)
  }
}

/// Leftist heaps of arcs, the heaviest on top, in flat arrays; what is added to a heap is handed down lazily.
private struct ArcHeap {
  private var weights: [Float]
  private var pending: [Float]
  private var left: [Int]
  private var right: [Int]
  private var rank: [Int]

  init(weights: [Float]) {
    self.weights = weights
    pending = [Float](repeating: 0, count: weights.count)
    left = [Int](repeating: -1, count: weights.count)
    right = left
    rank = [Int](repeating: 1, count: weights.count)
  }

  func weight(_ node: Int) -> Float { weights[node] }

  /// Adds to the weights of a whole heap.
  mutating func add(_ amount: Float, to node: Int) {
    guard node >= 0 else { return }
    weights[node] += amount
    pending[node] += amount
  }

  private mutating func handDown(_ node: Int) {
    guard pending[node] != 0 else { return }
    add(pending[node], to: left[node])
    add(pending[node], to: right[node])
    pending[node] = 0
  }

  mutating func merge(_ a: Int, _ b: Int) -> Int {
    guard a >= 0 else { return b }
    guard b >= 0 else { return a }
    let (top, other) = weights[a] >= weights[b] ? (a, b) : (b, a)
    handDown(top)
    right[top] = merge(right[top], other)
    if (left[top] < 0 ? 0 : rank[left[top]]) < rank[right[top]] { swap(&left[top], &right[top]) }
    rank[top] = 1 + (right[top] < 0 ? 0 : rank[right[top]])
    return top
  }

  /// The heap without its top.
  mutating func pop(_ node: Int) -> Int {
    handDown(node)
    return merge(left[node], right[node])
  }
}

/// Disjoint sets whose joins can be taken back in order (union by size, no path compression).
private struct UndoableSets {
  private var parents: [Int]
  private var sizes: [Int]
  private var joins: [Int] = []

  init(_ count: Int) {
    parents = Array(0..<count)
    sizes = [Int](repeating: 1, count: count)
  }

  var time: Int { joins.count }

  func find(_ node: Int) -> Int {
    var node = node
    while parents[node] != node { node = parents[node] }
    return node
  }

  mutating func join(_ a: Int, _ b: Int) {
    var (a, b) = (find(a), find(b))
    guard a != b else { return }
    if sizes[a] < sizes[b] { swap(&a, &b) }
    parents[b] = a
    sizes[a] += sizes[b]
    joins.append(b)
  }

  mutating func undo(to time: Int) {
    while joins.count > time, let child = joins.popLast() {
      sizes[parents[child]] -= sizes[child]
      parents[child] = child
    }
  }
}
