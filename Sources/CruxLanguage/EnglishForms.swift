/// What English words have in common, as far as it shows in their letters.
public enum EnglishForms {
  /// Words that deny what they stand with.
  public static let negations: Set<String> = [
    "not", "n't", "no", "never", "none", "cannot", "nor", "neither", "without", "nobody", "nothing", "hardly",
    "scarcely",
  ]

  /// A word, in lower case, without the commonest endings, for comparison alone.
  public static func stem(_ word: String) -> String {
    for (ending, rest) in [("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")]
    where word.hasSuffix(ending) && word.count - ending.count >= 3 && !word.hasSuffix("ss") {
      return word.dropLast(ending.count) + rest
    }
    return word.hasSuffix("e") && word.count > 3 ? String(word.dropLast()) : word
  }
}
