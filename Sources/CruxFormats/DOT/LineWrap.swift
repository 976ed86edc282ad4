/// Breaks a text into lines of even length for a label.
///
/// Width is counted in columns: one a scalar, two for those that are about twice as wide (Chinese, Japanese,
/// Korean, emoji), which their first UTF-8 byte tells well enough.
struct LineWrap {
  /// A stretch of the text that stays on one line.
  private struct Word {
    var start: Int
    var end: Int
    var columns: Int
  }

  /// The longest line, in columns; a word that is longer is broken.
  let columns: Int
  /// The text with its white space folded.
  private(set) var text = ""
  /// The lines, as ranges of the text's UTF-8.
  private(set) var lines: [Range<Int>] = []
  private var words: [Word] = []

  init(columns: Int) { self.columns = columns }

  /// Finds the lines of a text: no more than a greedy filling needs, and of even length.
  mutating func wrap(_ string: String) {
    var folded = string.onOneLine
    folded.withUTF8 { split($0) }
    text = folded
    _ = fill(columns)
    let needed = lines.count
    guard needed > 1 else { return }
    let total = words.reduce(words.count - 1) { $0 + $1.columns }
    var width = (total + needed - 1) / needed
    repeat { width = fill(width) } while lines.count > needed
  }

  /// Fills lines of at most this width; returns the next width at which they would be others.
  private mutating func fill(_ width: Int) -> Int {
    var nextWidth = Int.max
    lines.removeAll(keepingCapacity: true)
    guard var line = words.first else { return nextWidth }
    for word in words.dropFirst() {
      let space = word.start - line.end
      let columns = line.columns + space + word.columns
      if columns <= width {
        line.end = word.end
        line.columns = columns
      } else {
        lines.append(line.start..<line.end)
        nextWidth = min(nextWidth, columns)
        line = word
      }
    }
    lines.append(line.start..<line.end)
    return nextWidth
  }

  private mutating func split(_ text: UnsafeBufferPointer<UInt8>) {
    words.removeAll(keepingCapacity: true)
    var word = Word(start: 0, end: 0, columns: 0)
    for position in 0..<text.count {
      let byte = text[position]
      if byte == UInt8(ascii: " ") {
        word.end = position
        append(word, of: text)
        word = Word(start: position + 1, end: 0, columns: 0)
      } else if byte >= 0x80 {
        word.columns += Self.columns(of: byte) - 1
      }
    }
    word.end = text.count
    append(word, of: text)
  }

  private mutating func append(_ word: Word, of text: UnsafeBufferPointer<UInt8>) {
    guard word.start < word.end else { return }
    var word = word
    word.columns += word.end - word.start
    if word.columns <= columns { words.append(word) } else { breakUp(word, of: text) }
  }

  /// Breaks an overlong word between characters.
  private mutating func breakUp(_ word: Word, of text: UnsafeBufferPointer<UInt8>) {
    var piece = Word(start: word.start, end: word.start, columns: 0)
    for character in String(decoding: text[word.start..<word.end], as: UTF8.self) {
      let width = character.utf8.reduce(0) { $0 + Self.columns(of: $1) }
      if piece.columns > 0, piece.columns + width > columns {
        words.append(piece)
        piece = Word(start: piece.end, end: piece.end, columns: 0)
      }
      piece.end += character.utf8.count
      piece.columns += width
    }
    words.append(piece)
  }

  private static func columns(of byte: UInt8) -> Int {
    switch byte {
    case 0x80..<0xC0: 0
    case 0xE3...0xED, 0xF0...: 2
    default: 1
    }
  }
}
