import Testing

@testable import CruxChat

@Suite struct QuoteFinderTests {
  private static let text = """
    Ferries don’t pay for themselves, says Dana Reyes, and they need not. The fare rose by 40% in 2019. \
    “It works,” she said on Monday to the full council, “and it works well for everyone on the island.” \
    The fare rose by 40% in 2019. THE FARE ROSE BY 40% IN 2019. 渡轮应该继续免费。 Free – or nearly free – boats \
    brought visitors to every harbour along the northern coast.
    """
  private static let scalars = Array(text.unicodeScalars)
  private static let finder = QuoteFinder(scalars)

  private func found(_ quote: String, besides taken: Set<Range<Int>> = []) -> String? {
    let span = Self.finder.span(of: quote, in: Self.scalars.indices, besides: taken)
    return span.map { String(String.UnicodeScalarView(Self.scalars[$0])) }
  }

  @Test(arguments: [
    ("Ferries don’t pay for themselves", "Ferries don’t pay for themselves"),
    ("ferries don't pay for themselves,", "Ferries don’t pay for themselves"),
    ("\"The fare rose by 40%\"", "The fare rose by 40%"),
    ("Free - or nearly free - boats", "Free – or nearly free – boats"),
    ("渡轮应该继续免费", "渡轮应该继续免费"),
    ("they  need\nnot.", "they need not"),
  ])
  func caseAndPunctuationDoNotMatter(quote: String, span: String) {
    #expect(found(quote) == span)
  }

  @Test(arguments: [
    (
      "Free or nearly free boats brought visitor to every harbor along the northern coast",
      "Free – or nearly free – boats brought visitors to every harbour along the northern coast"
    ),
    (
      "brought many visitors to every harbour along the northern coast",
      "brought visitors to every harbour along the northern coast"
    ),
    (
      "It works … and it works well for everyone on the island",
      "It works,” she said on Monday to the full council, “and it works well for everyone on the island"
    ),
  ])
  func nearlyTheWordsWillDo(quote: String, span: String) {
    #expect(found(quote) == span)
  }

  @Test(arguments: [
    "", "…", "The", "Ferries pay for themselves", "Ferries don’t pay for us", "The fare rose by 50% in 2019",
    "The fare rose by 40% in 2018", "The fare rose by 40 in 2019", "they need to",
    "The government has decided to sell the ferries", "Ferries don’t pay and boats brought visitors",
    "brought no visitors to every harbour along the northern coast",
  ])
  func whatTheTextDoesNotSayIsNotFound(quote: String) {
    #expect(found(quote) == nil)
  }

  @Test func aRepeatIsADifferentPlace() throws {
    let quote = "The fare rose by 40% in 2019"
    func places(of quote: String) -> [Range<Int>] {
      var taken: [Range<Int>] = []
      for _ in 0..<4 {
        let span = Self.finder.span(of: quote, in: Self.scalars.indices, besides: Set(taken))
        if let span { taken.append(span) }
      }
      return taken
    }
    let spans = places(of: quote)
    #expect(spans.count == 4 && Set(spans).count == 3 && spans[0].upperBound < spans[1].lowerBound)
    #expect(spans[3] == spans[0], "more repeats than places")
    #expect(found(quote.uppercased()) == quote.uppercased(), "the very characters come first")
  }

  @Test func onlyTheWindowIsLookedAt() {
    let second = 130..<Self.scalars.count
    let span = Self.finder.span(of: "The fare rose by 40% in 2019", in: second, besides: [])
    #expect(span.map { $0.lowerBound > 130 } == true)
    #expect(Self.finder.span(of: "Ferries don't pay for themselves", in: second, besides: []) == nil)
  }

  @Test func namesAreFoundAsWholeWords() {
    #expect(Self.finder.has("Dana Reyes") && Self.finder.has("DANA REYES"))
    #expect(!Self.finder.has("Dana Rey") && !Self.finder.has("Reyes Dana") && !Self.finder.has(""))
  }

  @Test func endlessQuotesAreNotLookedFor() {
    #expect(found(String(repeating: "the fare rose ", count: 100_000)) == nil)
  }
}
