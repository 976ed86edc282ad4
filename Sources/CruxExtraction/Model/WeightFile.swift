import CruxLanguage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All weights of an extractor: named tables in one block of bytes, laid out so that a file of them is used
/// where it is mapped.
///
/// Layout, little-endian: the magic `CRUXW2`, two bytes of padding, the number of sections (UInt32), four bytes
/// of padding; per section its name (24 bytes, zero-padded), rows (UInt32), columns (UInt32), scale (Float32), four
/// bytes of padding, offset (UInt64); then the sections' weights (a byte each, see `decoded`), each section aligned to
/// 64 bytes.
package final class WeightFile: Sendable {
  package static let magic = Array("CRUXW2".utf8)
  static let headerSize = 16
  static let entrySize = 48

  private let file: MappedFile
  var bytes: UnsafeRawBufferPointer { file.bytes }

  /// Maps a file.
  /// - Throws: `WeightError` where it cannot be read or is no file of weights.
  package convenience init(path: String) throws {
    guard let file = MappedFile(path: path) else { throw WeightError("cannot read the weights at \(path)") }
    try self.init(file)
  }

  /// Takes bytes as a file would hold them.
  package convenience init(_ content: [UInt8]) throws { try self.init(MappedFile(content)) }

  private init(_ file: MappedFile) throws {
    self.file = file
    try validate()
  }

  private func validate() throws {
    guard bytes.count >= Self.headerSize, bytes.prefix(Self.magic.count).elementsEqual(Self.magic) else {
      throw WeightError("this is no file of weights")
    }
    for section in try sections() where section.offset + section.rows * section.columns > bytes.count {
      throw WeightError("the weights are cut off in the table \(section.name)")
    }
  }

  struct Section {
    var name: String
    var rows: Int
    var columns: Int
    var scale: Float
    var offset: Int
  }

  private func sections() throws -> [Section] {
    let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard Self.headerSize + count * Self.entrySize <= bytes.count else {
      throw WeightError("the weights are cut off in their header")
    }
    return (0..<count).map { index in
      let entry = Self.headerSize + index * Self.entrySize
      return Section(
        name: String(decoding: bytes[entry..<entry + 24].prefix { $0 != 0 }, as: UTF8.self),
        rows: Int(bytes.loadUnaligned(fromByteOffset: entry + 24, as: UInt32.self)),
        columns: Int(bytes.loadUnaligned(fromByteOffset: entry + 28, as: UInt32.self)),
        scale: Float(bitPattern: bytes.loadUnaligned(fromByteOffset: entry + 32, as: UInt32.self)),
        offset: Int(bytes.loadUnaligned(fromByteOffset: entry + 40, as: UInt64.self)))
    }
  }

  /// The table of a name.
  /// - Throws: `WeightError` where there is none, or one of another width.
  package func table(_ name: String, columns: Int) throws -> WeightTable {
    guard let section = try sections().first(where: { $0.name == name }) else {
      throw WeightError("the weights have no table \(name)")
    }
    guard section.columns == columns, section.rows & (section.rows - 1) == 0, section.offset % 64 == 0,
      let base = bytes.baseAddress
    else { throw WeightError("the table \(name) is not of the expected form") }
    return WeightTable(
      file: self, weights: (base + section.offset).assumingMemoryBound(to: Int8.self),
      mask: UInt32(section.rows - 1), columns: columns, scale: section.scale)
  }
}

