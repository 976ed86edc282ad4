/// Days as ISO 8601 writes them, such as 2026-11-01.
public enum ISODate {
  /// The day of a date or time in ISO 8601, or nil where it is none.
  public static func day(_ text: String) -> String? {
    let day = text.drop(while: \.isWhitespace).prefix(10)
    return day.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil ? nil : String(day)
  }
}
