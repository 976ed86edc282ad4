import Testing

@testable import CruxExtraction

@Suite struct WeightFileTests {
  /// A file of one table with two rows.
  private func file(_ codes: [Int8], scale: Float) -> [UInt8] {
    var bytes = WeightFile.magic + [0, 0]
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
    append(UInt32(1))
    append(UInt32(0))
    bytes += Array("t".utf8) + [UInt8](repeating: 0, count: 23)
    append(UInt32(2))
    append(UInt32(codes.count / 2))
    append(scale.bitPattern)
    append(UInt32(0))
    append(UInt64(64))
    return bytes + codes.map(UInt8.init(bitPattern:))
  }

  /// Codes of all signs and sizes.
  private func codes(_ count: Int) -> [Int8] {
    (0..<count).map { Int8(($0 * 37 + 11) % 255 - 127) }
  }

  @Test func aWeightIsTheSquareOfItsCodeWithItsSign() throws {
    let table = try WeightFile(file([-127, 127, 0, -3], scale: 0.5)).table("t", columns: 2)
    #expect(table.weight(row: 0, column: 0) == -8064.5)
    #expect(table.weight(row: 0, column: 1) == 8064.5)
    #expect(table.weight(row: 1, column: 0) == 0)
    #expect(table.weight(row: 1, column: 1) == -4.5)
  }

  @Test(arguments: [3, 4, 16]) func allWaysToSumAgree(_ columns: Int) throws {
    let codes = codes(columns * 2)
    let table = try WeightFile(file(codes, scale: 1)).table("t", columns: columns)
    var features = Features()
    for template in UInt32(0)..<9 { features.add(template, 7) }
    let expected = (0..<columns).map { column in
      features.ids.reduce(Float(0)) { $0 + table.weight(row: Int($1 & 1), column: column) }
    }
    #expect(table.scores(features) == expected)
    for column in 0..<columns { #expect(table.score(features, column: column) == expected[column]) }
    if columns == 4 {
      let sums = table.scores4(features)
      #expect((0..<4).map { sums[$0] } == expected)
    }
    if columns == 16 {
      let sums = table.scores16(features)
      #expect((0..<16).map { Float(sums[$0]) } == expected)
    }
  }

  @Test func aCutOffOrOlderFileIsRefused() throws {
    let whole = file(codes(8), scale: 1)
    #expect(throws: WeightError.self) { try WeightFile(Array(whole.dropLast())) }
    #expect(throws: WeightError.self) { try WeightFile(Array("CRUXW1".utf8) + whole.dropFirst(6)) }
  }
}
