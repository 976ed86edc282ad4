import CruxModel
import Testing

@testable import CruxExtraction

@Suite struct EmbeddedExtractorTests {
  private static let article = """
    Ferries to the island should stay free, argues Dana Reyes of the Harbour Trust. "Free ferries brought 4,000 \
    more visitors last summer," she says. Critics may be right that the boats are crowded, but crowding could \
    be cured by a second boat. Councillor Tom Birch says the fare would probably pay for it.
    """

  private func extracted(_ text: String) throws -> Graph {
    try EmbeddedExtractor().extract(Document(id: "ferries", text: text)).graph
  }

  @Test func statementsQuoteTheirAnchors() throws {
    let graph = try extracted(Self.article)
    let scalars = Array(Self.article.unicodeScalars)
    #expect(graph.statements.count >= 3)
    for statement in graph.statements {
      let anchor = try #require(statement.anchor)
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: scalars[anchor.start..<anchor.end])
      #expect(String(quote) == statement.text)
      #expect((0...1).contains(statement.confidence ?? -1))
    }
    #expect(graph.relations.allSatisfy { (0...1).contains($0.confidence ?? -1) })
    #expect(graph.thesis != nil)
  }

  @Test func aLinesEndDividesNoWord() throws {
    let text = "The ferries should stay free. Last summer 4,000 more visitors came to the well-kept pier."
    let plain = try extracted(text)
    let divided = try extracted(
      text.replacing("ferries", with: "fer-\nries").replacing("visitors", with: "visi-\ntors")
        .replacing("well-kept", with: "well-\nkept"))
    #expect(divided.statements.map(\.text) == plain.statements.map(\.text) && plain.statements.count >= 2)
    #expect(divided.statements.contains { $0.anchor?.quote?.contains("visi-\ntors") == true })
  }

  @Test func softHyphensDivideNoWord() throws {
    let text = "The ferries should stay free. Last summer 4,000 more visitors came."
    let plain = try extracted(text)
    let soft = try extracted(
      text.replacing("ferries", with: "fer\u{AD}ries").replacing("visitors", with: "vis\u{AD}itors"))
    #expect(soft.statements.map(\.text) == plain.statements.map(\.text))
    #expect(soft.statements.map(\.id) == plain.statements.map(\.id) && !plain.statements.isEmpty)
    #expect(soft.statements.contains { $0.anchor?.quote?.contains("\u{AD}") == true })
  }

  @Test func whatAPageSaysToItsReadersStatesNothing() throws {
    let notices = [
      "Read more: Ten cities that should ban cars now", "PHOTO: Boats must be cheap.", "Advertisement",
    ]
    let graph = try extracted(notices.map { "\(Self.article)\n\n\($0)" }.joined(separator: "\n\n"))
    #expect(graph.statements.count >= 9)
    #expect(!graph.statements.contains { $0.text.contains("cities") || $0.text.contains("cheap") })
    let other = try extracted("Read more than one book a year. Photo contests should be banned.")
    #expect(other.statements.contains { $0.text.contains("Photo contests") })
  }

  @Test func aMailsSignatureStatesNothing() throws {
    let signature =
      "-- \nDana Reyes, Reyes Bakery\nBread should be made with real butter because it tastes better."
    let mail = try extracted("\(Self.article)\n\n\(signature)\n")
    #expect(mail.statements.count >= 3 && !mail.statements.contains { $0.text.contains("butter") })
    // Without its space, or above all else, it is no such mark.
    let parted = try extracted("\(Self.article)\n\n--\nBread should be made with real butter.")
    #expect(parted.statements.contains { $0.text.contains("butter") })
    // A line of hyphens between two parts of a text is no such mark.
    let parts = try extracted("\(signature)\n\n\(Self.article)\n\n\(Self.article)")
    #expect(parts.statements.contains { $0.text.contains("butter") })
  }

  @Test func answersOfAnInterviewAreTheInterviewees() throws {
    let graph = try extracted(
      """
      Mayor Ivo Brandt opened the new pier in June. The Courier spoke with Dana Reyes, who runs the Harbour Trust.

      Why should the ferries be free?

      Fares keep families away, I am sure. Last summer we had 4,000 more visitors because the boats cost nothing.

      Is there money for it?

      There is. We spend more on the car park than the ferries would cost.

      And what do you say to those who find the boats too crowded?

      A second boat would cure that, and I expect to see one within my term.
      """)
    let questions = graph.documents[0].text?.split(separator: "\n").filter { $0.hasSuffix("?") } ?? []
    func isAsked(_ statement: Statement) -> Bool { questions.contains { $0.contains(statement.text) } }
    #expect(graph.statements.filter(isAsked).allSatisfy { $0.speaker != "Dana Reyes" })
    let speakers = graph.statements.filter { ($0.anchor?.start ?? 0) > 150 && !isAsked($0) }.map(\.speaker)
    #expect(speakers.count >= 3)
    #expect(Set(speakers) == ["Dana Reyes"])
  }

  @Test func demandsOfACommentThatStandApartAreNotLinked() throws {
    let graph = try extracted(
      """
      I was called nine times in one day by a company that I had never heard of. They would not tell me whose \
      debt it was. The bureau should require collectors to name the creditor in the first call. Texting is fine \
      with me. My neighbor got a letter in a language that she cannot read. Email should be allowed only if the \
      consumer has agreed to it.
      """)
    #expect(apart(graph) == ["Email should be allowed only if the consumer has agreed to it"])
    let other = try extracted(
      """
      They called my mother at work and told her boss about a bill from 2009. Nobody should have to go through that. \
      Time-barred debts should not be reported at all. The bureau should ban calls to a workplace. Voicemail messages \
      should name the collector.
      """)
    #expect(
      apart(other) == [
        "Time-barred debts should not be reported at all", "Voicemail messages should name the collector",
      ])
  }

  /// What bears on nothing, but for the thesis.
  private func apart(_ graph: Graph) -> [String] {
    let linked = Set(graph.relations.flatMap(\.from))
    return graph.statements.filter { $0.id != graph.thesis && !linked.contains($0.id) }.map(\.text)
  }

  @Test func labelsCountBehindTheTimeToo() throws {
    let graph = try extracted(
      """
      [00:00:25] FINCH: In the short run rent control keeps people in their homes.

      [00:00:58] BELL: It also stops people from building. Nobody builds for a price set by the city.

      [00:02:00] BELL: Vienna pays for it with taxes.
      """)
    #expect(graph.statements.first?.speaker == "FINCH")
    #expect(graph.statements.count >= 3)
    #expect(graph.statements.dropFirst().allSatisfy { $0.speaker == "BELL" })
  }

  @Test func statementsHaveNoLooseMarksAndWordsAtTheirEnds() throws {
    let graph = try extracted(
      """
      Schools should teach chess. Granted, boards and clocks cost money, and the hours must come from somewhere!! \
      What is more, they cost more up front ($400 vs. $250). But children who play it learn to lose, and they \
      should learn it early!!
      """)
    let texts = graph.statements.map(\.text)
    #expect(texts.contains("they cost more up front ($400 vs. $250)"))
    #expect(!texts.contains { $0.hasSuffix("!") || $0.hasPrefix("Granted") || $0.hasPrefix("What is more") })
  }

  @Test func aVeryLongSentenceIsReadWhole() throws {
    let clauses = (1...150).map { "Item \($0) should be closed because it is old" }
    let graph = try extracted(clauses.joined(separator: "; ") + ".")
    #expect(graph.statements.count >= 150)
  }

  @Test func aLineOfBracketsIsPassedOver() throws {
    let brackets = String(repeating: "(", count: 100_000)
    let graph = try extracted(
      """
      Smoking should be banned in parks.

      \(brackets)

      Children breathe the smoke, and the council should protect them.
      """)
    let texts = graph.statements.map(\.text)
    #expect(texts.contains("Smoking should be banned in parks"))
    #expect(texts.contains("the council should protect them"))
    #expect(!texts.contains { $0.contains("(") })
  }

  @Test func onlyAStatementsOwnVerbMakesItUncertain() throws {
    let graph = try extracted(
      """
      Nursing homes should hire more staff. Men are more likely than women to die alone. Teachers who might retire \
      early deserve a bonus. The homes may close next year.
      """)
    let uncertain = graph.statements.filter { $0.modality != nil }
    #expect(graph.statements.count >= 4)
    #expect(uncertain.map(\.text) == ["The homes may close next year"])
  }

  @Test func uncertainStatementsCarryTheirModality() throws {
    let graph = try extracted(Self.article)
    func modality(_ words: String) -> Statement.Modality? {
      graph.statements.first { $0.text.contains(words) }?.modality
    }
    #expect(graph.statements.contains { $0.text.contains("cured") && $0.modality == .possible })
    #expect(modality("would probably pay") == .probable)
    #expect(graph.statements.first { $0.text.contains("4,000") }.map { $0.modality == nil } ?? false)
  }

  @Test(arguments: [
    """
    Die Fähren sollten kostenlos bleiben, sagt Dana Reyes vom Harbour Trust. Die Stadt will im Sommer \
    entscheiden, ob sie das Geld dafür hat, und die Opposition hält das für zu spät.
    """,
    """
    Les ferries doivent rester gratuits, affirme Dana Reyes du Harbour Trust. La ville décidera en été si elle \
    peut payer, et l'opposition trouve que cette décision arrive trop tard pour les habitants de l'île.
    """,
    """
    A kompoknak ingyenesnek kell maradniuk, mondja Dana Reyes. A város nyáron dönt arról, hogy van-e rá pénze, és \
    az ellenzék szerint ez túl késő a sziget lakóinak, akik minden nap átkelnek.
    """,
    "渡轮应该继续免费，因为去年夏天 多了四千名游客。 市政府 将在夏天 决定。", "Паромы должны оставаться бесплатными, считает Дана Рейес.",
  ])
  func otherLanguagesAreSaidNotMangled(text: String) throws {
    let extraction = try EmbeddedExtractor().extract(Document(id: "d", text: text))
    #expect(extraction.findings.map(\.code) == [.language])
    #expect(extraction.graph.statements.isEmpty)
    #expect(extraction.graph.documents.map(\.text) == [text])
  }

  @Test(arguments: [
    ("渡轮应该继续免费，因为去年夏天多了四千名游客。市政府将在夏天决定。", "Chinese"),
    ("フェリーは無料のままにすべきだ。昨年の夏は観光客が四千人増えたからである。", "Japanese"),
    ("เรือข้ามฟากควรให้บริการฟรีต่อไป เพราะฤดูร้อนที่แล้วมีนักท่องเที่ยวเพิ่มขึ้นสี่พันคน", "Thai"),
    ("페리는 무료여야 한다.", "Korean"), ("Паром бесплатный", "Cyrillic"), ("ເຮືອຄວນຈະບໍ່ເສຍຄ່າ", "Lao"),
    ("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "another"),
  ])
  func scriptsAreNamedHoweverShortTheText(text: String, script: String) throws {
    let extraction = try EmbeddedExtractor().extract(Document(id: "d", text: text))
    #expect(extraction.findings.map(\.code) == [.language])
    #expect(extraction.findings.first?.message.hasPrefix("This reads like \(script) script, ") == true)
  }

  @Test func foreignNamesAreNoForeignText() throws {
    let text = "The ferry 渡轮 should stay free, says Zoë Łukasiewicz-Đorđević, since Александр pays."
    #expect(try EmbeddedExtractor().extract(Document(id: "d", text: text)).findings.isEmpty)
  }

  @Test func englishOfFewFunctionWordsIsEnglish() throws {
    let text = """
      Taxes kill jobs. Low taxes create jobs. Texas cut taxes. Texas gained jobs. California raised taxes. California \
      lost jobs. Voters notice. Politicians ignore voters, because voters forget. Texas keeps growing.
      """
    let extraction = try EmbeddedExtractor().extract(Document(id: "d", text: text))
    #expect(extraction.findings.isEmpty && extraction.graph.statements.count > 3)
  }

  @Test func abbreviationsBeforeNumbersEndNoSentence() {
    let text = English.tokenized(
      "Shops in Graz (pop. 290,000) gained. It carries max. 30 riders. They pay the max.")
    #expect(text.sentences.count == 3)
  }

  @Test(arguments: [
    "Erik Moe of Green Coast objects. Moe also says that wind is cheap. The Bank of Oslo agrees.",
    "Erik Moe objects. Erik Moe of Green Coast also says that wind is cheap. Moe left. The Bank of Oslo agrees.",
    "Erik Moe of Greencoast objects. Moe left. Erik Moe of Greencoast came. The Bank of Oslo agrees.",
  ])
  func whomAPersonStandsForIsNotItsName(_ text: String) {
    var analysis = Analysis(English.tokenized(text))
    analysis.tags = analysis.tokens.map { $0.casing == .lower ? .present : .name }
    let entities = Entities(analysis)
    #expect(entities.entities.filter(\.isNamed).map(\.name) == ["Erik Moe", "Bank of Oslo"])
  }

  @Test func relationsAreNoSurerThanTheirEnds() throws {
    let graph = try extracted(Self.article)
    let confidence = Dictionary(uniqueKeysWithValues: graph.statements.map { ($0.id, $0.confidence ?? 1) })
    #expect(!graph.relations.isEmpty)
    for relation in graph.relations {
      for end in relation.from { #expect((relation.confidence ?? 1) <= confidence[end] ?? 1) }
    }
  }

  @Test(arguments: [
    "The buses should stay.\n\n\u{A0}\n\nThey are full.", "\u{A0}\nA.", "A.\n\u{A0}\nB.\n\u{2003}",
  ])
  func aLineOfOtherSpacesIsNone(_ text: String) throws {
    let graph = try EmbeddedExtractor().extract(Document(id: "d", text: text)).graph
    #expect(graph.findings().isEmpty)
  }
}
