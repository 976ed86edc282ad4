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

  /// A word, in lower case, without the commonest endings, for comparison alone; forms of an irregular verb have one.
  public static func stem(_ word: String) -> String {
    let word = verbs[word] ?? word
    for (ending, rest) in [
      ("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""),
    ]
    where word.hasSuffix(ending) && word.count - ending.count >= 3 && !word.hasSuffix("ss") {
      return single(word.dropLast(ending.count) + rest)
    }
    return single(word.hasSuffix("e") && word.count > 3 ? String(word.dropLast()) : word)
  }

  /// With one of two like consonants at its end: "stop" of "stopped", and "fal" of "falling" as of "fall".
  private static func single(_ word: String) -> String {
    guard word.count > 3, let last = word.last, !"aeiou".contains(last), word.dropLast().last == last else {
      return word
    }
    return String(word.dropLast())
  }

  /// Verbs by those of their forms whose endings do not show them, but for forms that are mostly other words ("left").
  private static let verbs: [String: String] = {
    let forms = """
      become became|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose \
      chosen|come came|deal dealt|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|\
      feel felt|fight fought|fly flew flown|forbid forbade forbidden|forget forgot forgotten|get got gotten|give gave \
      given|go went gone|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|lend \
      lent|lose lost|make made|mean meant|meet met|pay paid|prove proven|ride rode ridden|rise rose risen|run ran|say \
      said|seek sought|sell sold|send sent|shake shook shaken|show shown|shrink shrank shrunk|sink sank sunk|speak spoke \
      spoken|spend spent|stand stood|steal stole stolen|stick stuck|strike struck|swim swam swum|take took taken|teach \
      taught|tell told|think thought|throw threw thrown|understand understood|win won|withdraw withdrew withdrawn|write \
      wrote written
      """
    let families = forms.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    return Dictionary(
      families.flatMap { verb in verb.dropFirst().map { ($0, verb[0]) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
