/// FNV-1a in 32 bits: what words and features are known by.
public struct WordHash: Sendable {
  public private(set) var value: UInt32 = 0x811c_9dc5

  public init() {}

  /// The hash of a word in lower case.
  public init(_ word: StaticString) {
    self.init()
    word.withUTF8Buffer { for byte in $0 { add(byte) } }
  }

  /// The hash of a word, which is taken as it is.
  public init(_ word: String) {
    self.init()
    for byte in word.utf8 { add(byte) }
  }

  @inline(__always) public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt32(byte)) &* 0x0100_0193
  }
}
