import CruxLanguage

/// Who says what a text takes over from others line by line, and what several sign.
extension Entities {
  /// Lines that quote (`> `) are the quoted one's: who says the same above, or whom the line before names ("Karim Osei
  /// wrote:"), or who spoke last but for the one who quotes.
  mutating func labelQuotes(_ analysis: Analysis) {
    var said: [UInt32: Int] = [:]
    var introduced: Int?
    var current: Int?
    var other: Int?
    var depth = 0
    for (number, sentence) in analysis.sentences.enumerated() {
      if sentence.position == 0 {
        depth = analysis.quoteDepth(number)
        if depth > 0 {
          labels[sentence.paragraph] =
            said[opening(analysis, number)] ?? (depth > 1 ? nil : introduced ?? other)
        }
      }
      guard depth == 0 else { continue }
      let label = labels[sentence.paragraph]
      if label != current { (current, other, introduced) = (label, current, nil) }
      if analysis.introducesQuote(number) {
        introduced = mentions(in: number).last { $0.form == .name }?.entity
      }
      if let label { said[opening(analysis, number)] = label }
    }
  }

  /// The first five words of a sentence, quotation marks of lines left out.
  private func opening(_ analysis: Analysis, _ number: Int) -> UInt32 {
    analysis.sentences[number].tokens.dropFirst(analysis.quoteDepth(number)).prefix(5).reduce(0) {
      $0 &* 31 ^ analysis.tokens[$1].hash
    }
  }

  /// Where several sign, with `— Joan Perry, Halford` on a line or `*Fenlander*` at a paragraph's end, each signs what
  /// stands since the signature before.
  mutating func labelSigned(_ analysis: Analysis) {
    var signed: [(paragraph: Int, name: Range<Int>)] = []
    for (number, sentence) in analysis.sentences.enumerated() {
      if let name = signature(analysis, number) { signed.append((sentence.paragraph, name)) }
    }
    guard Set(signed.map { analysis.text.text($0.name) }).count >= 2 else { return }
    var start = 0
    for (paragraph, name) in signed {
      let entity = labelEntity(analysis, name)
      for index in start..<paragraph + 1 { labels[index] = entity }
      start = paragraph + 1
    }
  }

  private func signature(_ analysis: Analysis, _ number: Int) -> Range<Int>? {
    let sentence = analysis.sentences[number]
    guard analysis.isLast(number), sentence.tokens.count <= 10 else { return nil }
    let isItalic =
      sentence.tokens.count > 2
      && [sentence.tokens.lowerBound, sentence.tokens.upperBound - 1].allSatisfy {
        analysis.text.byte($0) == UInt8(ascii: "*")
      }
    // A dash makes an item of a list of one.
    let isDashed =
      sentence.form == .bullet && sentence.position == 0
      && ![number - 1, number + 1].contains {
        analysis.sentences.indices.contains($0) && analysis.sentences[$0].form == .bullet
      }
    guard isItalic || isDashed else { return nil }
    let name = sentence.tokens.dropFirst(isItalic ? 1 : 0).prefix { !",*".utf8.contains(analysis.text.byte($0)) }
    let isName = name.allSatisfy { analysis.tokens[$0].casing != .lower || analysis.text.byte($0) != 0 }
    return (1...5).contains(name.count) && isName ? name : nil
  }
}

extension Analysis {
  /// How many `>` a sentence starts with.
  func quoteDepth(_ number: Int) -> Int {
    sentences[number].tokens.prefix { text.byte($0) == UInt8(ascii: ">") }.count
  }

  /// Whether a line says that somebody wrote what the next one quotes.
  func introducesQuote(_ number: Int) -> Bool {
    let line = sentences[number].tokens
    return isLast(number) && number + 1 < sentences.count && quoteDepth(number + 1) > 0
      && text.byte(line.upperBound - 1) == UInt8(ascii: ":")
      && line.contains { English.posting.contains(tokens[$0].hash) }
  }

  /// Whether a sentence is the last of its paragraph.
  func isLast(_ number: Int) -> Bool { number + 1 == sentences.count || sentences[number + 1].position == 0 }
}
