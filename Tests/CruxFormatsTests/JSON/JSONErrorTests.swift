import CruxFormats
import CruxModel
import Testing

@Suite struct JSONErrorTests {
  private func error(_ text: String) -> String { error(Array(text.utf8)) }

  private func error(_ bytes: [UInt8]) -> String {
    do {
      _ = try JSONReader().read(bytes)
      return "it was read"
    } catch {
      return "\(error)"
    }
  }

  /// The error in a document with this statement, without the part that says where.
  private func error(inStatement statement: String) -> String {
    let text = error("{\"crux\": 1, \"id\": \"g\", \"statements\": [\n\(statement)\n]}")
    return text.split(separator: "\n").first.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? ""
  }

  @Test func theWholeError() {
    #expect(
      error("{\n\"crux\": 1,\n\"id\": 7\n}") == """
        reading JSON, line 3, column 7: Expected a string, found a number.
        "id": 7
              ^
        """)
  }

  @Test func notADocument() {
    #expect(error("") == "reading JSON: The text is empty.")
    #expect(error(" \n") == "reading JSON: The text is empty.")
    #expect(
      error("hello") == """
        reading JSON, line 1, column 1: Expected an object (a graph), found "h".
        hello
        ^
        """)
    #expect(
      error([0x7B, 0x22, 0xE4, 0x22]) == """
        reading JSON, line 1, column 3: The byte at offset 2 is not UTF-8.
        {"\u{FFFD}"
          ^
        """)
  }

  @Test(arguments: [
    [0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF, 0xFE], [0xE0, 0x9F, 0xBF], [0xF0, 0x9F, 0xA7],
  ])
  func invalidUTF8NamesItsOffset(_ bytes: [UInt8]) {
    #expect(error(Array("{\"é\": \"".utf8) + bytes).contains("The byte at offset 8 is not UTF-8."))
  }

  @Test(arguments: [
    "{", "{\"crux\"", "{\"crux\": 1", "{\"crux\": 1, \"id\": \"g", "{\"crux\": 1, \"id\": \"g\"", "[[[",
  ])
  func truncated(_ text: String) {
    #expect(error(text).hasPrefix("reading JSON, line 1, column "))
  }

  @Test func moreBehindTheEnd() {
    #expect(
      error("{\"crux\": 1, \"id\": \"g\"}\nmore") == """
        reading JSON, line 2, column 1: Expected nothing more, found "m".
        more
        ^
        """)
  }

  @Test func otherVersions() {
    #expect(
      error("{\"crux\": 2, \"id\": \"g\"}").hasPrefix(
        "reading JSON, line 1, column 10: This is version 2 of the graph document; only version 1 is known."))
    #expect(error("{\"id\": \"g\"}").contains("column 1: The graph has no \"crux\"."))
  }

  @Test func repeatedFields() {
    #expect(
      error("{\"crux\": 1, \"id\": \"g\", \"id\": \"h\"}").contains(
        "column 24: The field \"id\" is there twice."))
    #expect(error("{\"x\": 1, \"x\": 2}").contains("column 10: The field \"x\" is there twice."))
    #expect(
      error("{\"x\": {\"y\": 1, \"\\u0079\": 2}}").contains("column 16: The field \"y\" is there twice."))
  }

  @Test func statements() {
    #expect(error(inStatement: "5") == "Expected an object (a statement), found a number.")
    #expect(error(inStatement: "{\"id\": \"s\", \"text\": \"t\"}") == "The statement has no \"kind\".")
    #expect(
      error(inStatement: "{\"id\": \"s\", \"kind\": \"guess\"")
        == "\"guess\" is no kind of statement; there are \"claim\", \"evidence\", \"counterclaim\".")
    #expect(error(inStatement: "{\"id\": null}") == "Expected a string, found null.")
    #expect(
      error(inStatement: "{\"confidence\": NaN}") == "Expected a number, found NaN, which JSON does not have."
    )
    #expect(error(inStatement: "{\"confidence\": 1e999}") == "The number is out of range.")
    #expect(error(inStatement: "{\"confidence\": 01}") == "A number must not begin with 0.")
    #expect(error(inStatement: "{\"confidence\": -}") == "Expected a digit, found \"}\".")
    #expect(error(inStatement: "{\"anchor\": {}}") == "The anchor has no \"document\".")
    #expect(error(inStatement: "{\"anchor\": {\"start\": 1.5}}") == "Expected a whole number.")
    #expect(
      error(inStatement: "{\"anchor\": {\"start\": 9223372036854775808}}") == "The number is out of range.")
    #expect(error(inStatement: "{\"x\": tru}") == "Expected a value, found \"t\".")
    #expect(error(inStatement: "{\"id\": \"a\u{1}\"}") == "A control character in a string must be escaped.")
    #expect(error(inStatement: "{\"id\": \"\\x\"}") == "JSON has no such escape.")
    #expect(error(inStatement: "{\"id\": \"\\u12g4\"}") == "Four hexadecimal digits must follow \\u.")
    #expect(error(inStatement: "{\"id\": \"\\u12\"}") == "Four hexadecimal digits must follow \\u.")
    #expect(
      error(inStatement: "{\"id\": \"s\" \"kind\"")
        == "Expected a comma or the statement's end, found a string.")
  }

  @Test(arguments: ["\\ud800", "\\udc00", "\\ud800\\u0041", "\\ud83e\\ud83e", "\\udc00\\ud800", "\\ud800\\n"])
  func loneSurrogates(_ escape: String) {
    #expect(error(inStatement: "{\"id\": \"a\(escape)\"}") == "A surrogate must be one of a pair.")
  }

  @Test func deepNesting() {
    let deep = "{\"crux\": 1, \"id\": \"g\", \"x\": " + String(repeating: "[", count: 100_000)
    #expect(error(deep).contains("column 529: Values are nested more than 500 deep."))
  }

  @Test func unsoundGraphsAreReadAndReported() throws {
    let text = """
      {"crux": 1, "id": "g", "documents": [{"id": "d", "text": "short"}], "statements": [
      {"id": "s", "kind": "claim", "text": "t", "confidence": 7, "anchor": {"document": "d", "start": -1, "end": 900}},
      {"id": "s", "kind": "claim", "text": "u"}], "relations": [{"id": "r", "kind": "rebuts", "from": ["x"], "to": "s"}]}
      """
    let codes = try JSONReader().read(Array(text.utf8)).graph.findings().map(\.code)
    #expect(Set(codes).isSuperset(of: [.duplicateID, .anchorOutside, .danglingEnd, .confidenceOutOfRange]))
  }
}
