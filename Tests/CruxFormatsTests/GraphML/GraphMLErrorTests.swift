import CruxFormats
import Testing

@Suite struct GraphMLErrorTests {
  private func error(_ text: String) -> String {
    do {
      _ = try GraphMLReader().read(Array(text.utf8))
      return "it was read"
    } catch {
      return "\(error)"
    }
  }

  @Test func theWholeError() {
    #expect(
      error("<graphml>\n<graph id=\"g\" edgedefault=\"directed\">\n  <node/>\n</graph></graphml>") == """
        reading GraphML, line 3, column 3: The node has no id.
          <node/>
          ^
        """)
  }

  @Test func notGraphML() {
    #expect(error("") == "reading GraphML: The text is empty.")
    #expect(error("<graphml/>") == "reading GraphML: There is no <graph> in the document.")
    #expect(
      error("<html>\n</html>") == """
        reading GraphML, line 1, column 1: This is no GraphML: its root is <html>.
        <html>
        ^
        """)
    #expect(error("hello").hasPrefix("reading GraphML, line 1, column 1: This does not begin as XML does."))
  }

  @Test func notWellFormed() {
    #expect(
      error("<graphml>\n<graph id=\"g\">\n</node>\n</graphml>").hasPrefix(
        "reading GraphML, line 3, column 8: Opening and ending tag mismatch: graph line 2 and node."))
    #expect(error("<graphml><graph>").contains("The document ends inside an element."))
    #expect(error("<graphml><graph>\u{1}</graph></graphml>").contains("PCDATA invalid Char value 1."))
    #expect(error("<graphml><graph/></graphml><more/>").contains("Extra content at the end of the document."))
  }

  @Test func missingAttributes() {
    let edge = "<graphml><graph><edge target='a'/></graph></graphml>"
    #expect(error(edge).contains("line 1, column 17: The edge has no source."))
    #expect(error("<graphml><key/></graphml>").contains("The key has no id."))
    #expect(error("<graphml><graph><data>x</data></graph></graphml>").contains("The data has no key."))
  }

  @Test func brokenJSONInside() {
    let text =
      "<graphml><key id='k' attr.name='crux'/><graph>\n<data key='k'>{\"title\": 5}</data></graph></graphml>"
    #expect(
      error(text).contains(
        "The attribute \"crux\" is not as Crux writes it: Expected a string, found a number."))
  }

  @Test func billionLaughs() {
    let lines = (1..<30).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);&a\($0 - 1);\">" }
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE graphml [
      <!ENTITY a0 "ha">
      \(lines.joined(separator: "\n"))
      ]>
      <graphml><graph id="g"><node id="&a29;"/></graph></graphml>
      """
    #expect(
      error(text) == """
        reading GraphML, line 3, column 1: Declarations of entities are not read; \
        they could fill the memory or open other files.
        <!ENTITY a0 "ha">
        ^
        """)
  }

  @Test(arguments: [
    "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">",
    "<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;", "<!ENTITY x SYSTEM \"file:///etc/passwd\" NDATA gif>",
    "<!ATTLIST graph id CDATA \"filled in\">",
  ])
  func declarations(_ declaration: String) {
    let text =
      "<!DOCTYPE graphml [\(declaration)]>\n<graphml><graph id=\"g\"><node id=\"n\">&x;</node></graph></graphml>"
    #expect(error(text).contains(" are not read; they could fill the memory"))
  }

  @Test func aDTDElsewhereIsNotFetched() throws {
    let text = "<!DOCTYPE graphml SYSTEM \"file:///etc/passwd\">\n<graphml><graph id=\"g\"/></graphml>"
    #expect(try GraphMLReader().read(Array(text.utf8)).graph.id == "g")
    let unknown = "<!DOCTYPE graphml SYSTEM \"x.dtd\">\n<graphml><graph><desc>&x;</desc></graph></graphml>"
    #expect(error(unknown).contains("The entity \"&x;\" is not known; no entities are read but XML's own."))
    #expect(error("<graphml><graph id=\"&x;\"/></graphml>").contains("Entity 'x' not defined."))
  }

  @Test(.timeLimit(.minutes(1))) func manyLabelsAndKeysAreOnlyMany() throws {
    let labels = String(repeating: "<NodeLabel>x</NodeLabel>", count: 50_000)
    let data = (0..<50_000).map { "<data key='k\($0)'>x</data>" }.joined()
    let text = """
      <graphml><key id="d" yfiles.type="nodegraphics"/><graph><node id="n"><data key="d">\(labels)</data>\(data)\
      </node></graph></graphml>
      """
    let reading = try GraphMLReader().read(Array(text.utf8))
    #expect(reading.graph.statements.map(\.text.utf8.count) == [99_999])
    #expect(reading.findings.count { $0.code == .dropped } == 50_001)
  }

  @Test func deepNesting() {
    let text = "<graphml>" + String(repeating: "<graph><node id='n'>", count: 100_000)
    #expect(error(text).contains("Elements are nested more than 200 deep."))
  }

  @Test(arguments: ["utf16", "latin1"]) func otherEncodings(_ encoding: String) throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"\(encoding == "latin1" ? "ISO-8859-1" : "UTF-16")\"?>"
      + "<graphml><graph id=\"é\"><node id=\"a&amp;b\"/></graph></graphml>"
    let bytes: [UInt8] =
      encoding == "latin1"
      ? text.unicodeScalars.map { UInt8($0.value) }
      : [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let graph = try GraphMLReader().read(bytes).graph
    #expect(graph.id == "é")
    #expect(graph.statements.map(\.id) == ["a&b"])
  }
}
