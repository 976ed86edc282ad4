extension String {
  /// The text on one line, with single spaces between words.
  var onOneLine: String {
    var text = self
    let isOnOneLine = text.withUTF8 { utf8 in
      var odd: UInt8 = (utf8.first ?? 0x21) <= 0x20 || utf8.last == 0x20 ? 1 : 0
      for position in 1..<max(utf8.count, 1) {
        odd |= utf8[position] < 0x20 ? 1 : 0
        odd |= utf8[position] | utf8[position - 1] == 0x20 ? 1 : 0
        // U+0085, U+2028 and U+2029 are C2 85, E2 80 A8 and E2 80 A9.
        odd |= utf8[position] == 0x85 && utf8[position - 1] == 0xC2 ? 1 : 0
        odd |= utf8[position] & 0xFE == 0xA8 && utf8[position - 1] == 0x80 ? 1 : 0
      }
      return odd == 0
    }
    return isOnOneLine ? self : split { $0.isNewline || $0.isWhitespace && $0.isASCII }.joined(separator: " ")
  }

  /// The text if it has at most this many Unicode scalars; otherwise its beginning, up to a word's end
  /// where there is one near, and an ellipsis.
  func cut(toScalars limit: Int) -> String {
    guard utf8.count > limit,
      let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return self }
    // The last character may have been cut through.
    var head = self[..<end].dropLast()
    if head.isEmpty { head = self[..<end] }
    let nearby = head.unicodeScalars.index(head.endIndex, offsetBy: -limit / 5, limitedBy: head.startIndex)
    if let nearby, let space = head[nearby...].lastIndex(where: \.isWhitespace) { head = head[..<space] }
    return head + "…"
  }
}
