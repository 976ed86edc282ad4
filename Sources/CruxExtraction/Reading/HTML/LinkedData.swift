import Foundation

/// What a page's JSON-LD (schema.org) says about its article.
struct LinkedData {
  private(set) var headline: String?
  private(set) var author: String?
  private(set) var published: String?
  private(set) var language: String?
  private(set) var address: String?

  init(_ tree: HTMLTree) {
    for (number, node) in tree.nodes.enumerated() {
      guard node.name == "script", node.attributes["type"]?.lowercased() == "application/ld+json" else {
        continue
      }
      guard let json = try? JSONSerialization.jsonObject(with: Data(tree.text(of: number))),
        let article = Self.article(in: json)
      else { continue }
      headline = Self.string(article["headline"]) ?? Self.string(article["name"])
      author = Self.names(article["author"])
      published = Self.string(article["datePublished"])
      language = Self.string(article["inLanguage"])
      address = Self.string(article["url"]) ?? Self.string(article["mainEntityOfPage"])
      return
    }
  }

  /// The first object that is an article: by itself, in a list, or in a graph.
  private static func article(in json: Any) -> [String: Any]? {
    if let list = json as? [Any] { return list.lazy.compactMap(article).first }
    guard let object = json as? [String: Any] else { return nil }
    let types = object["@type"] as? [String] ?? [object["@type"] as? String ?? ""]
    if types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }) {
      return object
    }
    return (object["@graph"] as? [Any])?.lazy.compactMap(article).first
  }

  private static func string(_ json: Any?) -> String? {
    guard let text = json as? String else { return nil }
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return folded.isEmpty ? nil : folded
  }

  /// One name or several, given as strings or as persons.
  private static func names(_ json: Any?) -> String? {
    let people = json as? [Any] ?? [json as Any]
    let names = people.compactMap { string($0) ?? string(($0 as? [String: Any])?["name"]) }
      .filter { !$0.contains("://") }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
