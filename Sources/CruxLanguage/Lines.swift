/// Cuts a text into paragraphs at its line breaks.
///
/// A blank line always ends a paragraph. A single line break does too, unless the text is wrapped by hand, as
/// in mail: then lines run on until one is short or the next is indented, and always where one ends within a sentence
/// that the next goes on with. A line that ends within a word goes on in any case.
struct Lines {
  struct Line {
    var range: Range<Int>
    var form: Sentence.Form
    /// Where the words begin, behind a list mark or the like.
    var content: Int
    /// How many bytes of white space stand before it.
    var indent: Int
    /// Whether it goes on the paragraph of the line before.
    var continues: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether most lines are as long as those of a mail and end with no stop.
  private var isWrapped = false
  /// Whether most lines are, or run on, however narrow: one alone that does may be the author below a title.
  private var isCut = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var (wrapped, running, either, breaks) = (0, 0, 0, 0)
    var previous: Range<Int>?
    Self.forEachLine(bytes) { range in
      if let previous, !previous.isEmpty, !range.isEmpty {
        let isLong = (50...100).contains(previous.count) && !endsWithStop(previous)
        let isRunning = runsOn(previous, range)
        wrapped += isLong ? 1 : 0
        running += isRunning ? 1 : 0
        either += isLong || isRunning ? 1 : 0
        breaks += 1
      }
      previous = range
    }
    isWrapped = wrapped >= 3 && 2 * wrapped > breaks
    isCut = isWrapped || running >= 2 && 2 * either > breaks
  }

  /// All lines that are not blank.
  func lines() -> [Line] {
    var lines: [Line] = []
    var afterBlank = true
    Self.forEachLine(bytes) { whole in
      guard let range = trimmed(whole) else {
        afterBlank = true
        return
      }
      let (content, isListItem) = contentStart(range)
      let indent = range.lowerBound - whole.lowerBound
      var line = Line(range: range, form: .prose, content: content, indent: indent, continues: false)
      if isListItem {
        line.form = .bullet
      } else if !afterBlank, let last = lines.last, goesOn(last, line) {
        line.form = last.form == .heading ? .prose : last.form
        lines[lines.count - 1].form = line.form
        line.continues = true
      } else if content > range.lowerBound || isHeading(range) {
        line.form = .heading
      } else if isField(range) {
        line.form = .field
      }
      afterBlank = false
      lines.append(line)
    }
    return lines
  }

  /// Whether a line goes on the one before it.
  private func goesOn(_ last: Line, _ line: Line) -> Bool {
    let range = line.range
    if DividedWords.lineEnd(at: last.range.upperBound - 1, in: bytes, before: range.upperBound) != nil {
      return true
    }
    guard isCut, isQuoted(range) == isQuoted(last.range) else { return false }
    // Behind lines that go on further out the next paragraph begins.
    if last.continues, line.indent > last.indent, endsWithStop(last.range) { return false }
    if isWrapped, last.range.count > 45, last.form != .heading, last.form != .field { return true }
    let isMarkedHeading = last.form == .heading && last.content > last.range.lowerBound
    return !isMarkedHeading && runsOn(last.range, range)
  }

  /// Whether a line of some length ends within a sentence that the next one goes on with.
  private func runsOn(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
    (25...100).contains(line.count) && !endsWithStop(line) && bytes[next.lowerBound] &- 0x61 < 26
      && (next.count >= 25 || endsWithStop(next)) && !contentStart(next).isListItem
  }

  private func endsWithStop(_ line: Range<Int>) -> Bool {
    let last = bytes[line.upperBound - 1]
    return last == 0x2E || last == 0x21 || last == 0x3F || last == 0x3A || last == 0x22
  }

