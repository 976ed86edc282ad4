import CruxModel
import Foundation

/// The day on which a text says that it was published.
enum PublicationDay {
  /// As ISO 8601 writes it, from a date in that form or in English words; nil where it is none.
  static func day(_ text: String) -> String? {
    if let day = ISODate.day(text) { return day }
    let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
    for format in ["d MMMM yyyy", "MMMM d, yyyy", "d MMM yyyy", "MMM d, yyyy"] {
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: "en_US_POSIX")
      formatter.timeZone = .gmt
      formatter.dateFormat = format
      guard let date = formatter.date(from: words) else { continue }
      return ISODate.day(date.formatted(.iso8601.year().month().day()))
    }
    return nil
  }
}
