import CruxModel
import Foundation
import Testing

@testable import CruxFormats

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct GraphvizWriterTests {
  private static let graph = Graph(
    id: "g", thesis: "s",
    statements: [
      Statement(id: "s", kind: .claim, text: "They work & \u{1}\"pay\" \\N."),
      Statement(id: "e", kind: .evidence, text: "Sales fell."),
    ],
    relations: [Relation(id: "r", kind: .supports, from: ["e"], to: "s")])

  @Test(.enabled(if: DOTPicture.isPossible, "needs Graphviz"))
  func picturesAreOfTheirFormat() throws {
    #expect(try GraphvizWriter(.png).write(Self.graph).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try GraphvizWriter(.pdf).write(Self.graph).starts(with: Array("%PDF".utf8)))
    let svg = String(decoding: try GraphvizWriter(.svg).write(Self.graph), as: UTF8.self)
    #expect(svg.hasPrefix("<?xml"))
    #expect(svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("xlink:title=\"They work &amp; \u{FFFD}&quot;pay&quot; \\N.\""))
    #expect(svg.contains(">They work &amp; \u{FFFD}&quot;pay&quot; \\N.<"))
  }

  @Test(.enabled(if: DOTPicture.isPossible, "needs Graphviz"), arguments: AwkwardGraph.all)
  func awkwardGraphsAreWellFormedSVG(_ sample: AwkwardGraph) throws {
    let svg = try GraphvizWriter(.svg).write(sample.graph)
    #expect(XMLParser(data: Data(svg)).parse())
  }

  @Test func whereDotIsNotInstalledItSaysHowToInstallIt() throws {
    let empty = FileManager.default.temporaryDirectory.appending(path: "no-such-folder-\(UUID())").path
    let error = try #require(throws: FormatError.self) {
      try GraphvizWriter(.svg, searchPath: [empty]).write(Self.graph)
    }
    #expect(
      error.description == """
        drawing with Graphviz: Graphviz's program `dot` is not installed, or not in PATH. Install Graphviz: \
        `apt-get install graphviz` on Debian and Ubuntu, `dnf install graphviz` on Fedora, \
        `brew install graphviz` on macOS.
        """)
  }

  @Test func whereDotFailsItsOwnWordsAreTold() throws {
    try withDot("echo 'no layout engine' >&2; exit 3") { folder in
      let error = try #require(throws: FormatError.self) {
        try GraphvizWriter(.svg, searchPath: ["/nowhere", folder]).write(Self.graph)
      }
      #expect(error.description == "drawing with Graphviz: Graphviz failed: no layout engine")
    }
  }

  @Test func wherePicturesAreMissingOrProgramsDieItSaysSo() throws {
    for (script, message) in [
      ("kill -9 $$", "Graphviz failed: status 9"), ("exit 0", "Graphviz wrote no picture."),
    ] {
      try withDot(script) { folder in
        let error = try #require(throws: FormatError.self) {
          try GraphvizWriter(.svg, searchPath: [folder]).write(Self.graph)
        }
        #expect(error.message == message)
      }
    }
  }

  @Test func largeGraphsAreLaidOutByForcesAndLargerOnesRefused() throws {
    func arguments(_ statements: Int) throws -> String {
      let graph = Graph(
        id: "g", statements: (0..<statements).map { Statement(id: "s\($0)", kind: .claim, text: "x") })
      let picture = try withDot("echo \"$*\"") { folder in
        try GraphvizWriter(.svg, searchPath: [folder]).write(graph)
      }
      return String(decoding: picture, as: UTF8.self)
    }
    #expect(try arguments(100).contains("-Kdot"))
    #expect(try arguments(5_000).contains("-Ksfdp"))
    let error = try #require(throws: FormatError.self) { try arguments(20_000) }
    #expect(
      error.description == """
        drawing SVG: the graph has 20000 statements and relations; Graphviz draws at most 12000 in reasonable \
        time. Write GraphML and open it in Gephi or Cytoscape.
        """)
  }

  /// Runs with the path of a folder whose program `dot` runs a shell script.
  private func withDot<Value>(_ script: String, _ body: (String) throws -> Value) throws -> Value {
    try FileManager.default.inTemporaryFolder { folder in
      let program = folder.appending(path: "dot")
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      return try body(folder.path)
    }
  }
}
