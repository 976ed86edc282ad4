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
      guard let json = Self.json(tree.text(of: number)), let article = Self.article(in: json) else {
        continue
      }
      headline = Self.string(article["headline"]) ?? Self.string(article["name"])
      author = Self.names(article["author"], in: json)
      published = Self.string(article["datePublished"])
      language = Self.string(article["inLanguage"])
      address = Self.string(article["url"]) ?? Self.string(article["mainEntityOfPage"])
      return
    }
  }

  /// The data, which some pages wrap so that older programs pass over it.
  private static func json(_ text: ArraySlice<UInt8>) -> Any? {
    if let json = try? JSONSerialization.jsonObject(with: Data(text)) { return json }
    guard let start = text.firstIndex(of: UInt8(ascii: "{")), let end = text.lastIndex(of: UInt8(ascii: "}")),
      start < end
    else { return nil }
    return try? JSONSerialization.jsonObject(with: Data(text[start...end]))
  }

  /// The first object that is an article: by itself, in a list, in a graph, or what a page is about.
  private static func article(in json: Any) -> [String: Any]? {
    if let list = json as? [Any] { return list.lazy.compactMap(article).first }
    guard let object = json as? [String: Any] else { return nil }
    let types = object["@type"] as? [String] ?? [object["@type"] as? String ?? ""]
    if types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }) {
      return object
    }
    return (object["@graph"] as? [Any])?.lazy.compactMap(article).first
      ?? object["mainEntity"].flatMap(article)
  }

  /// The object of an `@id` in a graph.
  private static func object(_ id: String, in json: Any) -> [String: Any]? {
    let objects = json as? [Any] ?? (json as? [String: Any])?["@graph"] as? [Any] ?? []
    return objects.lazy.compactMap { $0 as? [String: Any] }.first { $0["@id"] as? String == id }
  }

  private static func string(_ json: Any?) -> String? {
    guard let text = json as? String else { return nil }
    let folded = HTMLEntity.decoded(text).withSingleSpaces
    return folded.isEmpty ? nil : folded
  }

  /// One name or several, given as strings, as persons or by the ids of persons.
  private static func names(_ people: Any?, in json: Any) -> String? {
    let names = (people as? [Any] ?? [people as Any]).compactMap { person in
      let fields = person as? [String: Any]
      let named = string(person) ?? string(fields?["name"])
      return named ?? (fields?["@id"] as? String).flatMap { string(object($0, in: json)?["name"]) }
    }.compactMap(PageMetadata.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
