import CruxModel

/// Finds out which relations of one graph are which of another, once their ends are known.
struct RelationMatcher {
  /// What makes two relations the same, ends being numbers that matched statements share.
  private struct Signature: Hashable {
    var kind: Relation.Kind?
    var from: Set<Int>
    var to: Int?
  }

  private typealias Side = SharedNumbers.Side
  private typealias Pair = (before: Int, after: Int)

  private var matching: Matching
  private var numbers: SharedNumbers

  static func match(_ before: GraphIndex, _ after: GraphIndex, _ matching: inout Matching) {
    var matcher = RelationMatcher(before, after, matching)
    matcher.run()
    matching = matcher.matching
  }

  private init(_ before: GraphIndex, _ after: GraphIndex, _ matching: Matching) {
    self.matching = matching
    self.matching.relationsAfter = [Int?](repeating: nil, count: before.graph.relations.count)
    self.matching.relationsBefore = [Int?](repeating: nil, count: after.graph.relations.count)
    numbers = SharedNumbers(before, after, matching)
  }

  private mutating func run() {
    let all = (before: Self.all(numbers.before), after: Self.all(numbers.after))
    settle(match(all) { Signature(kind: $0, from: $1, to: $2) })
    // Turned, or of another kind.
    settle(match(all) { Signature(kind: nil, from: $1, to: $2) })
    settle(matchByPremises(all))
    // Moved to another target.
    settle(match(all) { kind, from, _ in Signature(kind: kind, from: from, to: nil) })
    findParallels()
  }

  /// Matches what has become equal by pairs that were made, until nothing more has: undercuts follow the relations
  /// that they attack.
  private mutating func settle(_ made: [Pair]) {
    var made = made
    while !made.isEmpty {
      let users = (
        before: Self.users(of: made.map(\.before), numbers.before),
        after: Self.users(of: made.map(\.after), numbers.after)
      )
      made = match(users) { Signature(kind: $0, from: $1, to: $2) }
    }
  }

  /// Relations that the parts of a statement share, of which the whole had one.
  private mutating func findParallels() {
    func signatures(_ side: Side) -> [Signature] {
      side.index.graph.relations.indices.map { number in
        Self.key(number, side) { Signature(kind: $0, from: $1, to: $2) }
      }
    }
    guard !matching.splits.isEmpty || !matching.merges.isEmpty else { return }
    let ours = signatures(numbers.before)
    let theirs = signatures(numbers.after)
    let (known, others) = (Set(ours), Set(theirs))
    matching.parallelRelationsAfter = Set(
      theirs.indices.filter { matching.relationsBefore[$0] == nil && known.contains(theirs[$0]) })
    matching.parallelRelationsBefore = Set(
      ours.indices.filter { matching.relationsAfter[$0] == nil && others.contains(ours[$0]) })
  }

  /// Matches those of some relations that have equal signatures, where there are several those of the same statements
  /// first, then in the order of their ids.
  private mutating func match(
    _ relations: (before: [Int], after: [Int]), _ signature: (Relation.Kind, Set<Int>, Int) -> Signature
  ) -> [Pair] {
    var made: [Pair] = []
    var theirs: [Signature: [Int]] = [:]
    for number in relations.after where matching.relationsBefore[number] == nil {
      theirs[Self.key(number, numbers.after, signature), default: []].append(number)
    }
    for isAlike in [true, false] {
      for number in relations.before where matching.relationsAfter[number] == nil {
        let key = Self.key(number, numbers.before, signature)
        guard let place = theirs[key]?.firstIndex(where: { !isAlike || startsAlike(number, $0) }),
          let other = theirs[key]?.remove(at: place)
        else { continue }
        pair(number, other)
        made.append((number, other))
      }
    }
    return made
  }

  /// Whether two relations start from the same statements, of which others may be parts.
  private func startsAlike(_ number: Int, _ other: Int) -> Bool {
    let (before, after) = (numbers.before.index, numbers.after.index)
    let theirs = Set(after.premises(ofRelation: after.statementCount + other).map(Int.init))
    let ours = before.premises(ofRelation: before.statementCount + number).map(Int.init)
    return ours.filter { !before.isRelation($0) }.allSatisfy {
      matching.after[$0].map(theirs.contains) ?? false
    }
  }

  /// Linked premises of which some are the same, to the same target.
  private mutating func matchByPremises(_ relations: (before: [Int], after: [Int])) -> [Pair] {
    var made: [Pair] = []
    // By premise, target and kind, since very many may bear on one target.
    var theirs: [Signature: [Int]] = [:]
    func links(_ number: Int, _ side: Side) -> [Signature] {
      let (from, to) = side.ends(of: number)
      return from.map { Signature(kind: side.index.graph.relations[number].kind, from: [$0], to: to) }
    }
    for (rank, number) in relations.after.enumerated() where matching.relationsBefore[number] == nil {
      for link in links(number, numbers.after) { theirs[link, default: []].append(rank) }
    }
    for number in relations.before where matching.relationsAfter[number] == nil {
      var common: [Int: Int] = [:]
      for link in links(number, numbers.before) {
        for rank in theirs[link] ?? [] where matching.relationsBefore[relations.after[rank]] == nil {
          common[rank, default: 0] += 1
        }
      }
      guard let best = common.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      pair(number, relations.after[best.key])
      made.append((number, relations.after[best.key]))
    }
    return made
  }

  private mutating func pair(_ number: Int, _ other: Int) {
    matching.relationsAfter[number] = other
    matching.relationsBefore[other] = number
    numbers.pair(number, other)
  }

  private static func key(
    _ number: Int, _ side: Side, _ signature: (Relation.Kind, Set<Int>, Int) -> Signature
  ) -> Signature {
    let (from, to) = side.ends(of: number)
    return signature(side.index.graph.relations[number].kind, from, to)
  }

  private static func all(_ side: Side) -> [Int] {
    ordered(Array(side.index.graph.relations.indices), side)
  }

  /// The relations that have one of some relations as an end.
  private static func users(of relations: [Int], _ side: Side) -> [Int] {
    let nodes = relations.map { side.index.statementCount + $0 }
    let users = Set(nodes.flatMap { side.index.incoming($0) + side.index.outgoing($0) })
    return ordered(users.map { Int($0) - side.index.statementCount }, side)
  }

  /// Relations in the order of their ids, so that their order in the file does not matter.
  private static func ordered(_ relations: [Int], _ side: Side) -> [Int] {
    let all = side.index.graph.relations
    return relations.sorted { all[$0].id < all[$1].id }
  }
}
