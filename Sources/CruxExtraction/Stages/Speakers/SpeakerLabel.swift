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
    /// `Paul Hart:` and `Paul Hart (00:05):` above the words.
    case above
    /// `From: Odile Marchetti`
    case field
  }

  var sentence: Int
  var name: Range<Int>
  var form: Form
  /// Whether nothing but a label is written so.
  var isSure: Bool
}

/// Reads off a paragraph's first sentence who speaks from there on, or off its last who spoke.
struct LabelReader {
  let analysis: Analysis
  let number: Int
  let sentence: Range<Int>
  /// Whether the sentence is the last of its paragraph; the first, then, is all of it.
  let isLast: Bool
  /// The last words of persons whom the text names in full.
  private let surnames: Set<UInt32>

  init(_ analysis: Analysis, _ number: Int, surnames: Set<UInt32>) {
    self.analysis = analysis
    self.number = number
    self.surnames = surnames
    sentence = analysis.sentences[number].tokens
    isLast = analysis.isLast(number)
  }

  /// - Parameter isCaption: whether `>>` tells that another speaks, and quotes nothing.
  func read(isCaption: Bool) -> SpeakerLabel? {
    let unquoted = skipped(">", from: sentence.lowerBound)
    if English.authorFields.contains(word(unquoted)), byte(unquoted + 1) == UInt8(ascii: ":") {
      let name = unquoted + 2..<nameEnd(unquoted + 2)
      return name.isEmpty ? nil : label(name, .field, isSure: true)
    }
    guard unquoted == sentence.lowerBound || isCaption else { return nil }
    var start = afterMarks(sentence.lowerBound)
    start = afterMarks(start + timeLength(start))
    // A user of a forum: "u/old_tom".
    if byte(start) == UInt8(ascii: "u"), byte(start + 1) == UInt8(ascii: "/") { start += 2 }
    if "<[".utf8.contains(byte(start)) {
      let name = skipped("@", from: start + 1)..<nameEnd(skipped("@", from: start + 1))
      let isClosed = ">]".utf8.contains(byte(name.upperBound)) && name.upperBound + 1 < sentence.upperBound
      return name.isEmpty || !isClosed ? nil : label(name, .angle, isSure: byte(start) == UInt8(ascii: "<"))
    }
    if let name = recorded(start) { return label(name, .colon, isSure: false) }
    if word(start) == English.from, start > sentence.lowerBound { start += 1 }
    // A post's number, as in "#4 Old Tom".
    if kind(start) == .number, start > sentence.lowerBound { start += 1 }
    if English.posting.contains(word(start)),
      let by = (start..<sentence.upperBound).first(where: { word($0) == English.by })
    {
      start = skipped("@", from: by + 1)
    }
    let name = start..<(officeEnd(start) ?? nameEnd(start))
    if name.isEmpty { return told() }
    let isTabbed =
      analysis.text.bytes[Int(analysis.tokens[name.upperBound - 1].end)...].first == UInt8(ascii: "\t")
    if isTabbed, start > sentence.lowerBound { return label(name, .angle, isSure: true) }
    return label(name)
  }

  /// The name that a record of a hearing starts with, "Mr. VANCE-KAPOOR.", "Ms. HART of Maine." and "The CHAIR.", or
  /// the letter of a question or an answer, "Q." and "A. (Szép)".
  private func recorded(_ start: Int) -> Range<Int>? {
    if English.askedAndAnswered.contains(word(start)), byte(start + 1) == UInt8(ascii: ".") {
      guard byte(start + 2) == UInt8(ascii: "("), let close = first(")", from: start + 2),
        close > start + 3
      else { return start..<start + 1 }
      return start + 3..<close
    }
    var begin = start
    if word(begin) == English.the || English.titles.contains(word(begin)) { begin += 1 }
    if byte(begin) == UInt8(ascii: "."), begin > start { begin += 1 }
    var end = begin
    while kind(end) == .word, analysis.tokens[end].casing == .upper { end += 1 }
    let stop = word(end) == English.of ? nameEnd(end + 1) : end
    guard begin > start, end > begin, byte(stop) == UInt8(ascii: ".") else { return nil }
    return begin..<end
  }

  /// The name just before what closes a line, "At 4:41pm on 9 February, BeddgelertBoy wrote:".
  private func told() -> SpeakerLabel? {
    let verb = sentence.upperBound - 2
    guard isLast, (3...16).contains(sentence.count), byte(verb + 1) == UInt8(ascii: ":"),
      English.posting.contains(word(verb)),
      let start = (max(sentence.lowerBound, verb - 4)..<verb).first(where: { nameEnd($0) == verb })
    else { return nil }
    return label(start..<verb, .posted, isSure: true)
  }

