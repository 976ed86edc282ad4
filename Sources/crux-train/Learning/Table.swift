import CruxExtraction

/// Weights while they are learnt: AdaGrad (Duchi et al. 2011) with a pull towards zero on what is touched.
struct Table {
  let name: String
  let bits: Int
  let columns: Int
  private(set) var weights: [Float]
  private var squares: [Float]
  var rate: Float
  var decay: Float

  init(_ name: String, bits: Int, columns: Int, rate: Float = 0.2, decay: Float = 1e-4) {
    self.name = name
    self.bits = bits
    self.columns = columns
    self.rate = rate
    self.decay = decay
    weights = [Float](repeating: 0, count: columns << bits)
    squares = [Float](repeating: 1e-2, count: columns << bits)
  }

  private func row(_ id: UInt32) -> Int { Int(id & UInt32(1 << bits - 1)) * columns }

  func score(_ features: Features, _ column: Int = 0) -> Float {
    var sum: Float = 0
    for id in features.ids { sum += weights[row(id) + column] }
    return sum
  }

  func scores(_ features: Features) -> [Float] {
    var sums = [Float](repeating: 0, count: columns)
    for id in features.ids {
      let row = row(id)
      for column in 0..<columns { sums[column] += weights[row + column] }
    }
    return sums
  }

  /// One step down a gradient that is the same for every feature given.
  mutating func step(_ features: Features, _ column: Int, _ gradient: Float) {
    guard gradient != 0 else { return }
    for id in features.ids {
      let index = row(id) + column
      let slope = gradient + decay * weights[index]
      squares[index] += slope * slope
      weights[index] -= rate * slope / squares[index].squareRoot()
    }
  }

  /// Sets a weight of a table that is not hashed.
  mutating func set(_ row: Int, _ column: Int, _ weight: Float) { weights[row * columns + column] = weight }

  mutating func take(_ average: Average) { weights = average.weights }
}

/// The same numbers in every run (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
