import CruxLanguage
import CruxModel

extension Matching {
  private enum Least {
    /// The share of a part's words that the whole has.
    static let containment = 0.6
    /// The share of the whole's words that a part brings and the others do not.
    static let gain = 0.2
    /// The share of the whole's words that the parts have together.
    static let coverage = 0.6
    /// Words of a part: fewer are in many a text by chance.
    static let words = 3
  }

  /// How far apart in the text the parts may stand.
  private static let reach = 2

  /// Finds statements without a partner that are part of another's, before or after.
  mutating func findSplits(
    _ graph: Graph, _ other: Graph, _ rarity: TextRarity, _ context: MatchContext
  ) {
    let added = before.indices.filter { before[$0] == nil }
    let removed = after.indices.filter { after[$0] == nil }
    guard context.before.isKnown, context.after.isKnown else { return }
    splits = Self.splits(
      wholes: graph, partners: after, context.before, parts: other, added, context.after, rarity)
    merges = Self.splits(
      wholes: other, partners: before, context.after, parts: graph, removed, context.before, rarity)
    for split in splits where after[split.whole] == nil { match(split.whole, split.parts[0]) }
    for merge in merges where before[merge.whole] == nil { match(merge.parts[0], merge.whole) }
  }

  private static func splits(
    wholes: Graph, partners: [Int?], _ order: StatementOrder, parts: Graph, _ free: [Int],
    _ partOrder: StatementOrder, _ rarity: TextRarity
  ) -> [Split] {
    let isFree = Set(free)
    var owners = [Int?](repeating: nil, count: parts.statements.count)
    for (whole, part) in partners.enumerated() { if let part { owners[part] = whole } }
    var found: [Int: Set<Int>] = [:]
    for part in free.sorted(by: { partOrder.rank[$0] < partOrder.rank[$1] }) {
      let profile = rarity.profile(parts.statements[part].text)
      guard profile.features.count >= 2 * Least.words - 1 else { continue }
      let best = wholesNear(part, partOrder, owners, order, partners)
        .map { whole in (whole, profile.containment(in: rarity.profile(wholes.statements[whole].text))) }
        .filter { $0.1 >= Least.containment }
        .max { ($0.1, order.rank[$1.0]) < ($1.1, order.rank[$0.0]) }
      if let (whole, _) = best { found[whole, default: []].insert(part) }
    }
    return found.compactMap { whole, new in
      let old = partners[whole].map { [$0] } ?? []
      let all = (old + new.filter(isFree.contains)).sorted { partOrder.rank[$0] < partOrder.rank[$1] }
      guard all.count > 1 else { return nil }
      let isReal = isSplit(
        rarity.profile(wholes.statements[whole].text), all.map { rarity.profile(parts.statements[$0].text) })
      return isReal ? Split(whole: whole, parts: all) : nil
    }.sorted { order.rank[$0.whole] < order.rank[$1.whole] }
  }

  /// The statements of which one may be part: those whose partners stand near it, and those without one between.
  private static func wholesNear(
    _ part: Int, _ partOrder: StatementOrder, _ owners: [Int?], _ order: StatementOrder, _ partners: [Int?]
  ) -> [Int] {
    let rank = partOrder.rank[part]
    var found: Set<Int> = []
    for place in (rank - 2 * reach)...(rank + 2 * reach) where partOrder.sequence.indices.contains(place) {
      guard let owner = owners[partOrder.sequence[place]] else { continue }
      if abs(place - rank) <= reach { found.insert(owner) }
      let around = (order.rank[owner] - reach)...(order.rank[owner] + reach)
      for near in around where order.sequence.indices.contains(near) {
        let whole = order.sequence[near]
        if partners[whole] == nil { found.insert(whole) }
      }
    }
    return found.sorted()
  }

  /// Whether each part brings something of the whole that the others do not.
  private static func isSplit(_ whole: TextProfile, _ parts: [TextProfile]) -> Bool {
    let coverage = whole.containment(in: parts)
    return coverage >= Least.coverage
      && parts.indices.allSatisfy { index in
        var others = parts
        others.remove(at: index)
        return coverage - whole.containment(in: others) >= Least.gain
      }
  }
}
