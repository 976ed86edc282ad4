/// What an element of a page is for, by its name and attributes, as page makers use them.
enum ElementRole {
  /// It holds other blocks or a block's text; all else stands in a line.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th",
    "thead", "tr", "ul",
  ]

  /// Elements that never hold the page's own prose. Not the head: where a page leaves out `<body>`, libxml2 takes
  /// its first elements for part of it.
  private static let noise: Set<String> = [
    "aside", "audio", "button", "canvas", "dialog", "embed", "figcaption", "footer", "iframe",
    "del", "input", "label", "math", "nav", "noscript", "object", "option", "s", "script", "select", "strike",
    "style", "svg", "template",
    "textarea", "title", "video",
  ]

  private static let noiseRoles: Set<String> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search", "toolbar", "doc-endnotes", "doc-footnote",
  ]

  /// Words in classes and ids of what surrounds the prose.
  private static let noiseWords: Set<String> = [
    "ad", "ads", "advert", "advertisement", "advertising", "adverts", "adslot", "banner", "bibliography",
    "biblist", "bio", "breadcrumb", "breadcrumbs", "byline", "caption",
    "consent", "cookie", "cookies",
    "credit", "cta", "dateline", "endnote", "endnotes", "footer", "footnote", "footnotes", "gdpr",
    "hatnote", "infobox", "masthead",
    "menu",
    "meta", "metadata", "modal", "mostread", "nav", "navbar", "navbox", "navigation", "newsletter", "noprint",
    "offscreen", "outbrain", "overlay", "pager", "pagination", "paywall", "popular", "popup", "promo",
    "promotion", "pullquote",
    "readmore",
    "recirc", "recommendations", "recommended", "references", "reflist", "related", "respond",
    "seealso",
    "screenreader", "share", "sharing", "sidebar", "signup", "skip", "social", "sponsor", "sponsored",
    "sronly", "subscribe", "subscription",
    "taboola", "tags", "teaser", "teasers", "timestamp", "toc", "toolbar", "tooltip", "trending",
    "visuallyhidden", "widget",
  ]

  /// Those for what readers wrote.
  private static let commentWords: Set<String> = ["comment", "commentlist", "comments", "disqus", "replies"]

  /// Words that on what has paragraphs tell how it is shown, not that it is none of the text.
  private static let proseWords: Set<String> = ["paywall", "teaser"]

  /// Words of these for a line that says who wrote what follows, and when.
  private static let bylineWords: Set<String> = ["byline", "meta", "metadata"]

  private static let nameWords: Set<String> = ["author", "name", "speaker", "username"]

  private static let contentWords: Set<String> = [
    "article", "articlebody", "blog", "body", "content", "entry", "hentry", "main", "post", "story", "text",
  ]

  /// - Parameters:
  ///   - mayNameQuoted: whether it is part of a quotation.
  ///   - holdsContent: whether it holds what is marked as the page's content, which a dialog over it may hide.
  static func isNoise(_ node: HTMLTree.Node, mayNameQuoted: Bool, holdsContent: Bool) -> Bool {
    guard let name = node.name else { return false }
    if noise.contains(name), !mayNameQuoted { return true }
    if noiseRoles.contains(node.attributes["role"] ?? "") { return true }
    if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" && !holdsContent {
      return true
    }
    let style = node.attributes["style"]?.lowercased().filter { $0 != " " } ?? ""
    // Word writes an item's mark as text.
    return ["display:none", "visibility:hidden", "mso-list:ignore"].contains { style.contains($0) }
  }

  /// Whether its class or id names it as something that surrounds the prose.
  static func isNamedNoise(_ node: HTMLTree.Node, hasProse: Bool) -> Bool {
    guard let name = node.name, !["html", "body", "main"].contains(name) else { return false }
    let found = words(node).intersection(noiseWords)
    return !(hasProse ? found.subtracting(proseWords) : found).isEmpty
  }

  /// Whether it is named as what readers wrote.
  static func isNamedComments(_ node: HTMLTree.Node) -> Bool {
    guard let name = node.name, !["html", "body", "main"].contains(name) else { return false }
    return !commentWords.isDisjoint(with: words(node))
  }

  /// Whether it is named as a line that says who wrote what follows.
  static func isNamedByline(_ node: HTMLTree.Node) -> Bool { !bylineWords.isDisjoint(with: words(node)) }

  static func isNamedContent(_ node: HTMLTree.Node) -> Bool { !contentWords.isDisjoint(with: words(node)) }

  /// Whether it is marked as what somebody is called, or stands where a list or a table has its terms.
  static func isName(_ node: HTMLTree.Node) -> Bool {
    let properties = node.attributes["itemprop"]?.split(separator: " ") ?? []
    return node.name == "dt" || node.name == "th" || properties.contains("author")
      || properties.contains("name") || !words(node).isDisjoint(with: nameWords)
  }

  /// Whether it is marked as who wrote what it stands in.
  static func isAuthor(_ node: HTMLTree.Node) -> Bool {
    node.name != "link"
      && (node.attributes["rel"]?.split(separator: " ").contains("author") == true
        || node.attributes["itemprop"] == "author")
  }

  /// Whether it is marked as the page's main content.
  static func isMarkedContent(_ node: HTMLTree.Node) -> Bool {
    node.name == "main" || node.attributes["role"] == "main"
      || node.attributes["itemprop"]?.split(separator: " ").contains("articleBody") == true
  }

  /// The words of classes and ids: `mostRead_Box` has most, read, box and mostread. A class such as
  /// `has-sidebar` says what is elsewhere, one such as `tag-cookies` what the text is about.
  private static func words(_ node: HTMLTree.Node) -> Set<String> {
    var words: Set<String> = []
    for key in ["class", "id"] {
      for name in (node.attributes[key] ?? "").split(whereSeparator: \.isWhitespace) {
        let parts = parts(of: name)
        if let first = parts.first, silentStarts.contains(first) {
          continue
        }
        words.formUnion(parts)
        words.formUnion(zip(parts, parts.dropFirst()).map(+))
      }
    }
    return words
  }

  private static let silentStarts: Set<String> = [
    "category", "elementor", "has", "is", "no", "show", "tag", "with", "without",
  ]

  private static func parts(of name: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    var wasLower = false
    for character in name {
      let isLetter = character.isLetter
      if !isLetter || wasLower && character.isUppercase {
        if !part.isEmpty { parts.append(part) }
        part = ""
      }
      if isLetter { part += character.lowercased() }
      wasLower = character.isLowercase
    }
    return part.isEmpty ? parts : parts + [part]
  }
}
