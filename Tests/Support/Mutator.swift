import CruxModel
import Foundation

/// Damages samples in ways that look like what happens to files, with the same damage for the same seed.
package struct Mutator {
  /// How many damaged files each reader gets: what `CRUX_FUZZ` says, or 20,000.
  package static let files = ProcessInfo.processInfo.environment["CRUX_FUZZ"].flatMap { Int($0) } ?? 20_000

  private let samples: [[UInt8]]
  private let tokens: [[UInt8]]
  private var random: SplitMix

  /// - Parameters:
  ///   - samples: sound files, at least one.
  ///   - tokens: what the samples' format gives a meaning to, at least one.
  package init(seed: UInt64, samples: [[UInt8]], tokens: [[UInt8]]) {
    random = SplitMix(state: seed)
    self.samples = samples
    self.tokens = tokens
  }

  package mutating func next() -> [UInt8] {
    var bytes = samples[random.below(samples.count)]
    for _ in 0...random.below(4) { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    let span = place..<min(bytes.count, place + 1 + random.below(random.below(4) == 0 ? 200 : 8))
    switch random.below(8) {
    case 0: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(span)
    case 3: bytes.insert(contentsOf: bytes[span], at: random.below(bytes.count))
    case 4: bytes.removeSubrange(place...)
    case 5:
      let other = samples[random.below(samples.count)]
      let start = random.below(other.count)
      bytes.replaceSubrange(span, with: other[start..<min(other.count, start + 1 + random.below(100))])
    default: bytes.insert(contentsOf: tokens[random.below(tokens.count)], at: place)
    }
  }
}
