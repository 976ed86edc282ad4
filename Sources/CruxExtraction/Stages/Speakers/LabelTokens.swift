import CruxLanguage

/// What labels and signatures are made of.
extension LabelReader {
  // MARK: Names

  /// Where a name ends that begins here: up to four words in capitals, or a single one that is not.
  func nameEnd(_ start: Int) -> Int {
    guard kind(start) == .word, !isOther(start) else { return start }
    var end = start + 1
    while end < sentence.upperBound, end - start < 5, analysis.tokens[start].casing != .lower {
      let isInitial =
        byte(end) == UInt8(ascii: ".") && !analysis.tokens[end].spaceBefore
        && (analysis.tokens[end - 1].range.count <= 2 || English.titles.contains(word(end - 1)))
      let isName =
        kind(end) == .word && analysis.tokens[end].casing != .lower
        || kind(end) == .number
          && (byte(end + 1) == UInt8(ascii: "*") || English.numberedSpeakers.contains(word(end - 1)))
      let next = analysis.linksEnd(end, in: sentence)
      let isLink = next > end && kind(next) == .word && analysis.tokens[next].casing != .lower
      guard isInitial || isName || isLink, !isOther(end) else { break }
      end = isLink ? next : end + 1
    }
    return end
  }

  /// Where an office ends that a colon or its holder follows: "The Secretary of State for Transport (Eva Lind):".
  func officeEnd(_ start: Int) -> Int? {
    guard word(start) == English.the, analysis.tokens[start].casing == .capitalised else { return nil }
    let end = sentence.suffix(from: start).prefix(12).prefix {
      kind($0) == .word && (analysis.tokens[$0].casing != .lower || English.nameLinks.contains(word($0)))
    }.upperBound
    let isEnd = end > start + 1 && analysis.tokens[end - 1].casing != .lower && ":(".utf8.contains(byte(end))
    return isEnd ? end : nil
  }

  /// Where ends what somebody is, in capitals like the name before it: "JAKE TAPPER, CNN HOST:".
  func calledEnd(_ name: Range<Int>) -> Int? {
    func isInCapitals(_ index: Int) -> Bool {
      let token = analysis.tokens[index]
      return token.kind == .mark || token.kind == .word && (token.casing == .upper || token.range.count == 1)
    }
    guard name.count > 1, byte(name.upperBound) == UInt8(ascii: ","), name.allSatisfy(isInCapitals) else {
      return nil
    }
    let end = sentence.suffix(from: name.upperBound).prefix(16).prefix {
      byte($0) != UInt8(ascii: ":") && isInCapitals($0)
    }.upperBound
    return byte(end) == UInt8(ascii: ":") ? end : nil
  }

  /// A word that stands beside names.
  func isOther(_ index: Int) -> Bool {
    isStamp(index) || English.calendar.contains(word(index)) || analysis.isHalfOfDay(index)
      || analysis.tags[index] == .preposition && analysis.tokens[index].casing != .lower
  }

  /// A name that is no word: "ines_q", "petra-v", "tofu58", "marisol.t", "BusDriverBen".
  func isHandle(_ name: Range<Int>) -> Bool {
    guard name.count == 1, let token = name.first.map({ analysis.tokens[$0] }) else { return false }
    let letters = analysis.text.bytes[token.range].dropFirst()
    return token.casing == .mixed
      || letters.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 &- 0x30 < 10 }
      || token.casing == .lower && letters.contains(UInt8(ascii: "-"))
  }

  /// A name that counts those whose names nobody knows: "Speaker 1", "Participant B".
  func isNumbered(_ name: Range<Int>) -> Bool {
    guard name.count == 2, let last = name.last.map({ analysis.tokens[$0] }) else { return false }
    return English.numberedSpeakers.contains(word(name.lowerBound))
      && (last.kind == .number || last.range.count == 1)
  }

  // MARK: Tokens

  /// How many tokens tell the time before a label: `[00:01:25]`, `(10:02)`, `[12/03/2024, 18:41]`, `14:07`,
  /// `12/03/2024, 18:41`.
  func timeLength(_ start: Int) -> Int {
    if kind(start) == .number {
      if isStamp(start) { return 1 }
      let time = byte(start + 1) == UInt8(ascii: ",") ? start + 2 : start + 1
      return kind(time) == .number && isStamp(time) ? time + 1 - start : 0
    }
    // A line may have nothing but brackets, thousands of them.
    let near = start..<start + 16
    guard "[(".utf8.contains(byte(start)), let end = near.first(where: { "])".utf8.contains(byte($0)) }),
      end > start + 1,
      (start + 1..<end).allSatisfy({ kind($0) != .word || analysis.tokens[$0].range.count == 2 })
    else { return 0 }
    return end + 1 - start
  }

  /// Behind what a line starts with for show, as "▸ ", "**", "~ " or "[-] "; a bracket may hold the time.
  func afterMarks(_ start: Int) -> Int {
    var index = start
    while kind(index) == .mark, timeLength(index) == 0, !opensName(index) { index += 1 }
    return index
  }

  func opensName(_ index: Int) -> Bool {
    "<[".utf8.contains(byte(index)) && kind(index + 1) == .word
  }

  func first(_ marks: String, from start: Int) -> Int? {
    sentence.suffix(from: min(start, sentence.upperBound)).first { marks.utf8.contains(byte($0)) }
  }

  func skipped(_ marks: String, from start: Int) -> Int {
    var index = start
    while marks.utf8.contains(byte(index)) { index += 1 }
    return index
  }

  func byte(_ index: Int) -> UInt8 { sentence.contains(index) ? analysis.text.byte(index) : 0 }
  func word(_ index: Int) -> UInt32 { sentence.contains(index) ? analysis.tokens[index].hash : 0 }
  func kind(_ index: Int) -> Token.Kind? {
    sentence.contains(index) ? analysis.tokens[index].kind : nil
  }
}
