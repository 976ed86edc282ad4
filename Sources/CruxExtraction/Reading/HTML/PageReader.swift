import CruxModel

/// Reads an HTML page: its main content as plain text, and its metadata.
enum PageReader {
  static func document(_ page: String, id: String) throws(ReadingError) -> Document {
    let tree = try HTMLParser.tree(of: page)
    let metadata = PageMetadata(tree)
    let texts = MainContent.Names.allCases.lazy.map { names in
      PageText(MainContent(tree, leavingOut: names), title: metadata.title).text
    }
    // What is left of a discussion without its comments is no paragraph.
    guard !tree.nodes.isEmpty,
      let text = texts.prefix(2).first(where: hasParagraph) ?? texts.first(where: { !$0.isEmpty })
    else { throw ReadingError("No prose was found in this page.") }
    return Document(
      id: id, title: metadata.title, author: metadata.author, uri: metadata.uri,
      published: metadata.published, language: metadata.language, text: text)
  }

  /// Whether there is more than short lines, such as those that tell what was done, and when.
  private static func hasParagraph(_ text: String) -> Bool {
    text.split(separator: "\n\n").contains { $0.utf8.count >= 80 }
  }
}
