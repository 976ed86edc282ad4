import CruxLanguage

/// Where a statement can start and end within a sentence, by its marks alone.
package struct SpanEdges {
  private let sentence: Range<Int>
  /// The bracket that each gap stands in, by the token that opens it; -1 outside all.
  private var bracket: [Int]
  /// How many quotation marks more open than close before each gap.
  private var quotes: [Int]
  /// Whether each gap stands at the stop of an abbreviation inside the sentence ("vs. lower rents").
  private var isAtStop: [Bool]

  init(_ analysis: Analysis, _ sentence: Range<Int>) {
    self.sentence = sentence
    bracket = [Int](repeating: -1, count: sentence.count + 1)
    quotes = [0]
    isAtStop = [Bool](repeating: false, count: sentence.count + 1)
    var open: Int?
    for index in sentence {
      let (byte, gap) = (analysis.text.byte(index), index - sentence.lowerBound)
      let quote = Self.isQuote(analysis, index) ? analysis.tokens[index].kind : .mark
      quotes.append(quotes[gap] + (quote == .openingQuote ? 1 : quote == .closingQuote ? -1 : 0))
      if byte == UInt8(ascii: "(") {
        open = index
      } else if byte == UInt8(ascii: ")"), let start = open {
        for inside in start + 1 - sentence.lowerBound...gap { bracket[inside] = start }
        open = nil
      } else if byte == UInt8(ascii: "."), index > sentence.lowerBound, index + 1 < sentence.upperBound,
        English.isAbbreviation(analysis.text, index - 1)
      {
        isAtStop[gap] = true
        isAtStop[gap + 1] = true
      }
    }
  }

  /// A quotation mark that no letters stand on both sides of, as they do where it is meant for an apostrophe.
  private static func isQuote(_ analysis: Analysis, _ index: Int) -> Bool {
    guard Analysis.isDoubleQuote(analysis.text, index) else { return false }
    let next = index + 1 < analysis.tokens.count ? analysis.tokens[index + 1] : nil
    return analysis.tokens[index].spaceBefore || next.map { $0.spaceBefore || $0.kind != .word } ?? true
      || index == 0 || analysis.tokens[index - 1].kind != .word
  }

  func canHold(_ span: Range<Int>) -> Bool {
    let (start, end) = (span.lowerBound - sentence.lowerBound, span.upperBound - sentence.lowerBound)
    return bracket[start] == bracket[end] && quotes[start] == quotes[end] && !isAtStop[start]
      && !isAtStop[end]
  }

  /// A stretch without marks at its ends and without what only joins it to others ("Granted,", "What is more,").
  package static func trimmed(_ span: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    var span = span
    while let last = span.last, isLoose(last, span, analysis) { span = span.dropLast() }
    if let comma = span.prefix(6).first(where: { analysis.text.byte($0) == UInt8(ascii: ",") }),
      English.joins(span.lowerBound..<comma, analysis.tokens)
    {
      span = comma + 1..<span.upperBound
    }
    while let first = span.first, isLoose(first, span, analysis) { span = span.dropFirst() }
    return span
  }

  /// A mark of punctuation, or a quotation mark whose partner lies outside.
  private static func isLoose(_ index: Int, _ span: Range<Int>, _ analysis: Analysis) -> Bool {
    if ".,;:!?".utf8.contains(analysis.text.byte(index)) { return true }
    func has(_ kind: Token.Kind) -> Bool { span.contains { analysis.tokens[$0].kind == kind } }
    return switch analysis.tokens[index].kind {
    case .openingQuote: index == span.lowerBound && !has(.closingQuote)
    case .closingQuote: !has(.openingQuote)
    default: false
    }
  }
}
