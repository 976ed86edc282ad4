/// What stands behind a text and is none of it: notes, and the works that it cites.
enum BackMatter {
  private static let headings: Set<String> = [
    "bibliography", "endnotes", "footnotes", "notes", "references", "works cited",
  ]

  /// Whether a heading, with or without a number, stands above such a part.
  static func isHeading(_ heading: String) -> Bool {
    headings.contains(heading.lowercased().filter { $0.isLetter || $0 == " " }.withSingleSpaces)
  }
}
