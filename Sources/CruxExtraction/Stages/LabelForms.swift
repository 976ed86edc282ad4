import CruxLanguage

/// What tells at a paragraph's start who speaks from there on.
struct SpeakerLabel {
  /// How a label is written; those of one text are mostly written alike.
  enum Form {
    /// `HOLM:`, `Anders Holm:`, `CHAIR (Helena Brandt):`, `sam_k:`
    case colon
    /// `**hydro_marcus**`, alone or before what is posted.
    case bold
    /// `<kestrel>`
    case angle
    /// A line of its own with a time or what was done: `BusDriverBen wrote:`, `Old Tom (2 hours ago)`.
    case posted
    /// `From: Odile Marchetti`
    case field
  }

  var sentence: Int
  var name: Range<Int>
  var form: Form
  /// Whether nothing but a label is written so.
  var isSure: Bool
}

/// Reads a label off the first sentence of a paragraph.
struct LabelReader {
  private let analysis: Analysis
  private let number: Int
  private let sentence: Range<Int>
  private let isAlone: Bool
  /// The last words of persons whom the text names in full.
  private let surnames: Set<UInt32>

  init(_ analysis: Analysis, _ number: Int, surnames: Set<UInt32>) {
    self.analysis = analysis
    self.number = number
    self.surnames = surnames
    sentence = analysis.sentences[number].tokens
    isAlone = analysis.isLast(number)
  }

  func read() -> SpeakerLabel? {
    let unquoted = skipped(">", from: sentence.lowerBound)
    if word(unquoted) == English.fromField, byte(unquoted + 1) == UInt8(ascii: ":") {
      let name = unquoted + 2..<(first("<(", from: unquoted + 2) ?? sentence.upperBound)
      return name.isEmpty ? nil : label(name, .field, isSure: true)
    }
    var start = skipped("#*", from: sentence.lowerBound)
    start = skipped("*@", from: start + timeLength(start))
    if byte(start) == UInt8(ascii: "<") {
      let name = skipped("@", from: start + 1)..<nameEnd(skipped("@", from: start + 1))
      return name.isEmpty || byte(name.upperBound) != UInt8(ascii: ">") ? nil : label(name, .angle, isSure: true)
    }
    // A post's number, as in "#4 Old Tom".
    if kind(start) == .number, start > sentence.lowerBound { start += 1 }
    if English.posting.contains(word(start)), word(start + 1) == English.by { start += 2 }
    let name = start..<nameEnd(start)
    return name.isEmpty ? nil : label(name)
  }

  private func label(_ name: Range<Int>) -> SpeakerLabel? {
    var name = name
    var end = name.upperBound
    if byte(end) == UInt8(ascii: "("), let close = first(")", from: end) {
      let isLabel = byte(skipped("*", from: close + 1)) == UInt8(ascii: ":")
      // A label that is a role is explained by the name in its brackets.
      if isLabel, close - end > 1, !name.contains(where: { surnames.contains(word($0)) }),
        English.titles.contains(word(name.upperBound - 1))
      {
        name = end + 1..<close
      }
      if isLabel || byte(close + 1) == UInt8(ascii: "*") { end = close + 1 }
    }
    let behind = skipped("*", from: end)
    let isBold = behind > end && byte(skipped("*", from: sentence.lowerBound) - 1) == UInt8(ascii: "*")
    if byte(behind) == UInt8(ascii: ":"), !isPosted(behind) {
      let isFilled =
        skipped("*", from: behind + 1) < sentence.upperBound || analysis.sentences[number].form == .field
      return isFilled ? label(name, .colon, isSure: isHandle(name)) : nil
    }
    if isPosted(behind) { return label(name, isBold ? .bold : .posted, isSure: true) }
    guard isBold else { return nil }
    if behind == sentence.upperBound {
      return isAlone && sentence.count <= 14 ? label(name, .bold, isSure: isHandle(name)) : nil
    }
    return isHandle(name) || surnames.contains(word(name.upperBound - 1)) ? label(name, .bold, isSure: false) : nil
  }

  private func label(_ name: Range<Int>, _ form: SpeakerLabel.Form, isSure: Bool) -> SpeakerLabel {
    SpeakerLabel(sentence: number, name: name, form: form, isSure: isSure)
  }

  /// Whether a line goes on with when something was posted, or that it was.
  private func isPosted(_ index: Int) -> Bool {
    guard isAlone, index < sentence.upperBound, sentence.upperBound - index <= 14,
      !".!?".utf8.contains(byte(sentence.upperBound - 1))
    else { return false }
    return English.posting.contains(word(index))
      || kind(index) != .word
        && (index..<sentence.upperBound).contains { English.posting.contains(word($0)) || isTime($0) }
  }

  // MARK: Names

  /// Where a name ends that begins here: up to four words in capitals, or a single one that is not.
  private func nameEnd(_ start: Int) -> Int {
    guard kind(start) == .word else { return start }
    var end = start + 1
    while end < sentence.upperBound, end - start < 5, analysis.tokens[start].casing != .lower {
      let isInitial =
        byte(end) == UInt8(ascii: ".") && !analysis.tokens[end].spaceBefore
        && analysis.tokens[end - 1].range.count <= 2
      let isName = kind(end) == .word && analysis.tokens[end].casing != .lower
      let isLink =
        English.nameLinks.contains(word(end)) && kind(end + 1) == .word
        && analysis.tokens[end + 1].casing != .lower
      guard isInitial || isName || isLink, !English.posting.contains(word(end)) else { break }
      end += 1
    }
    return end
  }

  /// A name that is no word: "ines_q", "petra-v", "tofu58", "marisol.t", "BusDriverBen".
  private func isHandle(_ name: Range<Int>) -> Bool {
    guard name.count == 1, let token = name.first.map({ analysis.tokens[$0] }) else { return false }
    let letters = analysis.text.bytes[token.range].dropFirst()
    return token.casing == .mixed
      || letters.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 &- 0x30 < 10 }
      || token.casing == .lower && letters.contains(UInt8(ascii: "-"))
  }

  // MARK: Tokens

  /// How many tokens tell the time before a label: `[00:01:25]`, `(10:02)`, `14:07`.
  private func timeLength(_ start: Int) -> Int {
    if isTime(start) { return 1 }
    guard "[(".utf8.contains(byte(start)), let end = first("])", from: start), end > start + 1,
      (start + 1..<end).allSatisfy({ kind($0) == .number || byte($0) == UInt8(ascii: ":") })
    else { return 0 }
    return end + 1 - start
  }

  /// A number with a colon in it, "9:14".
  private func isTime(_ index: Int) -> Bool {
    kind(index) == .number
      && analysis.text.bytes[analysis.tokens[index].range].contains(UInt8(ascii: ":"))
  }

  private func first(_ marks: String, from start: Int) -> Int? {
    sentence.suffix(from: min(start, sentence.upperBound)).first { marks.utf8.contains(byte($0)) }
  }

  private func skipped(_ marks: String, from start: Int) -> Int {
    var index = start
    while marks.utf8.contains(byte(index)) { index += 1 }
    return index
  }

  private func byte(_ index: Int) -> UInt8 { sentence.contains(index) ? analysis.text.byte(index) : 0 }
  private func word(_ index: Int) -> UInt32 { sentence.contains(index) ? analysis.tokens[index].hash : 0 }
  private func kind(_ index: Int) -> Token.Kind? {
    sentence.contains(index) ? analysis.tokens[index].kind : nil
  }
}
