import CruxFormats
import Testing

@Suite struct FormatErrorTests {
  private func description(at offset: Int, in text: String) -> String {
    FormatError(stage: "reading JSON", message: "It is wrong.", at: offset, in: Array(text.utf8)).description
  }

  @Test func withoutAPlaceIsOneLine() {
    let error = FormatError(stage: "writing PDF", message: "Graphviz is not installed.")
    #expect(error.description == "writing PDF: Graphviz is not installed.")
  }

  @Test func showsTheLineWithACaret() {
    #expect(
      description(at: 5, in: "{\n\"a\": 1,\n}") == """
        reading JSON, line 2, column 4: It is wrong.
        "a": 1,
           ^
        """)
  }

  @Test func columnsCountScalarsNotBytes() {
    #expect(
      description(at: 6, in: "äöü!") == """
        reading JSON, line 1, column 4: It is wrong.
        äöü!
           ^
        """)
  }

  @Test func cutsALongLineOnBothSides() {
    let text = String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500)
    let a = String(repeating: "a", count: 38)
    let b = String(repeating: "b", count: 37)
    #expect(
      description(at: 500, in: text) == """
        reading JSON, line 1, column 501: It is wrong.
        …\(a)!\(b)…
        \(String(repeating: " ", count: 39))^
        """)
  }

  @Test func pointsBehindTheEndOfATruncatedText() {
    #expect(
      description(at: 4, in: "[1,\n") == """
        reading JSON, line 2, column 1: It is wrong.

        ^
        """)
  }

  @Test func showsNoControlCharactersToTheTerminal() {
    #expect(
      description(at: 6, in: "\t\u{1B}[31m!\r\n") == """
        reading JSON, line 1, column 7: It is wrong.
         \u{FFFD}[31m!
              ^
        """)
  }
}
