/// What stands behind a text and is none of it: notes, the works that it cites, and what to read next.
enum BackMatter {
  private static let headings: Set<String> = [
    "bibliography", "endnotes", "external links", "footnotes", "further reading", "notes", "references",
    "see also", "works cited",
  ]

  /// Whether a heading, with or without a number, stands above such a part.
  static func isHeading(_ heading: String) -> Bool {
    headings.contains(heading.lowercased().filter { $0.isLetter || $0 == " " }.withSingleSpaces)
  }
}
