import CruxLanguage

/// Who says what a text takes over from others line by line.
extension Entities {
  /// Lines that quote (`> `) are the quoted one's: who says the same above, or whom the line before names ("Karim Osei
  /// wrote:"), or who spoke last but for the one who quotes.
  mutating func labelQuotes(_ analysis: Analysis) {
    var said: [UInt32: Int] = [:]
    var introduced: [Int: Int] = [:]
    var current: Int?
    var other: Int?
    var depth = 0
    for (number, sentence) in analysis.sentences.enumerated() {
      if sentence.position == 0 {
        depth = analysis.quoteDepth(number)
        if depth > 0 {
          labels[sentence.paragraph] =
            said[opening(analysis, number)] ?? introduced[depth] ?? (depth > 1 ? nil : other)
        }
      }
      if analysis.introducesQuote(number) {
        // The address may have been wrapped to a line of its own.
        let first = sentence.tokens.lowerBound + analysis.quoteDepth(number)
        let named = number > 0 && analysis.text.byte(first) == UInt8(ascii: "<") ? number - 1 : number
        introduced[depth + 1] = mentions(in: named).last { $0.form == .name }?.entity
      }
      guard depth == 0 else { continue }
      let label = labels[sentence.paragraph]
      if label != current { (current, other, introduced) = (label, current, [:]) }
      if let label { said[opening(analysis, number)] = label }
    }
  }

  /// The first five words of a sentence, quotation marks of lines left out.
  private func opening(_ analysis: Analysis, _ number: Int) -> UInt32 {
    analysis.sentences[number].tokens.dropFirst(analysis.quoteDepth(number)).prefix(5).reduce(0) {
      $0 &* 31 ^ analysis.tokens[$1].hash
    }
  }
}

extension Analysis {
  /// How many `>` a sentence starts with.
  func quoteDepth(_ number: Int) -> Int {
    sentences[number].tokens.prefix { text.byte($0) == UInt8(ascii: ">") }.count
  }

  /// Whether `>>` opens what another says, as in captions; in mail `>` stands somewhere too.
  var isCaptioned: Bool {
    let depths = sentences.indices.filter { sentences[$0].position == 0 }.map { quoteDepth($0) }.filter {
      $0 > 0
    }
    return depths.count >= 3 && depths.allSatisfy { $0 > 1 }
  }

  /// Whether a line says that somebody wrote what the next one quotes.
  func introducesQuote(_ number: Int) -> Bool {
    let line = sentences[number].tokens
    return isLast(number) && number + 1 < sentences.count && quoteDepth(number + 1) == quoteDepth(number) + 1
      && text.byte(line.upperBound - 1) == UInt8(ascii: ":")
      && line.contains { English.posting.contains(tokens[$0].hash) }
  }

  /// Whether a sentence is the last of its paragraph.
  func isLast(_ number: Int) -> Bool { number + 1 == sentences.count || sentences[number + 1].position == 0 }
}
