/// Words that a text divides with a hyphen where a line ends: "con-", and "trols" on the next.
public enum DividedWords {
  /// A text with such words, and those that soft hyphens divide, whole.
  public static func joined(_ text: String) -> String {
    let text = text.utf8.contains(0xC2) ? text.replacing("\u{AD}", with: "") : text
    let dividesAny = Array(text.utf8).withUnsafeBufferPointer { bytes in
      bytes.indices.contains { lineEnd(at: $0, in: bytes, before: bytes.count) != nil }
    }
    guard dividesAny else { return text }
    return text.replacing(/(\p{L}+)-[\ \t]*\R[\ \t]*(\p{Ll}\p{L}*)/) { match in
      let (_, first, second) = match.output
      return keepHyphen(hash(first.lowercased().utf8), second.lowercased().utf8)
        ? "\(first)-\(second)" : "\(first)\(second)"
    }
  }

  /// Whether the hyphen belongs to the word, as in "long-term": both parts are words and together they are none.
  ///
  /// - Parameters:
  ///   - first: the hash of the part before the line's end, in lower case.
  ///   - second: the part after it, in lower case.
  static func keepHyphen(_ first: WordHash, _ second: some Sequence<UInt8>) -> Bool {
    guard let words = WordVectors.english else { return false }
    var whole = first
    for byte in second { whole.add(byte) }
    return !words.contains(whole.value) && words.contains(first.value) && words.contains(hash(second).value)
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> WordHash {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    return hash
  }

  /// The length of a hyphen behind a letter, with the end of the line behind it, up to the word's rest in small letters.
  static func lineEnd(at hyphen: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    guard bytes[hyphen] == UInt8(ascii: "-"), hyphen > 0, isLetter(bytes[hyphen - 1]) else { return nil }
    var cursor = hyphen + 1
    var lines = 0
    while cursor < end, bytes[cursor] <= 0x20 {
      if bytes[cursor] == UInt8(ascii: "\n") { lines += 1 }
      cursor += 1
    }
    guard lines == 1, cursor < end, bytes[cursor] &- 0x61 < 26 else { return nil }
    return cursor - hyphen
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }
}
