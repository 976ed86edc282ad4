/// Cuts a text into words, numbers and marks, on its UTF-8 bytes, in one pass.
///
/// Contractions are cut as in the Penn Treebank ("do" + "n't", "it" + "'s"), so that tags learnt there fit; a
/// hyphenated word stays one token, so does an abbreviation with inner full stops ("U.S."), and a word that is divided
/// where a line ends.
struct Tokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int
  private(set) var tokens: [Token] = []
  private var quoteIsOpen = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    tokens.reserveCapacity(range.count / 5 + 2)
  }

  mutating func run() {
    var spaceBefore = true
    while position < end {
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
        spaceBefore = true
      } else if let length = wideSpace(at: position) {
        position += length
        spaceBefore = true
      } else {
        next(byte, spaceBefore)
        spaceBefore = false
      }
    }
  }

  private mutating func next(_ byte: UInt8, _ spaceBefore: Bool) {
    if Self.isDigit(byte) {
      number(spaceBefore)
    } else if Self.isLetter(byte), markLength(at: position) == nil {
      word(spaceBefore)
    } else {
      mark(spaceBefore)
    }
  }

  // MARK: Words and numbers

  private mutating func word(_ spaceBefore: Bool) {
    let start = position
    var cursor = position
    // Whether no stop stands in it so far, as in names of hosts and programs.
    var isPlain = true
    while cursor < end {
      let byte = bytes[cursor]
      if Self.isDigit(byte) || (Self.isLetter(byte) && markLength(at: cursor) == nil) {
        cursor += 1
      } else if let length = joint(at: cursor), cursor > start, !(isPlain && lacksSpace(start..<cursor)) {
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") { isPlain = false }
        cursor += length
      } else {
        break
      }
    }
    if isAbbreviation(start..<cursor), cursor < end, bytes[cursor] == UInt8(ascii: ".") { cursor += 1 }
    position = cursor
    if let cut = clitic(in: start..<cursor), cut > start {
      append(start..<cut, .word, spaceBefore)
      append(cut..<cursor, .word, false)
    } else {
      append(start..<cursor, .word, spaceBefore)
    }
  }

  /// The length of a hyphen, apostrophe or full stop that stands between two letters of one word, with the end of the
  /// line where it divides the word.
  private func joint(at cursor: Int) -> Int? {
    let length: Int
    switch bytes[cursor] {
    case UInt8(ascii: "-"): length = DividedWords.lineEnd(at: cursor, in: bytes, before: end) ?? 1
    case UInt8(ascii: "'"), UInt8(ascii: "_"), UInt8(ascii: "&"): length = 1
    case UInt8(ascii: "."), UInt8(ascii: "@"): length = 1
    case 0xE2 where isApostrophe(at: cursor): length = 3
    case 0xC2 where isSoftHyphen(at: cursor): length = 2
    default: return nil
    }
    guard cursor + length < end else { return nil }
    let next = bytes[cursor + length]
    return Self.isDigit(next) || (Self.isLetter(next) && markLength(at: cursor + length) == nil)
      ? length : nil
  }

  /// Whether behind a word's full stop a sentence opens for which the space was forgotten: "it went.They came".
  private func lacksSpace(_ word: Range<Int>) -> Bool {
    guard bytes[word.upperBound] == UInt8(ascii: "."), word.count > 1,
      Self.isLetter(bytes[word.upperBound - 1]), !Self.isASCIIUpper(bytes[word.upperBound - 1])
    else { return false }
    var cursor = word.upperBound + 1
    guard Self.isASCIIUpper(bytes[cursor]) else { return false }
    repeat {
      cursor += 1
    } while cursor < end && Self.isASCIILetter(bytes[cursor]) && !Self.isASCIIUpper(bytes[cursor])
    return cursor < end
      && (bytes[cursor] <= 0x20 || bytes[cursor] == UInt8(ascii: ",") || bytes[cursor] == UInt8(ascii: "'")
        || isApostrophe(at: cursor))
  }

  /// Single letters with full stops between them, as in "U.S" before its last stop.
  private func isAbbreviation(_ range: Range<Int>) -> Bool {
    guard range.count >= 3, range.count % 2 == 1 else { return false }
    for (offset, index) in range.enumerated() {
      let expected = offset % 2 == 0 ? Self.isLetter(bytes[index]) : bytes[index] == UInt8(ascii: ".")
      if !expected { return false }
    }
    return true
  }

  /// Where a contraction is to be cut.
  private func clitic(in range: Range<Int>) -> Int? {
    for length in [1, 2] {
      let letters = range.upperBound - length
      guard letters > range.lowerBound + 1 else { return nil }
      let apostrophe: Int
      if bytes[letters - 1] == UInt8(ascii: "'") {
        apostrophe = letters - 1
      } else if letters >= range.lowerBound + 3, isApostrophe(at: letters - 3) {
        apostrophe = letters - 3
      } else {
        continue
      }
      let first = bytes[letters] | 0x20
      let second = length == 2 ? bytes[letters + 1] | 0x20 : 0
      switch (first, second) {
      case (UInt8(ascii: "t"), 0):
        return (bytes[apostrophe - 1] | 0x20) == UInt8(ascii: "n") ? apostrophe - 1 : nil
      case (UInt8(ascii: "s"), 0), (UInt8(ascii: "d"), 0), (UInt8(ascii: "m"), 0),
        (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
        (UInt8(ascii: "l"), UInt8(ascii: "l")):
        return apostrophe
      default: return nil
      }
    }
    return nil
  }

  private mutating func number(_ spaceBefore: Bool) {
    let start = position
    var cursor = position + 1
    while cursor < end {
      let byte = bytes[cursor]
      if Self.isDigit(byte) || Self.isASCIILetter(byte) {
        cursor += 1
      } else if Self.joinsDigits(byte), cursor + 1 < end, Self.isDigit(bytes[cursor + 1]) {
        cursor += 2
      } else if byte == UInt8(ascii: "-"), cursor + 1 < end, Self.isASCIILetter(bytes[cursor + 1]) {
        cursor += 2
      } else {
        break
      }
    }
    position = cursor
    append(start..<cursor, .number, spaceBefore)
  }

  // MARK: Marks

  private mutating func mark(_ spaceBefore: Bool) {
    let start = position
    position += markLength(at: position) ?? Self.scalarLength(bytes[position])
    position = min(position, end)
    append(start..<position, markKind(start..<position, spaceBefore), spaceBefore)
  }

  private mutating func markKind(_ range: Range<Int>, _ spaceBefore: Bool) -> Token.Kind {
    let byte = bytes[range.lowerBound]
    if byte == UInt8(ascii: "\"") {
      let atEnd = range.upperBound >= end || bytes[range.upperBound] <= 0x20
      quoteIsOpen = spaceBefore ? true : atEnd ? false : !quoteIsOpen
      return quoteIsOpen ? .openingQuote : .closingQuote
    }
    if byte == UInt8(ascii: "'") { return spaceBefore ? .openingQuote : .closingQuote }
    guard range.count > 1 else { return .mark }
    switch (byte, bytes[range.lowerBound + 1], range.count > 2 ? bytes[range.lowerBound + 2] : 0) {
    case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9E), (0xC2, 0xAB, _): return .openingQuote
    case (0xE2, 0x80, 0x9D), (0xC2, 0xBB, _), (0xE2, 0x80, 0x99): return .closingQuote
    case (0xE2, 0x80, 0x98): return .openingQuote
    default: return .mark
    }
  }

  private func isApostrophe(at index: Int) -> Bool {
    index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99
  }

  /// Where a word may be divided at the end of a line.
  private func isSoftHyphen(at index: Int) -> Bool {
    bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xAD
  }

  /// The length of the character at an index, if it is punctuation or a symbol outside ASCII.
  private func markLength(at index: Int) -> Int? {
    guard bytes[index] >= 0x80, index + 1 < end else { return nil }
    switch (bytes[index], bytes[index + 1]) {
    case (0xC2, _): return 2  // U+0080 to U+00BF: signs, guillemets, currency
    case (0xE2, 0x80...0xAF): return 3  // U+2000 to U+2BFF: punctuation, currency, arrows, mathematics
    case (0xE3, 0x80): return 3  // CJK punctuation
    case (0xEF, 0xBC) where index + 2 < end && bytes[index + 2] <= 0x8F: return 3
    case (0xF0, 0x9F): return 4  // emoji
    default: return nil
    }
  }

  /// The length of white space outside ASCII.
  private func wideSpace(at index: Int) -> Int? {
    guard bytes[index] >= 0xC2, index + 1 < end else { return nil }
    if bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
    guard index + 2 < end else { return nil }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      return 3
    default: return nil
    }
  }

  // MARK: Characters

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isASCIIUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isASCIILetter(byte) }

  private static func joinsDigits(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  private static func scalarLength(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  private mutating func append(_ range: Range<Int>, _ kind: Token.Kind, _ spaceBefore: Bool) {
    var hash = WordHash()
    var upper = 0
    var lower = 0
    // What has come since the last hyphen.
    var part = hash
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      var byte = bytes[index]
      if isSoftHyphen(at: index) || byte == 0xAD && isSoftHyphen(at: index - 1) { continue }
      if byte == UInt8(ascii: "-") {
        defer { part = WordHash() }
        if let length = DividedWords.lineEnd(at: index, in: bytes, before: range.upperBound) {
          index += length - 1
          let rest = bytes[(index + 1)..<range.upperBound].prefix { Self.isLetter($0) }
          if !DividedWords.keepHyphen(part, rest) { continue }
        }
      }
      if byte &- 0x41 < 26 {
        upper += 1
        byte |= 0x20
      } else if byte &- 0x61 < 26 {
        lower += 1
      } else if byte == 0xC3, index + 1 < range.upperBound {
        if bytes[index + 1] < 0x9F { upper += 1 } else { lower += 1 }
      }
      hash.add(byte)
      if byte != UInt8(ascii: "-") { part.add(byte) }
    }
    let startsUpper = Self.isUpper(bytes, range)
    let casing: Token.Casing =
      upper == 0
      ? .lower
      : lower == 0 && upper > 1
        ? .upper
        : startsUpper && upper == 1
          ? .capitalised
          : startsUpper && lower == 0 ? .capitalised : .mixed
    tokens.append(
      Token(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: kind, casing: casing,
        spaceBefore: spaceBefore, hash: hash.value))
  }

  private static func isUpper(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    return first &- 0x41 < 26 || (first == 0xC3 && range.count > 1 && bytes[range.lowerBound + 1] < 0x9F)
  }
}
