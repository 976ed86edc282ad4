import CruxModel

/// Decides how many ranks below its target each relation's source stands, so that many siblings fill
/// several short rows in place of one long one.
///
/// Layered layouts put all that bears on one statement into one row, which for a thesis is wider than any
/// page. Here every statement, deepest first, packs what bears on it, smallest first, into the highest ranks
/// that still have room. A subtree is known by its profile: how much room it takes in each of its ranks.
struct RankPacking {
  /// Room in a rank, in tenths of a statement's width.
  private enum Room {
    static let statement = 10
    /// A junction, or a line that passes between statements.
    static let line = 1
  }

  /// The most statements and relations that it is worth for: `dot` takes minutes over more.
  static let mostRanked = 1_500

  /// Ranks between each relation's source and its target, in the order of the graph's relations; at least 1.
  private(set) var lengths: [Int]

  private let index: GraphIndex
  private let width: Int

  init(_ index: GraphIndex) {
    self.index = index
    lengths = [Int](repeating: 1, count: index.graph.relations.count)
    // Rows about two thirds of the square root give pictures half as wide again as high.
    let row = Double(index.statementCount).squareRoot() * 0.7
    width = Int(Double(Room.statement) * max(3, row))
    pack()
  }

  private mutating func pack() {
    let (order, parents) = spanningForest()
    var profiles = [[Int]](repeating: [], count: index.nodeCount)
    var children = [[Int]](repeating: [], count: index.nodeCount)
    for node in order.reversed() {
      profiles[node] = profile(of: node, children: children[node], profiles)
      for child in children[node] { profiles[child] = [] }
      if let parent = parents[node] { children[parent].append(node) }
    }
  }

  /// All nodes, each after the node that it bears on, and that node; the thesis comes first.
  private func spanningForest() -> (order: [Int], parents: [Int?]) {
    var order: [Int] = []
    var parents = [Int?](repeating: nil, count: index.nodeCount)
    var isSeen = [Bool](repeating: false, count: index.nodeCount)
    let thesis = index.graph.thesis.flatMap(index.node)
    let all = 0..<index.nodeCount
    let roots = all.filter {
      index.isRelation($0) ? index.target(ofRelation: $0) == nil : index.outgoing($0).isEmpty
    }
    for root in [thesis].compactMap(\.self) + roots + all where !isSeen[root] {
      isSeen[root] = true
      var stack = [root]
      while let node = stack.popLast() {
        order.append(node)
        for source in sources(of: node).reversed() where !isSeen[source] {
          isSeen[source] = true
          parents[source] = node
          stack.append(source)
        }
      }
    }
    return (order, parents)
  }

  private func sources(of node: Int) -> [Int] {
    let premises = index.isRelation(node) ? index.premises(ofRelation: node) : []
    return (premises + index.incoming(node)).map(Int.init)
  }

  private mutating func profile(of node: Int, children: [Int], _ profiles: [[Int]]) -> [Int] {
    if index.isRelation(node), !index.isJunction(node) {
      return children.first.map { profiles[$0] } ?? []
    }
    var profile = [index.isRelation(node) ? Room.line : Room.statement]
    let sizes = children.map { (child: $0, ranks: profiles[$0].count, room: profiles[$0].reduce(0, +)) }
    for (child, _, _) in sizes.sorted(by: { ($0.ranks, $0.room, $0.child) < ($1.ranks, $1.room, $1.child) }) {
      // Linked premises stay side by side, right below their junction.
      let isPremise = index.isRelation(node) && !index.isRelation(child)
      let rank = isPremise ? 1 : firstRank(for: profiles[child], in: profile)
      if index.isRelation(child) { lengths[child - index.statementCount] = rank }
      add(profiles[child], to: &profile, at: rank)
    }
    return profile
  }

  private func firstRank(for child: [Int], in profile: [Int]) -> Int {
    var rank = 1
    while zip(profile.dropFirst(rank), child).contains(where: { $0 + $1 > width }) { rank += 1 }
    return rank
  }

  private func add(_ child: [Int], to profile: inout [Int], at rank: Int) {
    let ranks = max(profile.count, rank + child.count)
    profile += [Int](repeating: 0, count: ranks - profile.count)
    for passed in 1..<rank { profile[passed] += Room.line }
    for (offset, room) in child.enumerated() { profile[rank + offset] += room }
  }
}
