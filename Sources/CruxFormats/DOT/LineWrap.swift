/// Breaks a text into lines of even length for a label.
///
/// White space is folded. Width is counted in columns: one a scalar, two for those that are about twice as
/// wide (Chinese, Japanese, Korean, emoji), which their first UTF-8 byte tells well enough.
struct LineWrap {
  private struct Word {
    var start: Int
    var end: Int
    var columns: Int
  }

  /// The longest line, in columns; a word that is longer is broken.
  let columns: Int
  /// The text with its white space folded.
  private(set) var text: [UInt8] = []
  /// The lines, as ranges of `text`.
  private(set) var lines: [Range<Int>] = []
  private var words: [Word] = []

  init(columns: Int) { self.columns = columns }

  /// Finds the lines of a text: no more than a greedy filling needs, and of even length.
  mutating func wrap(_ string: String) {
    split(string)
    fill(columns)
    guard lines.count > 1 else { return }
    let needed = lines.count
    let total = words.reduce(words.count - 1) { $0 + $1.columns }
    var width = (total + needed - 1) / needed
    repeat {
      fill(width)
      width += 1
    } while lines.count > needed
  }

  private mutating func fill(_ width: Int) {
    lines.removeAll(keepingCapacity: true)
    guard var line = words.first else { return }
    for word in words.dropFirst() {
      let space = word.start - line.end
      if line.columns + space + word.columns <= width {
        line.end = word.end
        line.columns += space + word.columns
      } else {
        lines.append(line.start..<line.end)
        line = word
      }
    }
    lines.append(line.start..<line.end)
  }

  private mutating func split(_ string: String) {
    text.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    for byte in string.utf8 {
      if byte <= 0x20, byte == 0x20 || (0x09...0x0D).contains(byte) {
        endWord()
        if let last = text.last, last != 0x20 { text.append(0x20) }
      } else {
        if text.isEmpty || text.last == 0x20 { words.append(Word(start: text.count, end: -1, columns: 0)) }
        text.append(byte)
      }
    }
    endWord()
  }

  private mutating func endWord() {
    guard var word = words.last, word.end < 0 else { return }
    word.end = text.count
    for byte in text[word.start..<word.end] { word.columns += Self.columns(of: byte) }
    words.removeLast()
    if word.columns <= columns { words.append(word) } else { breakUp(word) }
  }

  /// Breaks an overlong word between characters.
  private mutating func breakUp(_ word: Word) {
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
