import CruxExtraction
import CruxModel
import Foundation
import Testing

/// The main content and the metadata of pages under `Tests/Fixtures/Pages`, made like those of real sites.
@Suite struct PageTests {
  private static func document(_ page: String) throws -> Document {
    let bytes = Array(
      try Data(contentsOf: Repository.root.appending(path: "Tests/Fixtures/Pages/\(page).html")))
    return try #require(DocumentReader(.html).documents(in: bytes, id: page).first).get()
  }

  @Test(arguments: ["news-site", "blog", "docs", "forum", "old-layout", "cookie-wall", "no-tags"])
  func theMainContentIsFound(page: String) throws {
    let expected = try Repository.text("Tests/Fixtures/Pages/\(page).txt")
    #expect(try Self.document(page).text.map { $0 + "\n" } == expected)
  }

  @Test func raisedNumbersBehindSentencesAreNotes() throws {
    let page = """
      <html><body><p>Caps fail.<sup>2</sup> They make flats<sup>1</sup> of 900 feet<sup>2</sup> scarce.<a class="fnref" href="#f"><sup>3</sup></a> An area of
      5 km<sup>2</sup> is left, “free”<sup>[4]</sup> of charge.</p></body></html>
      """
    let document = try #require(DocumentReader(.html).documents(in: Array(page.utf8), id: "p").first).get()
    #expect(
      document.text
        == "Caps fail. They make flats of 900 feet2 scarce. An area of 5 km2 is left, “free” of charge.")
  }

  @Test func metadataOfANewsSite() throws {
    let document = try Self.document("news-site")
    #expect(document.title == "Harbour toll pays its way, port says")
    #expect(document.author == "Ines Aldabe, Tom Rask")
    #expect(document.published == "2026-03-14")
    #expect(document.uri == "https://courier.example/news/harbour-toll")
    #expect(document.language == "en-GB")
  }

  @Test func metadataOfABlog() throws {
    let document = try Self.document("blog")
    #expect(document.title == "Why I gave up tabs » Slow Type")
    #expect(document.author == "Noor Haddad")
    #expect(document.published == "2025-11-02")
    #expect(document.uri == nil)
    #expect(document.language == "en")
  }

  @Test(arguments: [
    ("docs", "Choosing a queue"), ("forum", "Should the club buy a second boat?"),
    ("old-layout", "Gutachten: Der Deich hält"),
    ("cookie-wall", "La gratuité des bus n’a pas vidé les caisses"),
  ])
  func titles(page: String, title: String) throws {
    #expect(try Self.document(page).title == title)
  }

  @Test(arguments: [
    "<blockquote><p>The plan would ruin my street.</p><footer>Peter Holm, baker</footer></blockquote>",
    "<blockquote><p>The plan would ruin my street.</p><p>— <cite>Peter Holm, baker</cite></p></blockquote>",
    "<blockquote>The plan would ruin my street.<cite>Peter Holm, baker</cite></blockquote>",
    "<figure><blockquote><p>The plan would ruin my street.</p></blockquote>"
      + "<figcaption>Peter Holm, baker</figcaption></figure>",
    "<blockquote><p>The plan would ruin my street.</p></blockquote><p>— Peter Holm, baker</p>",
    "<blockquote><p>“The plan would ruin my street.”</p><footer>Peter Holm, baker</footer></blockquote>",
  ])
  func whoIsQuotedStaysBelowTheQuotation(quotation: String) throws {
    let page = """
      <html><body><article><p>The council wants to close Mill Road to cars, and says that trade will gain by it.</p>
      \(quotation)<p>As <cite>The Courier</cite> wrote in May, nobody has asked the shops, though many had offered.</p>
      <figure><img src="road.jpg"><figcaption>Mill Road in May</figcaption></figure>
      <footer>Filed under roads</footer></article></body></html>
      """
    let document = try #require(DocumentReader(.html).documents(in: Array(page.utf8), id: "p").first).get()
    #expect(
      document.text == """
        The council wants to close Mill Road to cars, and says that trade will gain by it.

        “The plan would ruin my street.”

        — Peter Holm, baker

        As The Courier wrote in May, nobody has asked the shops, though many had offered.
        """)
  }
}
