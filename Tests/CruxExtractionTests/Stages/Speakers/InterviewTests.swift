import CruxModel
import Testing

@testable import CruxExtraction

@Suite struct InterviewTests {
  private func entities(in text: String) throws -> Entities {
    let document = Document(id: "interview", text: text)
    return try EmbeddedExtractor().read(document, English.tokenized(text)).argument.entities
  }

  /// Whose answer each paragraph is.
  private func labels(in text: String) throws -> [String?] {
    let entities = try entities(in: text)
    return entities.labels.map { $0.map { entities.entities[$0].name } }
  }

  @Test func whoSpeaksToAReporterIsInterviewedNotTheReporter() throws {
    let labels = try labels(
      in: """
        Irena Kaspar has the keys to four ferries. The director of the Harbour Trust spoke to Anton Roy on the pier.

        **Why should they be free?**

        Fares keep families away, I am sure.

        **And the money?**

        We spend more on the car park.

        **Are the boats not crowded?**

        A second boat would cure that.
        """)
    #expect(labels[2] == "Irena Kaspar")
    #expect(labels.last == "Irena Kaspar")
    #expect(labels[1] == nil && labels[3] == nil)
  }

  private static let answers = """
    Why should they be free?

    Fares keep families away, I am sure.

    And the money?

    We spend more on the car park.
    """

  @Test func twoQuestionsAreEnoughWhereAnInterviewIsAnnounced() throws {
    let labels = try labels(
      in: "An interview with ferry captain Irena Kaspar on June 5, 2023\n\n" + Self.answers)
    #expect(labels == [nil, nil, "Irena Kaspar", nil, "Irena Kaspar"])
  }

  @Test func elsewhereTwoQuestionsOnlyMakeTheFirstPersonLikely() throws {
    let entities = try entities(in: "Irena Kaspar runs the ferries of the lake.\n\n" + Self.answers)
    #expect(entities.labels.allSatisfy { $0 == nil })
    let interviewee = try #require(entities.interviewee)
    #expect(entities.entities[interviewee.entity].name == "Irena Kaspar")
    #expect(interviewee.start == 1)
  }

  @Test func aNameWithASmallWordInItIsNoPersonToInterview() throws {
    let labels = try labels(
      in: """
        The Bank of Dolna asked for an interview with Irena Kaspar.

        """ + "\n" + Self.answers)
    #expect(labels.last == "Irena Kaspar")
  }
}
