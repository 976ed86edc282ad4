import CruxExtraction

/// The bytes that the weights may take.
private let mostBytes = 8_000_000

/// The file of all that was learnt, without what weighs so little that there is no room for it.
func weightFile(_ learnt: Learnt, _ language: [Table]) -> [UInt8] {
  let tables = language + learnt.tables
  var (share, bytes): (Float, [UInt8]) = (0.01, weightFile(tables, learnt.forests))
  while bytes.count > mostBytes, share < 1 {
    share += 0.001
    bytes = weightFile(tables, learnt.forests, leastShare: share)
  }
  print("rows under \(share) of a table's largest weight are left out")
  return bytes
}

/// Writes learnt tables and forests in the layout that `WeightFile` maps: a byte a weight, one scale a table.
/// - Parameter leastShare: rows with less than this share of the table's largest weight are as good as nothing.
func weightFile(_ tables: [Table], _ forests: [GrownForest] = [], leastShare: Float = 0.01) -> [UInt8] {
  let header = 16 + 48 * (tables.count + forests.count)
  var offset = (header + 63) / 64 * 64
  var bytes = WeightFile.magic + [0, 0]
  append(UInt32(tables.count + forests.count), to: &bytes)
  append(UInt32(0), to: &bytes)
  var body: [UInt8] = []
  for section in tables.map({ Section($0, leastShare) }) + forests.map(Section.init) {
    bytes += Array(section.name.utf8) + [UInt8](repeating: 0, count: 24 - section.name.utf8.count)
    append(UInt32(section.count), to: &bytes)
    append(UInt32(section.columns), to: &bytes)
    append(section.scale.bitPattern, to: &bytes)
    append(UInt32(section.bits), to: &bytes)
    append(UInt64(offset), to: &bytes)
    let padding = (section.bytes.count + 63) / 64 * 64 - section.bytes.count
    body += section.bytes + [UInt8](repeating: 0, count: padding)
    offset += section.bytes.count + padding
  }
  bytes += [UInt8](repeating: 0, count: (header + 63) / 64 * 64 - header)
  return bytes + body
}

/// One part of a file of weights.
private struct Section {
  var name: String
  var count: Int
  var columns: Int
  var scale: Float
  var bits: Int
  var bytes: [UInt8]

  init(_ table: Table, _ leastShare: Float) {
    let rows = CodedRows(table, leastShare)
    (name, count, columns, scale) = (table.name, rows.count, table.columns, rows.scale)
    (bits, bytes) = (table.bits, rows.bytes)
  }

  init(_ forest: GrownForest) {
    (name, count, columns, scale) = (forest.name, forest.trees.count, forest.columns, 1)
    (bits, bytes) = (0, [])
    for tree in forest.trees {
      bytes += [0] + tree.measures.map { UInt8($0) }
      for bound in [0] + tree.bounds { append(bound.bitPattern, to: &bytes) }
      for value in tree.values { append(upperHalf(value), to: &bytes) }
    }
  }
}

/// The sign, the exponent and the first seven bits of a number, rounded.
private func upperHalf(_ value: Float) -> UInt16 { UInt16((value.bitPattern + 0x8000) >> 16) }

/// The rows of a table that weigh anything, in their buckets, the heaviest first.
private struct CodedRows {
  private typealias Row = (number: UInt32, codes: [Int8])

  /// How full buckets are on average, were none too full: of those that are, the rows are left out that weigh least.
  private static let fullness = 0.82

  let scale: Float
  private let buckets: [[Row]]
  private let columns: Int

  init(_ table: Table, _ leastShare: Float) {
    columns = table.columns
    let weights = table.weights
    let top = weights.reduce(Float(1e-6)) { max($0, abs($1)) }
    let scale = top / (127 * 127)
    self.scale = scale
    var rows: [Row] = []
    for row in 0..<(1 << table.bits) {
      let weights = weights[row * columns..<(row + 1) * columns]
      guard weights.contains(where: { abs($0) >= top * leastShare }) else { continue }
      let codes = weights.map { weight in
        let code = Int8((abs(weight) / scale).squareRoot().rounded())
        return weight < 0 ? -code : code
      }
      rows.append((UInt32(row), codes))
    }
    let count = max(
      1, Int((Double(rows.count) / Self.fullness / Double(WeightTable.bucket)).rounded(.up)),
      (1 << table.bits) / WeightTable.rowsOfBucket)
    var buckets = [[Row]](repeating: [], count: count)
    for row in rows {
      buckets[WeightTable.bucket(of: row.number, UInt64(count), bits: UInt64(table.bits))].append(row)
    }
    func weight(_ row: Row) -> Int { row.codes.reduce(0) { max($0, abs(Int($1))) } }
    self.buckets = buckets.map { rows in
      Array(rows.sorted { (weight($1), $0.number) < (weight($0), $1.number) }.prefix(WeightTable.bucket))
    }
  }

  /// How many buckets there are.
  var count: Int { buckets.count }

  var bytes: [UInt8] {
    let size = WeightTable.bucket
    var numbers = [UInt8](repeating: 0, count: buckets.count * size)
    var codes = [UInt8](repeating: 0, count: buckets.count * size * columns)
    for (bucket, rows) in buckets.enumerated() {
      for (place, row) in rows.enumerated() {
        let position = bucket * size + place
        numbers[position] = UInt8(truncatingIfNeeded: row.number)
        for (column, code) in row.codes.enumerated() {
          codes[position * columns + column] = UInt8(bitPattern: code)
        }
      }
    }
    return numbers + codes
  }
}

private func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
  withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
}
