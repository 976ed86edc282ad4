import Algorithms

/// Finds the element that holds a page's main content, and what in it is not content.
///
/// The method is that of Arc90's Readability (2009), which Mozilla's continues: paragraphs earn points by their
/// length and commas and give them to the elements around them; names of classes and marked elements add to
/// that, links take from it. What is named as an ad, a comment or a menu is left out before.
struct MainContent {
  /// What to leave out of that which classes and ids name as no content.
  enum Names: CaseIterable {
    case all
    /// All but what readers wrote, which is what a discussion consists of.
    case allButComments
    /// What readers wrote.
    case comments
    case none
  }

  let tree: HTMLTree
  /// The element that holds the content.
  private(set) var root = 0
  /// For each node, whether it and all within are left out.
  private(set) var isDropped: [Bool]
  /// Bytes of text, and of text in links, up to each node.
  private let lengths: [Int]
  private let linkLengths: [Int]

  /// - Parameters:
  ///   - tree: a page that is not empty.
  ///   - names: what to leave out for its name.
  init(_ tree: HTMLTree, leavingOut names: Names) {
    self.tree = tree
    isDropped = Self.dropped(tree, leavingOut: names)
    (lengths, linkLengths) = Self.sums(tree, isDropped)
    root = bestRoot()
  }

  /// The share of an element's text that stands in links.
  func linkDensity(_ node: Int) -> Double {
    let end = tree.nodes[node].end
    let length = lengths[end] - lengths[node]
    return length == 0 ? 0 : Double(linkLengths[end] - linkLengths[node]) / Double(length)
  }

  func length(_ node: Int) -> Int { lengths[tree.nodes[node].end] - lengths[node] }

  private static func dropped(_ tree: HTMLTree, leavingOut names: Names) -> [Bool] {
    // How many nodes before each mark content: what holds such a node is kept whatever it is called.
    var marks = [0]
    for node in tree.nodes {
      marks.append(marks[marks.count - 1] + (node.name == "h1" || ElementRole.isMarkedContent(node) ? 1 : 0))
    }
    let prose = prose(tree)
    let notes = LinkedNotes.blocks(of: tree)
    let hidesComments = names == .all || names == .comments
    let hidesOthers = names == .all || names == .allButComments
    var dropped = [Bool](repeating: false, count: tree.nodes.count)
    var articles = 0..<0
    var number = 0
    while number < tree.nodes.count {
      let node = tree.nodes[number]
      let holdsContent = marks[node.end] > marks[number]
      if number >= articles.upperBound, node.name == "article" || node.name == "main" {
        articles = number..<node.end
      }
      let isPageHeader = node.name == "header" && !articles.contains(number)
      let isNoise =
        ElementRole.isNoise(
          node, mayNameQuoted: tree.mayNameQuoted(number), holdsContent: holdsContent)
        || isPageHeader || isReferenceMark(number, tree) || notes.contains(number)
      // Whatever holds most of the page's paragraphs is no widget of it, unless they are its readers'.
      let own = prose[node.end] - prose[number]
      let isNamed =
        hidesComments && ElementRole.isNamedComments(node)
        || hidesOthers && 2 * own <= prose[tree.nodes.count]
          && ElementRole.isNamedNoise(node, hasProse: own > 0)
      if isNoise || isNamed && !holdsContent {
        dropped[number] = true
        number = node.end
      } else {
        number += 1
      }
    }
    return dropped
  }

  /// Bytes of text in paragraphs of some length, up to each node.
  private static func prose(_ tree: HTMLTree) -> [Int] {
    var prose = [0]
    var paragraphEnd = 0
    for (number, node) in tree.nodes.enumerated() {
      if node.name == "p", number >= paragraphEnd, tree.text(of: number).count > 80 {
        paragraphEnd = node.end
      }
      let isProse = node.name == nil && number < paragraphEnd
      prose.append(prose[number] + (isProse ? node.range.count : 0))
    }
    return prose
  }

  /// What areas and volumes are counted in, with a raised number.
  private static let lengths: Set<String> = [
    "feet", "foot", "inch", "inches", "mile", "miles", "yard", "yards", "metre", "metres", "meter", "meters",
  ]

  /// A raised link to a note, such as `[3]`, or a raised number behind a mark of punctuation or a word.
  private static func isReferenceMark(_ number: Int, _ tree: HTMLTree) -> Bool {
    if isNoteLink(number, tree) { return true }
    guard tree.nodes[number].name == "sup" else { return false }
    if tree.nodes[number..<tree.nodes[number].end].contains(where: { $0.name == "a" }) { return true }
    // A page's number behind a note's, as Wikipedia has it.
    if tree.nodes[number].attributes["class"]?.split(separator: " ").contains("reference") == true {
      return true
    }
    // What stands before it, or before the link around it.
    guard let before = (0..<number).last(where: { tree.nodes[$0].end <= number }),
      tree.nodes[before].name == nil
    else { return false }
    let end = String(decoding: tree.text(of: before).suffix(40), as: UTF8.self)
    guard let last = end.last else { return false }
    let word = String(end.reversed().prefix(while: \.isLetter).reversed()).lowercased()
    return (".,;:!?)\"”’".contains(last) || word.count > 3 && !lengths.contains(word))
      && tree.words(of: number).allSatisfy { $0.isNumber || "[],– ".contains($0) }
  }

