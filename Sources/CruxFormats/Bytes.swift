extension [UInt8] {
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}

/// The offset of the first byte that is not part of valid UTF-8 (Unicode 16, table 3-7).
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  func isContinuation(_ offset: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    offset < bytes.count && range.contains(bytes[offset])
  }
  var offset = 0
  while offset < bytes.count {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[offset] {
    case 0..<0x80:
      offset = bytes.withUnsafeBufferPointer { text in
        text.offset(from: offset, marks: \.beyondASCII) { $0 >= 0x80 }
      }
      continue
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return offset
    }
    guard isContinuation(offset + 1, in: second) else { return offset }
    for further in 2..<max(length, 2) {
      guard isContinuation(offset + further) else { return offset }
    }
    offset += length
  }
  return nil
}

extension Double {
  /// The shortest decimal that reads back as this number.
  ///
  /// - Throws: `FormatError` for infinity and for what is no number, which formats cannot hold.
  func decimal(stage: String) throws -> String {
    guard isFinite else {
      throw FormatError(stage: stage, message: "The confidence \(self) is not a number.")
    }
    return description
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    return String(self[..<end].drop { $0.isWhitespace })
  }
}
