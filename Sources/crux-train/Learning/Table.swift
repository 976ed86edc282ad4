import CruxExtraction

/// Weights while they are learnt: AdaGrad (Duchi et al. 2011) with a pull towards zero on what is touched.
struct Table {
  let name: String
  let bits: Int
  let columns: Int
  /// Each weight beside the sum of its squared gradients, since both are wanted together.
  private var cells: [SIMD2<Float>]
  var rate: Float
  var decay: Float

  init(_ name: String, bits: Int, columns: Int, rate: Float = 0.2, decay: Float = 1e-4) {
    self.name = name
    self.bits = bits
    self.columns = columns
    self.rate = rate
    self.decay = decay
    cells = [SIMD2<Float>](repeating: SIMD2(0, 1e-2), count: columns << bits)
  }

  var weights: [Float] { cells.map { $0.x } }

  @inline(__always)
  private func row(_ id: UInt32) -> Int { Int(id & UInt32(1 << bits - 1)) * columns }

  func score(_ features: Features, _ column: Int = 0) -> Float {
    cells.withUnsafeBufferPointer { cells in
      var sum: Float = 0
      for id in features.ids { sum += cells[row(id) + column].x }
      return sum
    }
  }

  func scores(_ features: Features) -> [Float] {
    var sums = [Float](repeating: 0, count: columns)
    cells.withUnsafeBufferPointer { cells in
      sums.withUnsafeMutableBufferPointer { sums in
        for id in features.ids {
          let row = row(id)
          for column in 0..<columns { sums[column] += cells[row + column].x }
        }
      }
    }
    return sums
  }

  /// One step down a gradient that is the same for every feature given.
  mutating func step(_ features: Features, _ column: Int, _ gradient: Float) {
    guard gradient != 0 else { return }
    let (rate, decay, columns, mask) = (rate, decay, columns, UInt32(1 << bits - 1))
    cells.withUnsafeMutableBufferPointer { cells in
      for id in features.ids {
        let index = Int(id & mask) * columns + column
        var cell = cells[index]
        let slope = gradient + decay * cell.x
        cell.y += slope * slope
        cell.x -= rate * slope / cell.y.squareRoot()
        cells[index] = cell
      }
    }
  }

  /// Sets a weight of a table that is not hashed.
  mutating func set(_ row: Int, _ column: Int, _ weight: Float) { cells[row * columns + column].x = weight }

  mutating func take(_ average: Average) {
    for (index, weight) in average.weights.enumerated() { cells[index].x = weight }
  }
}
