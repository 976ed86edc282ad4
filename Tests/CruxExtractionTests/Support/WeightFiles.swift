@testable import CruxExtraction

extension WeightFile {
  /// The bytes of a file of one section.
  static func section(
    _ content: [UInt8], name: String = "t", buckets: Int, columns: Int, bits: UInt32, scale: Float = 1
  ) -> [UInt8] {
    var bytes = magic + [0, 0]
    append(UInt32(1), to: &bytes)
    append(UInt32(0), to: &bytes)
    bytes += Array(name.utf8) + [UInt8](repeating: 0, count: 24 - name.utf8.count)
    append(UInt32(buckets), to: &bytes)
    append(UInt32(columns), to: &bytes)
    append(scale.bitPattern, to: &bytes)
    append(bits, to: &bytes)
    append(UInt64(64), to: &bytes)
    return bytes + content
  }

  /// The bytes of a tree that looks at one measure, then on the right at another; its leaves have values 0 to 31, and
  /// in the second column twice these.
  static func tree(
    _ first: UInt8, above bound: Float, _ second: UInt8, above other: Float, columns: Int
  ) -> [UInt8] {
    let rest = Forest.leaves - 4
    var bytes: [UInt8] = [0, first, 0, second] + [UInt8](repeating: 0, count: rest)
    let never = Float.infinity
    for value: Float in [0, bound, never, other] + [Float](repeating: never, count: rest) {
      append(value.bitPattern, to: &bytes)
    }
    for leaf in 0..<Forest.leaves {
      for column in 1...columns { append(UInt16(Float(leaf * column).bitPattern >> 16), to: &bytes) }
    }
    return bytes
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}
