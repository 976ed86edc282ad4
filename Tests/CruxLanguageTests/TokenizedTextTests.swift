import Testing

@testable import CruxLanguage

@Suite struct TokenizedTextTests {
  private let abbreviations: [UInt32: Abbreviation] = [
    WordHash("dr").value: .capitalised, WordHash("mr").value: .capitalised,
    WordHash("sun").value: .capitalised, WordHash("no").value: .numbered, WordHash("vs").value: .always,
    WordHash("p").value: .numbered, WordHash("monday").value: .afterTime,
    WordHash("est").value: [.always, .afterTime],
  ]

  private func read(_ text: String) -> TokenizedText {
    TokenizedText(text, abbreviations: abbreviations)
  }

  private func tokens(_ text: String) -> [String] {
    let read = read(text)
    return read.tokens.indices.map { read.text($0..<$0 + 1) }
  }

  private func sentences(_ text: String) -> [String] {
    let read = read(text)
    return read.sentences.map { read.text($0.tokens) }
  }

  @Test(arguments: [
    ("It doesn't work.", ["It", "does", "n't", "work", "."]),
    ("she’s €1.4bn short", ["she", "’s", "€", "1.4bn", "short"]),
    ("U.S. firms’ well-kept 3,000-page files", ["U.S.", "firms", "’", "well-kept", "3,000-page", "files"]),
    ("“Yes,” he said – twice…", ["“", "Yes", ",", "”", "he", "said", "–", "twice", "…"]),
    ("the cli\u{AD}mate", ["the", "cli\u{AD}mate"]),
    ("con-\ntrols, long-\r\n  term", ["con-\ntrols", ",", "long-\r\n  term"]),
    ("pre-\n\nwar", ["pre", "-", "war"]), ("Saxe-\nCoburg", ["Saxe", "-", "Coburg"]),
    ("naïve café 🌍 שלום", ["naïve", "café", "🌍", "שלום"]),
  ])
  func words(_ text: String, _ expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test func wordsDividedAtALinesEndAreThoseWords() {
    func hashes(_ text: String) -> [UInt32] { read(text).tokens.map(\.hash) }
    #expect(
      hashes("the con-\ntrols of ineffec-\n tive, long-\nterm tri-\nlithic-\nish aid")
        == hashes("the controls of ineffective, long-term trilithicish aid"))
  }

  @Test func initialsThatAreAbbreviationsTooEndNoSentence() {
    #expect(sentences("Justice P. K. Rath saw p. 5.") == ["Justice P. K. Rath saw p. 5."])
  }

  /// "sun." and "no." end sentences that "Sun." and "no. 5" do not.
  @Test func wordsSpelledLikeAbbreviations() {
    #expect(
      sentences(
        "Panels need sun. They sleep at 7 p.m. Nobody minds. On Sun. Ito said no. Why vs. Five, no. 5?")
        == [
          "Panels need sun.", "They sleep at 7 p.m.", "Nobody minds.", "On Sun. Ito said no.",
          "Why vs. Five, no. 5?",
        ])
  }

  @Test func daysGoOnTheSentenceBehindATime() {
    #expect(
      sentences(
        "It shut at 9 p.m. Monday, he said. It shuts at 9 p.m. EST on all days. It was 9 p.m. Police came. It was late. Monday was calm."
      )
        == [
          "It shut at 9 p.m. Monday, he said.", "It shuts at 9 p.m. EST on all days.", "It was 9 p.m.",
          "Police came.", "It was late.", "Monday was calm.",
        ])
  }

  @Test func stopsThatEndNoSentence() {
    #expect(
      sentences("Dr. Yusuf left at 3.5 km. He said: \"It works.\" J. Smith of the U.S. Army agreed. Why?")
        == [
          "Dr. Yusuf left at 3.5 km.", "He said: \"It works.\"", "J. Smith of the U.S. Army agreed.", "Why?",
        ])
  }

  /// As people type into forms; names of programs, people and places with a stop inside stay whole.
  @Test func aSentenceOpensThoughTheSpaceIsForgotten() {
    #expect(
      sentences("They didn't.They called.However, I paid!Why?It was late (at night).We sued.")
        == [
          "They didn't.", "They called.", "However, I paid!", "Why?", "It was late (at night).", "We sued.",
        ])
    let whole = "A Ph.D. ran Console.WriteLine and java.util.List for Dr.Li (jo.Li@x.org) at x.org/?Key=1."
    #expect(sentences(whole) == [whole])
  }

  @Test func linesAreParagraphsUnlessWrapped() {
    let text = "Key points\n- One thing. Another.\n2. Second item\n\nProse here."
    let read = read(text)
    #expect(read.sentences.map(\.form) == [.heading, .bullet, .bullet, .bullet, .prose])
    #expect(read.sentences.map(\.paragraph) == [0, 1, 1, 2, 3])
    #expect(read.text(read.sentences[1].tokens) == "One thing.")
  }

  @Test func wrappedLinesRunOn() {
    let line = "this line is about as long as those of a mail that was wrapped by hand"
    let text = "\(line)\n\(line)\n\(line)\n\(line)\nand ends here.\n\nNext."
    #expect(read(text).sentences.map(\.paragraph) == [0, 1])
  }

  @Test func aFewNarrowLinesRunOnWhereTheyEndWithinASentence() {
    let mail = """
      Dear editor,

      The tax should stay, because sales of
      drinks fell. Critics say it hurts, but
      the poor gain.

      Yours,
      Ann Lee
      """
    #expect(sentences(mail).contains("The tax should stay, because sales of\ndrinks fell."))
    #expect(read(mail).sentences.map(\.paragraph) == [0, 1, 1, 2, 3])
    // A list without marks, and lines that are sentences.
    let marked = """
      Why the tax on sugary drinks works
      by Ann Lee

      It is cheap to run, as the letters of
      the office show, and no firm has been
      asked for more than it could pay for
      by the end of the first year, nor has
      anyone complained. Firms asked that we
      a) cut the rate for drinks with less sugar
      b) let the smallest shops off in the first year

      """
    #expect(read(marked).sentences.map(\.paragraph) == [0, 1, 2, 2, 3, 4])
    #expect(read(marked).sentences.prefix(3).map(\.form) == [.heading, .heading, .prose])
    let list = "We need:\nmilk\nbread\n\nThe old bridge is closed.\nthe new one is not."
    #expect(read(list).sentences.map(\.paragraph) == [0, 1, 2, 3, 4])
  }

  @Test func anIndentedLineBehindAStopOpensAParagraph() {
    let hearing = """
          Mr. HART. The ferry loses two million dollars a year, and the
      school needs a roof, so that we cannot afford both at the same time.
          Mr. BLAKE. The ferry is the only way to the hospital for all of
      the eight hundred people who live on the islands in the winter, and
      a helicopter would cost three times as much as the ferry ever did.
      """
    #expect(read(hearing).sentences.map(\.paragraph) == [0, 0, 1, 1])
  }

  @Test func everyByteOfWordsIsInOneToken() {
    let text = "A \u{FEFF}mix: naïve—or “not”? 12:30, e.g. a/b\r\n\tend\u{2029}done"
    let read = read(text)
    var last = 0
    for token in read.tokens {
      #expect(Int(token.start) >= last)
      last = Int(token.end)
    }
    #expect(last == text.utf8.count)
  }

  @Test(.timeLimit(.minutes(1))) func aRunOfStopsTakesNoLongTime() {
    let text = String(repeating: ".", count: 200_000) + " and so on"
    #expect(TokenizedText(text).tokens.count > 1)
  }
}
