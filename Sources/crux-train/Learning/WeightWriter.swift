import CruxExtraction

/// Writes learnt tables in the layout that `WeightFile` maps: a byte a weight, one scale a table.
func weightFile(_ tables: [Table]) -> [UInt8] {
  let header = 16 + 48 * tables.count
  var offset = (header + 63) / 64 * 64
  var bytes = WeightFile.magic + [0, 0]
  append(UInt32(tables.count), to: &bytes)
  append(UInt32(0), to: &bytes)
  var body: [UInt8] = []
  for table in tables {
    let top = table.weights.reduce(Float(1e-6)) { max($0, abs($1)) }
    let scale = top / (127 * 127)
    bytes += Array(table.name.utf8) + [UInt8](repeating: 0, count: 24 - table.name.utf8.count)
    append(UInt32(1 << table.bits), to: &bytes)
    append(UInt32(table.columns), to: &bytes)
    append(scale.bitPattern, to: &bytes)
    append(UInt32(0), to: &bytes)
    append(UInt64(offset), to: &bytes)
    let size = table.weights.count
    body.reserveCapacity(body.count + size + 64)
    for weight in table.weights {
      let code = Int8((abs(weight) / scale).squareRoot().rounded())
      append(weight < 0 ? -code : code, to: &body)
    }
    let padding = (size + 63) / 64 * 64 - size
    body += [UInt8](repeating: 0, count: padding)
    offset += size + padding
  }
  bytes += [UInt8](repeating: 0, count: (header + 63) / 64 * 64 - header)
  return bytes + body
}

private func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
  withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
}
