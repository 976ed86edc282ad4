import CruxLanguage

/// The features of one thing to be scored: hashes of what is seen there, each kind of sight under its own
/// template number, so that the same word means different things at different places.
package struct Features: Sendable {
  package private(set) var ids: [UInt32] = []

  package init() {}

  package mutating func removeAll() { ids.removeAll(keepingCapacity: true) }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32 = 0) {
    ids.append(Self.mix(template &* 0x9E37_79B1 ^ first))
  }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    ids.append(Self.mix(Self.mix(template &* 0x9E37_79B1 ^ first) ^ second &* 0x85EB_CA6B))
  }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
    let pair = Self.mix(Self.mix(template &* 0x9E37_79B1 ^ first) ^ second &* 0x85EB_CA6B)
    ids.append(Self.mix(pair ^ third &* 0xC2B2_AE35))
  }

  /// Those features that pass a test.
  package func filtered(_ isWanted: (UInt32) -> Bool) -> Features {
    var features = Features()
    features.ids = ids.filter(isWanted)
    return features
  }

  /// Each feature again, joined to a condition.
  package mutating func cross(_ condition: UInt32, from start: Int) {
    for id in ids[start...] { ids.append(Self.mix(id ^ condition &* 0x27D4_EB2F)) }
  }

  @inline(__always)
  private static func mix(_ value: UInt32) -> UInt32 {
    var value = value
    value ^= value >> 16
    value &*= 0x7FEB_352D
    value ^= value >> 15
    value &*= 0x846C_A68B
    return value ^ (value >> 16)
  }
}

/// The number of the first bound that a value does not reach: a feature for how large it is.
@inline(__always)
package func bucket(_ value: Int, _ bounds: StaticBounds) -> UInt32 {
  var index: UInt32 = 0
  for bound in bounds.values where value >= bound { index += 1 }
  return index
}

/// Ascending bounds of buckets.
package struct StaticBounds: Sendable {
  let values: [Int]

  package static let counts = StaticBounds(values: [1, 2, 3, 4, 6, 8, 12, 16, 24, 40])
  package static let coarse = StaticBounds(values: [1, 2, 4, 8, 16])
}

/// A share from 0 to 1 as one of ten buckets.
@inline(__always)
package func tenth(_ share: Float) -> UInt32 { UInt32(max(0, min(9, share * 10))) }
