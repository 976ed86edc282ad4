import CruxModel

/// Reads an HTML page: its main content as plain text, and its metadata.
enum PageReader {
  static func document(_ page: String, id: String) throws(ReadingError) -> Document {
    let tree = try HTMLParser.tree(of: page)
    let metadata = PageMetadata(tree)
    for names in MainContent.Names.allCases where !tree.nodes.isEmpty {
      let content = MainContent(tree, leavingOut: names)
      let text = PageText(content, title: metadata.title).text
      guard !text.isEmpty else { continue }
      return Document(
        id: id, title: metadata.title, author: metadata.author, uri: metadata.uri,
        published: metadata.published, language: metadata.language, text: text)
    }
    throw ReadingError("No prose was found in this page.")
  }
}