/// Weights that cannot be used.
package struct WeightError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// A table of weights: a row a feature, a column a label. Features are row numbers after hashing
/// (Weinberger et al. 2009, "Feature hashing for large scale multitask learning").
package struct WeightTable: Sendable {
  private let file: WeightFile
  /// Immutable, and alive as long as `file`.
  nonisolated(unsafe) private let weights: UnsafePointer<Int8>
  private let mask: UInt32
  package let columns: Int
  private let scale: Float

  init(file: WeightFile, weights: UnsafePointer<Int8>, mask: UInt32, columns: Int, scale: Float) {
    self.file = file
    self.weights = weights
    self.mask = mask
    self.columns = columns
    self.scale = scale
  }

  /// A weight as a multiple of the scale: the square of its code, with the code's sign, so that one byte tells small
  /// weights apart as well as large ones.
  @inline(__always)
  private static func decoded(_ code: Int8) -> Int32 { Int32(code) &* abs(Int32(code)) }

  /// One weight, for tables that are not hashed.
  package func weight(row: Int, column: Int) -> Float {
    Float(Self.decoded(weights[row * columns + column])) * scale
  }

  /// The sum of one column over features.
  @inline(__always)
  package func score(_ features: Features, column: Int = 0) -> Float {
    var sum: Int32 = 0
    features.ids.withUnsafeBufferPointer { ids in
      for id in ids { sum &+= Self.decoded(weights[Int(id & mask) &* columns &+ column]) }
    }
    return Float(sum) * scale
  }

  /// Adds the sums of all columns to `scores`.
  @inline(__always)
  package func add(_ features: Features, to scores: inout [Float]) {
    features.ids.withUnsafeBufferPointer { ids in
      scores.withUnsafeMutableBufferPointer { scores in
        for column in 0..<columns {
          var sum: Int32 = 0
          for id in ids { sum &+= Self.decoded(weights[Int(id & mask) &* columns &+ column]) }
          scores[column] += Float(sum) * scale
        }
      }
    }
  }

  /// The sums of all columns.
  package func scores(_ features: Features) -> [Float] {
    var scores = [Float](repeating: 0, count: columns)
    add(features, to: &scores)
    return scores
  }

  /// What each traced feature adds to one column, over what it adds to the columns on average.
  func contributions(_ features: Features, column: Int) -> [(sight: Sight, weight: Float)] {
    zip(features.sights, features.ids).map { sight, id in
      let row = (0..<columns).map { weight(row: Int(id & mask), column: $0) }
      let mean = columns > 1 ? row.reduce(0, +) / Float(columns) : 0
      return (sight, row[column] - mean)
    }
  }

  /// The probabilities of all columns.
  package func probabilities(_ features: Features) -> [Float] { softmax(scores(features)) }

  /// Sixteen columns at once, for the models that run on every token.
  @inline(__always)
  func scores16(_ features: Features) -> SIMD16<Int32> {
    var sum = SIMD16<Int32>()
    features.ids.withUnsafeBufferPointer { ids in
      for id in ids {
        let row = UnsafeRawPointer(weights + Int(id & mask) &* 16)
        let codes = SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
        let sizes = pointwiseMax(codes, 0 &- codes)
        sum &+= SIMD16<Int32>(truncatingIfNeeded: codes &* sizes)
      }
    }
    return sum
  }

  @inline(__always)
  func scores4(_ features: Features) -> SIMD4<Float> {
    var sum = SIMD4<Int32>()
    features.ids.withUnsafeBufferPointer { ids in
      for id in ids {
        let row = UnsafeRawPointer(weights + Int(id & mask) &* 4)
        let codes = SIMD4<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD4<Int8>.self))
        let sizes = pointwiseMax(codes, 0 &- codes)
        sum &+= SIMD4<Int32>(truncatingIfNeeded: codes &* sizes)
      }
    }
    return SIMD4<Float>(sum) * scale
  }
}

/// Scores as probabilities.
package func softmax(_ scores: [Float]) -> [Float] {
  let top = scores.max() ?? 0
  var exponentials = scores
  var total: Float = 0
  for index in exponentials.indices {
    exponentials[index] = exp(exponentials[index] - top)
    total += exponentials[index]
  }
  for index in exponentials.indices { exponentials[index] /= total }
  return exponentials
}

/// The probability of a log-odds.
package func sigmoid(_ score: Float) -> Float { 1 / (1 + exp(-score)) }
