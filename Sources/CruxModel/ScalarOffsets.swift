/// Translates between offsets in Unicode scalars and in UTF-8 bytes of one text, each in constant time.
public struct ScalarOffsets: Sendable {
  private static let step = 64

  public let scalarCount: Int
  public var byteCount: Int { bytes.count }
  /// The byte at which every `step`th scalar starts; empty for ASCII, where the two offsets are equal.
  private let checkpoints: [Int]
  private let bytes: [UInt8]

  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// - Parameter bytes: valid UTF-8.
  public init(_ bytes: [UInt8]) {
    var scalars = 0
    var checkpoints: [Int] = []
    if bytes.allSatisfy({ $0 < 0x80 }) {
      scalars = bytes.count
    } else {
      checkpoints.reserveCapacity(bytes.count / Self.step + 1)
      for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
        if scalars % Self.step == 0 { checkpoints.append(offset) }
        scalars += 1
      }
    }
    self.bytes = bytes
    self.scalarCount = scalars
    self.checkpoints = checkpoints
  }

  /// The byte offset of a scalar offset, or nil outside the text.
  public func byte(ofScalar scalar: Int) -> Int? {
    guard scalar >= 0, scalar <= scalarCount else { return nil }
    if checkpoints.isEmpty { return scalar }
    if scalar == scalarCount { return byteCount }
    var offset = checkpoints[scalar / Self.step]
    for _ in 0..<scalar % Self.step {
      offset += 1
      while bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  /// The scalar offset of a byte offset that lies on a scalar's start or at the end, or nil outside the text.
  public func scalar(ofByte byte: Int) -> Int? {
    guard byte >= 0, byte <= byteCount else { return nil }
    if checkpoints.isEmpty { return byte }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= byte { low = middle } else { high = middle }
    }
    var scalar = low * Self.step
    var offset = checkpoints[low]
    while offset < byte {
      offset += 1
      while offset < byteCount, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalar += 1
    }
    return scalar
  }

  /// The characters from one scalar offset to another, or nil where they are not a span of the text.
  public func text(from start: Int, to end: Int) -> String? {
    guard start <= end, let low = byte(ofScalar: start), let high = byte(ofScalar: end) else { return nil }
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }
}
