import CruxModel

/// Finds out which relations of one graph are which of another, once their ends are known.
struct RelationMatcher {
  /// What makes two relations the same, ends being numbers that matched statements share.
  private struct Signature: Hashable {
    var kind: Relation.Kind?
    var from: Set<Int>
    var to: Int?
  }

  private let before: GraphIndex
  private let after: GraphIndex
  private var matching: Matching
  /// For each node of a graph its number in what both share.
  private var shared: (before: [Int], after: [Int])
  private let order: (before: [Int], after: [Int])
  /// Numbers, below zero, for the targets that relations name and that are not there.
  private let missing: [String: Int]

  static func match(_ before: GraphIndex, _ after: GraphIndex, _ matching: inout Matching) {
    var matcher = RelationMatcher(before, after, matching)
    matcher.run()
    matching = matcher.matching
  }

  private init(_ before: GraphIndex, _ after: GraphIndex, _ matching: Matching) {
    self.before = before
    self.after = after
    self.matching = matching
    self.matching.relationsAfter = [Int?](repeating: nil, count: before.graph.relations.count)
    self.matching.relationsBefore = [Int?](repeating: nil, count: after.graph.relations.count)
    order = (Self.ordered(before.graph), Self.ordered(after.graph))
    let lost = Set([before, after].flatMap(Self.lostTargets)).sorted()
    missing = Dictionary(uniqueKeysWithValues: lost.enumerated().map { ($1, -1 - $0) })
    let firstOfAfter = before.nodeCount
    shared = (Array(0..<before.nodeCount), (0..<after.nodeCount).map { firstOfAfter + $0 })
    // Parts of a split are one with the whole.
    for merge in matching.merges {
      for part in merge.parts { shared.before[part] = shared.before[merge.parts[0]] }
    }
    for (ours, theirs) in matching.pairs { shared.after[theirs] = shared.before[ours] }
  }

  private mutating func run() {
    settle()
    // Turned, or of another kind.
    match { Signature(kind: nil, from: $1, to: $2) }
    settle()
    matchByPremises()
    settle()
    // Moved to another target.
    match { kind, from, _ in Signature(kind: kind, from: from, to: nil) }
    settle()
    findParallels()
  }

  /// Matches what is equal until nothing more is: undercuts follow the relations that they attack.
  private mutating func settle() {
    var known = -1
    while known != matching.relationsAfter.count(where: { $0 != nil }) {
      known = matching.relationsAfter.count { $0 != nil }
      match { Signature(kind: $0, from: $1, to: $2) }
    }
  }

  /// Relations that the parts of a statement share, of which the whole had one.
  private mutating func findParallels() {
    func signatures(_ index: GraphIndex, _ shared: [Int]) -> [Signature] {
      index.graph.relations.indices.map { number in
        key(number, index, shared) { Signature(kind: $0, from: $1, to: $2) }
      }
    }
    guard !matching.splits.isEmpty || !matching.merges.isEmpty else { return }
    let ours = signatures(before, shared.before)
    let theirs = signatures(after, shared.after)
    let (known, others) = (Set(ours), Set(theirs))
    matching.parallelRelationsAfter = Set(
      theirs.indices.filter { matching.relationsBefore[$0] == nil && known.contains(theirs[$0]) })
    matching.parallelRelationsBefore = Set(
      ours.indices.filter { matching.relationsAfter[$0] == nil && others.contains(ours[$0]) })
  }

  /// Matches relations of equal signatures, where there are several those of the same statements first, then in the
  /// order of their ids.
  private mutating func match(_ signature: (Relation.Kind, Set<Int>, Int) -> Signature) {
    var theirs: [Signature: [Int]] = [:]
    for number in order.after where matching.relationsBefore[number] == nil {
      theirs[key(number, after, shared.after, signature), default: []].append(number)
    }
    for isAlike in [true, false] {
      for number in order.before where matching.relationsAfter[number] == nil {
        let key = key(number, before, shared.before, signature)
        guard let place = theirs[key]?.firstIndex(where: { !isAlike || startsAlike(number, $0) }),
          let other = theirs[key]?.remove(at: place)
        else { continue }
        pair(number, other)
      }
    }
  }

  /// Whether two relations start from the same statements, of which others may be parts.
  private func startsAlike(_ number: Int, _ other: Int) -> Bool {
    let theirs = Set(after.premises(ofRelation: after.statementCount + other).map(Int.init))
    let ours = before.premises(ofRelation: before.statementCount + number).map(Int.init)
    return ours.filter { !before.isRelation($0) }.allSatisfy {
      matching.after[$0].map(theirs.contains) ?? false
    }
  }

  /// Linked premises of which some are the same, to the same target.
  private mutating func matchByPremises() {
    // By premise, target and kind, since very many may bear on one target.
    var theirs: [Signature: [Int]] = [:]
    func links(_ number: Int, _ index: GraphIndex, _ shared: [Int]) -> [Signature] {
      let (from, to) = ends(number, index, shared)
      return from.map { Signature(kind: index.graph.relations[number].kind, from: [$0], to: to) }
    }
    for (rank, number) in order.after.enumerated() where matching.relationsBefore[number] == nil {
      for link in links(number, after, shared.after) { theirs[link, default: []].append(rank) }
    }
    for number in order.before where matching.relationsAfter[number] == nil {
      var common: [Int: Int] = [:]
      for link in links(number, before, shared.before) {
        for rank in theirs[link] ?? [] where matching.relationsBefore[order.after[rank]] == nil {
          common[rank, default: 0] += 1
        }
      }
      let best = common.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best { pair(number, order.after[best.key]) }
    }
  }

  private mutating func pair(_ number: Int, _ other: Int) {
    matching.relationsAfter[number] = other
    matching.relationsBefore[other] = number
    shared.after[after.statementCount + other] = shared.before[before.statementCount + number]
  }

  private func key(
    _ number: Int, _ index: GraphIndex, _ shared: [Int],
    _ signature: (Relation.Kind, Set<Int>, Int) -> Signature
  ) -> Signature {
    let (from, to) = ends(number, index, shared)
    return signature(index.graph.relations[number].kind, from, to)
  }

  private func ends(_ number: Int, _ index: GraphIndex, _ shared: [Int]) -> (Set<Int>, Int) {
    let node = index.statementCount + number
    return (
      Set(index.premises(ofRelation: node).map { shared[Int($0)] }),
      index.target(ofRelation: node).map { shared[$0] }
        ?? missing[index.graph.relations[number].to, default: -1]
    )
  }

  private static func lostTargets(_ index: GraphIndex) -> [String] {
    index.graph.relations.indices.filter { index.target(ofRelation: index.statementCount + $0) == nil }
      .map { index.graph.relations[$0].to }
  }

  /// Relations in the order of their ids, so that their order in the file does not matter.
  private static func ordered(_ graph: Graph) -> [Int] {
    graph.relations.indices.sorted { graph.relations[$0].id < graph.relations[$1].id }
  }
}
