/// The encoding that an HTML page declares for itself.
///
/// Looks where the HTML standard's prescan looks, in `meta` elements and the XML declaration at the head.
enum DeclaredCharset {
  private static let reach = 4096

  static func find(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(reach).map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : "?" }
    let text = withoutComments(String(head)).lowercased()
    if text.hasPrefix("<?xml"), let end = text.range(of: ">") {
      if let name = value(of: "encoding", in: text[..<end.lowerBound]) { return name }
    }
    for tag in text.split(separator: "<") where tag.hasPrefix("meta") {
      if let name = value(of: "charset", in: tag.prefix { $0 != ">" }) { return name }
    }
    return nil
  }

  private static func withoutComments(_ text: String) -> String {
    text.replacing(/<!--.*?-->/.dotMatchesNewlines(), with: "")
  }

  private static func value(of name: String, in tag: Substring) -> String? {
    guard let found = tag.range(of: name) else { return nil }
    var rest = tag[found.upperBound...].drop(while: \.isWhitespace)
    guard rest.popFirst() == "=" else { return nil }
    rest = rest.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    let value = rest.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    return value.isEmpty ? nil : String(value)
  }
}
