/// The main content of a page as plain text: blocks with a blank line between, items of lists on lines.
struct PageText {
  private enum Kind: Equatable {
    case paragraph, item
    /// Who is quoted above.
    case source
    case heading(level: Int)
  }

  private struct Block {
    var kind: Kind
    var text: String
  }

  private let content: MainContent
  private let title: String?
  private var blocks: [Block] = []
  private var names = NameLines()
  /// The block elements around the walk.
  private var open: [(node: Int, end: Int)] = []
  /// Where the block quotation around the walk, or the last one, starts among the blocks, and where it ended.
  private var quotation: (start: Int, end: Int?)?
  /// The elements that say who is quoted.
  private var sources: Set<Int> = []
  /// Whether the list item around the walk has begun already, by its node.
  private var begunItems: Set<Int> = []
  /// Where the quotations in lines around the walk end.
  private var marks: [Int] = []
  private var line = BlockText()

  /// - Parameter title: a heading or a first paragraph that says just this is left out.
  init(_ content: MainContent, title: String?) {
    self.content = content
    self.title = title.map(Self.letters)
    line.splitsAtBlankLines = Self.isBare(content.tree)
    walk()
    insertNames()
    dropEmptySections()
    dropBackMatter()
  }

  var text: String {
    var text = ""
    for (number, block) in blocks.enumerated() {
      if number > 0 { text += block.kind == .item && blocks[number - 1].kind == .item ? "\n" : "\n\n" }
      text += block.kind == .item ? "- " + block.text : block.text
    }
    return text
  }

  /// Whether a page is plain text without any markup, so that blank lines are all that divides it.
  private static func isBare(_ tree: HTMLTree) -> Bool {
    tree.nodes.lazy.compactMap(\.name).allSatisfy { ["html", "head", "title", "body", "p"].contains($0) }
      && tree.nodes.count { $0.name == "p" } == 1
  }

  private mutating func walk() {
    let tree = content.tree
    var number = content.root
    let end = tree.nodes[number].end
    var (linkEnd, boldEnd) = (0, 0)
    while number < end {
      while let last = marks.last, last <= number { endMark() }
      while let last = open.last, last.end <= number { close() }
      let node = tree.nodes[number]
      guard let name = node.name else {
        line.append(tree.text(of: number), isLinked: number < linkEnd, isBold: number < boldEnd)
        number += 1
        continue
      }
      if content.isDropped[number] || number != content.root && isClutter(number, name) {
        names.noteAuthor(in: number, of: tree, above: blocks.count)
        number = node.end
        continue
      }
      if isSource(number, name) { sources.insert(number) }
      if name == "q" {
        line.append("“".utf8, isLinked: false)
        marks.append(node.end)
      } else if name == "sup", line.last?.isNumber == true, tree.words(of: number).first?.isLetter == false {
        line.append("^".utf8, isLinked: false)
      }
      if ElementRole.blocks.contains(name) || sources.contains(number) {
        flush()
        open.append((number, node.end))
        if name == "blockquote" { quotation = (blocks.count, nil) }
        line.keepsLines = name == "pre" || line.keepsLines
      } else if name == "br" {
        line.breakLine()
      } else if name == "a", node.attributes["href"] != nil {
        linkEnd = max(linkEnd, node.end)
      } else if name == "b" || name == "strong" {
        boldEnd = max(boldEnd, node.end)
      }
      number += 1
    }
    while !marks.isEmpty { endMark() }
    while !open.isEmpty { close() }
  }

  private mutating func endMark() {
    line.append("”".utf8, isLinked: false)
    marks.removeLast()
  }

  /// Whether an element says who is quoted, on a line of its own; a work that is named within a sentence is none.
  private func isSource(_ number: Int, _ name: String) -> Bool {
    guard content.tree.mayNameQuoted(number), !open.contains(where: { sources.contains($0.node) }) else {
      return false
    }
    return name != "cite" || line.last.map(".!?\"”’»".contains) ?? true
  }

  /// Lists of links, tables of data, program text.
  private func isClutter(_ number: Int, _ name: String) -> Bool {
    switch name {
    case "table": return !content.isLayout(number) || content.linkDensity(number) > 0.5
    case "pre":
      return content.tree.nodes[number..<content.tree.nodes[number].end].contains { $0.name == "code" }
    case "ul", "ol", "dl", "div", "section": return content.linkDensity(number) > 0.5
    case "form": return content.length(number) < 500
    default: return false
    }
  }

