/// The metadata at the head of a Markdown text: fields with one value each, between `---` lines as YAML has them or
/// `+++` lines as TOML has them.
enum FrontMatter {
  /// The fields, by name in lower case, and the text behind them; none where what stands between two rules is prose.
  static func split(_ text: String) -> (fields: [String: String], body: Substring) {
    var rest = text[...]
    let opening = nextLine(&rest).map(trimmed)
    guard opening == "---" || opening == "+++" else { return ([:], text[...]) }
    let isTOML = opening == "+++"
    let sign: Character = isTOML ? "=" : ":"
    var ahead = rest
    var first = nextLine(&ahead)
    while first?.first == "#" { first = nextLine(&ahead) }
    guard let first, field(first, sign) != nil || isTOML && first.first == "[" else {
      return ([:], text[...])
    }
    var fields: [String: String] = [:]
    // A table's fields are not the text's.
    var isInTable = false
    while let line = nextLine(&rest) {
      let content = trimmed(line)
      if content == opening || !isTOML && content == "..." { return (fields, rest) }
      if isTOML, line.first == "[" { isInTable = true }
      // Nothing is lost that may be a paragraph.
      if line.first?.isLetter == true, !line.contains(sign), content.count(where: \.isWhitespace) > 4 {
        break
      }
      if !isInTable, let (name, value) = field(line, sign), !value.isEmpty { fields[name] = value }
    }
    return ([:], text[...])
  }

  /// A name in one word, the sign, and a value.
  private static func field(_ line: Substring, _ sign: Character) -> (name: String, value: String)? {
    guard let end = line.firstIndex(of: sign), line.first.map({ !$0.isWhitespace && $0 != "-" }) ?? false
    else { return nil }
    let name = unquoted(trimmed(line[..<end]))
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
    return (name.lowercased(), unquoted(trimmed(line[line.index(after: end)...])))
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
