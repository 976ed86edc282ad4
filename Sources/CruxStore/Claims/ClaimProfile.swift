import CruxLanguage
import Foundation

/// What a text is compared by: what it is about, its words, and what turns its meaning.
public struct ClaimProfile: Sendable {
  let direction: WordVectors.Direction
  /// Stems of words with a content, each once.
  let stems: Set<String>
  let numbers: Set<String>
  /// The negations; two cancel out.
  let negations: [String]

  /// - Returns: nil where the package's word vectors are missing.
  public init?(_ text: String) {
    guard let vectors = WordVectors.english else { return nil }
    self.init(text, vectors)
  }

  init(_ text: String, _ vectors: WordVectors) {
    let text = TokenizedText(text)
    var (stems, numbers): (Set<String>, Set<String>) = ([], [])
    var negations: [String] = []
    // Words that stand in every text say nothing about what this one is about.
    var content: [UInt32] = []
    for (place, token) in text.tokens.enumerated() {
      let written = text.text(place..<place + 1).lowercased().replacing("’", with: "'")
      let word = Self.plain(written)
      switch token.kind {
      case .number:
        let next = place + 1 < text.tokens.count ? text.text(place + 1..<place + 2).lowercased() : ""
        numbers.insert(
          EnglishForms.value(of: word, times: next) ?? EnglishForms.value(of: word) ?? word)
      case .word where Self.negations.contains(word): negations.append(word)
      case .word where !Self.functionWords.contains(word):
        stems.insert(EnglishForms.stem(word))
        content.append(word == written ? token.hash : WordHash(word).value)
      default: break
      }
    }
    direction = vectors.direction(content)
    self.stems = stems
    self.numbers = numbers
    self.negations = negations
  }

  /// A word without accents, which one writer leaves out and another does not.
  private static func plain(_ word: String) -> String {
    word.utf8.allSatisfy { $0 < 0x80 } ? word : word.folding(options: .diacriticInsensitive, locale: nil)
  }

  /// Words that turn what they stand with into its opposite.
  private static let negations = EnglishForms.negations.union([
    "fail", "fails", "failed", "unable", "lack", "lacks", "prevent", "prevents", "stop", "stops",
  ])

  private static let functionWords: Set<String> = [
    "a", "about", "also", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could",
    "did",
    "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "into", "is",
    "it", "its",
    "may", "might", "must", "of", "on", "or", "our", "shall", "she", "should", "so", "some", "such", "than",
    "that",
    "the", "their", "them", "there", "these", "they", "this", "those", "to", "was", "we", "were", "what",
    "when",
    "which", "who", "will", "with", "would", "you", "your", "'s", "'re", "'ve", "'ll",
  ]
}
