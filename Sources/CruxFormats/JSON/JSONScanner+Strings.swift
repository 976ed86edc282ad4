extension JSONScanner {
  mutating func string(_ what: String = "a string") throws -> String {
    let content = try stringContent(what)
    if !content.isEscaped { return String(decoding: bytes[content.range], as: UTF8.self) }
    return String(decoding: try unescaped(content.range), as: UTF8.self)
  }

  /// Steps over a string.
  ///
  /// - Returns: the bytes between its quotes, and whether there are escapes among them.
  mutating func stringContent(_ what: String) throws -> (range: Range<Int>, isEscaped: Bool) {
    try expect(UInt8(ascii: "\""), as: what)
    let start = offset
    var isEscaped = false
    while offset < bytes.count {
      offset = bytes.withUnsafeBufferPointer { $0.offsetInString(from: offset) }
      guard offset < bytes.count else { break }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return (start..<offset - 1, isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        offset += 2
      default:
        throw error("A control character in a string must be escaped.", at: offset)
      }
    }
    offset = bytes.count
    throw error("The string is not closed.", at: start - 1)
  }

  /// The bytes that escaped bytes of a string stand for.
  func unescaped(_ range: Range<Int>) throws -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var offset = range.lowerBound
    while let escape = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) {
      text.append(contentsOf: bytes[offset..<escape])
      offset = escape
      switch bytes[offset + 1] {
      case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
      case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "u"):
        let (scalar, end) = try unicodeEscape(at: offset, before: range.upperBound)
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
        offset = end
        continue
      default: throw error("JSON has no such escape.", at: offset)
      }
      offset += 2
    }
    text.append(contentsOf: bytes[offset..<range.upperBound])
    return text
  }

  /// Reads `\uXXXX`, or two of them that are a surrogate pair.
  private func unicodeEscape(at start: Int, before end: Int) throws -> (Unicode.Scalar, end: Int) {
    let unit = try codeUnit(at: start, before: end)
    if let scalar = Unicode.Scalar(unit) { return (scalar, start + 6) }
    let next = start + 6
    if unit < 0xDC00, next + 1 < end, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u")
    {
      let low = try codeUnit(at: next, before: end)
      let pair = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF)
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(pair) { return (scalar, next + 6) }
    }
    throw error("A surrogate must be one of a pair.", at: start)
  }

  private func codeUnit(at start: Int, before end: Int) throws -> UInt16 {
    var unit: UInt16 = 0
    for offset in start + 2..<start + 6 {
      guard offset < end, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue else {
        throw error("Four hexadecimal digits must follow \\u.", at: start)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
