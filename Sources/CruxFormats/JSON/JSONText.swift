extension String {
  /// The text as a string of JSON, in quotes.
  package var asJSON: String {
    var bytes: [UInt8] = []
    bytes.appendJSON(self)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a string in quotes, with no more escapes than JSON asks for, as Python's
  /// `json.dumps(text, ensure_ascii=False)` writes it.
  mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt8(ascii: "\""))
      var start = 0
      var offset = utf8.offsetInString(from: 0)
      while offset < utf8.count {
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<offset]))
        appendJSONEscape(utf8[offset])
        start = offset + 1
        offset = utf8.offsetInString(from: start)
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
      append(UInt8(ascii: "\""))
    }
  }

  private mutating func appendJSONEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    default:
      append(byte < 0x10 ? "\\u000" : "\\u00")
      append(String(byte, radix: 16))
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte that may not stand in a string of JSON as it is, or the end.
  func offsetInString(from start: Int) -> Int {
    offset(from: start) { bytes in
      bytes.controls | bytes.equal(to: UInt8(ascii: "\"")) | bytes.equal(to: UInt8(ascii: "\\"))
    } where: { byte in
      byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
  }
}
