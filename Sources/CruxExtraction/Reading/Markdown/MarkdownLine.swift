/// One line of Markdown, without the marks of block quotes, and what it can be.
struct MarkdownLine {
  typealias Bytes = Substring.UTF8View.SubSequence

  /// The line without white space in front.
  let content: Bytes
  /// How many columns stand before its first character; a tab ends at a multiple of four.
  let indent: Int
  /// Whether it is part of a block quotation.
  let isQuoted: Bool

  init(_ line: Bytes) {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    indent = line[..<rest.startIndex].reduce(0) { $1 == 0x09 ? $0 / 4 * 4 + 4 : $0 + 1 }
    isQuoted = rest.first == UInt8(ascii: ">")
    while rest.first == UInt8(ascii: ">") { rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 } }
    content = rest
  }

  var isBlank: Bool { content.allSatisfy { $0 <= 0x20 } }

  /// What stands behind the dash that leads to who is quoted above.
  var source: Bytes? {
    let dashes = ["— ", "– ", "-- ", "--- "]
    return dashes.first { content.starts(with: $0.utf8) }.map { content.dropFirst($0.utf8.count) }
  }

  /// The title of a note, behind its kind, such as `[!NOTE]`, `[!quote]- Title` or `!!! quote "Title"`; empty where it
  /// has none.
  var noteTitle: ArraySlice<UInt8>? {
    guard content.starts(with: "[!".utf8) else { return admonitionTitle }
    let rest = content.dropFirst(2).drop { $0 > 0x20 && !"[]".utf8.contains($0) }
    guard rest.first == UInt8(ascii: "]") else { return nil }
    return Array(rest.dropFirst().drop { "+- \t\r".utf8.contains($0) })[...]
  }

  /// That of a note as python-markdown has it, whose text stands four columns farther in.
  private var admonitionTitle: ArraySlice<UInt8>? {
    guard content.starts(with: "!!!".utf8) || content.starts(with: "???".utf8) else { return nil }
    let line = String(decoding: content.prefix(200), as: UTF8.self)
    let match = line.wholeMatch(of: /(?:!!!|\?\?\?\+?) ?[-\w]+(?: +[-\w]+)*(?: +"(.*)")?\s*/)
    return match.map { Array(($0.1 ?? "").utf8)[...] }
  }

  /// Attributes of the block above, such as `{: .lead}` or `{:toc}`, the fence of a note (`:::note`) or a comment
  /// between `%%`.
  var isDirective: Bool {
    let end = content.last { $0 > 0x20 }
    return content.starts(with: "{:".utf8) && end == UInt8(ascii: "}") || content.starts(with: ":::".utf8)
      || content.starts(with: "%%".utf8) && end == UInt8(ascii: "%")
  }

  var hasBar: Bool { content.contains(UInt8(ascii: "|")) }

  /// `# Heading #`, with its level and its text.
  var heading: (level: Int, text: ArraySlice<UInt8>)? {
    let level = content.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = content.dropFirst(level)
    guard (1...6).contains(level), rest.first.map({ $0 <= 0x20 }) ?? true else { return nil }
    var text = Array(rest)[...]
    while let last = text.last, last <= 0x20 || last == UInt8(ascii: "#") { text.removeLast() }
    return (level, text.drop { $0 <= 0x20 })
  }

  /// The level of the heading that this line underlines.
  var underline: Int? {
    if consists(of: "=") { return 1 }
    return consists(of: "-") ? 2 : nil
  }

  var isBreak: Bool { consists(of: "-") || consists(of: "*") || consists(of: "_") }

  private func consists(of mark: Unicode.Scalar) -> Bool {
    let byte = UInt8(ascii: mark)
    var count = 0
    for other in content where other > 0x20 {
      guard other == byte else { return false }
      count += 1
    }
    return count >= 3
  }

  /// The fence that opens or closes a code block.
  var fence: (byte: UInt8, count: Int, isBare: Bool)? {
    guard let byte = content.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let count = content.prefix { $0 == byte }.count
    let rest = content.dropFirst(count)
    guard count >= 3, !rest.contains(UInt8(ascii: "`")) else { return nil }
    return (byte, count, rest.allSatisfy { $0 <= 0x20 })
  }

  /// The tag that ends the script, style, aside, caption or table that begins here.
  var programTag: String? {
    let start = String(decoding: content.prefix(12), as: UTF8.self).lowercased()
    return ["script", "style", "aside", "figcaption", "table"].first { name in
      start.hasPrefix("<" + name) && !(start.dropFirst(name.count + 1).first?.isLetter ?? false)
    }.map { "</\($0)>" }
  }

  /// Whether a tag stands in it, in whichever case.
  func holds(_ tag: String) -> Bool { String(decoding: content, as: UTF8.self).lowercased().contains(tag) }

  /// The line under a table's head, such as `|---|:-:|`.
  var isTableRule: Bool {
    content.contains(UInt8(ascii: "-")) && content.allSatisfy { "|-: \t\r".utf8.contains($0) }
  }

  /// An item's mark, in a form of its own, and its text.
  ///
  /// - Parameter interrupting: in the middle of a paragraph only a list that starts at 1 can begin, so that a
  ///   line such as `1986. A good year` goes on.
  func item(interrupting: Bool) -> (mark: Bytes, text: Bytes)? {
    guard let first = content.first else { return nil }
    if "-*+".utf8.contains(first), content.dropFirst().first.map({ $0 == 0x20 || $0 == 0x09 }) == true {
      var text = content.dropFirst(2).drop { $0 <= 0x20 }
      for box in ["[ ] ", "[x] ", "[X] "] where text.starts(with: box.utf8) { text = text.dropFirst(4) }
      return (Substring("- ").utf8[...], text)
    }
    let digits = content.prefix { (0x30...0x39).contains($0) }
    let rest = content.dropFirst(digits.count)
    guard (1...9).contains(digits.count), rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      rest.dropFirst().first == 0x20, !interrupting || digits.elementsEqual([0x31])
    else { return nil }
    return (content.prefix(digits.count + 2), rest.dropFirst(2).drop { $0 <= 0x20 })
  }

  var isDefinition: Bool { Self.definition(content) != nil }

  /// The label of a link's or a footnote's definition, such as `[1]: https://… "Title"`, in lower case. Without an
  /// address it may be who speaks.
  static func definition(_ line: Bytes) -> String? {
    guard line.first == UInt8(ascii: "["), let end = line.prefix(200).firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    guard line[end...].dropFirst().first == UInt8(ascii: ":") else { return nil }
    let label = line[..<end].dropFirst()
    guard label.first == UInt8(ascii: "^") || isAddress(line[end...].dropFirst(2)) else { return nil }
    return String(Substring(label)).lowercased()
  }

  /// Whether there is an address in one word, or in angle brackets, and no more behind it than a title.
  private static func isAddress(_ text: Bytes) -> Bool {
    let words = text.drop { $0 <= 0x20 }
    let isBracketed = words.first == UInt8(ascii: "<")
    let address = words.prefix { isBracketed ? $0 != UInt8(ascii: ">") : $0 > 0x20 }
    let title = words[address.endIndex...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
    return (isBracketed || address.dropLast().contains { "/.#:".utf8.contains($0) })
      && (title.first.map { "\"'(".utf8.contains($0) } ?? true)
  }
}
