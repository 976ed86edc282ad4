/// Days as ISO 8601 writes them, such as 2026-11-01.
public enum ISODate {
  /// The day of a date or time in ISO 8601, or nil where it is none.
  public static func day(_ text: String) -> String? {
    let day = text.drop(while: \.isWhitespace).prefix(10)
    guard let parts = day.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/),
      let year = Int(parts.1), let month = Int(parts.2), let number = Int(parts.3),
      (1...12).contains(month), (1...days(of: month, in: year)).contains(number)
    else { return nil }
    return String(day)
  }

  /// Whether a text is a date or time, or a year or a month of one.
  public static func isDate(_ text: String) -> Bool {
    day(text) != nil || text.wholeMatch(of: /\d{4}(-(0[1-9]|1[0-2]))?/) != nil
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
