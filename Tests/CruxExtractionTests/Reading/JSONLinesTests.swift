import CruxExtraction
import CruxModel
import Testing

@Suite struct JSONLinesTests {
  private func read(_ text: String) throws -> [Result<Document, ReadingError>] {
    try DocumentReader(.jsonl).documents(in: Array(text.utf8), id: "feed")
  }

  @Test func fieldsOfADocument() throws {
    let line =
      #"{"id": "a", "text": "One.\nTwo.", "title": "T", "author": "A", "url": "https://u.example", "date": "2026-01-02", "genre": "essay", "language": "en", "other": [1]}"#
    let expected = Document(
      id: "a", title: "T", author: "A", uri: "https://u.example", published: "2026-01-02", genre: "essay",
      language: "en", text: "One.\nTwo.")
    #expect(try read(line).map { try $0.get() } == [expected])
  }

  @Test func aDayOfPublicationIsADay() throws {
    let days = try read(
      """
      {"text": "One.", "published": "2026-01-05T10:00:00Z"}
      {"text": "One.", "published": "last Monday", "date": "2026-01-06"}
      {"text": "One.", "date": "Jan 5, 2026"}
      {"text": "One.", "published": "11 February 2026"}
      {"text": "One.", "published": "Wed, Feb 11, 2026"}
      {"text": "One.", "published": "February 30, 2026"}
      {"text": "One.", "published": "5 January 26"}
      {"text": "One.", "date": "2026-02-30"}
      {"text": "One.", "date": "2028-02-29"}
      """
    ).map { try $0.get().published }
    #expect(
      days == [
        "2026-01-05", "2026-01-06", "2026-01-05", "2026-02-11", "2026-02-11", nil, nil, nil, "2028-02-29",
      ])
  }

  @Test func aPageOnALine() throws {
    let line =
      #"{"html": "<html lang=de><h1>Titel</h1><p>Ein Satz, der lang genug ist, steht hier.</p>", "author": "B"}"#
    let document = try #require(read(line).first).get()
    #expect(document.id == "feed-1")
    #expect(document.text == "Ein Satz, der lang genug ist, steht hier.")
    #expect(document.title == "Titel")
    #expect(document.author == "B")
    #expect(document.language == "de")
  }

  /// As exports of feeds have it, every field on each line.
  @Test func anEmptyPageBesideATextIsNone() throws {
    #expect(try read(#"{"text": "One.", "html": " "}"#).map { try $0.get().text } == ["One."])
  }

  @Test func aBadLineIsNamedAndTheOthersAreRead() throws {
    let results = try read(
      """
      {"text": "One."}

      {"text": 3}
      {"text": "cut
      [1]
      {"title": "none"}
      {"text": " "}
      {"text": "Last."}
      """)
    let shown = results.map { result in
      switch result {
      case .success(let document): "\(document.id) \(document.text ?? "")"
      case .failure(let error): "\(error)"
      }
    }
    #expect(
      shown == [
        "feed-1 One.", "line 3: The field \"text\" is not a string.", "line 4: It is not JSON.",
        "line 5: It is not a JSON object.", "line 6: It has neither a \"text\" nor an \"html\" field.",
        "line 7: There is nothing in it but white space.", "feed-8 Last.",
      ])
  }

  @Test func nothingToRead() {
    #expect(throws: ReadingError.self) { try read("\n \n") }
  }

  @Test func metadataMayBeNumbersAndLists() throws {
    let document = try #require(
      read(#"{"text": "One.", "id": 12, "authors": ["Jane Doe", "Karim Osei"], "published": 1770000000}"#)
        .first
    ).get()
    #expect(document == Document(id: "12", author: "Jane Doe, Karim Osei", text: "One."))
    let people = try read(
      """
      {"text": "One.", "author": [], "authors": [{"name": "Ann", "url": "u"}, {"name": "Bo"}]}
      {"text": "One.", "authors": []}
      {"text": "One.", "author": {"@type": "Person", "name": "Ann"}}
      """)
    #expect(try people.map { try $0.get().author } == ["Ann, Bo", nil, "Ann"])
  }

  @Test(arguments: [
    "Wed, 11 Feb 2026 10:00:00 GMT", "February 11, 2026 10:00 AM", "2026/02/11", "20260211",
    "11th February 2026",
    "2026-2-11", "Feb. 11, 2026", "11. Feb 2026",
  ])
  func daysAreWrittenInManyWays(_ day: String) throws {
    #expect(
      try read("{\"text\": \"One.\", \"date\": \"\(day)\"}").map { try $0.get().published } == ["2026-02-11"])
  }
}
