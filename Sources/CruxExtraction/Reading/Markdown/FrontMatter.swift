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
      guard !isInTable, let (name, value) = field(line, sign) else { continue }
      let isOpen = !isTOML && (value.isEmpty || value.wholeMatch(of: /[>|][-+]?/) != nil)
      let whole = isOpen ? nested(&rest) : value
      if !whole.isEmpty { fields[name] = whole }
    }
    return ([:], text[...])
  }

  /// The value on the indented lines below a field: the lines of a text, the items of a list, or a person's name.
  private static func nested(_ rest: inout Substring) -> String {
    var (lines, items): ([String], [String]) = ([], [])
    // How far in the first one's words stand; what is further in tells of one of them.
    var start: Int?
    var ahead = rest
    while let line = nextLine(&ahead),
      line.first?.isWhitespace == true || line.hasPrefix("- ") || line.isEmpty
    {
      rest = ahead
      let content = trimmed(line)
      guard !content.isEmpty else { continue }
      let item = content.hasPrefix("- ") ? trimmed(content.dropFirst(2)) : content
      let column = line.prefix { $0.isWhitespace || $0 == "-" }.count
      let isDeeper = column != start ?? column
      start = start ?? column
      if !isDeeper, let named = field(item[...], ":"), named.name == "name" {
        items.append(named.value)
      } else if !isDeeper, content.hasPrefix("- ") {
        items.append(value(item))
      } else {
        lines.append(content)
      }
    }
    return items.isEmpty ? lines.joined(separator: " ") : items.joined(separator: ", ")
  }

  /// A name in one word, the sign, and a value.
  private static func field(_ line: Substring, _ sign: Character) -> (name: String, value: String)? {
    guard let end = line.firstIndex(of: sign), line.first.map({ !$0.isWhitespace && $0 != "-" }) ?? false
    else { return nil }
    let name = unmarked(trimmed(line[..<end]))
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
    return (name.lowercased(), value(trimmed(line[line.index(after: end)...])))
  }

  private static func nextLine(_ rest: inout Substring) -> Substring? {
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { !$0.isNewline }
    rest = rest[line.endIndex...].dropFirst()
    return line
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: \.isWhitespace))
  }

  /// A value without quotation marks or a remark; a list in brackets as its values, with commas, a person in braces as
  /// the name.
  private static func value(_ text: String) -> String {
    if text.hasPrefix("{") || text.hasPrefix("[{") {
      let names = text.matches(of: /[{,]\s*name:\s*([^,}]+)/).map { unmarked(trimmed($0.1)) }
      if !names.isEmpty { return names.prefix(text.hasPrefix("{") ? 1 : names.count).joined(separator: ", ") }
    }
    if text.hasPrefix("["), text.hasSuffix("]") {
      return text.dropFirst().dropLast().split(separator: ",").map { unmarked(trimmed($0)) }
        .joined(separator: ", ")
    }
    return unmarked(text)
  }

  private static func unmarked(_ text: String) -> String {
    if text.hasPrefix("\"") || text.hasPrefix("'"), let mark = text.first {
      let inside = text.dropFirst()
      if let end = inside.lastIndex(of: mark) {
        let words = String(inside[..<end])
        return mark == "'"
          ? words.replacing("''", with: "'")
          : words.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
      }
    }
    return text.firstRange(of: " #").map { trimmed(text[..<$0.lowerBound]) } ?? text
  }
}
