import CruxModel

/// Numbers for the statements and relations of two graphs, the same for what is matched and for the parts of what
/// was split or merged.
struct SharedNumbers {
  /// One of the graphs.
  struct Side {
    let index: GraphIndex
    /// The number of each node.
    fileprivate var numbers: [Int]
    /// Numbers, below zero, for the ends that relations of either graph name and that are not there.
    fileprivate let missing: [String: Int]

    /// The ends of a relation, by its place in the graph.
    func ends(of relation: Int) -> (from: Set<Int>, to: Int) {
      let node = index.statementCount + relation
      let (from, to) = (index.graph.relations[relation].from, index.graph.relations[relation].to)
      let premises = index.premises(ofRelation: node)
      let lost = premises.count < from.count ? from.filter { index.node($0) == nil } : []
      return (
        Set(premises.map { numbers[Int($0)] } + lost.compactMap { missing[$0] }),
        index.target(ofRelation: node).map { numbers[$0] } ?? missing[to, default: -1]
      )
    }
  }

  private(set) var before: Side
  private(set) var after: Side

  /// - Parameter matching: of statements; relations are paired as far as they are matched.
  init(_ before: GraphIndex, _ after: GraphIndex, _ matching: Matching) {
    let lost = Set(Self.lostEnds(before) + Self.lostEnds(after)).sorted()
    let missing = Dictionary(uniqueKeysWithValues: lost.enumerated().map { ($1, -1 - $0) })
    self.before = Side(index: before, numbers: Array(0..<before.nodeCount), missing: missing)
    let own = before.nodeCount..<before.nodeCount + after.nodeCount
    self.after = Side(index: after, numbers: Array(own), missing: missing)
    for merge in matching.merges {
      for part in merge.parts { self.before.numbers[part] = self.before.numbers[merge.parts[0]] }
    }
    for (ours, theirs) in matching.pairs { self.after.numbers[theirs] = self.before.numbers[ours] }
    for (ours, theirs) in matching.relationsAfter.enumerated() { if let theirs { pair(ours, theirs) } }
  }

  /// Gives two relations, by their places in the graphs, one number.
  mutating func pair(_ relation: Int, _ other: Int) {
    after.numbers[after.index.statementCount + other] =
      before.numbers[before.index.statementCount + relation]
  }

  /// How the ends of two matched relations differ.
  func compare(_ relation: Int, _ other: Int) -> (lost: Bool, new: Bool, isMoved: Bool) {
    let (was, now) = (before.ends(of: relation), after.ends(of: other))
    return (!was.from.isSubset(of: now.from), !now.from.isSubset(of: was.from), was.to != now.to)
  }

  private static func lostEnds(_ index: GraphIndex) -> [String] {
    index.graph.relations.indices.filter { !index.isWhole(index.statementCount + $0) }
      .flatMap { index.graph.relations[$0].from + [index.graph.relations[$0].to] }
      .filter { index.node($0) == nil }
  }
}
