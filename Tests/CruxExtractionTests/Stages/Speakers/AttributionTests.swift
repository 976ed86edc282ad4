import CruxModel
import Testing

@testable import CruxExtraction

/// Who is taken for the speaker, on sentences that give little room for another reading.
@Suite struct AttributionTests {
  /// The speakers of a text's statements that have words of a sentence.
  private func speakers(of words: String, in text: String) throws -> [String?] {
    let graph = try EmbeddedExtractor().extract(Document(id: "report", text: text)).graph
    return graph.statements.filter { words.contains($0.text) || $0.text.contains(words) }.map(\.speaker)
  }

  private static let mayor = """
    The mayor of Dolna, Irena Kaspar, wants a rule that no train may leave without a guard. Passengers are safer with \
    one on board, she said on Monday.


    """

  @Test func itIsWhoeverSpokeLastEvenIfItHasNoName() throws {
    let union = """
      The union of train drivers wants the second man back. A driver alone cannot see both sides of the train, it argues.
      """
    #expect(
      try speakers(of: "A driver alone cannot see both sides of the train", in: Self.mayor + union) == [
        "The union"
      ])
    let denying = """
      The train crews' union denied that it was protecting jobs. No guard would be dismissed under the new plan, it said.
      """
    #expect(
      try speakers(of: "No guard would be dismissed under the new plan", in: Self.mayor + denying) == [
        "The train crews' union"
      ])
  }

  @Test func itMayMeanABodyWithoutANameThatSpoke() throws {
    let text =
      "The train crews' union denied that it was late. Irena Kaspar left, and nobody lost a job, it said."
    let document = Document(id: "report", text: text)
    let entities = try EmbeddedExtractor().read(document, English.tokenized(text)).argument.entities
    let it = try #require(entities.mentions(in: 1).last { $0.form == .thing })
    let meant = entities.candidates(for: it).near.prefix(2).map { entities.entities[$0].name }
    #expect(meant == ["The train crews' union"])
  }

  @Test func aPersonIsFoundBehindBodiesThatAreNamedLater() throws {
    let text = """
      Ewan Strickland, who follows the chip trade, told a hearing that the controls were leaking. China, the Oakmoor \
      Institute, Harrow Semiconductor and the Calder Group had all found ways to buy. Its best processor does a third of \
      the work of ours, he acknowledged.
      """
    #expect(
      try speakers(of: "Its best processor does a third of the work of ours", in: text) == ["Ewan Strickland"]
    )
  }

  @Test func titlesTellWhomAPronounMeans() throws {
    let text = "Mr Keogh sat beside Lady Rowe. The claim is late, he said. It is not, she replied."
    let document = Document(id: "report", text: text)
    let entities = try EmbeddedExtractor().read(document, English.tokenized(text)).argument.entities
    #expect(entities.sources.dropFirst().map { $0.map { entities.entities[$0].name } } == ["Keogh", "Rowe"])
  }
}
