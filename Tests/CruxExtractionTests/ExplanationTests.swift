import CruxExtraction
import CruxModel
import Testing

@Suite struct ExplanationTests {
  private static let article = """
    Ferries to the island should stay free, argues Dana Reyes of the Harbour Trust. "Free ferries brought 4,000 \
    more visitors last summer," she says. Critics say that the boats are crowded.
    """

  @Test func everyDecisionHasReasonsAndTheGraphIsTheSame() throws {
    let extractor = try EmbeddedExtractor()
    let document = Document(id: "ferries", text: Self.article)
    let (extraction, why) = try extractor.explain(document)
    #expect(extraction.graph == (try extractor.extract(document).graph))
    #expect(why.entries.map(\.text) == extraction.graph.statements.map(\.text))
    #expect(!why.entries.isEmpty)
    for entry in why.entries {
      #expect(entry.parts.allSatisfy { !$0.reasons.isEmpty })
    }
    let others = why.entries.flatMap { $0.parts.dropFirst() }
    let links = others.filter { $0.decision != "thesis" }
    #expect(others.count == links.count + 1)
    #expect(links.count == extraction.graph.relations.reduce(0) { $0 + $1.from.count })
  }

  @Test func reasonsNameWordsOfTheText() throws {
    let why = try EmbeddedExtractor().explain(Document(id: "ferries", text: Self.article), limit: 40).why
    let kind = try #require(why.entries.first { $0.text.contains("stay free") }?.parts.first)
    #expect(kind.reasons.contains { $0.contains("“should”") })
  }
}
