extension String {
  /// A name as it is compared: in lower case, without articles, marks or further spaces.
  package var foldedName: String { nameWords.joined(separator: " ").lowercased() }

  /// The words of a name, but for articles.
  package var nameWords: [Substring] {
    split { !$0.isLetter && !$0.isNumber }.filter { $0.lowercased() != "the" }
  }
}
