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
          && (byte(end + 1) == UInt8(ascii: "*")
            || byte(end + 1) == UInt8(ascii: ":") && English.numberedSpeakers.contains(word(end - 1)))
      let isLink =
        English.nameLinks.contains(word(end)) && kind(end + 1) == .word
        && analysis.tokens[end + 1].casing != .lower
      guard isInitial || isName || isLink, !isOther(end) else { break }
      end += 1
    }
    return end
  }

  /// A word that stands beside names.
  func isOther(_ index: Int) -> Bool {
    isStamp(index) || English.calendar.contains(word(index))
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
