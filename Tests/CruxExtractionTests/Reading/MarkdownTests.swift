import CruxExtraction
import CruxModel
import Testing

@Suite struct MarkdownTests {
  private func document(_ text: String) throws -> Document {
    try #require(DocumentReader(.markdown).documents(in: Array(text.utf8), id: "m").first).get()
  }

  @Test func whatStandsBetweenTwoRulesIsNoMetadata() throws {
    let prose = try document("---\n\nThe tax works: sales fell.\n\n---\n\nCritics say no.")
    #expect(prose.text?.contains("The tax works: sales fell.") == true)
    #expect(try document("---\nThe tax: it works.\n---\nNo.").text?.contains("The tax: it works.") == true)
    let metadata = try document("---\ntitle: T\n# why\n\ntags:\n- a\n---\nYes: it works.")
    #expect(metadata.title == "T" && metadata.text == "Yes: it works.")
    let notes = try document("---\n\"title\": T\ndate created: today\n_build: no\nlang: en\n---\nYes.")
    #expect(notes.title == "T" && notes.language == "en" && notes.text == "Yes.")
    let toml = try document("+++\n# why\ntitle = \"T\"\nlang = 'en'\n[[photos]]\ntitle = 'P'\n+++\nYes.")
    #expect(toml.title == "T" && toml.language == "en" && toml.text == "Yes.")
    let update = "---\nUpdate: they vote today.\n\nThe tax works because sales fell.\n---\nNo."
    #expect(try document(update).text?.contains("The tax works because sales fell.") == true)
  }

