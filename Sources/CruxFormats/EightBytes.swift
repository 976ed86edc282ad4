/// Eight bytes looked at together; a test sets the high bit of the bytes that it holds for (Mycroft's test
/// for a zero byte; see Warren, "Hacker's Delight", 6-1). Behind a first hit there may be false ones.
struct EightBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  fileprivate init(_ bytes: UnsafeRawPointer, at offset: Int) {
    word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Bytes below 0x20.
  var controls: UInt64 { (word &- 0x20 &* Self.ones) & ~word & Self.highs }

  /// Bytes of characters outside ASCII.
  var beyondASCII: UInt64 { word & Self.highs }

  func equal(to byte: UInt8) -> UInt64 {
    let difference = word ^ UInt64(byte) &* Self.ones
    return (difference &- Self.ones) & ~difference & Self.highs
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first byte that a test holds for, or the end.
  ///
  /// - Parameter marks: the same test for eight bytes, to pass over most of a text with.
  @inline(__always)
  func offset(from start: Int, marks: (EightBytes) -> UInt64, where isWanted: (UInt8) -> Bool) -> Int {
    guard let address = baseAddress else { return 0 }
    let bytes = UnsafeRawPointer(address)
    var offset = start
    while offset < count {
      let end = Swift.min(offset &+ 8, count)
      if end &- offset == 8, marks(EightBytes(bytes, at: offset)) == 0 {
        offset = end
        continue
      }
      while offset < end {
        if isWanted(self[offset]) { return offset }
        offset &+= 1
      }
    }
    return offset
  }
}
