import CruxExtraction
import CruxModel
import Foundation
import TestSupport
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

  private static let prose = [
    "The night buses should stay, because ridership rose by forty percent last year and nobody else serves the port.",
    "They cost the city less than the car parks do, as the audit of the council showed in the spring of last year.",
  ]

  private static func read(_ page: String) throws -> Document {
    try #require(DocumentReader(.html).documents(in: Array(page.utf8), id: "p").first).get()
  }

  /// What page makers call the article and its paragraphs.
  @Test(arguments: [
    ("<div>", "<p class=\"paywall\">"),
    ("<div class=\"elementor-widget elementor-widget-theme-content\">", "<p>"),
    ("<div class=\"post hentry category-social tag-cookies\">", "<p>"), ("<div>", "<p class=\"teaser\">"),
    ("<div class=\"non-paywall\">", "<p>"),
    ("<div class=\"widget Blog\">", "<p>"),
    ("<div class=\"related\" itemprop=\"description articleBody\">", "<p>"),
    ("<div id=\"app\" aria-hidden=\"true\"><h1>Buses</h1>", "<p>"),
  ])
  func aNameHidesNoArticle(_ block: String, _ paragraph: String) throws {
    let paragraphs = Self.prose.map { "\(paragraph)\($0)</p>" }.joined()
    let page = """
      <html><body>\(block)\(paragraphs)</div><div id="comments" class="comments"><h4>2 comments:</h4>
      <p>Tom Burke says that you are wrong, and that nobody in town would miss the buses at all, at night or by day.</p>
      </div><p>Notes on policy, trade and technology</p></body></html>
      """
    let text = try #require(try Self.read(page).text)
    #expect(text.contains(Self.prose.joined(separator: "\n\n")), "\(text)")
    #expect(!text.contains("Tom Burke"))
  }

  @Test func notesAndWhatIsTakenBackAreNoText() throws {
    let page = """
      <html><body><article><p>Its owners will not repair it<a class="footnote-anchor" href="#footnote-1">1</a>, and the repair
      costs <del>three</del> <ins>five</ins> million. They call it <q>a wreck</q> of 10<sup>6</sup> parts of the 21<sup>st</sup> century,
      in <a href="r.html">a report<span class="visually-hidden">, external</span></a> of their own.</p>
      <div class="footnote"><p>The county was asked and has not answered any of the letters that we sent to it.</p></div>
      <p role="doc-endnotes">Another note, of which nobody would say that it is a part of the text above it.</p></article>
      </body></html>
      """
    #expect(
      try Self.read(page).text
        == "Its owners will not repair it, and the repair costs five million. They call it “a wreck” of 10^6 parts "
        + "of the 21st century, "
        + "in a report of their own.")
  }

  @Test func whatWordProcessorsAddIsNoText() throws {
    let page = """
      <html><body><p>\(Self.prose[0])<a href="#n1" name="m1">[1]</a></p>
      <p><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>\(Self.prose[1])</p>
      <p><a href="#m1" name="n1">[1]</a> The county was asked and has not answered any letter that we sent to it.</p>
      </body></html>
      """
    #expect(try Self.read(page).text == Self.prose.joined(separator: "\n\n"))
  }

  @Test func aDiscussionConsistsOfComments() throws {
    let comments = Self.prose.map { "<div class=\"comment\"><p>\($0)</p></div>" }.joined()
    let event = "Nora Blake added the label and closed this on Monday."
    let text = try Self.read("<html><body><div>\(comments)<p>\(event)</p></div></body></html>").text
    #expect(text == (Self.prose + [event]).joined(separator: "\n\n"))
  }

  @Test(arguments: ["San Leandro", "Sund"]) func lettersKeepTheirSignatures(place: String) throws {
    let letters = Self.prose.map { "<p>\($0)</p><p>Gary Slate<br>\(place)</p>" }.joined()
    let text = try Self.read("<html><body><article>\(letters)</article></body></html>").text
    #expect(text?.ranges(of: "Gary Slate\n\(place)").count == 2)
  }

  /// Posts of a live blog, and an article with another to read next.
  @Test(arguments: [
    "<article><p>\(prose[0])</p></article><article><p>\(prose[1])</p></article>",
    "<article><h1>Buses</h1><p>\(prose[0])</p><p>\(prose[1])</p></article>"
      + "<article><p>The pier was painted blue on Monday, and the mayor liked it, as did others, too.</p></article>",
  ])
  func articlesSideBySide(articles: String) throws {
    let text = try Self.read("<html><body><div>\(articles)</div></body></html>").text
    #expect(text == Self.prose.joined(separator: "\n\n"))
  }

  @Test func tablesMayLayOutProse() throws {
    let rows = Self.prose.map { "<tr><td><table><tr><td></td><td>\($0)</td></tr></table></td></tr>" }.joined()
    let data =
      "<table><tr><td>ring buffer, as before</td><td>fixed, as in the second column.</td></tr></table>"
    let page = "<html><body><table>\(rows)<tr><td>\(data)</td></tr></table></body></html>"
    let text = try Self.read(page).text
    #expect(text == Self.prose.joined(separator: "\n\n"))
  }

  @Test(arguments: [
    "<dl><dt>NAME</dt><dd>WORDS</dd></dl>", "<div class=\"speaker\">NAME</div><p>WORDS</p>",
    "<p>NAME</p><p>WORDS</p>", "<p><a href=\"/m\">NAME</a></p><p>WORDS</p>",
    "<table><tr><th>NAME</th><td>WORDS</td></tr></table>",
    "<div class=\"post-meta\"><b itemprop=\"author\"><i itemprop=\"name\">NAME</i> (member)</b> today at ten</div>"
      + "<p>WORDS</p>",
    "<header class=\"byline\">By <a rel=\"author\">NAME</a>, who is a member</header><p>WORDS</p>",
  ])
  func whoSpeaksByTurnsIsNamed(turn: String) throws {
    let names = ["Paul Hart", "Nora Blake", "Paul Hart", "Nora Blake"]
    let said = zip(names, Self.prose + Self.prose)
    let turns = said.map { turn.replacing("NAME", with: $0).replacing("WORDS", with: $1) }.joined()
    let text = try Self.read("<html><body><article>\(turns)</article></body></html>").text
    #expect(text == said.map { "**\($0)**\n\n\($1)" }.joined(separator: "\n\n"))
  }

  @Test func linesThatOnlyLookLikeNamesAreLeftOut() throws {
    let page = Self.prose.map { "<p><a href=\"/g\">Getty Images</a></p><p>\($0)</p>" }.joined()
    let text = try Self.read("<html><body><article>\(page)</article></body></html>").text
    #expect(text == Self.prose.joined(separator: "\n\n"))
  }

  @Test func whatIsCitedOrSaidTwiceIsNoText() throws {
    let page = """
      <html><body><article><p>\(Self.prose[0])<sup class="reference"><span>: 12 </span></sup></p>
      <blockquote class="pullquote"><p>Nobody else serves the port, so that they have to stay.</p></blockquote>
      <blockquote><cite>norab wrote:</cite>\(Self.prose[1])</blockquote>
      <h2>References</h2><p>Blake, N. (2026). The ferry must be kept because it is cheap. Journal of Islands.</p>
      <h2>External links</h2><p>The operator of the night buses, with its timetables and its prices.</p>
      </article></body></html>
      """
    #expect(try Self.read(page).text == "\(Self.prose[0])\n\nnorab wrote:\n\n\(Self.prose[1])")
  }

  @Test(arguments: [
    (
      "<div itemprop=author><a>Nora Blake</a><b itemprop=name>Nora Blake</b><i>12.3k</i></div>", "Nora Blake"
    ),
    (
      "<b itemprop=author>By <a rel=author>Paul Hart</a> and <a rel=author>Eva Lind</a></b>",
      "Paul Hart, Eva Lind"
    ),
    (
      "<p class=byline>By <a>Nora Blake</a>, <a>Paul Hart</a> and <a>Eva Lind</a></p>",
      "Nora Blake, Paul Hart, Eva Lind"
    ),
    (
      "<p class=byline>By Nora Blake and Paul Hart, Transport Correspondents</p>", "Nora Blake, Paul Hart"
    ),
    (
      "<b itemprop=author>Nora Blake</b><p itemprop=comment><b itemprop=author>Tom Burke</b></p>",
      "Nora Blake"
    ),
  ])
  func authorsAsPagesNameThem(markup: String, authors: String) throws {
    let page = "<html><body><article>\(markup)<p>\(Self.prose[0])</p></article></body></html>"
    #expect(try Self.read(page).author == authors)
  }

  @Test func titleAndAuthorsAsLibrariesNameThem() throws {
    let page = """
      <html><head><meta name="citation_title" content="Night buses"><meta name="citation_author" content="Blake, Nora">
      <meta name="citation_author" content="Hart, Paul"></head>
      <body><h1>Journal of Transport</h1><p>\(Self.prose[0])</p></body></html>
      """
    let document = try Self.read(page)
    #expect(document.title == "Night buses" && document.author == "Nora Blake, Paul Hart")
  }

  @Test(arguments: ["itemprop=dateModified", "class=updated"])
  func theDayOfAChangeIsNotThatOfPublication(mark: String) throws {
    let page = """
      <html><body><article><time \(mark) datetime="2026-03-09"></time>
      <time class="published updated" datetime="2026-03-04"></time><p>\(Self.prose[0])</p></article></body></html>
      """
    #expect(try Self.read(page).published == "2026-03-04")
  }

  @Test func authorAndDayAreThoseOfTheArticle() throws {
    let page = """
      <html><body><div class="ticker"><time datetime="2026-02-20">now</time></div>
      <article><a rel="author">Follow us on Google+</a><a rel="author">Ann Lee</a> <a rel="author">Bo Lund</a>
      <time>11 February 2026</time><p>\(Self.prose[0])</p></article><div class="comments"><time datetime="2026-03-01"></time>
      <b itemprop="author">Tom Burke</b></div></body></html>
      """
    let document = try Self.read(page)
    #expect(document.author == "Ann Lee, Bo Lund" && document.published == "2026-02-11")
    let several = try Self.read(
      "<html><head><meta name=author content='Ann Lee (http://a.example/)'><meta name=author content='Bo Lund'></head>"
        + "<body><p>\(Self.prose[0])</p></body></html>")
    #expect(several.author == "Ann Lee, Bo Lund")
  }

  @Test(arguments: [
    ("<title>The chip controls are working – for now</title>", "The chip controls are working – for now"),
    ("<title>The dam must go | Policy Notes</title><h1>Policy Notes</h1>", "The dam must go"),
    ("<title>The dam must go - The Courier</title>", "The dam must go"),
    ("<title>The dam must go « Notes</title><h1>Notes</h1>", "The dam must go"),
    ("<title>BBC News - The dam must go</title><h1>The dam must go</h1>", "The dam must go"),
    ("<title>The dam - Not Now</title><h2>The dam - Not Now</h2>", "The dam - Not Now"),
  ])
  func titlesAreWhole(_ head: String, _ title: String) throws {
    #expect(try Self.read("<html>\(head)<body><p>\(Self.prose[0])</p></body></html>").title == title)
  }

  @Test func linkedDataMayBeWrappedAndEncoded() throws {
    let page = """
      <html><head><script type="application/ld+json">//<![CDATA[
      {"@graph": [{"@type": "Person", "@id": "#a", "name": "By Jane O&#039;Neill"}, {"@type": "WebPage",
      "mainEntity": {"@type": "NewsArticle", "headline": "It&#8217;s time &amp; talk", "author": {"@id": "#a"}}}]}
      //]]></script></head><body><p>\(Self.prose[0])</p></body></html>
      """
    let document = try Self.read(page)
    #expect(document.title == "It’s time & talk" && document.author == "Jane O'Neill")
  }

  /// Names and questions in bold are told from what is said below them.
  @Test func boldNamesAndQuestionsKeepTheirMarks() throws {
    let page = """
      <html><body><article><p><strong>Marcus Holm</strong></p><p>\(Self.prose[0])</p><p><b>Why should they <i>stay</i>?</b></p>
      <p>\(Self.prose[1])</p><p><b>The costs</b></p><p>They are <b>cheap</b>, and nobody else would serve the port.</p>
      </article></body></html>
      """
    #expect(
      try Self.read(page).text == """
        **Marcus Holm**

        \(Self.prose[0])

        **Why should they stay?**

        \(Self.prose[1])

        They are cheap, and nobody else would serve the port.
        """)
  }
}
