import CruxLanguage

/// Who says what several sign.
extension Entities {
  /// Where several sign, each signs what stands since the signature before, or the quotation above alone.
  mutating func labelSigned(_ analysis: Analysis) {
    let salutations = analysis.sentences.count {
      $0.position == 0 && English.salutations.contains(analysis.tokens[$0.tokens.lowerBound].hash)
    }
    let signed = analysis.sentences.indices.compactMap { number in
      LabelReader(analysis, number, surnames: []).signature(isLetter: salutations >= 2)
        .map { (sentence: number, name: $0) }
    }
    guard Set(signed.map { analysis.text.text($0.name) }).count >= 2 else { return }
    var start = 0
    for (sentence, name) in signed {
      let entity = labelEntity(analysis, name)
      let paragraph = analysis.sentences[sentence].paragraph
      for index in max(start, analysis.quotation(signedAt: sentence) ?? start)...paragraph {
        labels[index] = entity
      }
      start = paragraph + 1
    }
  }
}

extension LabelReader {
  /// The name at a post's end: `— Joan Perry, Halford` and `*Fenlander*`, also with the time behind.
  /// - Parameter isLetter: whether a line of its own that starts with a name is enough.
  func signature(isLetter: Bool) -> Range<Int>? {
    guard isLast, let last = sentence.last else { return nil }
    if sentence.count <= 6, sentence.count > 2, byte(last) == UInt8(ascii: "*"),
      byte(sentence.lowerBound) == byte(last)
    {
      return signed(sentence.lowerBound + 1)
    }
    guard !".!?:".utf8.contains(byte(last)) else { return nil }
    let dash = sentence.suffix(16).last { isDash($0) }
    if let dash, let name = signed(dash + 1) { return name }
    // A dash at a line's start makes it an item of a list, of one.
    let isItem =
      behindDash != nil
      && ![number - 1, number + 1].contains {
        analysis.sentences.indices.contains($0) && analysis.sentences[$0].form == .bullet
      }
    // Behind a dash an address and a date may follow.
    guard analysis.sentences[number].position == 0,
      isItem && sentence.count <= 16 || isLetter && sentence.count <= 10
    else { return nil }
    return signed(behindDash ?? sentence.lowerBound)
  }

  /// Where the words begin of a line that a dash opens: "— Paul Hart", "-- Paul Hart".
  var behindDash: Int? {
    let first = sentence.lowerBound
    if isDash(first) { return first + 1 }
    let hyphen = UInt8(ascii: "-")
    if byte(first) == hyphen, byte(first + 1) == hyphen, sentence.contains(first + 2) {
      return analysis.tokens[first + 2].spaceBefore ? first + 2 : nil
    }
    // A list's mark is no token.
    let before = analysis.text.bytes[..<Int(analysis.tokens[first].start)].suffix(4)
    return [Array("— ".utf8), Array("– ".utf8)].contains(Array(before)) ? first : nil
  }

  private func isDash(_ index: Int) -> Bool {
    ["—", "–", "―"].contains(analysis.text.text(index..<index + 1))
  }

  /// A name behind which nothing comes but where somebody is from, or when it was.
  private func signed(_ start: Int) -> Range<Int>? {
    let name = start..<nameEnd(start)
    let isEnd = name.upperBound == sentence.upperBound || kind(name.upperBound) == .mark
    return isEnd && !name.isEmpty && (analysis.tokens[start].casing != .lower || isHandle(name)) ? name : nil
  }
}

extension Analysis {
  /// The paragraph in which a quotation starts that ends where its source is named, if there is one.
  fileprivate func quotation(signedAt sentence: Int) -> Int? {
    func start(_ number: Int) -> Int { number - sentences[number].position }
    func opens(_ number: Int) -> Bool {
      tokens[sentences[number].tokens.lowerBound].kind == .openingQuote
    }
    var first = start(sentence)
    if opens(first) { return sentences[first].paragraph }
    let signature = first
    while first > 0, tokens[sentences[first - 1].tokens.upperBound - 1].kind == .closingQuote,
      opens(start(first - 1))
    {
      first = start(first - 1)
    }
    return first < signature ? sentences[first].paragraph : nil
  }
}
