/// Text in DOT, escaped for the place where it stands.
///
/// Characters that XML 1.0 forbids become U+FFFD: `dot` stops at them in a label and copies them from a
/// tooltip into SVG, which then is no XML.
extension [UInt8] {
  /// Appends an id in quotes.
  mutating func append(dotID id: String) { appendQuoted(id, in: .id) }

  /// Appends an attribute's value in quotes, such that Graphviz shows it as it is, `\N` and `&lt;` too.
  mutating func append(dotValue value: String) { appendQuoted(value, in: .value) }

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

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, in place: DOTPlace) {
    if isPlainInDOT(text) {
      append(contentsOf: text)
    } else {
      for byte in text { append(byte, in: place) }
    }
  }

  private mutating func append(_ byte: UInt8, in place: DOTPlace) {
    switch (byte, place) {
    case (UInt8(ascii: "&"), .value), (UInt8(ascii: "&"), .label): append("&amp;")
    case (UInt8(ascii: "<"), .label): append("&lt;")
    case (UInt8(ascii: ">"), .label): append("&gt;")
    case (UInt8(ascii: "\""), .id), (UInt8(ascii: "\""), .value): append("\\\"")
    case (UInt8(ascii: "\\"), .id), (UInt8(ascii: "\\"), .value): append("\\\\")
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case (0xBE...0xBF, _) where suffix(2) == [0xEF, 0xBF]: append(0xBD)
    case (0..<0x09, _), (0x0B, _), (0x0C, _), (0x0E..<0x20, _): append("\u{FFFD}")
    default: append(byte)
    }
  }
}

private enum DOTPlace { case id, value, label }

/// Whether a text needs no escapes anywhere; without branches, so that many bytes are looked at together.
private func isPlainInDOT(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var special: UInt8 = 0
  for position in 0..<text.count {
    let byte = text[position]
    special |= (byte &- 0x20) & ~byte
    special |= highBitIfZero(byte ^ UInt8(ascii: "\"")) | highBitIfZero(byte ^ UInt8(ascii: "\\"))
    special |= highBitIfZero(byte ^ UInt8(ascii: "&")) | highBitIfZero((byte | 1) ^ 0xBF)
    special |= highBitIfZero(byte ^ UInt8(ascii: "<")) | highBitIfZero(byte ^ UInt8(ascii: ">"))
  }
  return special < 0x80
}

@inline(__always)
private func highBitIfZero(_ byte: UInt8) -> UInt8 { (byte &- 1) & ~byte }
