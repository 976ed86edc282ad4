import CruxLanguage

/// What pages say to their readers between the paragraphs of a text, and mail programs below it.
enum Notices {
  private static let openings = [
    "caption:", "click here", "follow us", "image:", "photo:", "photograph:", "picture:", "read also",
    "read more", "read next", "related:", "see also:", "share this", "sign up for", "sign up to",
    "subscribe now", "subscribe to",
  ]

  private static let lines: Set<String> = ["advertisement", "advertisements", "sponsored"]

  /// Whether a paragraph opens like one.
  static func opens(_ paragraph: some StringProtocol) -> Bool {
    let opening = paragraph.prefix(20).lowercased()
    return openings.contains {
      opening.hasPrefix($0) && !(opening.dropFirst($0.count).first?.isLetter ?? false)
    }
      || lines.contains(opening.filter { $0.isLetter || $0 == " " })
  }

  /// The most sentences that may stand below the mark of a mail's signature; above more it is a line between parts.
  private static let longestSignature = 9

  /// The token at which a mail's signature begins: a line of two hyphens (RFC 3676, section 4.3).
  static func signature(below text: TokenizedText) -> Int? {
    let mark = text.sentences.lastIndex { $0.position == 0 && text.text($0.tokens) == "--" }
    guard let mark, text.sentences.count - mark <= longestSignature + 1 else { return nil }
    return text.sentences[mark].tokens.lowerBound
  }
}
