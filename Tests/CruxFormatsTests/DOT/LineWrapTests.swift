import Testing

@testable import CruxFormats

@Suite struct LineWrapTests {
  private func lines(_ text: String, columns: Int = 20) -> [String] {
    var wrap = LineWrap(columns: columns)
    wrap.wrap(text)
    let utf8 = Array(wrap.text.utf8)
    return wrap.lines.map { String(decoding: utf8[$0], as: UTF8.self) }
  }

  @Test func linesAreOfEvenLength() {
    #expect(
      lines("the curbs are doing what they were built to do", columns: 36)
        == ["the curbs are doing what", "they were built to do"])
    #expect(lines("one two") == ["one two"])
  }

  @Test func whiteSpaceIsFolded() {
    #expect(lines(" \n one\r\n\ttwo   three ") == ["one two three"])
    #expect(lines(" \n\t ") == [])
    #expect(lines("") == [])
  }

  @Test(arguments: [
    ("\n2 1", "2 1"), ("\u{1}", "\u{1}"), ("a\nb", "a b"), ("a b", "a b"), ("", ""),
    ("a\u{2028}b\u{85}", "a b"),
  ])
  func aTextIsPutOnOneLine(_ text: String, _ expected: String) {
    #expect(text.onOneLine == expected)
  }

  @Test func overlongWordsAreBrokenBetweenCharacters() {
    #expect(lines("abcdefghijklmnopqrstuvwxyz") == ["abcdefghijklmnopqrst", "uvwxyz"])
    let family = "👨‍👩‍👧"
    #expect(lines(String(repeating: family, count: 9)).joined() == String(repeating: family, count: 9))
    #expect(lines(String(repeating: family, count: 9)).allSatisfy { $0.allSatisfy { String($0) == family } })
  }

  @Test func wideCharactersCountTwice() {
    #expect(lines("出口管制正在发挥作用而且会继续发挥作用").map(\.count) == [10, 9])
  }
}
