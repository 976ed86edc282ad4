/// Finds where a text says what somebody quotes from it.
struct QuoteFinder: Sendable {
  /// No statement is longer; what a model quotes at greater length is not looked for.
  private static let mostWords = 200

  private let scalars: [Unicode.Scalar]
  private let words: [FoldedWords.Word]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    words = FoldedWords(scalars).words
  }

  /// Whether the text has these words, one after the other.
  func has(_ quote: String) -> Bool {
    let quoted = FoldedWords(Array(quote.unicodeScalars)).words
    return !quoted.isEmpty && places(of: quoted, in: words[...]).first != nil
  }

  /// The span that a quote stands for, in Unicode scalars, from its first word to its last.
  ///
  /// Words must agree but for case and punctuation or, failing that, nearly so; then `Alignment` says how far.
  /// - Parameters:
  ///   - window: where in the text to look.
  ///   - taken: spans that other quotes stand for; of several places the first that is free is meant, before
  ///     others one with the quote's very characters.
  func span(of quote: String, in window: Range<Int>, besides taken: Set<Range<Int>>) -> Range<Int>? {
    let characters = Array(quote.unicodeScalars)
    let quoted = FoldedWords(characters).words
    guard let first = quoted.first, let last = quoted.last, quoted.count > 1, quoted.count <= Self.mostWords
    else { return nil }
    let text = words.drop { $0.range.lowerBound < window.lowerBound }
      .prefix { $0.range.upperBound <= window.upperBound }
    let spans = places(of: quoted, in: text)
    guard !spans.isEmpty else { return Alignment(quoted, text).map { span($0.range) } }
    let exact = characters[first.range.lowerBound..<last.range.upperBound]
    let free = spans.filter { !taken.contains($0) }
    return free.first { scalars[$0].elementsEqual(exact) } ?? free.first ?? spans.first
  }

  private func places(of quoted: [FoldedWords.Word], in text: ArraySlice<FoldedWords.Word>) -> [Range<Int>] {
    guard text.count >= quoted.count else { return [] }
    return (text.startIndex...text.endIndex - quoted.count).lazy
      .filter { start in zip(text[start...], quoted).allSatisfy { $0.text == $1.text } }
      .map { span($0..<$0 + quoted.count) }
  }

  private func span(_ range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
  }
}
