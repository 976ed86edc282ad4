/// The metadata between `---` lines at the head of a Markdown text: fields with one value each.
enum FrontMatter {
  /// The fields, by name in lower case, and the text behind them.
  static func split(_ text: String) -> (fields: [String: String], body: Substring) {
    var rest = text[...]
    guard let opening = nextLine(&rest), trimmed(opening) == "---" else { return ([:], text[...]) }
    var fields: [String: String] = [:]
    while let line = nextLine(&rest) {
      if trimmed(line) == "---" || trimmed(line) == "..." { return (fields, rest) }
      guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { continue }
      let value = unquoted(trimmed(line[line.index(after: colon)...]))
      if !value.isEmpty { fields[line[..<colon].lowercased()] = value }
    }
    return ([:], text[...])
  }

  private static func nextLine(_ rest: inout Substring) -> Substring? {
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { !$0.isNewline }
    rest = rest[line.endIndex...].dropFirst()
    return line
  }

  private static func trimmed(_ text: Substring) -> String {
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: \.isWhitespace))
  }

  /// A value without quotation marks; a list in brackets as its values, with commas.
  private static func unquoted(_ value: String) -> String {
    if value.count > 1, let first = value.first, let last = value.last {
      if first == "[", last == "]" {
        return value.dropFirst().dropLast().split(separator: ",").map { unquoted(trimmed($0)) }
          .joined(separator: ", ")
      }
      if first == last, first == "\"" || first == "'" { return String(value.dropFirst().dropLast()) }
    }
    return value
  }
}
