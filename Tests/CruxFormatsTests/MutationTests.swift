import CruxFormats
import CruxModel
import Foundation
import Testing

/// Feeds every reader with damaged files: each gives a graph or an error, none a crash or a hang.
///
/// `CRUX_FUZZ` says how many files a reader gets; 20,000 without it.
@Suite struct MutationTests {
  private static let count = ProcessInfo.processInfo.environment["CRUX_FUZZ"].flatMap { Int($0) } ?? 20_000
  /// Several runs side by side, and each short enough to tell which one hangs.
  private static let runs = 20

  @Test(arguments: ConformanceTests.readers, 0..<runs)
  func damagedFilesAreReadOrRefused(_ format: NamedFormat, _ run: Int) throws {
    let reader = try #require(format.format.reader)
    let samples = try Self.samples(of: format.format)
    var mutator = Mutator(seed: UInt64(run + 1), samples: samples)
    var graphs = 0
    for _ in 0..<max(Self.count / Self.runs, 1) {
      let bytes = mutator.next()
      do {
        // What was read has to be a graph that can be judged and written.
        let graph = try reader.read(bytes).graph
        graphs += 1
        if graphs % 16 == 0 {
          _ = graph.findings()
          _ = try JSONWriter().write(graph)
        }
      } catch is FormatError {
        continue
      } catch {
        Issue.record("Run \(run) gave an error that is no FormatError: \(error)")
      }
    }
    #expect(graphs > 0, "If nothing can be read, too little is tested.")
  }

  /// Small graphs with everything in them, in the format's own form and as others write it.
  private static func samples(of format: GraphFormat) throws -> [[UInt8]] {
    let names = [
      "quotes", "control characters", "self loops", "undercuts of undercuts", "relations as premises",
      "dangling ends", "ids used twice", "offsets and confidences", "nothing",
    ]
    let written = try AwkwardGraph.all.filter { names.contains($0.name) }.compactMap {
      try format.writer?.write($0.graph)
    }.filter { !$0.isEmpty }
    return written + (format.fileExtension == "graphml" ? ForeignGraphML.all.map { Array($0.utf8) } : [])
  }
}

/// Damages samples in ways that look like what happens to files, with the same damage for the same seed.
struct Mutator {
  private static let tokens =
    [
      "\"", "\\", "\\u", "\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":", "null", "true", "NaN", "-",
      "1e999", "0x",
      "9223372036854775808", "-1", "\u{0}", "\u{FEFF}", "<", ">", "/>", "&", "&amp;", "&#0;", "&#x110000;",
      "]]>",
      "<![CDATA[", "<!--", "<?", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "</graph>", "<graph>",
      "<node id='x'>",
      "<data key='n-text'>", "<edge source='a' target='b'/>", "relation", "premise", "missing", "\u{1F9F5}",
      "\u{FFFF}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

  private let samples: [[UInt8]]
  private var random: SplitMix

  init(seed: UInt64, samples: [[UInt8]]) {
    random = SplitMix(state: seed)
    self.samples = samples
  }

  mutating func next() -> [UInt8] {
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
    default: bytes.insert(contentsOf: Self.tokens[random.below(Self.tokens.count)], at: place)
    }
  }

}
