extension [UInt8] {
  /// Appends text as the content of an element, with U+FFFD for characters that XML 1.0 forbids.
  ///
  /// - Returns: whether the text is all there.
  mutating func appendXML(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { appendXML($0) }
  }

  /// - Parameter isJSON: whether forbidden characters can be escaped as JSON has it. Only U+FFFE and U+FFFF
  ///   occur in JSON as they are.
  mutating func appendXML(_ text: UnsafeBufferPointer<UInt8>, isJSON: Bool = false) -> Bool {
    var isWhole = true
    var start = 0
    var offset = text.offsetOfMarkup(from: 0)
    while offset < text.count {
      let byte = text[offset]
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      if byte == 0xEF, text[offset + 1] != 0xBF || text[offset + 2] < 0xBE {
        offset = text.offsetOfMarkup(from: offset + 3)
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
      switch byte {
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "&"): append("&amp;")
      // A parser would make a line feed of it.
      case UInt8(ascii: "\r"): append("&#13;")
      case 0xEF where isJSON: append(text[offset + 2] == 0xBE ? "\\ufffe" : "\\uffff")
      default:
        append("\u{FFFD}")
        isWhole = false
      }
      start = offset + (byte == 0xEF ? 3 : 1)
      offset = text.offsetOfMarkup(from: start)
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    return isWhole
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte that may not stand in XML as it is, or begins a character that may not.
  fileprivate func offsetOfMarkup(from start: Int) -> Int {
    offset(from: start) { bytes in
      bytes.controls | bytes.equal(to: UInt8(ascii: "&")) | bytes.equal(to: UInt8(ascii: "<"))
        | bytes.equal(to: UInt8(ascii: ">")) | bytes.equal(to: 0xEF)
    } where: { byte in
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): false
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0..<0x20, 0xEF: true
      default: false
      }
    }
  }
}

extension String {
  /// Whether XML 1.0 can hold the text.
  var isXML: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD: true
      case 0..<0x20, 0xFFFE, 0xFFFF: false
      default: true
      }
    }
  }

  /// Whether it can be an id in GraphML: ASCII of what XML calls a name token, as all its readers take.
  var isNameToken: Bool { !isEmpty && utf8.allSatisfy(Self.isNameByte) }

  /// A name token like this text, with `_x2F_` for a character that cannot be in one.
  var nameToken: String {
    if isEmpty { return "_" }
    var token = ""
    for scalar in unicodeScalars {
      if let byte = UInt8(exactly: scalar.value), Self.isNameByte(byte) {
        token.unicodeScalars.append(scalar)
      } else {
        token += "_x" + String(scalar.value, radix: 16, uppercase: true) + "_"
      }
    }
    return token
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
