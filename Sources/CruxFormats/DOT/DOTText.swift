/// Text in DOT, escaped for the place where it stands.
///
/// Characters that XML 1.0 forbids become U+FFFD: `dot` stops at them in a label and copies them from a
/// tooltip into SVG, which then is no XML.
extension [UInt8] {
  /// Appends an id in quotes.
  mutating func append(dotID id: String) { appendQuoted(id, in: .id) }

  /// Appends a tooltip or an address in quotes, such that Graphviz shows it as it is, `\N` and `&lt;` too.
  mutating func append(dotValue text: String) { appendQuoted(text, in: .value) }

  /// Appends text inside an HTML-like label.
  mutating func append(dotLabel text: String) {
    var text = text
    text.withUTF8 { append(dotLabel: $0) }
  }

  /// Appends UTF-8 text inside an HTML-like label.
  mutating func append(dotLabel text: UnsafeBufferPointer<UInt8>) { append(text, in: .label) }

  private mutating func appendQuoted(_ text: String, in place: DOTPlace) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { append($0, in: place) }
    append(UInt8(ascii: "\""))
  }

  /// Appends what needs no care in runs, the rest byte by byte.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, in place: DOTPlace) {
    var start = 0
    while start < text.count {
      let end = text.offset(from: start, marks: specialMarks, where: isSpecial)
      append(contentsOf: text[start..<end])
      if end < text.count { append(text[end], in: place) }
      start = end + 1
    }
  }

  private mutating func append(_ byte: UInt8, in place: DOTPlace) {
    switch (byte, place) {
    case (UInt8(ascii: "&"), .value), (UInt8(ascii: "&"), .label): append("&amp;")
    case (UInt8(ascii: "<"), .label): append("&lt;")
    case (UInt8(ascii: ">"), .label): append("&gt;")
    // Graphviz cannot read a label of this alone.
    case (UInt8(ascii: "]"), .label): append("&#93;")
    case (UInt8(ascii: "\""), .id), (UInt8(ascii: "\""), .value): append("\\\"")
    case (UInt8(ascii: "\\"), .id), (UInt8(ascii: "\\"), .label): append("\\\\")
    // Graphviz expands the escapes of a tooltip twice.
    case (UInt8(ascii: "\\"), .value): append("\\\\\\\\")
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case (0xBE...0xBF, _) where suffix(2) == [0xEF, 0xBF]: append(0xBD)
    case (0..<0x09, _), (0x0B, _), (0x0C, _), (0x0E..<0x20, _): append("\u{FFFD}")
    default: append(byte)
    }
  }
}

private enum DOTPlace { case id, value, label }

private func specialMarks(_ bytes: EightBytes) -> UInt64 {
  bytes.controls | bytes.equal(to: UInt8(ascii: "\"")) | bytes.equal(to: UInt8(ascii: "\\"))
    | bytes.equal(to: UInt8(ascii: "&")) | bytes.equal(to: UInt8(ascii: "<"))
    | bytes.equal(to: UInt8(ascii: ">")) | bytes.equal(to: UInt8(ascii: "]")) | bytes.equal(to: 0xBE)
    | bytes.equal(to: 0xBF)
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, 0xBE, 0xBF: true
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
    UInt8(ascii: "]"):
    true
  default: false
  }
}
