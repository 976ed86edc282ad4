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
    "input",
    "label", "math", "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
  ]

  private static let noiseRoles: Set<String> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation",
    "search", "toolbar",
  ]

  /// Words in classes and ids of what surrounds the prose.
  private static let noiseWords: Set<String> = [
    "ad", "ads", "advert", "advertisement", "advertising", "adverts", "adslot", "banner", "bio", "breadcrumb",
    "breadcrumbs", "byline", "caption", "comment", "commentlist", "comments", "consent", "cookie", "cookies",
    "credit", "cta", "dateline", "disqus", "footer", "footnotes", "gdpr", "hatnote", "infobox", "masthead",
    "menu",
    "meta", "metadata", "modal", "mostread", "nav", "navbar", "navbox", "navigation", "newsletter", "noprint",
    "outbrain", "overlay", "pager", "pagination", "paywall", "popular", "popup", "promo", "promotion",
    "readmore",
    "recirc", "recommendations", "recommended", "reflist", "related", "replies", "respond", "seealso",
    "share",
    "sharing", "sidebar", "signup", "skip", "social", "sponsor", "sponsored", "subscribe", "subscription",
    "taboola", "tags", "teaser", "teasers", "timestamp", "toc", "toolbar", "tooltip", "trending", "widget",
  ]

  private static let contentWords: Set<String> = [
    "article", "articlebody", "blog", "body", "content", "entry", "hentry", "main", "post", "story", "text",
  ]

  /// - Parameter mayNameQuoted: whether it is part of a quotation.
  static func isNoise(_ node: HTMLTree.Node, mayNameQuoted: Bool) -> Bool {
    guard let name = node.name else { return false }
    if noise.contains(name), !mayNameQuoted { return true }
    if noiseRoles.contains(node.attributes["role"] ?? "") { return true }
    if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return true }
    let style = node.attributes["style"]?.lowercased().filter { $0 != " " } ?? ""
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Whether its class or id names it as something that surrounds the prose.
  static func isNamedNoise(_ node: HTMLTree.Node) -> Bool {
    guard let name = node.name, !["html", "body", "main"].contains(name) else { return false }
    return !noiseWords.isDisjoint(with: words(node))
  }

  static func isNamedContent(_ node: HTMLTree.Node) -> Bool { !contentWords.isDisjoint(with: words(node)) }

  /// Whether it is marked as the page's main content.
  static func isMarkedContent(_ node: HTMLTree.Node) -> Bool {
    node.name == "main" || node.attributes["role"] == "main" || node.attributes["itemprop"] == "articleBody"
  }

  /// The words of classes and ids: `mostRead_Box` has most, read, box and mostread. A class such as
  /// `has-sidebar` says what is elsewhere.
  private static func words(_ node: HTMLTree.Node) -> Set<String> {
    var words: Set<String> = []
    for key in ["class", "id"] {
      for name in (node.attributes[key] ?? "").split(whereSeparator: \.isWhitespace) {
        let parts = parts(of: name)
        if let first = parts.first, ["has", "is", "no", "show", "with", "without"].contains(first) {
          continue
        }
        words.formUnion(parts)
        words.formUnion(zip(parts, parts.dropFirst()).map(+))
      }
    }
    return words
  }

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
