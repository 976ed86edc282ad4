import CruxModel
import Foundation

/// The day on which a text says that it was published.
enum PublicationDay {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// As ISO 8601 writes it, from a date in that form or one like it ("2026/2/11"), or in English words ("11th February
  /// 2026", "Wed, Feb 11, 2026 10:00"); nil where it is none. What is only figures must begin with the year.
  static func day(_ text: String) -> String? {
    if let day = ISODate.day(text) { return day }
    let words = text.prefix(60).lowercased().split { !$0.isLetter && !$0.isNumber }.map(number)
    if let first = words.first, first.count == 8, first.allSatisfy(\.isASCIIDigit) {
      return day(first.prefix(4), first.dropFirst(4).prefix(2), first.suffix(2))
    }
    if words.count > 2, words[0].count == 4, let day = day(words[0], words[1], words[2]) { return day }
    for (place, word) in words.enumerated() where word.count > 2 {
      guard
        let month = months.firstIndex(where: { $0.hasPrefix(word) || word == "sept" && $0 == "september" })
      else { continue }
      let name = "\(month + 1)"[...]
      if place > 0, place + 1 < words.count, let day = day(words[place + 1], name, words[place - 1]) {
        return day
      }
      if place + 2 < words.count, let day = day(words[place + 2], name, words[place + 1]) { return day }
    }
    return nil
  }

  private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
    guard year.count == 4, month.count <= 2, day.count <= 2, let year = Int(year), let month = Int(month),
      let day = Int(day)
    else { return nil }
    return ISODate.day(String(format: "%04d-%02d-%02d", year, month, day))
  }

  /// A word or, of "11th", the number.
  private static func number(_ word: Substring) -> Substring {
    let digits = word.prefix { $0.isASCIIDigit }
    return ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) && !digits.isEmpty ? digits : word
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
