import CruxLanguage
import Foundation

/// What became of a statement's words.
enum Wording {
  private static let negators = EnglishForms.negations.union([
    "nowhere", "barely", "unlikely", "impossible",
  ])
  private static let hedges: Set<String> = [
    "may", "might", "could", "perhaps", "possibly", "possible", "probably", "probable", "likely",
    "unlikely", "maybe", "seem", "seems", "seemed", "appear", "appears", "appeared", "suggest", "suggests",
    "suggested", "apparently", "arguably", "reportedly", "allegedly", "potentially", "presumably",
    "supposedly", "conceivably", "plausibly", "usually", "generally", "partly",
    "somewhat", "tend", "tends", "tended", "hesitate", "hesitates", "doubt", "doubts",
  ]
  private static let boosters: Set<String> = [
    "certainly", "clearly", "definitely", "undoubtedly", "undeniably", "indisputably", "surely", "obviously",
    "always", "must", "prove", "proves", "proved", "proven", "plainly", "evidently", "unquestionably",
    "inevitably", "ever", "altogether", "entirely", "completely", "absolutely", "utterly", "all", "every",
  ]
  /// Words that tell another amount by the same figures.
  private static let measures: Set<String> = [
    "euro", "euros", "dollar", "dollars", "pound", "pounds", "krone", "kroner", "krona", "kronor", "yen",
    "yuan", "rupee", "rupees", "franc", "francs", "peso", "pesos", "rand", "reais", "lira",
  ]
  /// Words that come and go with the others.
  private static let helpers: Set<String> = [
    "do", "does", "did", "will", "would", "be", "is", "are", "was", "were", "been", "has", "have", "had",
    "that", "it", "its", "any", "some", "to", "a", "an", "the", "of", "in", "on", "at", "for", "by", "and",
    "as", "with", "from", "this", "these", "their", "they", "there", "so", "should", "both", "either",
  ]
  /// Words that whole numbers are spelled with.
  private static let spelledWords: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
    "trillion",
  ]
  private static let numberWords = spelledWords.union([
    "hundreds", "thousands", "millions", "billions", "trillions", "half", "third", "thirds", "quarter",
    "quarters", "fifth", "tenth", "double", "doubled", "twice", "triple", "tripled", "dozen", "dozens",
  ])

  private enum Least {
    static let negated = 0.75
    static let quantity = 0.45
    static let hedged = 0.6
  }

  private struct Words {
    var rest: [String] = []
    var quantities: [String] = []
    var negations = 0
    var certainty = 0

    init(_ text: String) {
      let tokens = TokenizedText(text, abbreviations: [:])
      var words: [String] = []
      for (number, token) in tokens.tokens.enumerated() {
        let word = tokens.text(number..<number + 1).lowercased().replacing("’", with: "'")
        switch token.kind {
        case .number: words.append(word.filter { $0 != "," })
        case .word: words += word.split(separator: "-").map(String.init)
        // An exclamation is no negation.
        default: if word == ",", words == ["no"] { words = [] }
        }
      }
      var quantity: [String] = []
      for (number, word) in words.enumerated() {
        if Self.isQuantity(words, number) {
          // Figures begin a number of their own: "in 2012 and four hundred".
          if !numberWords.contains(word) { close(&quantity) }
          quantity.append(word)
        } else if quantity.last.map(numberWords.contains) != true || !Self.joins(words, number) {
          close(&quantity)
          if Self.isMeasure(words, number) { quantities.append(EnglishForms.stem(word)) }
          if !Self.isIdiom(words, number) { add(word) }
        } else if word == "point" {
          quantity.append(word)
        }
      }
      close(&quantity)
    }

    /// Takes the words of one number, such as "four and a half million", as one.
    private mutating func close(_ quantity: inout [String]) {
      if !quantity.isEmpty { quantities.append(Self.value(quantity)) }
      quantity = []
    }

    /// The value of a number in words or figures, "4000" of "four thousand"; others, such as "half", stay as they are.
    private static func value(_ quantity: [String]) -> String {
      if quantity.count < 3,
        let value = EnglishForms.value(of: quantity[0], times: quantity.dropFirst().first)
      {
        return value
      }
      if let value = spelled(quantity) { return value }
      // "Two point one million".
      let scaled = spelled(quantity.dropLast()).flatMap { EnglishForms.value(of: $0, times: quantity.last) }
      return scaled ?? quantity.joined(separator: " ")
    }

    /// The value of a number in words.
    private static func spelled(_ words: [String]) -> String? {
      guard !words.isEmpty, words.allSatisfy({ spelledWords.contains($0) || $0 == "point" }) else {
        return nil
      }
      let text = words.joined(separator: " ")
      let formatter = NumberFormatter()
      formatter.numberStyle = .spellOut
      formatter.locale = Locale(identifier: "en")
      let hyphenated = text.replacing(/ty (one|two|three|four|five|six|seven|eight|nine)\b/) { "ty-\($0.1)" }
      // It reads what it can and leaves the rest, which shows when it writes it again.
      guard let number = formatter.number(from: hyphenated),
        formatter.string(from: number)?.replacing("-", with: " ") == text
      else { return nil }
      return number.stringValue
    }

    private static func isQuantity(_ words: [String], _ number: Int) -> Bool {
      let word = words[number]
      // "One" by itself is mostly none, but beside others: "one hundred", "twenty-one", "two point one".
      if word == "one" {
        let isDecimal = number > 1 && words[number - 1] == "point" && spelledWords.contains(words[number - 2])
        return isDecimal
          || [number - 1, number + 1].contains {
            words.indices.contains($0) && spelledWords.contains(words[$0])
          }
      }
      return numberWords.contains(word) || word.contains { $0.isASCII && $0.isNumber }
    }

    /// Whether a word stands inside a number: "and" and "a" in "four and a half", "point" in "two point five".
    private static func joins(_ words: [String], _ number: Int) -> Bool {
      guard let next = words.indices.dropFirst(number + 1).first(where: { words[$0] != "a" }),
        isQuantity(words, next)
      else { return false }
      return ["and", "a", "point"].contains(words[number])
    }

    /// Whether a word says what figures count, or on which side of them it is.
    private static func isMeasure(_ words: [String], _ number: Int) -> Bool {
      guard number > 0 else { return false }
      let before = words[number - 1]
      if ["least", "most"].contains(words[number]) { return before == "at" }
      return measures.contains(words[number]) && isQuantity(words, number - 1)
    }

    /// Whether a word means something else than by itself: "whether or not", "not only", "without delay", "cannot be
    /// anything but", "after all".
    private static func isIdiom(_ words: [String], _ number: Int) -> Bool {
      let next = number + 1 < words.count ? words[number + 1] : ""
      return switch words[number] {
      case "not": number > 0 && words[number - 1] == "or" || next == "only"
      case "without": ["delay", "doubt", "question", "exception"].contains(next)
      case "nothing": next == "but"
      case "all": next == "but" || number > 0 && ["at", "after", "above"].contains(words[number - 1])
      case "cannot", "n't": words[number...].dropFirst().prefix(3).elementsEqual(["be", "anything", "but"])
      default: false
      }
    }

    private mutating func add(_ word: String) {
      if negators.contains(word) { negations += 1 }
      if hedges.contains(word) { certainty -= 1 }
      if boosters.contains(word) { certainty += 1 }
      if !negators.contains(word), !hedges.contains(word), !boosters.contains(word),
        !helpers.contains(word)
      {
        rest.append(EnglishForms.stem(word))
      }
    }
  }

  /// The name of a change of words that is more than one of punctuation.
  static func change(from before: String, to after: String) -> Change.Name {
    let (old, new) = (Words(before), Words(after))
    let rest = dice(old.rest, new.rest)
    let turn = Opposites.pair(Set(old.rest), Set(new.rest))
    // A negation more and the opposite word say the same again.
    if (old.negations % 2 != new.negations % 2) != (turn != nil) {
      let others = turn.map { turn in
        dice(old.rest.filter { $0 != turn.one }, new.rest.filter { $0 != turn.other })
      }
      if others ?? rest >= Least.negated { return .negated }
    }
    if rest >= Least.quantity, isReplaced(old.quantities, new.quantities) { return .quantityChanged }
    if old.certainty != new.certainty, rest >= Least.hedged {
      return new.certainty < old.certainty ? .hedged : .strengthened
    }
    return .reworded
  }

  /// Whether some are gone and others have come.
  private static func isReplaced(_ old: [String], _ new: [String]) -> Bool {
    !surplus(of: old, over: new).isEmpty && !surplus(of: new, over: old).isEmpty
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
