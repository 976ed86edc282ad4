/// What pages say to their readers between the paragraphs of a text.
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
}
