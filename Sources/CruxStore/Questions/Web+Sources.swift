import CruxDiff
import CruxModel

extension Web {
  /// Statements from which ways lead to one claim that end up for it and against it: a support keeps the side, a
  /// rebuttal or an undercut turns it, and so does the way from an attack that is undercut to what it attacks. A path
  /// leads from the claim down one way and up the other.
  func onBothSides() -> [Found] {
    let outgoing = edges(by: \.premise)
    let relations = Dictionary(edges.map { ($0.relation, $0) }, uniquingKeysWith: { first, _ in first })
    return claims.indices.compactMap { claim in
      var ways = SignedWays(from: claim)
      guard let (up, down) = ways.meeting(outgoing, relations, self) else { return nil }
      return Found(
        node: up[0], depth: up.count / 2, path: up.reversed() + down.drop { $0 == up[0] })
    }
  }

  /// Claims that rest on several statements which all have one source: a speaker or, where none is named, the
  /// document. A path leads from one of them to the claim, and from there to another.
  func singleSource() -> [Found] {
    let incoming = edges(by: \.target).map { $0.filter { $0.kind == .supports } }
    let outgoing = edges(by: \.premise).map { $0.filter { $0.kind == .supports } }
    var ways = Ways()
    var grounds = claims.indices.map { claim in
      Grounds(incoming[claim].isEmpty ? claims[claim].map { ground(claim, $0, &ways) } : [])
    }
    var waiting = claims.indices.filter { incoming[$0].isEmpty && !outgoing[$0].isEmpty }
    while let claim = waiting.popLast() {
      for edge in outgoing[claim] {
        guard let target = self.claim(of: edge.target) else { continue }
        if grounds[target].take(grounds[claim], along: edge, &ways) { waiting.append(target) }
      }
    }
    return claims.indices.compactMap { claim in
      guard !incoming[claim].isEmpty, let (one, other) = grounds[claim].ofOneSource else { return nil }
      let (path, otherPath) = (ways.nodes(to: one.way), ways.nodes(to: other.way))
      let end = path[path.count - 1]
      return Found(
        node: end, depth: path.count / 2, path: path + otherPath.reversed().drop { $0 == end })
    }
  }

  private func ground(_ claim: Int, _ number: Int, _ ways: inout Ways) -> Grounds.Ground {
    let member = members[number]
    let source = member.speaker.map { Source.speaker($0.foldedName) }
    return Grounds.Ground(
      claim: claim, source: source ?? .document(member.node >> Schema.nodeBits, member.source),
      way: ways.go(to: [member.node], behind: nil))
  }
}

/// Who is behind a statement.
enum Source: Hashable {
  case speaker(String)
  /// By its number and, where an argument is of several texts, the name of this one.
  case document(Int64, String?)
}

/// Ways from node to node that share their beginnings.
private struct Ways {
  private var steps: [(nodes: [Int64], before: Int?)] = []

  /// - Returns: the number of the way that goes on to some nodes from the end of another.
  mutating func go(to nodes: [Int64], behind way: Int?) -> Int {
    steps.append((nodes, way))
    return steps.count - 1
  }

  /// Goes along an edge, from whichever statement of the claim the way has come to.
  mutating func go(along edge: Network.Edge, behind way: Int?) -> Int {
    let isThere = way.map { steps[$0].nodes.last == edge.premise } ?? false
    return go(to: (isThere ? [] : [edge.premise]) + [edge.relation, edge.target], behind: way)
  }

  func nodes(to way: Int) -> [Int64] {
    let parts = sequence(first: way) { steps[$0].before }.map { steps[$0].nodes }
    return Array(parts.reversed().joined())
  }
}

/// What a claim rests on in the end, as far as it matters: two grounds, and whether there are two sources.
private struct Grounds {
  struct Ground {
    var claim: Int
    var source: Source
    var way: Int
  }

  private var grounds: [Ground] = []
  private var hasSeveralSources = false

  init(_ grounds: [Ground]) { for ground in grounds { _ = take(ground) } }

  /// - Returns: whether it made a difference.
  mutating func take(_ other: Grounds, along edge: Network.Edge, _ ways: inout Ways) -> Bool {
    guard !hasSeveralSources else { return false }
    var isChanged = false
    for var ground in other.grounds {
      ground.way = ways.go(along: edge, behind: ground.way)
      if take(ground) { isChanged = true }
    }
    if other.hasSeveralSources, !hasSeveralSources {
      hasSeveralSources = true
      isChanged = true
    }
    return isChanged
  }

  private mutating func take(_ ground: Ground) -> Bool {
    guard !hasSeveralSources else { return false }
    if let first = grounds.first, first.source != ground.source {
      hasSeveralSources = true
      return true
    }
    guard grounds.count < 2, !grounds.contains(where: { $0.claim == ground.claim }) else { return false }
    grounds.append(ground)
    return true
  }

  var ofOneSource: (Ground, Ground)? {
    hasSeveralSources || grounds.count < 2 ? nil : (grounds[0], grounds[1])
  }
}

/// The ways up from a claim, with the side that each takes.
private struct SignedWays {
  private struct Place: Hashable {
    /// A claim, or a relation as a negative number.
    var at: Int64
    var isFor: Bool
  }

  private var ways = Ways()
  private var known: [Place: Int] = [:]
  private var queue: [Place]
  private let start: Place

  init(from claim: Int) {
    start = Place(at: Int64(claim), isFor: true)
    queue = [start]
    known[start] = ways.go(to: [], behind: nil)
  }

  /// The ways for and against the nearest claim that both reach.
  mutating func meeting(
    _ outgoing: [[Network.Edge]], _ relations: [Int64: Network.Edge], _ web: Web
  ) -> (up: [Int64], down: [Int64])? {
    var position = 0
    while position < queue.count {
      let place = queue[position]
      position += 1
      let way = known[place]
      if place.at < 0 {
        guard let edge = relations[-place.at] else { continue }
        // What argues against an attack argues for what it attacks.
        let isFor = place.isFor != edge.kind.isAttack
        let next = Place(at: web.place(of: edge.target), isFor: isFor)
        if let pair = reach(next, { $0.go(to: [edge.target], behind: way) }) { return pair }
        continue
      }
      for edge in outgoing[Int(place.at)] {
        let next = Place(at: web.place(of: edge.target), isFor: place.isFor != edge.kind.isAttack)
        if let pair = reach(next, { $0.go(along: edge, behind: way) }) { return pair }
      }
    }
    return nil
  }

  private mutating func reach(
    _ place: Place, _ go: (inout Ways) -> Int
  ) -> (up: [Int64], down: [Int64])? {
    guard known[place] == nil else { return nil }
    let way = go(&ways)
    known[place] = way
    queue.append(place)
    let opposite = Place(at: place.at, isFor: !place.isFor)
    guard place.at >= 0, place.at != start.at, let other = known[opposite] else { return nil }
    let (one, two) = place.isFor ? (way, other) : (other, way)
    return (ways.nodes(to: one), ways.nodes(to: two))
  }
}
