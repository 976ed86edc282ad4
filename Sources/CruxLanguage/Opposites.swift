/// Words that turn the meaning of what is otherwise said alike.
public enum Opposites {
  /// What one text says in the place of its opposite in another, as stems; nil where nothing turns the meaning.
  /// - Parameters:
  ///   - one: the stems of a text's words (`EnglishForms.stem`).
  ///   - other: those of the other.
  public static func pair(_ one: Set<String>, _ other: Set<String>) -> (one: String, other: String)? {
    if let pair = amounts(one, other) { return pair }
    for (word, opposite) in pairs {
      if stands(word, against: opposite, one, other) { return (word, opposite) }
      if stands(opposite, against: word, one, other) { return (opposite, word) }
    }
    if let word = denied(one, other) { return (word, "un" + word) }
    return denied(other, one).map { ("un" + $0, $0) }
  }

  /// A word of one text that the other has with "un" before it.
  private static func denied(_ one: Set<String>, _ other: Set<String>) -> String? {
    one.subtracting(other).filter {
      $0.count > 2 && $0 != EnglishForms.stem("less") && other.contains("un" + $0)
    }.min()
  }

  private static func stands(
    _ word: String, against opposite: String, _ one: Set<String>, _ other: Set<String>
  ) -> Bool {
    one.contains(word) && other.contains(opposite) && !one.contains(opposite) && !other.contains(word)
  }

  /// Where both speak of more or less, each word for less turns the meaning: "raising it reduces them" and "a higher
  /// one lowers them" say the same.
  private static func amounts(_ one: Set<String>, _ other: Set<String>) -> (one: String, other: String)? {
    let (less, otherLess) = (one.intersection(Self.less), other.intersection(Self.less))
    guard less.count % 2 != otherLess.count % 2,
      let word = less.symmetricDifference(otherLess).min(),
      let opposite = (less.contains(word) ? other.subtracting(one) : one.subtracting(other))
        .intersection(more.union(Self.less)).min()
    else { return nil }
    return less.contains(word) ? (word, opposite) : (opposite, word)
  }

  private static let more = Set(
    [
      "increase", "raise", "rise", "grow", "climb", "soar", "surge", "more", "high", "higher", "expand",
    ].map(EnglishForms.stem))
  private static let less = Set(
    [
      "decrease", "reduce", "lower", "fall", "shrink", "drop", "decline", "dwindle", "plunge", "cut", "halve",
      "less", "fewer", "low",
    ].map(EnglishForms.stem))

  private static let pairs: [(String, String)] = [
    ("good", "bad"), ("better", "worse"), ("benefit", "harm"),
    ("beneficial", "harmful"), ("help", "hurt"), ("help", "harm"), ("safe", "dangerous"),
    ("legal", "illegal"),
    ("allow", "ban"), ("allow", "forbid"), ("support", "oppose"), ("win", "lose"), ("strong", "weak"),
    ("strengthen", "weaken"), ("encourage", "discourage"), ("effective", "ineffective"), ("fair", "unfair"),
    ("right", "wrong"), ("true", "false"), ("possible", "impossible"), ("necessary", "unnecessary"),
    ("cheap", "expensive"), ("easy", "hard"), ("positive", "negative"), ("always", "never"),
    ("succeed", "fail"), ("work", "backfire"), ("improve", "worsen"), ("protect", "endanger"),
    ("moral", "immoral"), ("keep", "abolish"), ("keep", "scrap"), ("create", "destroy"),
    ("approve", "reject"),
    ("accept", "reject"), ("confirm", "deny"), ("confirmed", "denied"), ("agree", "disagree"),
    ("gain", "lose"), ("for", "against"), ("pass", "fail"), ("include", "exclude"), ("before", "after"),
    ("above", "below"),
    ("cheaper", "dearer"), ("faster", "slower"), ("larger", "smaller"), ("bigger", "smaller"),
    ("longer", "shorter"),
    ("stronger", "weaker"), ("easier", "harder"), ("forward", "backward"), ("clean", "dirty"),
    ("start", "stop"),
    ("many", "few"), ("majority", "minority"), ("advantage", "disadvantage"), ("success", "failure"),
    ("rich", "poor"),
    ("guilty", "innocent"), ("optimistic", "pessimistic"), ("visible", "invisible"),
  ].map { (EnglishForms.stem($0), EnglishForms.stem($1)) }
}
