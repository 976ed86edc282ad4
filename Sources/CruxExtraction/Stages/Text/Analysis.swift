import CruxLanguage

/// A text with what the first stages see in it: tokens, sentences, tags, quotations and clause boundaries.
package struct Analysis: Sendable {
  package let text: TokenizedText
  /// What the text is called, where that is known.
  let title: TokenizedText?
  /// One a token.
  package var tags: [Tag]
  /// Whether a token stands between quotation marks; one a token.
  package let isQuoted: [Bool]
  let register: Register
  /// How the gap before each token, and behind each sentence's last, divides clauses: log-odds against no
  /// boundary. Index with `gap(_:in:)`.
  package var clauses: [SIMD4<Float>]
  /// How likely each sentence has a statement, as log-odds.
  package var prospects: [Float] = []

  package init(_ text: TokenizedText, title: String? = nil) {
    self.text = text
    self.title = title.map(English.tokenized)
    tags = []
    isQuoted = Self.quoted(text)
    register = Register(text, isQuoted: isQuoted)
    clauses = []
  }

  package var tokens: [Token] { text.tokens }
  package var sentences: [Sentence] { text.sentences }

  /// The index of the gap before a token of a sentence; the token behind its last gives the gap at its end.
  @inline(__always)
  package func gap(_ token: Int, in sentence: Int) -> Int { token + sentence }

  /// Whether a word says what its sentence is about, rather than how it is built.
  func isContent(_ index: Int) -> Bool {
    switch tags[index] {
    case .noun, .name, .adjective, .number: true
    case .past, .present, .base, .participle: !English.auxiliaries.contains(tokens[index].hash)
    default: false
    }
  }

  private static func quoted(_ text: TokenizedText) -> [Bool] {
    var result = [Bool](repeating: false, count: text.tokens.count)
    var open = false
    var paragraph = -1
    for sentence in text.sentences {
      if sentence.paragraph != paragraph { open = false }
      paragraph = sentence.paragraph
      for index in sentence.tokens {
        let token = text.tokens[index]
        if isDoubleQuote(text, index) {
          open = token.kind == .openingQuote
        } else {
          result[index] = open
        }
      }
    }
    return result
  }

  /// A quotation mark that is no apostrophe.
  static func isDoubleQuote(_ text: TokenizedText, _ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .openingQuote || token.kind == .closingQuote else { return false }
    guard token.end - token.start == 3 else { return text.byte(index) != UInt8(ascii: "'") }
    let last = text.bytes[Int(token.end) - 1]
    return last != 0x98 && last != 0x99
  }
}
