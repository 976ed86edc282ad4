import CruxFormats
import Foundation
import Testing

@Suite struct ExtractTests {
  private static let article = """
    Mayor Ana Brandt says the night buses should stay. Ridership rose by 40 percent last year, she said, and \
    the city's own survey found that one rider in three has no car.

    Critics argue that the buses cost too much. "Every empty seat is paid for twice," said Paul Okafor, who \
    runs the taxi guild.
    """

  private func graph(_ outcome: Crux.Outcome) throws -> Reading {
    try JSONReader().read(Array(outcome.output.utf8))
  }

  @Test func everyStatementQuotesItsAnchor() throws {
    let outcome = try Crux.run(["extract", "-"], input: Data(Self.article.utf8))
    #expect(outcome.status == 0)
    let graph = try graph(outcome).graph
    #expect(graph.statements.count >= 3)
    let text = Array((graph.documents.first?.text ?? "").unicodeScalars)
    for statement in graph.statements {
      let anchor = try #require(statement.anchor)
      #expect(String(String.UnicodeScalarView(text[anchor.start..<anchor.end])) == statement.text)
      #expect(statement.confidence.map((0...1).contains) == true)
    }
    #expect(graph.relations.allSatisfy { $0.confidence.map((0...1).contains) == true })
    #expect(graph.thesis.map { id in graph.statements.contains { $0.id == id && $0.kind == .claim } } == true)
    #expect(
      graph.findings().filter { $0.code != .counterclaimOnThesisSide && $0.code != .unusedEvidence } == [])
  }

  @Test func theSameTextGivesTheSameBytes() throws {
    let first = try Crux.run(["extract", "-"], input: Data(Self.article.utf8))
    let second = try Crux.run(["extract", "-"], input: Data(Self.article.utf8))
    #expect(first.output == second.output)
  }

  @Test func unchangedStatementsKeepTheirIds() throws {
    let before = try graph(Crux.run(["extract", "-"], input: Data(Self.article.utf8))).graph
    let longer = "The council met on Monday in the old library.\n\n" + Self.article
    let after = try graph(Crux.run(["extract", "-"], input: Data(longer.utf8))).graph
    let ids = Set(after.statements.map(\.id))
    let texts = Set(after.statements.map(\.text))
    let unchanged = before.statements.filter { texts.contains($0.text) }
    #expect(unchanged.count > 2)
    for statement in unchanged { #expect(ids.contains(statement.id)) }
  }

  @Test func aPageIsDrawnThroughAPipe() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let page =
      "<html lang=en><title>Buses</title><nav><a href=/>Home</a></nav><article><p>"
      + Self.article.replacing("\n\n", with: "</p><p>") + "</p></article></html>"
    try Data(page.utf8).write(to: folder.appending(path: "buses.html"))
    let outcome = try Crux.shell(
      "crux extract buses.html | crux export - --format dot | dot -Tsvg", in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("</svg>"))
    #expect(outcome.output.contains("night buses should stay"))
    #expect(!outcome.output.contains("Home"))
  }

  @Test func oneBadInputDoesNotStopTheOthers() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.article.utf8).write(to: folder.appending(path: "good.txt"))
    try Data("<p>\(Self.article)</p>".utf8).write(to: folder.appending(path: "also-good.html"))
    try Data([0x41, 0x42, 0xFF, 0x43]).write(to: folder.appending(path: "bad.txt"))
    let outcome = try Crux.run(
      ["extract", "good.txt", "bad.txt", "missing.txt", "also-good.html", "--output", "graphs"], in: folder)
    #expect(outcome.status == 2)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/graphs").sorted()
    #expect(written == ["also-good.json", "good.json"])
    #expect(outcome.errors.contains("crux: bad.txt: "))
    #expect(outcome.errors.contains("offset 2"))
    #expect(outcome.errors.contains("crux: missing.txt: there is no such file"))
  }

  @Test func inputsOfOneNameDoNotOverwriteEachOther() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: false)
      try Data(Self.article.utf8).write(to: folder.appending(path: "\(name)/text.txt"))
    }
    let outcome = try Crux.run(["extract", "*/text.txt", "--output", "out/"], in: folder)
    #expect(outcome.status == 0)
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    #expect(written == ["text-2.json", "text.json"])
  }

  @Test(arguments: [
    ([UInt8](), "empty"), ([0x50, 0x4B, 0x03, 0x00, 0x14], "binary"), (Array("  \n\n ".utf8), "blank"),
    ([0xFF, 0xFE, 0x41], "UTF-16"),
  ])
  func whatIsNoTextIsSaid(_ bytes: [UInt8], _ name: String) throws {
    let outcome = try Crux.run(["extract", "-"], input: Data(bytes))
    #expect(outcome.status == 2, "\(name)")
    #expect(outcome.errors.hasPrefix("crux: -: "), "\(name)")
    #expect(outcome.output.isEmpty, "\(name)")
  }

  @Test func documentsComeAsLines() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Self.article.replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
    let lines =
      "{\"id\": \"one\", \"text\": \"\(text)\"}\n{\"id\": 2\n{\"id\": \"three\", \"text\": \"\(text)\"}\n"
    try Data(lines.utf8).write(to: folder.appending(path: "documents.jsonl"))
    let outcome = try Crux.run(["extract", "documents.jsonl", "--output", "out/"], in: folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("line 2"))
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    #expect(written == ["one.json", "three.json"])
  }

  @Test func aLongLineIsNoTrouble() throws {
    let line = String(
      repeating: "The wall holds because the tide is low, she said, and the pumps work. ", count: 6_000)
    let outcome = try Crux.run(["extract", "-"], input: Data(line.utf8))
    #expect(outcome.status == 0)
  }

  @Test func aThesisThatIsLeftOutIsSaid() throws {
    let outcome = try Crux.run(["extract", "-", "--min-confidence", "1"], input: Data(Self.article.utf8))
    #expect(outcome.status == 0 && !outcome.output.contains("\"thesis\""))
    #expect(outcome.errors.contains("It is the thesis and less sure than 1.0, so that there is none now."))
    #expect(
      try Crux.run(["extract", "-", "--min-confidence", "0"], input: Data(Self.article.utf8)).errors.isEmpty)
  }

  @Test func wordsAreOnOneLineWhereverTheTextBreaksThem() throws {
    let text = """
      The controls on advanced processors are working, Priya
      Ramanathan told a hearing in the capital on Monday, at which
      she was the only one to be heard. Imports fell by a third in the
      first year after the rules came in, she said, and those of the
      machines that make them fell by more than a half.
      """
    let outcome = try Crux.run(["extract", "-"], input: Data(text.utf8))
    let graph = try JSONReader().read(Array(outcome.output.utf8)).graph
    #expect(Set(graph.statements.map(\.speaker)) == ["Priya Ramanathan"])
    let imports = graph.statements.first {
      $0.text == "Imports fell by a third in the first year after the rules came in"
    }
    #expect(imports?.anchor?.quote == "Imports fell by a third in the\nfirst year after the rules came in")
    #expect(graph.findings().isEmpty)
  }

  @Test func reasonsArePrintedInWords() throws {
    let outcome = try Crux.run(["extract", "-", "--explain"], input: Data(Self.article.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("the night buses should stay\n"))
    #expect(outcome.output.contains("\n  thesis\n    +"))
    #expect(outcome.output.contains(" supports “") || outcome.output.contains(" rebuts “"))
    #expect(outcome.output.contains("    +"))
    let both = try Crux.run(["extract", "-", "--explain", "--format", "dot"], input: Data(Self.article.utf8))
    #expect(both.status == 2)
    let text = "Die Busse sind gut und die Fahrer sind nicht müde, auch wenn es spät ist und der Regen fällt."
    let none = try Crux.run(["extract", "-", "--explain"], input: Data(text.utf8))
    #expect(none.status == 0 && none.output == "no statement was found\n\n")
  }

  @Test func reasonsOfSeveralTextsAreToldApartAndObeyedByNoTerminal() throws {
    let folder = try Crux.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a", "b"] {
      let text = Self.article.replacingOccurrences(of: "should stay", with: "should \u{1B}[31mstay\u{202E}")
      try Data(text.utf8).write(to: folder.appending(path: "\(name).txt"))
    }
    let outcome = try Crux.shell("crux extract a.txt b.txt --explain", in: folder)
    #expect(outcome.output.hasPrefix("# a\n\n"))
    #expect(outcome.output.contains("\n\n# b\n\n"))
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
    let cut = try Crux.shell("crux extract a.txt --explain --min-confidence 0.5 || echo $?", in: folder)
    #expect(cut.errors.contains("--explain leaves nothing out."))
  }
}
