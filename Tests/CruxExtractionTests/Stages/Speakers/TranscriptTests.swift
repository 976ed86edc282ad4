import CruxModel
import Testing

@testable import CruxExtraction

/// Who speaks in the transcripts of hearings, broadcasts and transcription services.
@Suite struct TranscriptTests {
  private static let words = [
    "The ferry should close.", "It is the only way to the hospital.", "The school needs a roof.",
    "The reserve holds nine million.",
  ]

  @Test(arguments: [
    ("Speaker 1 (0:10)\n", "Speaker 2 (0:10)\n", "Speaker 1", "Speaker 2"),
    ("Speaker 1  00:00:10\n", "Speaker 2  00:00:10\n", "Speaker 1", "Speaker 2"),
    ("[Speaker 1] ", "[Speaker 2] ", "Speaker 1", "Speaker 2"),
    ("[00:00:05] Speaker A\n", "[00:00:05] Speaker B\n", "Speaker A", "Speaker B"),
    ("Paul Hart (00:05):\n", "Maria Santos (00:05):\n", "Paul Hart", "Maria Santos"),
    ("HART:\n\n", "SANTOS:\n\n", "HART", "SANTOS"),
    (">> PAUL HART: ", ">> MARIA SANTOS: ", "PAUL HART", "MARIA SANTOS"),
    ("JAKE TAPPER, CNN HOST: ", "EVA LIND, RESIDENT OF SUND: ", "JAKE TAPPER", "EVA LIND"),
    ("Ms. HART of Maine. ", "Mr. SANTOS of New York. ", "HART", "SANTOS"),
    ("Robert van den Berg: ", "Maria de los Santos: ", "Robert van den Berg", "Maria de los Santos"),
    (
      "The Parliamentary Under-Secretary of State for Transport: ", "Maria Santos: ",
      "Parliamentary Under-Secretary of State for Transport", "Maria Santos"
    ),
  ])
  func turnsAreTheirSpeakers(_ first: String, _ second: String, _ one: String, _ other: String) throws {
    let turns = zip([first, second, first, second], Self.words).map { $0 + $1 }
    #expect(try speakers(in: turns.joined(separator: "\n\n")) == [one, other, one, other])
  }

  /// Who says each of the sentences.
  private func speakers(in text: String) throws -> [String?] {
    let document = Document(id: "transcript", text: text)
    let argument = try EmbeddedExtractor().read(document, English.tokenized(text)).argument
    let sentences = argument.analysis.sentences
    return try Self.words.map { words in
      let sentence = try #require(sentences.first { argument.analysis.text.text($0.tokens).hasSuffix(words) })
      return argument.entities.labels[sentence.paragraph].map { argument.entities.entities[$0].name }
    }
  }
}
