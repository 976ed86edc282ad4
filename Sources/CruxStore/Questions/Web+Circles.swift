import CruxModel

extension Web {
  /// Circles of support, the shortest through each claim that no other circle has yet.
  ///
  /// What cannot lie on a circle, for want of a support to it or from it, is taken away first, over and over
  /// (Kahn's algorithm from both ends); what is left is little.
  func circles() -> [Found] {
    let supports = edges.filter { $0.kind == .supports }.compactMap { edge -> Link? in
      guard let from = claim(of: edge.premise), let to = claim(of: edge.target) else { return nil }
      return Link(from: from, to: to, edge: edge)
    }
    let forward = pruned(supports, from: \.from, to: \.to)
    let left = pruned(forward, from: \.to, to: \.from)
    let next = Dictionary(grouping: left, by: \.from)
    var seen: Set<Int> = []
    return next.keys.sorted().compactMap { start in
      guard !seen.contains(start), let circle = circle(through: start, next) else { return nil }
      seen.formUnion(circle.map(\.from))
      return Found(node: circle[0].edge.premise, depth: circle.count, path: path(circle))
    }
  }

  private struct Link {
    var from: Int
    var to: Int
    var edge: Network.Edge
  }

  /// The links without those that start, over and over, where no link ends.
  private func pruned(_ links: [Link], from: KeyPath<Link, Int>, to: KeyPath<Link, Int>) -> [Link] {
    var ending = [Int](repeating: 0, count: claims.count)
    for link in links { ending[link[keyPath: to]] += 1 }
    let next = Dictionary(grouping: links, by: { $0[keyPath: from] })
    var free = next.keys.filter { ending[$0] == 0 }
    var isFree = [Bool](repeating: false, count: claims.count)
    while let claim = free.popLast() {
      isFree[claim] = true
      for link in next[claim] ?? [] {
        ending[link[keyPath: to]] -= 1
        if ending[link[keyPath: to]] == 0 { free.append(link[keyPath: to]) }
      }
    }
    return links.filter { !isFree[$0[keyPath: from]] }
  }

  private func circle(through start: Int, _ next: [Int: [Link]]) -> [Link]? {
    var arrivals: [Int: Link] = [:]
    var queue = [start]
    var position = 0
    while position < queue.count {
      for link in next[queue[position]] ?? [] where arrivals[link.to] == nil {
        arrivals[link.to] = link
        queue.append(link.to)
      }
      if let last = arrivals[start] {
        var circle = [last]
        while let before = arrivals[circle[circle.count - 1].from], circle[circle.count - 1].from != start {
          circle.append(before)
        }
        return circle.reversed()
      }
      position += 1
    }
    return nil
  }

  /// From the first premise around to it; where a claim stands in two documents, through both statements.
  private func path(_ circle: [Link]) -> [Int64] {
    var path: [Int64] = []
    for link in circle {
      if path.last != link.edge.premise { path.append(link.edge.premise) }
      path += [link.edge.relation, link.edge.target]
    }
    if path.first != path.last { path.append(path[0]) }
    return path
  }
}
