/// A text as it is compared: letters and digits in lower case, words apart by one space, nothing else.
struct FoldedText {
  /// With a space at each end.
  private(set) var bytes: [UInt8] = [UInt8(ascii: " ")]

  init(_ text: String) {
    var text = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()
    text.withUTF8 { utf8 in
      bytes.reserveCapacity(utf8.count + 2)
      var position = 0
      while position < utf8.count {
        position += fold(utf8, at: position)
      }
    }
    if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
  }

  /// Takes one character in and returns its length in bytes.
  private mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = utf8[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
    case UInt8(ascii: "'"): appendApostrophe()
    // U+2000 to U+2BFF: punctuation and symbols, of which one is the apostrophe.
    case 0xE2 where position + 2 < utf8.count && utf8[position + 1] < 0xB0:
      if utf8[position + 1] == 0x80, utf8[position + 2] == 0x99 { appendApostrophe() } else { appendSpace() }
      return 3
    case 0xC2: appendSpace(); return 2
    case 0x80...: bytes.append(byte)
    default: appendSpace()
    }
    return 1
  }

  private mutating func appendSpace() {
    if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
  }

  /// Inside a word it stays; at its start it is a quotation mark.
  private mutating func appendApostrophe() {
    if bytes.last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: "'")) }
  }

  /// The words' hashes, in the order of the text.
  var words: [UInt32] {
    var words: [UInt32] = []
    var hash = WordHash()
    for byte in bytes.dropFirst() {
      if byte == UInt8(ascii: " ") {
        words.append(hash.value)
        hash = WordHash()
      } else {
        hash.add(byte)
      }
    }
    return words
  }

  /// Sequences of three characters, each in 18 bits.
  var trigrams: [UInt32] {
    guard bytes.count >= 3 else { return [] }
    var trigram = Self.code(bytes[0]) << 6 | Self.code(bytes[1])
    return bytes.dropFirst(2).map { byte in
      trigram = (trigram << 6 | Self.code(byte)) & 0x3FFFF
      return trigram
    }
  }

  /// 64 signs: letters, digits, space, apostrophe; those of other scripts share the rest.
  private static func code(_ byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: " "): 0
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 27
    case UInt8(ascii: "'"): 37
    default: 38 + UInt32(byte) % 26
    }
  }
}
