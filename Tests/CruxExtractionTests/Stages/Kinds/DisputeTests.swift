import CruxLanguage
import CruxModel
import Testing

@testable import CruxExtraction

@Suite struct DisputeTests {
  @Test(arguments: [
    ("Moe denied that the port loses money", true),
    ("Moe does not deny that the port loses money", false),
    ("Nobody disputes that the port loses money", false),
    ("Moe rejects the claim that the port loses money", true),
    ("She dismissed any such notion that the port loses money", true),
    ("The firm refuted claims that the port loses money", true),
    ("It is a myth that the port loses money", true),
    ("Neither Moe nor Rehn believes that the port loses money", true),
    ("Moe does not accept the idea that the port loses money", true),
    ("There is little doubt that the port loses money", false),
    ("It is no myth that the port loses money", false),
    ("No, Moe believes that the port loses money", false),
    ("Moe does not only believe that the port loses money", false),
    ("Moe said that the port loses money", false),
    ("Moe accepts that the port loses money", false),
    ("The idea that the port loses money", false),
  ])
  func whatIsRejectedIsKnownByWhatLeadsUpToIt(_ text: String, _ isRejected: Bool) throws {
    let analysis = Analysis(English.tokenized(text))
    let that = try #require(analysis.tokens.firstIndex { $0.hash == WordHash("that").value })
    #expect(analysis.isRejected(from: that + 1, in: analysis.sentences[0]) == isRejected)
  }

  @Test func nobodyAssertsWhatIsOnlyRejected() throws {
    let text = """
      The port should not be sold, Lena Fors argues. She denied that the port is losing money. It earned 12 million \
      last year, Fors says, and the quays are full.
      """
    let graph = try EmbeddedExtractor().extract(Document(id: "port", text: text)).graph
    let denied = try #require(graph.statements.first { $0.text == "the port is losing money" })
    #expect(denied.speaker == nil)
    #expect(graph.statements.contains { $0.speaker == "Lena Fors" })
  }
}
