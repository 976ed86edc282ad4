import CruxModel

/// How well two statements fit each other by what stands around them, as far as that is matched.
struct MatchContext {
  /// How far a neighbour in the text may be.
  private static let reach = 8
  /// For statements whose order in the text is not known: as if they stood in about the right place.
  private static let unknownPlace = 0.7

  let before: StatementOrder
  let after: StatementOrder
  let networkBefore: Neighbourhood
  let networkAfter: Neighbourhood

  /// From 0 to 1: between the nearest matched statements before and behind, and right beside them.
  func place(_ statement: Int, _ other: Int, _ matching: Matching) -> Double {
    guard before.isKnown, after.isKnown else { return Self.unknownPlace }
    let (rank, otherRank) = (before.rank[statement], after.rank[other])
    let (low, lowGap) = neighbour(of: rank, step: -1, matching)
    let (high, highGap) = neighbour(of: rank, step: 1, matching)
    var place = 0.0
    if otherRank > low { place += 0.25 }
    if otherRank < high { place += 0.25 }
    if lowGap == 1, otherRank == low + 1 { place += 0.25 }
    if highGap == 1, otherRank == high - 1 { place += 0.25 }
    return place
  }

  /// The place in the second text of the nearest matched statement, and how far away it is in the first.
  private func neighbour(of rank: Int, step: Int, _ matching: Matching) -> (Int, Int) {
    var place = rank + step
    while before.sequence.indices.contains(place), abs(place - rank) <= Self.reach {
      if let other = matching.after[before.sequence[place]] { return (after.rank[other], abs(place - rank)) }
      place += step
    }
    return step < 0 ? (-1, rank + 1) : (after.sequence.count, before.sequence.count - rank)
  }

  /// From 0 to 1: Dice's coefficient of the neighbours in the argument that are matched and stand in the same way
  /// to both, less where there are few.
  func network(_ statement: Int, _ other: Int, _ matching: Matching) -> Double {
    let ours = networkBefore.neighbours[statement].compactMap { neighbour in
      matching.after[neighbour.statement].map {
        Neighbourhood.Neighbour(statement: $0, way: neighbour.way)
      }
    }
    guard !ours.isEmpty else { return 0 }
    let theirs = networkAfter.neighbours[other].filter { matching.before[$0.statement] != nil }
    let shared = Double(Set(ours).intersection(theirs).count)
    guard shared > 0 else { return 0 }
    return 2 * shared / Double(ours.count + theirs.count) * shared / (shared + 0.5)
  }

  /// Unmatched statements of the second graph that stand where this one does in the first.
  func nearby(_ statement: Int, _ matching: Matching) -> [Int] {
    var found: [Int] = []
    for neighbour in networkBefore.neighbours[statement] {
      guard let other = matching.after[neighbour.statement] else { continue }
      found += networkAfter.neighbours[other].lazy.map(\.statement)
        .filter { matching.before[$0] == nil }.prefix(Self.reach)
    }
    guard before.isKnown, after.isKnown else { return found }
    let (low, _) = neighbour(of: before.rank[statement], step: -1, matching)
    let places = (low + 1)..<max(low + 1, min(low + 1 + Self.reach, after.sequence.count))
    return found + after.sequence[places].prefix { matching.before[$0] == nil }
  }
}
