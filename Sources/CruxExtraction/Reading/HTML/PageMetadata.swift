import Algorithms
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
    let site = meta["og:site_name"]?.first
    let headings = Headings(tree, site: site)
    title =
      linked.headline ?? meta["og:title"]?.first.map { headings.title(in: $0, site: site) }
      ?? meta["citation_title"]?.first ?? headings.ofPage
      ?? tree.first(named: "title").map { headings.title(in: tree.words(of: $0), site: site) }
    title = title.flatMap { $0.isEmpty ? nil : $0 }
    let places = Self.places(tree)
    let cited = Self.names((meta["citation_author"] ?? []).map(Self.givenNameFirst))
    author =
      linked.author
      ?? ["author", "article:author", "dc.creator", "parsely-author"].lazy.compactMap {
        Self.names(meta[$0] ?? [])
      }
      .first
      ?? cited ?? Self.byline(tree, places)
    let days = [
      "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
      "publish-date",
      "datepublished", "citation_publication_date", "citation_date",
    ]
    published =
      ([linked.published] + days.map { meta[$0]?.first })
      .lazy.compactMap { $0.flatMap(PublicationDay.day) }.first ?? Self.time(tree, places)
    language = tree.first(named: "html").flatMap { Self.tag(tree.nodes[$0].attributes["lang"]) }
    language =
      language ?? Self.tag(linked.language) ?? Self.tag(meta["og:locale"]?.first)
      ?? Self.tag(meta["content-language"]?.first)
    uri =
      Self.canonical(tree) ?? meta["og:url"]?.first.flatMap(Self.address)
      ?? linked.address.flatMap(Self.address)
  }

  /// The contents of `meta` elements, by name in lower case.
  private static func meta(_ tree: HTMLTree) -> [String: [String]] {
    var meta: [String: [String]] = [:]
    for node in tree.nodes where node.name == "meta" {
      let keys = ["property", "name", "itemprop", "http-equiv"].compactMap {
        node.attributes[$0]?.lowercased()
      }
      guard let content = node.attributes["content"]?.withSingleSpaces, !content.isEmpty else { continue }
      for key in Set(keys) { meta[key, default: []].append(content) }
    }
    return meta
  }

  /// The elements that may tell of the article, within it and around it, and none of what readers or others wrote.
  private static func places(_ tree: HTMLTree) -> (inside: [Int], around: [Int]) {
    let article = tree.first(named: "article") ?? tree.nodes.firstIndex(where: ElementRole.isMarkedContent)
    let inside = article.map { $0..<tree.nodes[$0].end } ?? 0..<0
    var places: [Int] = []
    var number = 0
    while number < tree.nodes.count {
      let node = tree.nodes[number]
      let isAround = (number..<node.end).contains(inside.lowerBound) && !inside.isEmpty
      let isComment = node.attributes["itemprop"] == "comment" || ElementRole.isNamedComments(node)
      if node.name == "aside" || node.name != "body" && !isAround && isComment {
        number = node.end
        continue
      }
      if node.name != nil { places.append(number) }
      number += 1
    }
    return (places.filter(inside.contains), places.filter { !inside.contains($0) })
  }

  /// Names of persons, each once.
  private static func names(_ texts: [String]) -> String? {
    let names = texts.compactMap(name)
    return names.isEmpty ? nil : Array(names.uniqued()).joined(separator: ", ")
  }

  /// A name as libraries have it, "Blake, Nora", as it is said.
  private static func givenNameFirst(_ name: String) -> String {
    let parts = name.split(separator: ",")
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }

  /// A person's name, or several with commas between, without `By` before it or an address behind it; addresses of
  /// profiles are none.
  static func name(_ text: String) -> String? {
    var text = text.replacing(/\(https?:[^)]*\)/, with: "").withSingleSpaces
    guard !text.contains("://"), !text.contains("@") else { return nil }
    if text.lowercased().hasPrefix("by ") { text.removeFirst(3) }
    if text.isEmpty || text.count > 100 || text.lowercased().hasPrefix("follow ") { return nil }
    return several(text) ?? text
  }

  /// The names in "A, B and C", without what C is; nil where one of them looks like none.
  private static func several(_ text: String) -> String? {
    guard let and = text.ranges(of: " and ").last,
      let last = text[and.upperBound...].split(separator: ",").first
    else { return nil }
    let names = (text[..<and.lowerBound].split(separator: ",") + [last]).map(\.withSingleSpaces)
    return names.allSatisfy { BoldLine.isName($0) } ? names.joined(separator: ", ") : nil
  }

  /// Those whom the article links as its authors, or the first that the page does or a line names with "By".
  private static func byline(_ tree: HTMLTree, _ places: (inside: [Int], around: [Int])) -> String? {
    func words(_ number: Int) -> String? {
      // Longer ones are no names.
      guard tree.text(of: number).count < 1000, let name = name(markedName(number, tree)),
        name.split(separator: " ").count <= 6
          || name.split(separator: ",").allSatisfy({ $0.split(separator: " ").count <= 4 })
      else { return nil }
      return name
    }
    func isAuthor(_ number: Int) -> Bool { ElementRole.isAuthor(tree.nodes[number]) }
    let authors = places.inside.filter(isAuthor)
    // What holds others says more than their names.
    let inner = authors.enumerated().filter { index, author in
      index + 1 == authors.count || authors[index + 1] >= tree.nodes[author].end
    }
    if let names = names(inner.compactMap { words($0.element) }) { return names }
    // A list of other articles has their authors, too.
    if let name = places.around.lazy.filter(isAuthor).compactMap(words).first { return name }
    return (places.inside + places.around).lazy.filter { number in
      let classes = tree.nodes[number].attributes["class"]?.split(separator: " ") ?? []
      return (classes.contains("byline") || classes.contains("author")) && tree.text(of: number).count < 1000
        && tree.words(of: number).lowercased().hasPrefix("by ")
    }.compactMap(words).first
  }

  /// What an element says, or of one that is marked as a person the name.
  static func markedName(_ number: Int, _ tree: HTMLTree) -> String {
    guard tree.nodes[number].attributes["itemprop"] == "author" else { return tree.words(of: number) }
    let marked = (number..<tree.nodes[number].end).first { tree.nodes[$0].attributes["itemprop"] == "name" }
    return marked.flatMap { tree.nodes[$0].attributes["content"] } ?? tree.words(of: marked ?? number)
  }

  private static func time(_ tree: HTMLTree, _ places: (inside: [Int], around: [Int])) -> String? {
    (places.inside + places.around).lazy.filter { number in
      let node = tree.nodes[number]
      let classes = node.attributes["class"]?.split(separator: " ") ?? []
      // Blogs call a time both where nothing was changed later.
      let isChange =
        node.attributes["itemprop"] == "dateModified"
        || classes.contains("updated") && !classes.contains("published")
      return !isChange && node.name == "time" || node.attributes["itemprop"] == "datePublished"
        || node.name == "abbr" && node.attributes["class"]?.contains("published") == true
    }.compactMap { number in
      let attributes = tree.nodes[number].attributes
      return
        ([attributes["datetime"], attributes["content"], attributes["title"]].compactMap(\.self)
        + [String(tree.words(of: number).prefix(60))])
        .lazy.compactMap(PublicationDay.day).first
    }.first
  }

  private static func canonical(_ tree: HTMLTree) -> String? {
    tree.nodes.lazy.filter { $0.name == "link" && $0.attributes["rel"]?.lowercased() == "canonical" }
      .compactMap { $0.attributes["href"].flatMap(address) }.first
  }

  private static func address(_ text: String) -> String? {
    let text = text.withSingleSpaces
    return text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
  }

  /// A BCP 47 tag, from that or from a locale such as `en_GB`.
  private static func tag(_ text: String?) -> String? {
    guard let text = text.map(\.withSingleSpaces)?.replacing("_", with: "-") else { return nil }
    return text.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil ? nil : text
  }
}
