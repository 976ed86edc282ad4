import CruxModel

/// How well two statements fit each other by what stands around them, as far as that is matched.
struct MatchContext {
  /// How far from the expected place a statement counts for something.
  private static let spread = 3.0
  /// How many statements near by are looked at.
  private static let reach = 8
  /// For statements whose order in the text is not known: as if they stood in about the right place.
  private static let unknownPlace = 0.7

  let before: StatementOrder
  let after: StatementOrder
  let networkBefore: Neighbourhood
  let networkAfter: Neighbourhood

  /// The matched statements nearest to one, before and behind it: their places in both texts.
  struct Bracket {
    var low: (before: Int, after: Int)
    var high: (before: Int, after: Int)
  }

  /// The bracket of each place in the first text.
  func brackets(_ matching: Matching) -> [Bracket] {
    let (ours, theirs) = (before.sequence, after.sequence)
    var brackets = ours.map { _ in Bracket(low: (-1, -1), high: (ours.count, theirs.count)) }
    var low = (-1, -1)
    for place in ours.indices {
      brackets[place].low = low
      if let other = matching.after[ours[place]] { low = (place, after.rank[other]) }
    }
    var high = (ours.count, theirs.count)
    for place in ours.indices.reversed() {
      brackets[place].high = high
      if let other = matching.after[ours[place]] { high = (place, after.rank[other]) }
    }
    return brackets
  }

  /// From 0 to 1: half of it for standing between the nearest matched statements, the rest for how near it is to
  /// the place there that corresponds.
  func place(_ statement: Int, _ other: Int, _ brackets: [Bracket]) -> Double {
    guard before.isKnown, after.isKnown else { return Self.unknownPlace }
    let (rank, otherRank) = (before.rank[statement], after.rank[other])
    let (low, high) = (brackets[rank].low, brackets[rank].high)
    let share = Double(rank - low.before) / Double(max(high.before - low.before, 1))
    let expected = Double(low.after) + share * Double(high.after - low.after)
    return (otherRank > low.after ? 0.25 : 0) + (otherRank < high.after ? 0.25 : 0)
      + 0.5 * max(0, 1 - abs(Double(otherRank) - expected) / Self.spread)
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
  func nearby(_ statement: Int, _ matching: Matching, _ brackets: [Bracket]) -> [Int] {
    var found: [Int] = []
    for neighbour in networkBefore.neighbours[statement] {
      guard let other = matching.after[neighbour.statement] else { continue }
      found += networkAfter.neighbours[other].lazy.map(\.statement)
        .filter { matching.before[$0] == nil }.prefix(Self.reach)
    }
    guard before.isKnown, after.isKnown else { return found }
    let low = brackets[before.rank[statement]].low.after + 1
    let places = low..<max(low, min(low + Self.reach, after.sequence.count))
    return found + after.sequence[places].prefix { matching.before[$0] == nil }
  }
}
