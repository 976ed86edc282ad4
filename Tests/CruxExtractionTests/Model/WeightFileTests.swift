import Testing

@testable import CruxExtraction

@Suite struct WeightFileTests {
  /// A file of one table: rows by their numbers, each in its bucket.
  private func file(
    _ rows: KeyValuePairs<UInt32, [Int8]>, columns: Int, bits: UInt32, buckets: Int = 1, scale: Float = 1
  ) -> [UInt8] {
    var numbers = [UInt8](repeating: 0, count: buckets * 8)
    var weights = [UInt8](repeating: 0, count: buckets * 8 * columns)
    var free = (0..<buckets).map { $0 * 8 }
    for (row, codes) in rows {
      let bucket = (Int(row) * buckets) >> Int(bits)
      let place = free[bucket]
      free[bucket] += 1
      numbers[place] = UInt8(truncatingIfNeeded: row)
      for (column, code) in codes.enumerated() { weights[place * columns + column] = UInt8(bitPattern: code) }
    }
    return WeightFile.section(
      numbers + weights, buckets: buckets, columns: columns, bits: bits, scale: scale)
  }

  /// Codes of all signs and sizes.
  private func codes(_ count: Int) -> [Int8] {
    (0..<count).map { Int8(($0 * 37 + 11) % 255 - 127) }
  }

  @Test func aWeightIsTheSquareOfItsCodeWithItsSign() throws {
    let bytes = file([0: [-127, 127], 1: [0, -3]], columns: 2, bits: 1, scale: 0.5)
    let table = try WeightFile(bytes).table("t", columns: 2)
    #expect(table.weight(row: 0, column: 0) == -8064.5)
    #expect(table.weight(row: 0, column: 1) == 8064.5)
    #expect(table.weight(row: 1, column: 0) == 0)
    #expect(table.weight(row: 1, column: 1) == -4.5)
  }

  @Test(arguments: [3, 4, 16]) func allWaysToSumAgree(_ columns: Int) throws {
    let codes = codes(columns * 2)
    let rows: KeyValuePairs = [UInt32(0): Array(codes.prefix(columns)), 2: Array(codes.suffix(columns))]
    let table = try WeightFile(file(rows, columns: columns, bits: 2)).table("t", columns: columns)
    var features = Features()
    for template in UInt32(0)..<9 { features.add(template, 7) }
    let expected = (0..<columns).map { column in
      features.ids.reduce(Float(0)) { $0 + table.weight(row: $1 & 3, column: column) }
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

  @Test func aRowThatIsNotThereWeighsNothing() throws {
    // 3 and 259 end in the same byte, and each has its bucket.
    let bytes = file([3: [2], 259: [5]], columns: 1, bits: 9, buckets: 2)
    let table = try WeightFile(bytes).table("t", columns: 1)
    #expect([3, 259, 0, 4, 256, 260].map { table.weight(row: $0, column: 0) } == [4, 25, 0, 0, 0, 0])
  }

  @Test(arguments: [2, 4, 5, 9])
  func aForestAddsWhatTheLeavesOfItsTreesSay(_ count: Int) throws {
    // The last looks at the measures the other way round.
    let one = WeightFile.tree(1, above: 0.5, 0, above: 2, columns: 2)
    let trees =
      Array(repeatElement(one, count: count - 1).joined())
      + WeightFile.tree(0, above: 2.5, 1, above: -1, columns: 2)
    let forest = try WeightFile(WeightFile.section(trees, buckets: count, columns: 2, bits: 0)).forest(
      "t", columns: 2, measures: 2)
    // The first column begins at 0.5, the second at 1; at its bound a measure is not above it.
    func expected(_ leafOfOne: Float, _ leafOfLast: Float) -> [Float] {
      let sum = leafOfOne * Float(count - 1) + leafOfLast
      return [0.5 + sum, 1 + 2 * sum]
    }
    let told = forest.added(
      to: Array(repeating: [0.5, 1], count: 4), [[3, 0.5], [2, 1], [2.2, 1], [3, -2]])
    #expect(told == [expected(0, 24), expected(16, 0), expected(24, 0), expected(0, 16)])
  }

  @Test func treesOfAnotherFormAreRefused() throws {
    let bytes = WeightFile.section(
      WeightFile.tree(1, above: 0.5, 2, above: 2, columns: 2), buckets: 1, columns: 2, bits: 0)
    let weights = try WeightFile(bytes)
    #expect(throws: WeightError.self) { try weights.forest("t", columns: 2, measures: 2) }
    #expect(throws: WeightError.self) { try weights.forest("t", columns: 3, measures: 3) }
    #expect(throws: WeightError.self) { try weights.table("t", columns: 2) }
    #expect(throws: WeightError.self) { try WeightFile(Array(bytes.dropLast())) }
  }

  @Test func aCutOffOlderOrAmbiguousFileIsRefused() throws {
    let whole = file([0: [1, 2, 3], 1: [4, 5, 6]], columns: 3, bits: 1)
    #expect(throws: WeightError.self) { try WeightFile(Array(whole.dropLast())) }
    #expect(throws: WeightError.self) { try WeightFile(Array("CRUXW3".utf8) + whole.dropFirst(6)) }
    let crowded = try WeightFile(file([3: [2]], columns: 1, bits: 9))
    #expect(throws: WeightError.self) { try crowded.table("t", columns: 1) }
  }
}
