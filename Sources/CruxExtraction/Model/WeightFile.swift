import CruxLanguage
import Foundation

/// All weights of an extractor: named tables in one block of bytes, laid out so that a file of them is used
/// where it is mapped.
///
/// Layout, little-endian: the magic `CRUXW5`, two bytes of padding, the number of sections (UInt32), four bytes
/// of padding; per section its name (24 bytes, zero-padded), buckets (UInt32), columns (UInt32), scale (Float32), the
/// bits of a row's number (UInt32), offset (UInt64); then the sections, each aligned to 64 bytes: the last bytes of the
/// numbers of the rows that are there, eight a bucket (see `bucket(of:)`), then the rows' weights (a byte each, see
/// `decoded`). Free places come last in their bucket; they have the number 0 and no weight. A section of no bits is a
/// `Forest`: its buckets are trees.
package final class WeightFile: Sendable {
  package static let magic = Array("CRUXW5".utf8)
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
    for section in try sections()
    where section.size > bytes.count || section.offset > bytes.count - section.size {
      throw WeightError("the weights are cut off in the table \(section.name)")
    }
  }

  struct Section {
    var name: String
    var buckets: Int
    var columns: Int
    var scale: Float
    var bits: Int
    var offset: Int

    /// In bytes; as many as can be where a damaged header gives more.
    var size: Int {
      let width = bits == 0 ? Forest.treeSize(columns: columns) : WeightTable.bucket * (1 + columns)
      let (size, isTooLarge) = buckets.multipliedReportingOverflow(by: width)
      return isTooLarge ? .max : size
    }
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
        buckets: Int(bytes.loadUnaligned(fromByteOffset: entry + 24, as: UInt32.self)),
        columns: Int(bytes.loadUnaligned(fromByteOffset: entry + 28, as: UInt32.self)),
        scale: Float(bitPattern: bytes.loadUnaligned(fromByteOffset: entry + 32, as: UInt32.self)),
        bits: Int(bytes.loadUnaligned(fromByteOffset: entry + 36, as: UInt32.self)),
        offset: Int(clamping: bytes.loadUnaligned(fromByteOffset: entry + 40, as: UInt64.self)))
    }
  }

  private func section(_ name: String) throws -> Section {
    guard let section = try sections().first(where: { $0.name == name }) else {
      throw WeightError("the weights have no table \(name)")
    }
    return section
  }

  /// The trees of a name, grown on so many measures.
  /// - Throws: `WeightError` where there are none, or some of another form.
  package func forest(_ name: String, columns: Int, measures: Int) throws -> Forest {
    let section = try section(name)
    let bytes = UnsafeRawBufferPointer(rebasing: bytes[section.offset..<section.offset + section.size])
    guard section.columns == columns, section.bits == 0,
      let forest = Forest(bytes, trees: section.buckets, columns: columns, measures: measures)
    else { throw WeightError("the trees \(name) are not of the expected form") }
    return forest
  }

  /// The table of a name.
  /// - Throws: `WeightError` where there is none, or one of another width.
  package func table(_ name: String, columns: Int) throws -> WeightTable {
    let section = try section(name)
    guard section.columns == columns, (1...32).contains(section.bits), section.buckets > 0,
      WeightTable.rowsOfBucket * section.buckets >= 1 << section.bits, section.offset % 64 == 0,
      let base = bytes.baseAddress
    else { throw WeightError("the table \(name) is not of the expected form") }
    return WeightTable(file: self, base: base + section.offset, section)
  }
}