  private static func forEachLine(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      body(start..<end)
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
      start = end + 1
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] <= 0x20 { low += 1 }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    return low < high ? low..<high : nil
  }

  /// Skips `- `, `* `, `• `, `1. `, `a) `, `## ` and `> ` at a line's start.
  private func contentStart(_ range: Range<Int>) -> (start: Int, isListItem: Bool) {
    var cursor = range.lowerBound
    switch bytes[cursor] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      cursor += 1
      return isSpace(cursor, range) ? (skipSpace(cursor, range), true) : (range.lowerBound, false)
    case UInt8(ascii: "#"), UInt8(ascii: ">"):
      while cursor < range.upperBound, bytes[cursor] == bytes[range.lowerBound] { cursor += 1 }
      let isQuote = bytes[range.lowerBound] == UInt8(ascii: ">")
      return isSpace(cursor, range) && !isQuote
        ? (skipSpace(cursor, range), false) : (range.lowerBound, false)
    case 0xE2 where cursor + 3 < range.upperBound && isBulletSign(cursor):
      return (skipSpace(cursor + 3, range), true)
    default:
      while cursor < range.upperBound, bytes[cursor] &- 0x30 < 10, cursor - range.lowerBound < 3 {
        cursor += 1
      }
      if cursor == range.lowerBound, (bytes[cursor] | 0x20) &- 0x61 < 6 { cursor += 1 }
      guard cursor > range.lowerBound, cursor < range.upperBound else { return (range.lowerBound, false) }
      let isDigit = bytes[range.lowerBound] &- 0x30 < 10
      guard bytes[cursor] == UInt8(ascii: ")") || (isDigit && bytes[cursor] == UInt8(ascii: ".")),
        isSpace(cursor + 1, range)
      else { return (range.lowerBound, false) }
      return (skipSpace(cursor + 1, range), true)
    }
  }

  /// • ‣ ▪ ● ◦ and dashes.
  private func isBulletSign(_ index: Int) -> Bool {
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0x80, 0xA2), (0x80, 0xA3), (0x96, 0xAA), (0x97, 0x8F), (0x97, 0xA6): true
    case (0x80, 0x93), (0x80, 0x94): bytes[index + 3] == 0x20
    default: false
    }
  }

  /// Whether a line is taken over from another text, as in mail.
  private func isQuoted(_ range: Range<Int>) -> Bool { bytes[range.lowerBound] == UInt8(ascii: ">") }

  private func isSpace(_ index: Int, _ range: Range<Int>) -> Bool {
    index < range.upperBound && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }

  private func skipSpace(_ start: Int, _ range: Range<Int>) -> Int {
    var cursor = start
    while cursor < range.upperBound, bytes[cursor] <= 0x20 { cursor += 1 }
    return min(cursor, range.upperBound - 1)
  }

  /// A short line without a stop at its end.
  private func isHeading(_ range: Range<Int>) -> Bool {
    // A full line of a wrapped text is none.
    guard range.count <= (isWrapped ? 45 : 90) else { return false }
    let last = bytes[range.upperBound - 1]
    if last == 0x2E || last == 0x3F || last == 0x21 || last == 0x22 || last >= 0x80 { return false }
    return !isField(range)
  }

  /// One or two capitalised words and a colon at the start of a line: a header field or a speaker's label.
  private func isField(_ range: Range<Int>) -> Bool {
    var cursor = range.lowerBound
    let limit = min(range.upperBound, cursor + 16)
    guard cursor < limit, bytes[cursor] &- 0x41 < 26 else { return false }
    while cursor < limit, (bytes[cursor] | 0x20) &- 0x61 < 26 || bytes[cursor] == UInt8(ascii: "-") {
      cursor += 1
    }
    guard cursor < limit, bytes[cursor] == UInt8(ascii: ":"), cursor + 1 < range.upperBound else {
      return false
    }
    return range.count <= 90 && bytes[range.upperBound - 1] != UInt8(ascii: ".")
      && bytes[range.upperBound - 1] != UInt8(ascii: "?") && bytes[range.upperBound - 1] != UInt8(ascii: "!")
  }
}