  @Test func aWholeText() throws {
    let document = try document(
      """
      ---
      title: "Trams, again"
      author: [Ida Kern, 'Bo Lund']
      date: 2026-02-03T10:00:00Z
      url: https://t.example/trams
      lang: en
      tags:
        - rail
      ---

      # Trams, again

      Trams are **cheap**, and
      they are _quick_: see [the report](https://r.example/a_(b) "Title").
      ![A tram](tram.png)

      <!-- not this,

      nor this -->
      Why not?
      --------

      > Because they *rattle*,
      > says Mr. O'Dell[^1].

      * One reason
      * Another, which
        goes on
      1. Numbered

      ```swift
      let code = "is left out"
      ```

      | Year | Riders |
      |------|-------:|
      | 2024 | 31     |

      Line one  
      line two.
      *****
      ## The end ##
      Done.

      [^1]: A footnote.
      """)
    #expect(document.title == "Trams, again")
    #expect(document.author == "Ida Kern, Bo Lund")
    #expect(document.published == "2026-02-03")
    #expect(document.uri == "https://t.example/trams")
    #expect(document.language == "en")
    #expect(
      document.text == """
        Trams are cheap, and they are quick: see the report.

        Why not?

        Because they rattle, says Mr. O'Dell.

        - One reason
        - Another, which goes on
        1. Numbered

        Line one
        line two.

        The end

        Done.
        """)
  }

  @Test(arguments: [
    ("a*b*c and 2 * 3 * 4", "abc and 2 * 3 * 4"),
    ("snake_case_name and __init__ there", "snake_case_name and init there"),
    ("***both*** and **bold *nested* bold**", "both and bold nested bold"),
    ("*open only", "*open only"),
    ("~~gone~~ but ~20", "gone but ~20"), ("> [!NOTE]\n> It stays.", "It stays."),
    ("`code *kept*` and ``a ` b``", "code *kept* and a ` b"),
    ("a ` alone", "a ` alone"),
    (#"\*not\* \[markup\] C:\dir"#, #"*not* [markup] C:\dir"#),
    ("[sic] and [x](y) and [z]", "[sic] and x and [z]"),
    ("![alt *a*](b.png)tail*", "tail*"),
    ("[![badge](b.svg)](ci) Text", "Text"),
    ("AT&amp;T &#8212; &hellip; &nosuch; &", "AT&T — … &nosuch; &"),
    ("<b>Bold</b>, 3 < 4, <https://a.example/?q=1>", "Bold, 3 < 4, https://a.example/?q=1"),
    ("“**Quoted**,” she said", "“Quoted,” she said"),
    ("[Nora Blake]: Yes. It stays.\n\n[Paul Hart]: No.", "[Nora Blake]: Yes. It stays.\n\n[Paul Hart]: No."),
    ("Trams stay.\n\n[a]: <b c> 'T'\n[b]: /c.html\n[^c]: A note.", "Trams stay."),
    ("He writes:\n> It is dear.\n\n* Cheap.\n> Empty.", "He writes:\n\nIt is dear.\n\n- Cheap.\n\nEmpty."),
    ("> [!quote]- Read this\n> It stays.", "Read this\n\nIt stays."),
    (
      "!!! note \"Read *this*\"\n    It stays.\n\n    It is cheap.\nDone.",
      "Read this\n\nIt stays.\n\nIt is cheap.\n\nDone."
    ),
    ("Why?\n\n??? tip\n\n    !!! note\n        No.\n\n            code\n\n    Yes.", "Why?\n\nNo.\n\nYes."),
    ("It stays.\n\n    !!! note\n\n!!! It is cheap.", "It stays.\n\n!!! It is cheap."),
    ("- [Why it stays](#why)\n- [No](#no) more\n\nYes.", "- No more\n\nYes."),
    (":::note\nIt is cheap.\n:::\n%% Why? %%", "It is cheap."),
    ("<table>\n<tr><td>2025</td><td>2m</td></tr>\n</table>\n\nIt stays.", "It stays."),
    ("The way to the hos-\npital is\nlong.", "The way to the hos-\npital is long."),
    ("It stays.\n\n## References\n\n[1] Blake: It is cheap.\n\n## 8. Notes\n\nNone.", "It stays."),
    ("It stays.\n\n## Notes\n\nNo.\n\n## End\n\nDone.", "It stays.\n\nNotes\n\nNo.\n\nEnd\n\nDone."),
  ])
  func markupInALine(source: String, plain: String) throws {
    #expect(try document(source).text == plain)
  }

  @Test func quotationsHaveMarksAboveTheirSource() throws {
    let text = """
      > The freeze saved 80 euros.
      > It should stay.
      >
      > — *Jonas Brandt*,
      > union

      That is too little.

      > Rents fell.
      > -- Maria Lopez

      > Nobody said that.

      Nobody did.
      """
    #expect(
      try document(text).text == """
        “The freeze saved 80 euros. It should stay.”

        — Jonas Brandt, union

        That is too little.

        “Rents fell.”

        — Maria Lopez

        Nobody said that.

        Nobody did.
        """)
  }

  @Test func linksByReference() throws {
    let text =
      "See [the paper][P], [p] and [this][] one [not][q].\n\n[p]: https://p.example\n[this]: https://t.example"
    #expect(try document(text).text == "See the paper, p and this one [not][q].")
  }

  @Test func aYearDoesNotBeginAList() throws {
    #expect(
      try document("It was the summer of\n1986. A good year.").text
        == "It was the summer of 1986. A good year.")
  }

  @Test func aTitleFurtherDownStaysInTheText() throws {
    let document = try document("Intro.\n\n# Title\n\nText.")
    #expect(document.title == "Title")
    #expect(document.text == "Intro.\n\nTitle\n\nText.")
  }

  @Test func codeAloneIsNoProse() {
    #expect(throws: ReadingError.self) { try document("```\ncode\n```") }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["[", "*a ", "`a ``", "![", "<a ", "](", "&a", "> ", "_a*", "[a](", "<!--", "# ", "- "])
  func repeatedMarkupTakesLinearTime(unit: String) throws {
    let read = try? document(String(repeating: unit, count: 50_000) + "end").text
    // What is no markup in the end is text, unless all of it is a title, or a comment or tag that never closes.
    #expect(read?.hasSuffix("end") ?? ["# ", "<a ", "<!--"].contains(unit))
  }

  @Test func codeIsNoProseHoweverItIsMarked() throws {
    let document = try document(
      """
      Trams must stay.

          let trams = must(stay)

      <script>alert("must")</script>

      - They are cheap.

          They are quick, too.

      <STYLE>
      p { color: red }
      </STYLE>
      In a page `<script>` begins a program, and it ends with `</script>`.
      """)
    #expect(
      document.text == """
        Trams must stay.

        - They are cheap.

        They are quick, too.

        In a page <script> begins a program, and it ends with </script>.
        """)
  }

  @Test func metadataInTheFormsOfYAML() throws {
    let text = try document(
      """
      ---
      title: >-
        It''s the
        chip war
      author:
        - name: Jane Doe
        - Bo Lund
      date: Wed, 11 Feb 2026 10:00:00 GMT # a draft
      lang: 'en' # why
      ---
      Yes.
      """)
    #expect(text.title == "It''s the chip war" && text.author == "Jane Doe, Bo Lund")
    #expect(text.published == "2026-02-11" && text.language == "en" && text.text == "Yes.")
    #expect(
      try document("---\ntitle: 'It''s time'\nauthor: {name: Jane Doe, twitter: jd}\n---\nYes.").title
        == "It's time")
    #expect(try document("---\ntitle: \"The \\\"war\\\"\"\n---\nYes.").title == "The \"war\"")
    #expect(try document("---\nauthor: {name: Jane Doe, twitter: jd}\n---\nYes.").author == "Jane Doe")
  }

  @Test func peopleInMetadataAreTheirNames() throws {
    let text = try document(
      """
      ---
      author:
        - name: Nora Blake
          affiliations:
            - name: University of Sund
        - name: Paul Hart
      date: last-modified
      pubDate: Mar 04 2026
      ---
      Yes.
      """)
    #expect(text.author == "Nora Blake, Paul Hart" && text.published == "2026-03-04")
    let list = "---\nauthors: [{name: Nora Blake, url: x}, {url: y, name: 'Paul Hart'}]\n---\nYes."
    #expect(try document(list).author == "Nora Blake, Paul Hart")
  }

  @Test func whatASiteGeneratorFillsInIsNoProse() throws {
    let text = try document(
      """
      {:toc}
      The controls work.{: .lead} They breed skill<sup>2</sup>, and cost <del>three</del> five million, in the 21<sup>st</sup> century.

      {% highlight python %}
      def f(x): return x
      {% endhighlight %}

      {{< figure src="a.png" caption="Imports fell by forty per cent" >}}

      <figcaption>Imports fell</figcaption>

      <aside>
      The controls work!
      </aside>

      {% include footer.html %}
      That is all.
      {: .note}
      """)
    #expect(
      text.text
        == "The controls work.{: .lead} They breed skill, and cost five million, in the 21st century.\n\nThat is all."
    )
  }

  @Test(.timeLimit(.minutes(1))) func nestedListsOfMetadataAreReadAtOnce() throws {
    let nested = String(repeating: "[", count: 50_000) + "x" + String(repeating: "]", count: 50_000)
    #expect(try document("---\ntitle: \(nested)\n---\nYes.").text == "Yes.")
  }

  @Test func boldNamesAndQuestionsKeepTheirMarks() throws {
    let text = "**Why should _they_ stay?**\n\n__Marcus Holm__\n\nThey are **full**.\n\n**They** are **full**"
    #expect(
      try document(text).text
        == "**Why should they stay?**\n\n**Marcus Holm**\n\nThey are full.\n\nThey are full")
  }
}
