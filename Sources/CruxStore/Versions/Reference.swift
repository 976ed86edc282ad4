import CruxModel

/// A state of a document: `DOC` (the newest), `DOC@2` or `DOC@2026-11-01` (the state on that day's end, or at a
/// time, in UTC).
public struct Reference: Sendable, Equatable {
  public enum Version: Sendable, Equatable {
    case newest
    case number(Int)
    /// ISO 8601, to the second.
    case time(String)
  }

  public var document: String
  public var version: Version

  public init(document: String, version: Version = .newest) {
    self.document = document
    self.version = version
  }

  /// Reads what a user wrote; where what follows `@` is neither number nor date it belongs to the name.
  public init(_ text: String) {
    if let at = text.lastIndex(of: "@"), at != text.startIndex,
      let version = Self.version(text[text.index(after: at)...])
    {
      self.init(document: String(text[..<at]), version: version)
    } else {
      self.init(document: text)
    }
  }

  private static func version(_ text: Substring) -> Version? {
    if let number = Int(text), number > 0 { return .number(number) }
    guard ISODate.day(String(text)) != nil else { return nil }
    let shape = String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 })
    switch shape {
    case "0000-00-00": return .time(text + "T23:59:59Z")
    case "0000-00-00T00:00:00Z": return .time(String(text))
    default: return nil
    }
  }
}
