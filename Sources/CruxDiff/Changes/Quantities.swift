import CruxLanguage
import Foundation

/// Numbers in a text, in figures or in words, and what they count.
enum Quantities {
  /// Words that tell another amount by the same figures.
  private static let measures: Set<String> = {
    let words = """
      euro euros dollar dollars pound pounds krone kroner krona kronor yen yuan rupee rupees franc francs peso pesos rand \
      reais lira percent percentage second seconds minute minutes hour hours day days week weeks month months year years \
      decade decades millimetre millimetres centimetre centimetres metre metres kilometre kilometres meter meters kilometer \
      kilometers mm cm km inch inches foot feet yard yards mile miles gram grams kilogram kilograms mg kg tonne tonnes ton \
      tons ounce ounces litre litres liter liters gallon gallons barrel barrels watt watts kilowatt kilowatts megawatt \
      megawatts gigawatt gigawatts kw mw gw kwh mwh gwh acre acres hectare hectares celsius fahrenheit
      """
    return Set(words.split { $0.isWhitespace }.map(String.init))
  }()
  /// What stands before figures.
  static let currencies = ["$": "dollar", "€": "euro", "£": "pound", "¥": "yen"]
  /// Words that whole numbers are spelled with.
  private static let spelledWords = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
  ]
  static let fractions = ["½": "half", "¼": "quarter"]
  private static let abbreviations = ["k": "thousand", "mn": "million", "bn": "billion", "tn": "trillion"]
  private static let otherWords: Set<String> = [
    "hundreds", "thousands", "millions", "billions", "trillions", "half", "third", "thirds", "quarter",
    "quarters", "fifth", "tenth", "double", "doubled", "twice", "triple", "tripled", "dozen", "dozens",
  ]

  /// Whether a word tells a number, or a part of one.
  static func isWord(_ word: String) -> Bool {
    spelledWords[word] != nil || otherWords.contains(word) || abbreviations[word] != nil
  }

  /// Figures without commas, and what they are multiplied with: "1.2" and "bn" of "1.2bn".
  /// - Parameter isMoney: whether "m" are millions, and no metres.
  static func words(of figures: String, isMoney: Bool) -> [String] {
    let figures = figures.filter { $0 != "," }
    let number = figures.prefix { !$0.isLetter }
    let letters = String(figures.dropFirst(number.count))
    if isMoney, letters == "m" { return [String(number), "mn"] }
    return abbreviations[letters] == nil ? [figures] : [String(number), letters]
  }

  /// The value of a number in words or figures, "4000" of "four thousand"; others, such as "half", stay as they are.
  static func value(of words: [String]) -> String {
    let quantity = words.map { abbreviations[$0] ?? $0 }
    if quantity == ["dozen"] { return "12" }
    // "Half a million", "three and a half million".
    if let half = quantity.firstIndex(of: "half"),
      half + 2 == quantity.count || half > 0 && half + 1 == quantity.count,
      let whole = half == 0 ? 0 : Int(value(of: Array(quantity[..<half]))),
      let value = EnglishForms.value(of: "\(whole).5", times: quantity[half...].dropFirst().first)
    {
      return value
    }
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
    guard !words.isEmpty, words.allSatisfy({ spelledWords[$0] != nil || $0 == "point" }) else {
      return nil
    }
    if words.count == 1 { return spelledWords[words[0]].map(String.init) }
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

  /// Whether a word is a number, or a part of one, where it stands.
  static func isQuantity(_ words: [String], _ number: Int) -> Bool {
    let word = words[number]
    // "One" by itself is mostly none, but beside others: "one hundred", "twenty-one", "two point one".
    if word == "one" {
      let isDecimal = number > 1 && words[number - 1] == "point" && spelledWords[words[number - 2]] != nil
      return isDecimal
        || [number - 1, number + 1].contains {
          words.indices.contains($0) && spelledWords[words[$0]] != nil
        }
    }
    return isWord(word) || word.contains { $0.isASCII && $0.isNumber }
  }

  /// Whether a word stands inside a number: "and" and "a" in "four and a half", "point" in "two point five".
  static func joins(_ words: [String], _ number: Int) -> Bool {
    guard let next = words.indices.dropFirst(number + 1).first(where: { words[$0] != "a" }),
      isQuantity(words, next)
    else { return false }
    return ["and", "a", "point"].contains(words[number])
  }

  /// What a word says that figures count, or on which side of them it is; nil where it says nothing of that.
  static func measure(_ words: [String], _ number: Int) -> String? {
    let word = words[number]
    let (before, after) = (words[..<number].last, words[(number + 1)...].first)
    switch word {
    case "least", "most":
      return before == "at" && words.indices.contains(number + 1) && isQuantity(words, number + 1)
        ? word : nil
    case "more", "less", "fewer":
      if number > 0, isBound(words, number - 1) { return word == "more" ? "most" : "least" }
      return after == "than" && words.count > number + 2 && isQuantity(words, number + 2) ? word : nil
    case "over", "under": return after != nil && isQuantity(words, number + 1) ? word : nil
    default: return number > 0 && measures.contains(word) && isQuantity(words, number - 1) ? word : nil
    }
  }

  /// Whether "no" begins a bound, such as "no fewer than 20".
  static func isBound(_ words: [String], _ number: Int) -> Bool {
    words[number] == "no" && words.count > number + 3
      && ["more", "less", "fewer"].contains(words[number + 1])
      && words[number + 2] == "than" && isQuantity(words, number + 3)
  }
}
