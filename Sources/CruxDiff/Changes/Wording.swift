import CruxLanguage

/// What became of a statement's words.
enum Wording {
  private enum Least {
    static let negated = 0.75
    static let quantity = 0.45
    static let hedged = 0.6
  }

  /// All names of a change of words that is more than one of punctuation, the weightiest first.
  static func changes(from before: String, to after: String) -> [Change.Name] {
    let (one, other) = (StatedWords(before), StatedWords(after))
    let clauses = one.ownClauses(beside: other)
    let (old, new) = (Stated(one, aside: clauses.one), Stated(other, aside: clauses.other))
    let rest = dice(old.rest, new.rest)
    var names: [Change.Name] = []
    if isDenied(old, new, rest) { names.append(.negated) }
    if rest >= Least.quantity,
      isReplaced(quantities(old, beside: new), quantities(new, beside: old)) || isReordered(old, new)
    {
      names.append(.quantityChanged)
    }
    // "Never" is as sure as "always": beside a denial only doubt tells more.
    let surest = names.contains(.negated) ? 0 : Int.max
    let (was, now) = (min(old.certainty, surest), min(new.certainty, surest))
    if was != now, rest >= Least.hedged { names.append(now < was ? .hedged : .strengthened) }
    return names.isEmpty ? [.reworded] : names
  }

  private static func isDenied(_ old: Stated, _ new: Stated, _ rest: Double) -> Bool {
    let turn = Opposites.pair(Set(old.rest), Set(new.rest))
    // A negation more and the opposite word say the same again.
    guard (old.negations % 2 != new.negations % 2) != (turn != nil) else { return false }
    let others = turn.map { turn in
      dice(old.rest.filter { $0 != turn.one }, new.rest.filter { $0 != turn.other })
    }
    return others ?? rest >= Least.negated
  }

  /// With "one", where the other statement has not got it.
  private static func quantities(_ stated: Stated, beside other: Stated) -> [String] {
    stated.quantities + surplus(of: stated.rest, over: other.rest).filter { $0 == "one" }.map { _ in "1" }
  }

  /// Whether some are gone and others have come.
  private static func isReplaced(_ old: [String], _ new: [String]) -> Bool {
    !surplus(of: old, over: new).isEmpty && !surplus(of: new, over: old).isEmpty
  }

  /// Whether the same words are told of the same quantities in another order: "from 80 to 100".
  private static func isReordered(_ old: Stated, _ new: Stated) -> Bool {
    let (one, other) = (old.figures, new.figures)
    return old.rest == new.rest && one != other && one.count == other.count
      && surplus(of: one, over: other).isEmpty
  }

  private static func surplus(of words: [String], over others: [String]) -> [String] {
    var counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return words.filter { word in
      guard let count = counts[word], count > 0 else { return true }
      counts[word] = count - 1
      return false
    }
  }

  private static func dice(_ old: [String], _ new: [String]) -> Double {
    guard !old.isEmpty || !new.isEmpty else { return 1 }
    let shared = old.count - surplus(of: old, over: new).count
    return Double(2 * shared) / Double(old.count + new.count)
  }
}
