import CruxLanguage
import Testing

@Suite struct WordVectorsTests {
  private func direction(_ text: String) throws -> WordVectors.Direction {
    let vectors = try #require(WordVectors.english)
    return vectors.direction(text.lowercased().split(separator: " ").map { WordHash(String($0)).value })
  }

  @Test func textsAboutTheSameAreAlike() throws {
    let exports = try direction("chip export controls slow the rival industry")
    let paraphrase = try direction("restrictions on selling semiconductors abroad hold competitors back")
    let other = try direction("school lunches make children healthier")
    #expect(exports.cosine(paraphrase) > 0.3)
    #expect(exports.cosine(other) < 0.2)
    #expect(abs(exports.cosine(exports) - 1) < 1e-4)
  }

  @Test func unknownWordsPointNowhere() throws {
    let nothing = try direction("qzxv wqpt")
    #expect(nothing.cosine(try direction("school")) == 0)
  }

  @Test func damagedVectorsAreNone() throws {
    #expect(WordVectors(MappedFile(Array("CRUXV1".utf8))) == nil)
    #expect(WordVectors(MappedFile(Array("CRUXV1\0\0".utf8) + [9, 0, 0, 0, 4, 0, 0, 0, 1])) == nil)
  }
}