  private func label(_ name: Range<Int>) -> SpeakerLabel? {
    guard !English.headerFields.contains(word(name.lowerBound)) else { return nil }
    var name = name
    var end = name.upperBound
    // Where somebody is from: "Marguerite in Kent", "GILLIAN from Thornby".
    if word(end) == English.from || word(end) == English.in, nameEnd(end + 1) > end + 1 {
      end = nameEnd(end + 1)
    }
    end = calledEnd(name) ?? end
    var close = end
    while byte(close) == UInt8(ascii: "("), let bracket = first(")", from: close) { close = bracket + 1 }
    if close > end {
      let isLabel = byte(skipped("*", from: close)) == UInt8(ascii: ":")
      // A label that is a role is explained by the name in its brackets.
      if isLabel, close - end > 2, !name.contains(where: { surnames.contains(word($0)) }),
        English.titles.contains(word(name.upperBound - 1))
      {
        name = end + 1..<close - 1
      }
      if isLabel || byte(close) == UInt8(ascii: "*") || word(close) == English.to { end = close }
    }
    let behind = skipped("*", from: end)
    let isBold = behind > end && byte(skipped("*", from: sentence.lowerBound) - 1) == UInt8(ascii: "*")
    // A chat tells to whom, too: "19:06:15 From Lena Ostrow to Everyone:".
    let colon =
      word(behind) == English.to && sentence.lowerBound < name.lowerBound ? behind + 2 : behind
    if byte(colon) == UInt8(ascii: ":") {
      let isFilled =
        skipped("*", from: colon + 1) < sentence.upperBound || analysis.sentences[number].form == .field
      if isFilled { return label(name, .colon, isSure: isHandle(name)) }
      return isAbove(name) ? label(name, .above, isSure: false) : nil
    }
    // A dash opens the source of the quotation above.
    return behindDash == nil ? head(name, behind, isBold: isBold) : nil
  }

  /// The label of a post, a name with the time behind or below it or in bold.
  private func head(_ name: Range<Int>, _ behind: Int, isBold: Bool) -> SpeakerLabel? {
    if isPosted(behind) || isHandle(name) && isPosted(behind + 1) {
      return label(name, isBold ? .bold : .posted, isSure: true)
    }
    if behind == sentence.upperBound, isLast {
      let isTimed = timeLength(afterMarks(sentence.lowerBound)) > 0 && isNumbered(name)
      if isTimed || isStamped(number + 1) { return label(name, .posted, isSure: true) }
      return isBold && sentence.count <= 14 ? label(name, .bold, isSure: isHandle(name)) : nil
    }
    guard isBold else { return nil }
    return isHandle(name) || surnames.contains(word(name.upperBound - 1))
      ? label(name, .bold, isSure: false) : nil
  }

  private func label(_ name: Range<Int>, _ form: SpeakerLabel.Form, isSure: Bool) -> SpeakerLabel {
    SpeakerLabel(sentence: number, name: name, form: form, isSure: isSure)
  }

  /// Whether a name and a colon alone on a line say who speaks below, rather than what a list or a part is about.
  private func isAbove(_ name: Range<Int>) -> Bool {
    guard isLast, number + 1 < analysis.sentences.count, analysis.sentences[number + 1].form != .bullet else {
      return false
    }
    return name.count > 1 || analysis.tokens[name.lowerBound].casing == .upper
      || surnames.contains(word(name.lowerBound)) || isPosted(name.upperBound)
  }

  /// Whether a line goes on with when something was posted, or that it was.
  private func isPosted(_ index: Int) -> Bool {
    guard isLast, index < sentence.upperBound, sentence.upperBound - index <= 14,
      !".!?".utf8.contains(byte(sentence.upperBound - 1))
    else { return false }
    return English.posting.contains(word(index))
      || (kind(index) != .word || word(index) == English.from)
        && (index..<sentence.upperBound).contains { isStamp($0) }
  }

  /// Whether the line below a name is only about when something was posted.
  private func isStamped(_ number: Int) -> Bool {
    guard number < analysis.sentences.count, analysis.isLast(number) else { return false }
    let line = analysis.sentences[number].tokens
    let below = LabelReader(analysis, number, surnames: surnames)
    let start = below.afterMarks(line.lowerBound)
    let isName = below.nameEnd(start) > start && below.byte(start - 1) != UInt8(ascii: "@")
    return !isName && line.count <= 12 && !".!?".utf8.contains(analysis.text.byte(line.upperBound - 1))
      && line.contains { isStamp($0) }
  }

  /// A time, or what is said with it: "9:14", "5h", "2 March", "ago", "wrote".
  func isStamp(_ index: Int) -> Bool {
    let token = analysis.tokens[index]
    if English.posting.contains(token.hash) { return true }
    if English.calendar.contains(token.hash) || English.shortDates.contains(token.hash) {
      return [index - 1, index + 1].contains {
        analysis.tokens.indices.contains($0) && analysis.tokens[$0].kind == .number
      }
    }
    guard token.kind == .number else { return false }
    let number = analysis.text.bytes[token.range]
    return number.contains(UInt8(ascii: ":"))
      || "hdwy".utf8.contains(number.last ?? 0) && token.range.count <= 3
  }
}
