import CruxFormats
import CruxModel
import Foundation
import Testing

/// What every format has to do, whatever it is.
@Suite struct ConformanceTests {
  static let graphs = AwkwardGraph.all + GraphFile.sample.compactMap(\.graph)
  static let writers = GraphFormat.all.filter { $0.writer != nil }.map(NamedFormat.init)
  static let roundTrips = writers.filter { $0.format.isLossless }
  static let readers = GraphFormat.all.filter { $0.reader != nil }.map(NamedFormat.init)

  @Test(arguments: roundTrips, graphs)
  func nothingIsLost(_ format: NamedFormat, _ sample: AwkwardGraph) throws {
    let bytes = try #require(try format.format.writer?.write(sample.graph))
    let graph = try #require(try format.format.reader?.read(bytes).graph)
    #expect(graph == sample.graph)
    // Strings are equal to Swift where Unicode has them so; the bytes have to be.
    #expect(try JSONWriter().write(graph) == JSONWriter().write(sample.graph))
  }

  /// Pictures are Graphviz's doing, and a PDF has the time in it.
  @Test(arguments: writers.filter { !($0.format.writer is GraphvizWriter) })
  func theSameGraphIsAlwaysTheSameBytes(_ format: NamedFormat) throws {
    for sample in Self.graphs {
      let bytes = try format.format.writer?.write(sample.graph)
      #expect(try format.format.writer?.write(sample.graph) == bytes)
    }
  }

  @Test(arguments: readers) func noFormatReadsNothing(_ format: NamedFormat) {
    for bytes in [[], Array(" \n".utf8), [0], Array("hello".utf8), [0xFF, 0xFE, 0xFD], Array("<".utf8)] {
      #expect(throws: FormatError.self) { try format.format.reader?.read(bytes) }
    }
  }

  @Test(arguments: readers) func invalidUTF8NamesItsOffset(_ format: NamedFormat) throws {
    let sample = Graph(id: "g", statements: [Statement(id: "s", kind: .claim, text: "@")])
    var bytes = try #require(try format.format.writer?.write(sample))
    // Some formats have no texts, but all have characters.
    let offset = try #require(bytes.firstIndex(of: UInt8(ascii: "@")) ?? bytes.lastIndex { $0 > 0x20 })
    bytes[offset] = 0xE9
    let error = try #require(throws: FormatError.self) { try format.format.reader?.read(bytes) }
    #expect(error.message == "The byte at offset \(offset) is not UTF-8.")
  }

  @Test func namesAreForTheCommandLine() {
    #expect(Set(GraphFormat.all.map(\.name)).count == GraphFormat.all.count)
    for format in GraphFormat.all {
      #expect(GraphFormat.named(format.name.uppercased())?.name == format.name)
      #expect(format.reader != nil || format.writer != nil)
    }
  }
}

/// A format by its name, for the test's report.
struct NamedFormat: Sendable, CustomTestStringConvertible {
  let format: GraphFormat

  var testDescription: String { format.name }
}
