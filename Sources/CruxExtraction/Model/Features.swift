import CruxLanguage

/// The features of one thing to be scored: hashes of what is seen there, each kind of sight under its own
/// template number, so that the same word means different things at different places.
package struct Features: Sendable {
  package private(set) var ids: [UInt32] = []
  /// What each id stands for, where that is wanted.
  private(set) var sights: [Sight] = []
  private let isTraced: Bool

  package init() { isTraced = false }

  /// Features that remember what they stand for.
  init(isTraced: Bool) { self.isTraced = isTraced }

  package mutating func removeAll() { ids.removeAll(keepingCapacity: true) }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32 = 0) {
    ids.append(Self.mix(template &* 0x9E37_79B1 ^ first))
    if isTraced { trace(template, first, 0) }
  }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    ids.append(Self.mix(Self.mix(template &* 0x9E37_79B1 ^ first) ^ second &* 0x85EB_CA6B))
    if isTraced { trace(template, first, second) }
  }

  @inline(__always)
  package mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
    let pair = Self.mix(Self.mix(template &* 0x9E37_79B1 ^ first) ^ second &* 0x85EB_CA6B)
    ids.append(Self.mix(pair ^ third &* 0xC2B2_AE35))
    if isTraced { trace(template, first, second) }
  }

  /// Those features that pass a test.
  package func filtered(_ isWanted: (UInt32) -> Bool) -> Features {
    var features = Features()
    features.ids = ids.filter(isWanted)
    return features
  }

  private mutating func trace(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    sights.append(Sight(template: template, first: first, second: second))
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

/// What a feature stands for: the number of its template and the first two values seen.
struct Sight: Sendable, Equatable {
  var template: UInt32
  var first: UInt32
  var second: UInt32
}

extension WordVectors.Direction {
  /// How far it points along each axis: a feature for each along which it points at all.
  func addAxes(_ template: UInt32, _ features: inout Features) {
    for (axis, component) in components.enumerated() where abs(component) > 0.04 {
      let level: UInt32 = (abs(component) > 0.12 ? 1 : 0) | (component < 0 ? 2 : 0)
      features.add(template, UInt32(axis), level)
    }
  }
}
