import CruxModel
import Foundation

/// The day on which a text says that it was published.
enum PublicationDay {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// As ISO 8601 writes it, from a date in that form or in English words ("11 February 2026", "Wed, Feb 11, 2026");
  /// nil where it is none.
  static func day(_ text: String) -> String? {
    if let day = ISODate.day(text) { return day }
    let words = text.prefix(60).lowercased().split { !$0.isLetter && !$0.isNumber }.suffix(3).map(String.init)
    guard words.count == 3, words[2].count == 4, let year = Int(words[2]) else { return nil }
    let (day, name) = Int(words[0]) == nil ? (words[1], words[0]) : (words[0], words[1])
    guard let day = Int(day), name.count > 2, let month = months.firstIndex(where: { $0.hasPrefix(name) })
    else { return nil }
    return ISODate.day(String(format: "%04d-%02d-%02d", year, month + 1, day))
  }
}
