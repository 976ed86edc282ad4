/// A page's headings, and which of its texts is the title.
struct Headings {
  /// The only heading of the first level, or the one within the article; none that names the site.
  private(set) var ofPage: String?
  private let all: Set<String>
  private static let separators = [" | ", " — ", " – ", " - ", " · ", " :: ", " « "]

  /// - Parameter site: the site's name, where the page says it.
  init(_ tree: HTMLTree, site: String?) {
    let headings = tree.nodes.indices.filter { tree.nodes[$0].name == "h1" }
    all = Set(
      tree.nodes.indices.filter { ["h1", "h2", "h3"].contains(tree.nodes[$0].name) }.map(tree.words))
    if headings.count == 1 {
      ofPage = tree.words(of: headings[0])
    } else if let article = tree.first(named: "article") ?? tree.first(named: "main") {
      ofPage = headings.first { (article..<tree.nodes[article].end).contains($0) }.map(tree.words)
    }
    // Where the page's title ends in it, and is longer before that, it is the site's name.
    let title = tree.first(named: "title").map(tree.words) ?? ""
    guard let heading = ofPage else { return }
    let isSite = site.map { $0.lowercased() == heading.lowercased() } ?? (title.count > 2 * heading.count)
    guard heading.isEmpty || isSite && Self.separators.contains(where: { title.hasSuffix($0 + heading) })
    else { return }
    ofPage = heading.isEmpty ? nil : String(title.dropLast(heading.count)).withoutSeparator(Self.separators)
  }

  /// A title without ` | Site` or ` - Site` behind it: the site's name where it is known, else a short end that begins
  /// like a name, unless a heading has it too.
  func title(in text: String, site: String?) -> String {
    if all.contains(text) { return text }
    for separator in Self.separators {
      guard let range = text.ranges(of: separator).last else { continue }
      let (start, end) = (String(text[..<range.lowerBound]), text[range.upperBound...])
      if all.contains(start) { return start }
      if let site {
        if end.lowercased() == site.lowercased() { return start }
        continue
      }
      if end.first?.isUppercase == true, end.split(separator: " ").count <= 4, start.contains(" ") {
        return start
      }
    }
    return text
  }
}

extension String {
  /// Without the separator at its end.
  fileprivate func withoutSeparator(_ separators: [String]) -> String {
    separators.first(where: hasSuffix).map { String(dropLast($0.count)) } ?? self
  }
}