/// Weights that cannot be used.
package struct WeightError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// A table of weights: a row a feature, a column a label. A feature's row has its number after hashing (Weinberger et al.
/// 2009, "Feature hashing for large scale multitask learning"); rows that weigh nothing or next to it are left out, so
/// that most features that were not learnt weigh nothing, instead of what another does that fell into their place.
package struct WeightTable: Sendable {
  /// Rows with numbers near one another share a bucket of eight places.
  package static let bucket = 8
  /// So many numbers at most, that their last bytes tell them apart.
  package static let rowsOfBucket = 256

  private let file: WeightFile
  /// Immutable, and alive as long as `file`.
  nonisolated(unsafe) private let numbers: UnsafeRawPointer
  nonisolated(unsafe) private let weights: UnsafePointer<Int8>
  private let buckets: UInt64
  private let bits: UInt64
  package let columns: Int
  private let scale: Float

  init(file: WeightFile, base: UnsafeRawPointer, _ section: WeightFile.Section) {
    self.file = file
    numbers = base
    weights = (base + section.buckets * Self.bucket).assumingMemoryBound(to: Int8.self)
    buckets = UInt64(section.buckets)
    bits = UInt64(section.bits)
    columns = section.columns
    scale = section.scale
  }

  /// The bucket of a row.
  @inline(__always)
  package static func bucket(of row: UInt32, _ buckets: UInt64, bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (UInt64(row) &* buckets) &>> bits)
  }

  /// Where the weights of a feature stand, if it has any.
  @inline(__always)
  private func place(of id: UInt32) -> (place: Int, isThere: Bool) {
    let row = UInt32(truncatingIfNeeded: UInt64(id) & (1 &<< bits &- 1))
    let bucket = Self.bucket(of: row, buckets, bits: bits)
    let numbers = UInt64(littleEndian: numbers.loadUnaligned(fromByteOffset: bucket &* 8, as: UInt64.self))
    // The first of eight bytes that is the row's last: where they differ by nothing.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let differences = numbers ^ (UInt64(row & 0xFF) &* ones)
    let equal = (differences &- ones) & ~differences & (ones << 7)
    return ((bucket &* 8 &+ equal.trailingZeroBitCount &>> 3) &* columns, equal != 0)
  }

  /// Where the weights of all those features stand that have any. They are looked up before any weight is, and without
  /// a branch, since neither memory nor the processor can foretell them.
  @inline(__always)
  private func withPlaces<Sum>(
    of features: Features, _ body: (Slice<UnsafeMutableBufferPointer<Int32>>) -> Sum
  ) -> Sum {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: features.ids.count) { places in
      var found = 0
      features.ids.withUnsafeBufferPointer { ids in
        for id in ids {
          let (place, isThere) = place(of: id)
          places[found] = Int32(truncatingIfNeeded: place)
          found &+= isThere ? 1 : 0
        }
      }
      return body(places[..<found])
    }
  }

  /// A weight as a multiple of the scale: the square of its code, with the code's sign, so that one byte tells small
  /// weights apart as well as large ones.
  @inline(__always)
  private static func decoded(_ code: Int8) -> Int32 { Int32(code) &* abs(Int32(code)) }

  /// One weight.
  package func weight(row: UInt32, column: Int) -> Float {
    let (place, isThere) = place(of: row)
    return isThere ? Float(Self.decoded(weights[place + column])) * scale : 0
  }

  /// The sum of one column over features.
  @inline(__always)
  package func score(_ features: Features, column: Int = 0) -> Float {
    let sum = withPlaces(of: features) { places in
      places.reduce(Int32(0)) { $0 &+ Self.decoded(weights[Int($1) &+ column]) }
    }
    return Float(sum) * scale
  }

  /// The sums of all columns.
  package func scores(_ features: Features) -> [Float] {
    var sums = [Int32](repeating: 0, count: columns)
    withPlaces(of: features) { places in
      sums.withUnsafeMutableBufferPointer { sums in
        for place in places {
          for column in 0..<columns { sums[column] &+= Self.decoded(weights[Int(place) &+ column]) }
        }
      }
    }
    return sums.map { Float($0) * scale }
  }

  /// What each traced feature adds to one column, over what it adds to the columns on average.
  func contributions(_ features: Features, column: Int) -> [(sight: Sight, weight: Float)] {
    zip(features.sights, features.ids).map { sight, id in
      let row = (0..<columns).map { weight(row: id, column: $0) }
      let mean = columns > 1 ? row.reduce(0, +) / Float(columns) : 0
      return (sight, row[column] - mean)
    }
  }

  /// The probabilities of all columns.
  package func probabilities(_ features: Features) -> [Float] { softmax(scores(features)) }

  /// Sixteen columns at once, for the models that run on every token.
  @inline(__always)
  func scores16(_ features: Features) -> SIMD16<Int32> {
    withPlaces(of: features) { places in
      var sum = SIMD16<Int32>()
      for place in places {
        let row = UnsafeRawPointer(weights + Int(place))
        let codes = SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
        let sizes = pointwiseMax(codes, 0 &- codes)
        sum &+= SIMD16<Int32>(truncatingIfNeeded: codes &* sizes)
      }
      return sum
    }
  }

  @inline(__always)
  func scores4(_ features: Features) -> SIMD4<Float> {
    let sum = withPlaces(of: features) { places in
      var sum = SIMD4<Int32>()
      for place in places {
        let row = UnsafeRawPointer(weights + Int(place))
        let codes = SIMD4<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD4<Int8>.self))
        let sizes = pointwiseMax(codes, 0 &- codes)
        sum &+= SIMD4<Int32>(truncatingIfNeeded: codes &* sizes)
      }
      return sum
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