  private mutating func close() {
    flush()
    guard let closed = open.popLast() else { return }
    if content.tree.nodes[closed.node].name == "blockquote" { quotation?.end = blocks.count }
    if content.tree.nodes[closed.node].name == "pre" { line.keepsLines = false }
  }

  /// Ends the block that is being read.
  private mutating func flush() {
    let isLink = line.isMostlyLinked
    let isBold = line.isBold
    let paragraphs = line.paragraphs()
    guard !paragraphs.isEmpty else { return }
    var kind = Kind.paragraph
    for (node, _) in open.reversed() {
      let name = content.tree.nodes[node].name ?? ""
      // What opens a quotation says whose words follow, as forums have it.
      if sources.contains(node), !isOpeningQuotation { kind = .source }
      if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
        kind = .heading(level: level)
      }
      if name == "li", begunItems.insert(node).inserted { kind = .item }
      if kind != .paragraph || name == "li" { break }
    }
    for text in paragraphs {
      let marked = isBold && kind == .paragraph ? BoldLine.marked(text) : nil
      if kind == .paragraph, isLink || marked == nil && Self.isNotice(text, isItem: false) {
        let isMarked = open.last.map { ElementRole.isName(content.tree.nodes[$0.node]) } ?? false
        names.note(text, above: blocks.count, isMarked: isMarked)
        continue
      }
      if isLink, !isHeading(kind), kind != .source { continue }
      if kind == .source {
        markQuotation()
        blocks.append(Block(kind: kind, text: Self.isDashed(text) ? text : "— " + text))
        continue
      }
      if kind == .paragraph, Self.isDashed(text) { markQuotation() }
      let isTitle = (isHeading(kind) || blocks.isEmpty) && Self.letters(text) == title
      if !isTitle, kind != .item || !Self.isNotice(text, isItem: true) {
        blocks.append(Block(kind: kind, text: marked ?? text))
      }
      if kind == .item { kind = .paragraph }
    }
  }

  /// Whether nothing of the quotation around the walk was read yet.
  private var isOpeningQuotation: Bool {
    quotation.map { $0.end == nil && $0.start == blocks.count } ?? false
  }

  private mutating func insertNames() {
    var labelled: [Block] = []
    var start = 0
    for label in names.labels({ $0 < blocks.count && !isHeading(blocks[$0].kind) }) {
      labelled += blocks[start..<label.block]
      labelled.append(Block(kind: .paragraph, text: label.text))
      start = label.block
    }
    blocks = labelled + blocks[start...]
  }

  /// Sets what is quoted right above in marks, so that the source below it is not taken for that of more.
  private mutating func markQuotation() {
    guard let quotation, quotation.end ?? blocks.count == blocks.count,
      case let words = quotation.start..<blocks.count, !words.isEmpty,
      let opening = blocks[words.lowerBound].text.first, !"\"“‘«„'".contains(opening)
    else { return }
    for block in words { blocks[block].text = "“" + blocks[block].text + "”" }
    self.quotation = nil
  }

  private func isHeading(_ kind: Kind) -> Bool {
    if case .heading = kind { true } else { false }
  }

  /// A heading that nothing follows, or only a heading of its level or above, heads nothing.
  private mutating func dropEmptySections() {
    var kept: [Block] = []
    var above = 0
    for block in blocks.reversed() {
      if case .heading(let level) = block.kind {
        guard let next = kept.last else { continue }
        if isHeading(next.kind), level >= above { continue }
        above = level
      }
      kept.append(block)
    }
    blocks = kept.reversed()
  }

  /// What a text cites stands below its end.
  private mutating func dropBackMatter() {
    while let last = blocks.lastIndex(where: { isHeading($0.kind) }), last > 0,
      BackMatter.isHeading(blocks[last].text)
    {
      blocks.removeSubrange(last...)
    }
  }

  private static func isDashed(_ text: String) -> Bool { text.first.map("—–-―".contains) ?? false }

  /// A word or two on a line that is no sentence, or what the page says to its readers.
  private static func isNotice(_ text: String, isItem: Bool) -> Bool {
    if text.utf8.count > 200 { return false }
    if Notices.opens(text) { return true }
    // A dash leads to who is quoted; below a letter stands who wrote it, and where.
    let lines = text.split(separator: "\n")
    if isDashed(text) || lines.count == 2 && BoldLine.isName(lines[0]) { return false }
    let endsSentence = text.last.map { ".!?:;…\"”’)".contains($0) } ?? false
    return !isItem && !endsSentence && text.split(whereSeparator: \.isWhitespace).count < 4
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
