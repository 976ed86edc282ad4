import CruxModel

/// What a page says about itself: JSON-LD first, then OpenGraph, other `meta` elements, and its markup.
struct PageMetadata {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var published: String?
  private(set) var language: String?
  private(set) var uri: String?

  init(_ tree: HTMLTree) {
    let linked = LinkedData(tree)
    let meta = Self.meta(tree)
    let site = meta["og:site_name"]
    title =
      linked.headline ?? meta["og:title"].map { Self.withoutSite($0, site) } ?? Self.heading(tree)
      ?? tree.first(named: "title").map { Self.withoutSite(tree.words(of: $0), site) }
    title = title.flatMap { $0.isEmpty ? nil : $0 }
    author =
      linked.author
      ?? ["author", "article:author", "dc.creator", "parsely-author"].lazy.compactMap { Self.name(meta[$0]) }
      .first
      ?? Self.byline(tree)
    published =
      ([linked.published]
      + ["article:published_time", "date", "dc.date", "pubdate", "publish-date", "datepublished"].map {
        meta[$0]
      })
      .lazy.compactMap { $0.flatMap(PublicationDay.day) }.first ?? Self.time(tree)
    language = tree.first(named: "html").flatMap { Self.tag(tree.nodes[$0].attributes["lang"]) }
    language =
      language ?? Self.tag(linked.language) ?? Self.tag(meta["og:locale"])
      ?? Self.tag(meta["content-language"])
    uri = Self.canonical(tree) ?? meta["og:url"].flatMap(Self.address) ?? linked.address.flatMap(Self.address)
  }

  /// The contents of `meta` elements, by name in lower case; the first of each name.
  private static func meta(_ tree: HTMLTree) -> [String: String] {
    var meta: [String: String] = [:]
    for node in tree.nodes where node.name == "meta" {
      let keys = ["property", "name", "itemprop", "http-equiv"].compactMap { node.attributes[$0] }
      guard let content = node.attributes["content"].map(folded), !content.isEmpty else { continue }
      for key in keys where meta[key.lowercased()] == nil { meta[key.lowercased()] = content }
    }
    return meta
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The only heading of the first level, or the one within the article.
  private static func heading(_ tree: HTMLTree) -> String? {
    let headings = tree.nodes.indices.filter { tree.nodes[$0].name == "h1" }
    if headings.count == 1, let only = headings.first { return nonEmpty(tree.words(of: only)) }
    guard let article = tree.first(named: "article") ?? tree.first(named: "main") else { return nil }
    let inside = article..<tree.nodes[article].end
    return headings.first(where: inside.contains).flatMap { nonEmpty(tree.words(of: $0)) }
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  /// A title without ` | Site` or ` - Site` behind it: the site's name where it is known, else a short end.
  private static func withoutSite(_ title: String, _ site: String?) -> String {
    for separator in [" | ", " — ", " – ", " - ", " · ", " :: "] {
      guard let range = title.ranges(of: separator).last else { continue }
      let end = title[range.upperBound...]
      if let site, end.lowercased() != site.lowercased() { continue }
      if site != nil || end.split(separator: " ").count <= 4, title[..<range.lowerBound].contains(" ") {
        return String(title[..<range.lowerBound])
      }
    }
    return title
  }

  /// A person's name, without `By` before it; addresses of profiles are none.
  private static func name(_ text: String?) -> String? {
    guard var text = text.map(folded), !text.contains("://"), !text.contains("@") else { return nil }
    if text.lowercased().hasPrefix("by ") { text.removeFirst(3) }
    return text.isEmpty || text.count > 100 ? nil : text
  }

  private static func byline(_ tree: HTMLTree) -> String? {
    for (number, node) in tree.nodes.enumerated() where node.name != nil && node.name != "link" {
      let rel = node.attributes["rel"]?.split(separator: " ") ?? []
      let isAuthor = rel.contains("author") || node.attributes["itemprop"] == "author"
      let names = node.attributes["class"]?.split(separator: " ") ?? []
      guard isAuthor || names.contains("byline") || names.contains("author") else { continue }
      let words = tree.words(of: number)
      if isAuthor || words.lowercased().hasPrefix("by "), let name = name(words),
        name.split(separator: " ").count <= 6
      {
        return name
      }
    }
    return nil
  }

  private static func time(_ tree: HTMLTree) -> String? {
    tree.nodes.lazy.filter { $0.name == "time" || $0.attributes["itemprop"] == "datePublished" }
      .compactMap { ($0.attributes["datetime"] ?? $0.attributes["content"]).flatMap(PublicationDay.day) }
      .first
  }

  private static func canonical(_ tree: HTMLTree) -> String? {
    tree.nodes.lazy.filter { $0.name == "link" && $0.attributes["rel"]?.lowercased() == "canonical" }
      .compactMap { $0.attributes["href"].flatMap(address) }.first
  }

  private static func address(_ text: String) -> String? {
    let text = folded(text)
    return text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
  }

  /// A BCP 47 tag, from that or from a locale such as `en_GB`.
  private static func tag(_ text: String?) -> String? {
    guard let text = text.map(folded)?.replacing("_", with: "-") else { return nil }
    return text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil ? nil : text
  }
}
