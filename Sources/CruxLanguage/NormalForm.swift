/// What is left of a statement's text when all is folded that cannot change its meaning: case, white space,
/// punctuation that does not stand inside a word or number, the shapes of quotes and apostrophes, and forms of a
/// word that differ in no more than how they are spelled or said (`an`, `don't`, `per cent`, `%`). What makes another
/// amount of a number stays: `.5`, `6'`, `6"`.
///
/// Statements of one normal form are one claim, in whichever document they stand.
public enum NormalForm {
  /// A hash of the normal form (FNV-1a, 64 bits), or nil for a text without words.
  public static func hash(of text: String) -> Int64? {
    var folded = text.utf8.allSatisfy { $0 < 0x80 } ? text : plain(text)
    let words = folded.withUTF8(words)
    guard words.contains(where: isWord) else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in words { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }

  /// In lower case, with typewriter's quotes.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.map { scalar in
          switch scalar {
          case "\u{2018}", "\u{2019}": "'"
          case "\u{201C}", "\u{201D}": "\""
          case "\u{A0}", "\u{202F}": " "
          default: scalar
          }
        }))
  }

  /// The words, with a space between them.
  private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(bytes.count + 8)
    var start = 0
    // Behind a number what closes a quotation is no unit of it.
    var open: Set<UInt8> = []
    func endWord() {
      fold(&words, from: start)
      start = words.count
    }
    for (offset, byte) in bytes.enumerated() {
      if byte <= 0x20 {
        if words.count > start { endWord() }
      } else if isWord(byte) || !isFolded(byte) || isInside(bytes, offset)
        || isOfNumber(bytes, offset) && !open.contains(byte)
      {
        if words.count == start, start > 0 {
          words.append(0x20)
          start += 1
        }
        words.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let isBehindWord = offset > 0 && isWord(bytes[offset - 1])
        if open.remove(byte) == nil, !isBehindWord { open.insert(byte) }
      }
    }
    if words.count > start { endWord() }
    return words
  }

  /// Writes the last word in the form that stands for all its forms.
  private static func fold(_ words: inout [UInt8], from start: Int) {
    let word = words[start...]
    if word.last == UInt8(ascii: "%") {
      words.removeLast()
      words += (words.count > start ? " percent" : "percent").utf8
    } else if word.count == 4, word.elementsEqual("cent".utf8), words[..<start].hasSuffix("per ") {
      words.removeLast(5)
      words += "cent".utf8
    } else if word.count == 2, word.elementsEqual("an".utf8) {
      words.removeLast()
    } else if word.count == 6, word.elementsEqual("cannot".utf8) {
      words.removeLast(3)
      words += " not".utf8
    } else if word.hasSuffix("n't") {
      words.removeLast(3)
      switch String(decoding: words[start...], as: UTF8.self) {
      case "ca": words += "n".utf8
      case "wo":
        words.removeLast()
        words += "ill".utf8
      case "sha": words += "ll".utf8
      default: break
      }
      words += " not".utf8
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: true
    default: false
    }
  }

  private static func isFolded(_ byte: UInt8) -> Bool { ".,;:!\"'()".utf8.contains(byte) }

  private static func isInside(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    offset > 0 && offset + 1 < bytes.count && isWord(bytes[offset - 1]) && isWord(bytes[offset + 1])
  }

  /// Whether a mark begins a fraction (`.5`) or is the unit of a number (`6'`, `6"`).
  private static func isOfNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let before = offset > 0 ? bytes[offset - 1] : 0x20
    switch bytes[offset] {
    case UInt8(ascii: "."): return !isWord(before) && offset + 1 < bytes.count && isDigit(bytes[offset + 1])
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return isDigit(before)
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
  }
}
