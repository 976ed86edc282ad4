import CruxModel
import Testing

@testable import CruxFormats

@Suite struct SourceLinkTests {
  private func address(_ uri: String, _ text: String, quote: String? = nil) -> String? {
    let anchor = Anchor(document: "d", start: 12, end: 34, quote: quote)
    let statement = Statement(id: "s", kind: .claim, text: text, anchor: anchor)
    return SourceLink([Document(id: "d", uri: uri)]).address(of: statement)
  }

  @Test func webPagesGetATextFragment() {
    #expect(address("https://a.org/b", "they work") == "https://a.org/b#:~:text=they%20work")
    #expect(address("HTTPS://A.org/b", "they work") == "HTTPS://A.org/b#:~:text=they%20work")
    #expect(address("https://a.org/b#part", "x, y-z") == "https://a.org/b#part:~:text=x%2C%20y%2Dz")
    #expect(address("https://a.org/b", "it works", quote: "it, she said, works")?.contains("she") == true)
  }

  @Test func longPassagesAreQuotedFromBothEnds() {
    let words = (1...100).map { "word\($0)" }.joined(separator: " ")
    let ends = "word1%20word2%20word3%20word4%20word5,word96%20word97%20word98%20word99%20word100"
    #expect(address("http://a.org", words) == "http://a.org#:~:text=" + ends)
    #expect(address("http://a.org", String(repeating: "x", count: 100_000)) == "http://a.org")
  }

  @Test func plainTextsGetACharacterRange() {
    #expect(address("file:///tmp/a%20b", "x") == "file:///tmp/a%20b#char=12,34")
    #expect(address("https://a.org/b.TXT#old", "x") == "https://a.org/b.TXT#char=12,34")
  }

  @Test func addressesThatCouldRunCodeAreNotLinked() {
    #expect(address("javascript:alert(1)", "x") == nil)
    #expect(address("data:text/html,x", "x") == nil)
    #expect(address("b.html", "x") == nil)
    #expect(address("https://a.org/\"><b \\", "x") == "https://a.org/%22%3E%3Cb%20%5C#:~:text=x")
  }
}
