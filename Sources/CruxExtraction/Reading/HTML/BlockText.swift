/// Gathers the text of one block of a page, white space folded as a browser shows it.
struct BlockText {
  /// Whether line breaks stand, as in `pre`.
  var keepsLines = false
  /// Whether a blank line of the source divides paragraphs.
  var splitsAtBlankLines = false
  private var bytes: [UInt8] = []
  private var count = 0
  private var linkedCount = 0
  private var boldCount = 0

  var isMostlyLinked: Bool { 2 * linkedCount > count }
  var isBold: Bool { boldCount == count && count > 0 }

  mutating func append(_ text: some Collection<UInt8>, isLinked: Bool, isBold: Bool = false) {
    let size = text.count { $0 > 0x20 }
    count += size
    linkedCount += isLinked ? size : 0
    boldCount += isBold ? size : 0
    if keepsLines || splitsAtBlankLines {
      bytes += text
    } else {
      bytes += text.lazy.map { $0 <= 0x20 ? 0x20 : $0 }
    }
  }

  mutating func breakLine() { bytes.append(0x0A) }

  /// The last character that is no white space.
  var last: Character? { String(decoding: bytes.suffix(40), as: UTF8.self).last { !$0.isWhitespace } }

  /// What was gathered, divided where two line breaks stand; nothing is left behind.
  mutating func paragraphs() -> [String] {
    defer {
      bytes.removeAll(keepingCapacity: true)
      count = 0
      linkedCount = 0
      boldCount = 0
    }
    guard bytes.contains(where: { $0 > 0x20 }) else { return [] }
    var paragraphs: [String] = []
    var lines: [String] = []
    func end() {
      if !lines.isEmpty {
        paragraphs.append(lines.joined(separator: splitsAtBlankLines && !keepsLines ? " " : "\n"))
      }
      lines = []
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let words = Self.folded(line)
      if words.isEmpty { end() } else { lines.append(words) }
    }
    end()
    return paragraphs
  }

  /// A line with single spaces; soft hyphens, marks without width and Word's conditions (`<![if !supportLists]>`),
  /// which older libxml2 takes for text, are left out.
  private static func folded(_ line: ArraySlice<UInt8>) -> String {
    var words = String(decoding: line, as: UTF8.self)
    if line.contains(UInt8(ascii: "<")) { words.replace(/<!\[(?:if[^<>]*|endif)\]>/, with: "") }
    var text = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": continue
      case " ", "\t", "\r", "\n", "\u{A0}", "\u{202F}", "\u{2009}": isSpacePending = true
      default:
        if isSpacePending, !text.isEmpty { text.append(" ") }
        isSpacePending = false
        text.append(scalar)
      }
    }
    return String(text)
  }
}
