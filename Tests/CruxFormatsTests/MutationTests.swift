import CruxFormats
import CruxModel
import TestSupport
import Testing

/// Feeds every reader with damaged files: each gives a graph or an error, none a crash or a hang.
///
/// `CRUX_FUZZ` says how many files a reader gets; 20,000 without it.
@Suite struct MutationTests {
  /// Several runs side by side, and each short enough to tell which one hangs.
  private static let runs = 20

  @Test(arguments: ConformanceTests.readers, 0..<runs)
  func damagedFilesAreReadOrRefused(_ format: NamedFormat, _ run: Int) throws {
    let reader = try #require(format.format.reader)
    let samples = try Self.samples(of: format.format)
    var mutator = Mutator(seed: UInt64(run + 1), samples: samples, tokens: Self.tokens)
    var graphs = 0
    for _ in 0..<max(Mutator.files / Self.runs, 1) {
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
}
