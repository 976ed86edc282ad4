import Foundation

/// Vectors of words whose sum says what a text is about: made by `Scripts/distil-vectors.py` from the sentence
/// encoder all-MiniLM-L6-v2 (Apache-2.0).
///
/// Layout, little-endian: the magic `CRUXV1` and two zeros, the number of words and of dimensions (UInt32 each), the
/// words' hashes in ascending order (UInt32), their vectors (Int8).
public struct WordVectors: Sendable {
  /// Those that come with the package.
  public static let english: WordVectors? = Bundle.module.url(
    forResource: "english", withExtension: "vectors"
  )
  .flatMap { MappedFile(path: $0.path) }.flatMap(WordVectors.init)

  private let file: MappedFile
  private let count: Int
  public let dimensions: Int

  private static let headerSize = 16

  /// - Returns: nil where the bytes are no vectors.
  package init?(_ file: MappedFile) {
    let bytes = file.bytes
    guard bytes.count >= Self.headerSize, bytes.prefix(6).elementsEqual("CRUXV1".utf8) else { return nil }
    count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    dimensions = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    guard bytes.count == Self.headerSize + count * (4 + dimensions) else { return nil }
    self.file = file
  }

  /// The direction of a text.
  /// - Parameter words: hashes of its words in lower case; unknown ones count for nothing.
  public func direction(_ words: [UInt32]) -> Direction {
    var sum = [Int32](repeating: 0, count: dimensions)
    sum.withUnsafeMutableBufferPointer { sum in
      for word in words {
        guard let place = place(of: word) else { continue }
        let start = Self.headerSize + count * 4 + place * dimensions
        let vector = UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + sum.count])
        for (index, component) in vector.enumerated() { sum[index] += Int32(Int8(bitPattern: component)) }
      }
    }
    return Direction(sum.map(Float.init))
  }

  /// Whether a word, by its hash in lower case, is one of theirs.
  public func contains(_ word: UInt32) -> Bool { place(of: word) != nil }

  /// Hashes are as good as evenly spread, so a word stands near the place that its own is of all hashes.
  private func place(of word: UInt32) -> Int? {
    let guess = Int(UInt64(word) * UInt64(count) >> 32)
    let reach = 512
    var (low, high) = (max(0, guess - reach), min(count, guess + reach))
    if low > 0, hash(at: low - 1) >= word { low = 0 }
    if high < count, hash(at: high) < word { high = count }
    while low < high {
      let middle = (low + high) / 2
      let hash = hash(at: middle)
      if hash == word { return middle }
      if hash < word { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func hash(at place: Int) -> UInt32 {
    file.bytes.loadUnaligned(fromByteOffset: Self.headerSize + place * 4, as: UInt32.self)
  }

  /// Where a text points: a vector of length one, or of length zero for a text without known words.
  public struct Direction: Sendable {
    public let components: [Float]

    init(_ sum: [Float]) {
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      components = length > 0 ? sum.map { $0 / length } : sum
    }

    /// How alike two texts are in what they are about, from -1 to 1.
    public func cosine(_ other: Direction) -> Float {
      components.withUnsafeBufferPointer { a in
        other.components.withUnsafeBufferPointer { b in
          var sum: Float = 0
          for index in 0..<min(a.count, b.count) { sum += a[index] * b[index] }
          return sum
        }
      }
    }

    /// The direction of several texts together.
    public static func sum(_ directions: some Sequence<Direction>) -> Direction {
      var total: [Float] = []
      for direction in directions {
        if total.isEmpty { total = direction.components; continue }
        for index in total.indices { total[index] += direction.components[index] }
      }
      return Direction(total)
    }
  }
}
