/// DOT text in the making, as UTF-8: what is appended is escaped for the place where it stands.
///
/// Characters that XML 1.0 forbids become U+FFFD: `dot` stops at them in a label and copies them from a
/// tooltip into SVG, which then is no XML.
struct DOTBytes {
  private enum Place { case id, attribute, label }

  private(set) var bytes: [UInt8] = []

  /// Makes room, so that large graphs are not copied over and over while they grow.
  init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Appends DOT as it is.
  mutating func append(_ dot: String) { bytes.append(contentsOf: dot.utf8) }

  /// Appends an id in quotes.
  mutating func append(id: String) { appendQuoted(id, in: .id) }

  /// Appends an attribute's value in quotes, such that Graphviz shows it as it is, `\N` and `&lt;` too.
  mutating func append(value: String) { appendQuoted(value, in: .attribute) }

  /// Appends text inside an HTML-like label.
  mutating func append(label: String) {
    var text = label
    text.withUTF8 { appendEscaped($0, in: .label) }
  }

  /// Appends UTF-8 text inside an HTML-like label.
  mutating func append(label: ArraySlice<UInt8>) {
    label.withUnsafeBufferPointer { appendEscaped($0, in: .label) }
  }

  private mutating func appendQuoted(_ text: String, in place: Place) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { appendEscaped($0, in: place) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends what needs no care in runs, the rest byte by byte.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, in place: Place) {
    var start = 0
    for (position, byte) in text.enumerated() where Self.needsCare(byte) {
      bytes.append(contentsOf: text[start..<position])
      start = position + 1
      appendEscaped(byte, in: place)
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func needsCare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0xBE, 0xBF: true
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }

  private mutating func appendEscaped(_ byte: UInt8, in place: Place) {
    switch (byte, place) {
    case (UInt8(ascii: "&"), .attribute), (UInt8(ascii: "&"), .label): append("&amp;")
    case (UInt8(ascii: "<"), .label): append("&lt;")
    case (UInt8(ascii: ">"), .label): append("&gt;")
    case (UInt8(ascii: "\""), .id), (UInt8(ascii: "\""), .attribute): append("\\\"")
    case (UInt8(ascii: "\\"), .id), (UInt8(ascii: "\\"), .attribute): append("\\\\")
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case (0xBE, _) where bytes.suffix(2) == [0xEF, 0xBF], (0xBF, _) where bytes.suffix(2) == [0xEF, 0xBF]:
      bytes.append(0xBD)
    case (0..<0x09, _), (0x0B, _), (0x0C, _), (0x0E..<0x20, _): append("\u{FFFD}")
    default: bytes.append(byte)
    }
  }
}
