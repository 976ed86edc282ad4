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

  /// The most sentences that a mail's signature may have; above more its mark is a line between parts.
  private static let longestSignature = 9

  /// The token at which a mail's signature begins, below all else: "-- ", a line of two hyphens and a space (RFC 3676,
  /// section 4.3).
  static func signature(of text: TokenizedText) -> Int? {
    let mark = text.sentences.lastIndex { sentence in
      let end = Int(text.tokens[sentence.tokens.upperBound - 1].end)
      return sentence.position == 0 && text.text(sentence.tokens) == "--"
        && text.bytes[end...].first == UInt8(ascii: " ")
    }
    guard let mark, mark > 0, text.sentences.count - mark <= longestSignature + 1 else { return nil }
    return text.sentences[mark].tokens.lowerBound
  }
}
