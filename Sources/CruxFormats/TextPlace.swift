/// A place in a text, as people look for it: line, column, and the line with a caret.
struct TextPlace {
  let line: Int
  let column: Int
  let excerpt: String

  /// Scalars of the line that are shown before and after the place.
  private static let reach = 38

  init(offset: Int, in bytes: [UInt8]) {
    let offset = min(max(offset, 0), bytes.count)
    let lineStart = (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    line = bytes[..<lineStart].count { $0 == UInt8(ascii: "\n") } + 1
    column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1

    // Four bytes a scalar at most: enough to show, however long the line is.
    let before = bytes[max(lineStart, offset - 4 * Self.reach)..<offset].drop { $0 & 0xC0 == 0x80 }
    let after = bytes[offset..<min(bytes.count, offset + 4 * Self.reach)].prefix { $0 != UInt8(ascii: "\n") }
    let head = Self.shown(before).suffix(Self.reach)
    let tail = Self.shown(after).prefix(Self.reach)
    let isCutBefore = column - 1 > head.count
    let isCutAfter =
      offset + after.count < bytes.count && bytes[offset + after.count] != UInt8(ascii: "\n")
      || Self.shown(after).count > tail.count
    var text = String.UnicodeScalarView()
    text.append(contentsOf: head)
    text.append(contentsOf: tail)
    while let last = text.last, last == " " { text.removeLast() }
    excerpt =
      (isCutBefore ? "…" : "") + String(text) + (isCutAfter ? "…" : "") + "\n"
      + String(repeating: " ", count: head.count + (isCutBefore ? 1 : 0)) + "^"
  }

  /// The byte at a line and a column, as a parser counts them; the text's end where it has no such place.
  static func offset(line: Int, column: Int, in bytes: [UInt8]) -> Int {
    var offset = 0
    for _ in 1..<max(line, 1) {
      guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
      offset = end + 1
    }
    for _ in 1..<max(column, 1) {
      guard offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") else { break }
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  /// What a terminal can show safely: a tab as a space, other control characters replaced.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.compactMap { scalar in
      if scalar == "\r" { return nil }
      if scalar == "\t" { return " " }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
      default: return scalar
      }
    }
  }
}