  /// A link to a place in the page that says no more than a number or a star.
  private static func isNoteLink(_ number: Int, _ tree: HTMLTree) -> Bool {
    let node = tree.nodes[number]
    guard node.name == "a", node.attributes["href"]?.hasPrefix("#") == true else { return false }
    let words = tree.words(of: number)
    return (1...6).contains(words.count) && words.allSatisfy { $0.isNumber || "[]()*†‡".contains($0) }
  }

  private static func sums(_ tree: HTMLTree, _ isDropped: [Bool]) -> (lengths: [Int], linkLengths: [Int]) {
    var lengths = [Int](repeating: 0, count: tree.nodes.count + 1)
    var linkLengths = lengths
    var droppedEnd = 0
    var linkEnd = 0
    for (number, node) in tree.nodes.enumerated() {
      if isDropped[number], number >= droppedEnd { droppedEnd = node.end }
      if node.name == "a", node.attributes["href"] != nil, number >= linkEnd { linkEnd = node.end }
      let isText = node.name == nil && number >= droppedEnd
      let length = isText ? tree.text(of: number).count { $0 > 0x20 } : 0
      lengths[number + 1] = lengths[number] + length
      linkLengths[number + 1] = linkLengths[number] + (number < linkEnd ? length : 0)
    }
    return (lengths, linkLengths)
  }

  private func bestRoot() -> Int {
    let points = blockPoints()
    var scores = [Double](repeating: 0, count: tree.nodes.count)
    var totals = scores
    for (number, point) in points {
      // A paragraph stands for what is around it, other elements for themselves.
      var ancestor = isParagraph(number) ? tree.nodes[number].parent : number
      var level = 0
      while ancestor >= 0 {
        totals[ancestor] += point
        if level < 5 { scores[ancestor] += point / Double(level < 2 ? level + 1 : level * 3) }
        level += 1
        ancestor = tree.nodes[ancestor].parent
      }
    }
    var best = tree.first(named: "body") ?? 0
    var bestScore = 0.0
    for number in tree.nodes.indices where scores[number] > 0 {
      let score = (scores[number] + bonus(number)) * (1 - linkDensity(number))
      if score > bestScore { (best, bestScore) = (number, score) }
    }
    return climbed(from: best, totals)
  }

  /// Goes up as long as that adds prose, for articles that ads or the like cut into several elements.
  private func climbed(from start: Int, _ totals: [Double]) -> Int {
    var best = start
    let headings = tree.nodes.indices.filter { tree.nodes[$0].name == "h1" }
    var around = start
    while around >= 0 {
      if isOneOfSeveral(around, totals, headings) { best = tree.nodes[around].parent }
      around = tree.nodes[around].parent
    }
    var node = best
    while tree.nodes[node].name != "article", !ElementRole.isMarkedContent(tree.nodes[node]) {
      node = tree.nodes[node].parent
      guard node >= 0, tree.nodes[node].name != "html" else { break }
      if totals[node] > 1.2 * totals[best], linkDensity(node) < 0.4 { best = node }
    }
    return best
  }

  /// Whether an article is a post or a letter among others: one beside it earns at least half as much. One that has
  /// the page's heading is all there is, with others to read next.
  ///
  /// - Parameter headings: the page's, of the first level.
  private func isOneOfSeveral(_ article: Int, _ totals: [Double], _ headings: [Int]) -> Bool {
    let parent = tree.nodes[article].parent
    guard tree.nodes[article].name == "article", parent >= 0 else { return false }
    let heading = headings.partitioningIndex { $0 > article }
    if heading < headings.count, headings[heading] < tree.nodes[article].end { return false }
    var child = parent + 1
    while child < tree.nodes[parent].end {
      if child != article, tree.nodes[child].name == "article", 2 * totals[child] >= totals[article] {
        return true
      }
      child = tree.nodes[child].end
    }
    return false
  }

  private func bonus(_ number: Int) -> Double {
    let node = tree.nodes[number]
    var bonus = ElementRole.isNamedContent(node) ? 25.0 : 0
    if ElementRole.isMarkedContent(node) || node.name == "article" { bonus += 25 }
    return bonus
  }

  private func isParagraph(_ number: Int) -> Bool {
    ["p", "pre", "li", "dd", "td", "blockquote"].contains(tree.nodes[number].name)
  }

  /// Points for each block that has prose of its own, in the order of the page.
  private func blockPoints() -> [(block: Int, points: Double)] {
    var lengths: [Int: (all: Int, linked: Int, commas: Int)] = [:]
    var droppedEnd = 0
    var linkEnd = 0
    for (number, node) in tree.nodes.enumerated() {
      if isDropped[number], number >= droppedEnd { droppedEnd = node.end }
      if node.name == "a", number >= linkEnd { linkEnd = node.end }
      guard node.name == nil, number >= droppedEnd else { continue }
      let text = tree.text(of: number)
      let count = text.count { $0 > 0x20 }
      guard count > 0, let block = tree.block(around: number) else { continue }
      lengths[block, default: (0, 0, 0)].all += count
      lengths[block, default: (0, 0, 0)].linked += number < linkEnd ? count : 0
      lengths[block, default: (0, 0, 0)].commas += text.count { $0 == UInt8(ascii: ",") }
    }
    return lengths.filter { $0.value.all >= 25 && 2 * $0.value.linked < $0.value.all }
      .map { ($0.key, 1 + Double($0.value.commas) + min(Double($0.value.all) / 100, 3)) }
      .sorted { $0.0 < $1.0 }
  }
}
