import Foundation

/// What English words have in common, as far as it shows in their letters.
public enum EnglishForms {
  /// Words that deny what they stand with.
  public static let negations: Set<String> = [
    "not", "n't", "no", "never", "none", "cannot", "nor", "neither", "without", "nobody", "nothing", "hardly",
    "scarcely",
  ]

  /// What figures before a word are multiplied with.
  private static let magnitudes: [String: Decimal] = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]

  /// The value of figures such as "4,000" or, with "million" behind them, "1.4", in figures alone.
  /// - Returns: nil where they are no number, or the word is none of size.
  public static func value(of figures: String, times magnitude: String? = nil) -> String? {
    let plain = figures.filter { $0 != "," }
    guard plain.wholeMatch(of: /[0-9]{1,20}(\.[0-9]{1,15})?/) != nil,
      let number = Decimal(string: plain, locale: Locale(identifier: "en_US_POSIX")),
      let size = magnitude.map({ magnitudes[$0] }) ?? 1
    else { return nil }
    return (number * size).description
  }

  /// A word, in lower case, without the commonest endings, for comparison alone.
  public static func stem(_ word: String) -> String {
    for (ending, rest) in [("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")]
    where word.hasSuffix(ending) && word.count - ending.count >= 3 && !word.hasSuffix("ss") {
      return word.dropLast(ending.count) + rest
    }
    return word.hasSuffix("e") && word.count > 3 ? String(word.dropLast()) : word
  }
}
