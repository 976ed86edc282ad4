/// Where a word goes on a sentence over a full stop: one behind the word, but for `afterTime`.
public struct Abbreviation: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let always = Abbreviation(rawValue: 1)
  /// With a capital alone: "Sun." is a day, "sun." ends a sentence.
  public static let capitalised = Abbreviation(rawValue: 2)
  /// Before a number alone: "no. 5".
  public static let numbered = Abbreviation(rawValue: 4)
  /// Behind the time of day: "9 p.m. Monday".
  public static let afterTime = Abbreviation(rawValue: 8)
}

extension TokenizedText {
  /// Cuts a text into tokens and sentences.
  /// - Parameter abbreviations: words that go on a sentence over a full stop, by the hashes of their lower case.
  public init(_ text: String, abbreviations: [UInt32: Abbreviation] = [:]) {
    self.init(utf8: Array(text.utf8), abbreviations: abbreviations)
  }

  /// - Parameter utf8: valid UTF-8.
  public init(utf8: [UInt8], abbreviations: [UInt32: Abbreviation]) {
    bytes = utf8
    tokens = []
    sentences = []
    var paragraph = -1
    utf8.withUnsafeBufferPointer { buffer in
      let lines = Lines(buffer).lines()
      var index = 0
      while index < lines.count {
        let first = index
        index += 1
        while index < lines.count, lines[index].continues { index += 1 }
        var tokenizer = Tokenizer(buffer, range: lines[first].content..<lines[index - 1].range.upperBound)
        tokenizer.run()
        // A line of nothing but spaces, of whichever kind, is none.
        if tokenizer.tokens.isEmpty { continue }
        paragraph += 1
        addSentences(tokenizer.tokens, lines[first].form, paragraph, abbreviations)
      }
    }
  }

  private mutating func addSentences(
    _ new: [Token], _ form: Sentence.Form, _ paragraph: Int, _ abbreviations: [UInt32: Abbreviation]
  ) {
    var start = tokens.count
    tokens += new
    var position = 0
    var cursor = start
    var closed = start
    while cursor < tokens.count {
      let end = sentenceEnd(at: cursor, abbreviations, &closed)
      if let end {
        sentences.append(
          Sentence(tokens: start..<end, paragraph: paragraph, form: form, position: position))
        position += 1
        start = end
      }
      cursor = end ?? cursor + 1
    }
    if start < tokens.count {
      sentences.append(
        Sentence(tokens: start..<tokens.count, paragraph: paragraph, form: form, position: position))
    }
  }

  /// Where the sentence ends whose stop is this token, closing quotes and brackets taken in.
  ///
  /// - Parameter closed: where the run of such marks ends that was looked through last, which need not be done again.
  private func sentenceEnd(
    at index: Int, _ abbreviations: [UInt32: Abbreviation], _ closed: inout Int
  ) -> Int? {
    let byte = byte(index)
    let isStop = byte == UInt8(ascii: ".")
    let endsInStop = !isStop && bytes[Int(tokens[index].end) - 1] == UInt8(ascii: ".")
    guard isStop || endsInStop || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || isEllipsis(index)
    else { return nil }
    var end = max(index + 1, closed)
    while end < tokens.count, !tokens[end].spaceBefore, isCloser(end) { end += 1 }
    closed = end
    guard end < tokens.count else { return end }
    let next = tokens[end]
    if isStop, index > 0, isAbbreviation(index - 1, abbreviations) { return nil }
    guard next.spaceBefore else { return !endsInStop && lacksSpace(end, behind: index) ? end : nil }
    let opens =
      next.kind == .openingQuote || next.kind == .number || next.casing != .lower
      || self.byte(end) == UInt8(ascii: "(") || self.byte(end) == UInt8(ascii: "[")
    // A lower-case word goes on the sentence: "vs. the state", "'Really?' he said".
    guard opens else { return nil }
    if endsInStop, next.casing != .lower, next.kind == .word {
      if isTimeOfDay(index) { return abbreviations[next.hash]?.contains(.afterTime) == true ? nil : end }
      return startsSentence(end) ? end : nil
    }
    return endsInStop ? nil : end
  }

  /// Whether a sentence opens here for which the space behind a stop was forgotten: "Really?Yes, it is."
  private func lacksSpace(_ index: Int, behind stop: Int) -> Bool {
    guard stop > 0, index + 1 < tokens.count,
      tokens[index].kind == .word, tokens[index].casing == .capitalised,
      tokens[stop - 1].kind != .number, tokens[stop - 1].casing == .lower || startsSentence(index)
    else { return false }
    let next = tokens[index + 1]
    return next.spaceBefore || next.kind == .word || ",.!?".utf8.contains(byte(index + 1))
  }

  /// Behind "U.S." a capital may be a name; a word that is seldom part of one starts a sentence.
  private func startsSentence(_ index: Int) -> Bool {
    tokens[index].end - tokens[index].start <= 3 && tokens[index].casing == .capitalised
      && index + 1 < tokens.count && tokens[index + 1].casing == .lower
  }

  /// "a.m." and its like, in lower case behind a number.
  private func isTimeOfDay(_ index: Int) -> Bool {
    index > 0 && tokens[index].casing == .lower && tokens[index - 1].kind == .number
  }

  /// Whether a token is an initial or abbreviation, so that the full stop behind it ends no sentence by itself.
  public func isAbbreviation(_ index: Int, _ abbreviations: [UInt32: Abbreviation]) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, index + 1 < tokens.count, !tokens[index + 1].spaceBefore else { return false }
    let isInitial = token.end - token.start == 1 && token.casing != .lower && byte(index) != UInt8(ascii: "I")
    if isInitial { return true }
    guard let uses = abbreviations[token.hash] else { return false }
    return uses.contains(.always) || uses.contains(.capitalised) && token.casing != .lower
      || uses.contains(.numbered) && index + 2 < tokens.count && tokens[index + 2].kind == .number
  }

  private func isEllipsis(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 3 && bytes[Int(token.start)] == 0xE2
      && bytes[Int(token.start) + 1] == 0x80 && bytes[Int(token.start) + 2] == 0xA6
  }

  private func isCloser(_ index: Int) -> Bool {
    let byte = byte(index)
    return tokens[index].kind == .closingQuote
      || tokens[index].kind == .openingQuote && !tokens[index].spaceBefore
      || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
}
