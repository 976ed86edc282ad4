/// The key of a chat completions server. It shows itself to nobody but the server.
public struct APIKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The environment variable that holds it. Not that of one vendor, so that nobody's key goes to another's server.
  public static let variable = "CRUX_API_KEY"

  private let value: String

  /// The key of an environment; nil where there is none.
  /// - Throws: `ChatError.badKey`.
  public init?(_ environment: [String: String]) throws {
    let value = environment[Self.variable, default: ""].trimmed
    guard !value.isEmpty else { return nil }
    guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw ChatError.badKey }
    self.value = value
  }

  var authorization: String { "Bearer \(value)" }

  /// A text that came from elsewhere, without the key.
  func removed(from text: String) -> String { text.replacing(value, with: description) }

  public var description: String { "[\(Self.variable)]" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
  fileprivate var trimmed: String {
    let isInside = { (character: Character) in !character.isWhitespace }
    guard let first = firstIndex(where: isInside), let last = lastIndex(where: isInside) else { return "" }
    return String(self[first...last])
  }
}
