/// What is left of a statement's text when all is folded that cannot change its meaning: case, white space, and
/// punctuation that does not stand inside a word or number.
///
/// Statements of one normal form are one claim, in whichever document they stand.
public enum NormalForm {
  /// A hash of the normal form (FNV-1a, 64 bits), or nil for a text without words.
  public static func hash(of text: String) -> Int64? {
    var folded = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.lowercased()
    return folded.withUTF8(hash)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var isEmpty = true
    var pendingSpace = false
    for (offset, byte) in bytes.enumerated() {
      if byte <= 0x20 {
        pendingSpace = true
      } else if isWord(byte) || !isFolded(byte) || isInside(bytes, offset) {
        if pendingSpace, !isEmpty { hash = (hash ^ 0x20) &* 0x100_0000_01b3 }
        pendingSpace = false
        isEmpty = isEmpty && !isWord(byte)
        let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
      }
    }
    return isEmpty ? nil : Int64(bitPattern: hash)
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
}
