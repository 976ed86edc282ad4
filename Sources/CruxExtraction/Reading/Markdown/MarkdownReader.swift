import CruxModel

/// Renders Markdown (CommonMark and GitHub's tables, as far as prose needs them) to plain text.
///
/// Headings and paragraphs become lines with a blank line between, items keep their mark. Code blocks, scripts, styles,
/// asides, captions, tables, tables of contents, images, comments, footnotes, works that are cited at the end,
/// definitions of links and what site generators (Jekyll, Hugo) fill in are left out. Front matter becomes metadata,
/// and so does a heading of the first level that opens the text.
struct MarkdownReader {
  private enum Block { case none, paragraph, item }

  private var lines: [Substring.UTF8View.SubSequence]
  private var document: Document
  private var output: [UInt8] = []
  private var lastBlock = Block.none
  /// The block that is being read: its kind, what stands before it, and its raw text.
  private var block = Block.none
  private var mark: [UInt8] = []
  private var raw: [UInt8] = []
  /// The block quotation that is being read, or was last: where its blocks stand in the output.
  private var quotation: [Range<Int>] = []
  private var isQuoted = false
  /// Whether the line before was quoted; who is quoted stands in such lines, too.
  private var wasQuoted = false
  /// How far in the text of the note stands that is being read.
  private var noteIndent = 0
  /// Where the output ends before what the text cites, if that has begun.
  private var backMatter: Int?
  private var fence: (byte: UInt8, count: Int)?
  /// The tag that ends the script or style that is being left out.
  private var endTag: String?
  private let definitions: Set<String>

  static func document(_ text: String, id: String) throws(ReadingError) -> Document {
    var reader = MarkdownReader(text, id: id)
    reader.read()
    if let end = reader.backMatter, end > 0 { reader.output.removeSubrange(end...) }
    guard !reader.output.isEmpty else { throw ReadingError("There is no prose in it.") }
    reader.document.text = String(decoding: reader.output, as: UTF8.self)
    return reader.document
  }

  private init(_ text: String, id: String) {
    let (fields, body) = FrontMatter.split(text)
    document = Document(
      id: id, title: fields["title"], author: fields["author"] ?? fields["authors"],
      uri: fields["canonical"] ?? fields["url"] ?? fields["uri"],
      published: ["date", "published", "pubdate"].lazy.compactMap { fields[$0].flatMap(PublicationDay.day) }
        .first,
      language: fields["lang"] ?? fields["language"])
    lines = Self.withoutTemplates(body).utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A }
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    definitions = Set(lines.compactMap(MarkdownLine.definition))
  }

  /// Without comments, and without the tags of templates and the program text between some of them.
  private static func withoutTemplates(_ text: Substring) -> Substring {
    var text = text
    for (start, end) in [("<!--", "-->"), ("{% highlight", "endhighlight %}"), ("{%", "%}"), ("{{", "}}")] {
      var result = ""
      var rest = text
      while let opening = rest.firstRange(of: start),
        let closing = rest[opening.upperBound...].firstRange(of: end)
      {
        result += rest[..<opening.lowerBound]
        rest = rest[closing.upperBound...]
      }
      if rest.startIndex != text.startIndex { text = Substring(result + rest) }
    }
    return text
  }

  private mutating func read() {
    var number = 0
    while number < lines.count {
      let next = number + 1 < lines.count ? MarkdownLine(lines[number + 1]) : nil
      let line = MarkdownLine(lines[number])
      if !line.isBlank, line.indent < noteIndent {
        flush()
        noteIndent = line.indent / 4 * 4
      }
      read(line, next: next, &number)
      wasQuoted = line.isQuoted
      number += 1
    }
    flush()
  }

  private mutating func read(_ line: MarkdownLine, next: MarkdownLine?, _ number: inout Int) {
    if let open = fence {
      if let close = line.fence, close.byte == open.byte, close.count >= open.count, close.isBare {
        fence = nil
      }
      return
    }
    if endTag == nil, let tag = line.programTag {
      flush()
      endTag = tag
    }
    if let tag = endTag {
      if line.holds(tag) { endTag = nil }
    } else if let open = line.fence {
      flush()
      fence = (open.byte, open.count)
    } else if let source = line.source, line.isQuoted || block == .none && !quotation.isEmpty {
      flush()
      markQuotation()
      raw = Array("— ".utf8) + source
      block = .paragraph
      isQuoted = false
    } else if line.isBlank || line.isDirective || line.isDefinition && block == .none {
      flush()
    } else if line.indent >= noteIndent + 4, block == .none, lastBlock != .item {
      // Code; behind an item it would be the item's.
    } else if let title = line.noteTitle {
      flush()
      heading(title, level: 6)
      noteIndent = line.indent / 4 * 4 + 4
    } else if let (level, text) = line.heading {
      flush()
      heading(text, level: level)
    } else if let level = line.underline, block == .paragraph {
      let text = raw
      raw = []
      heading(text[...], level: level)
    } else if line.isBreak {
      flush()
    } else if line.hasBar, next?.isTableRule == true {
      flush()
      while number + 1 < lines.count, MarkdownLine(lines[number + 1]).hasBar { number += 1 }
    } else if let (mark, text) = line.item(interrupting: block == .paragraph) {
      flush()
      block = .item
      isQuoted = line.isQuoted
      self.mark = Array(mark)
      raw = Array(text)
    } else {
      append(line)
    }
  }

  private mutating func append(_ line: MarkdownLine) {
    if line.isQuoted, !isQuoted, !wasQuoted { flush() }
    if block == .none {
      block = .paragraph
      isQuoted = line.isQuoted
    }
    if !raw.isEmpty {
      let isHardBreak = raw.suffix(2) == [0x20, 0x20] || raw.last == UInt8(ascii: "\\")
      while let last = raw.last, last == 0x20 || isHardBreak && last == UInt8(ascii: "\\") {
        raw.removeLast()
      }
      // Where the line divides a word, it is made whole later (`DividedWords`).
      raw.append(isHardBreak || raw.last == UInt8(ascii: "-") ? 0x0A : 0x20)
    }
    raw += line.content
  }

  private mutating func heading(_ text: ArraySlice<UInt8>, level: Int) {
    let plain = MarkdownInline.plain(text, definitions)
    block = .none
    guard !plain.isEmpty else { return }
    let words = String(decoding: plain, as: UTF8.self)
    backMatter = BackMatter.isHeading(words) ? backMatter ?? output.count : nil
    if level == 1, document.title == nil || document.title == words {
      document.title = words
      if output.isEmpty { return }
    }
    emit(plain, .paragraph)
    quotation = []
  }

  private mutating func flush() {
    defer {
      raw = []
      mark = []
      block = .none
    }
    var plain = MarkdownInline.plain(raw[...], definitions)
    guard !plain.isEmpty, block != .item || !Self.isPlaceLink(raw) else { return }
    if block == .paragraph, Self.isBold(raw),
      let marked = BoldLine.marked(String(decoding: plain, as: UTF8.self))
    {
      plain = Array(marked.utf8)
    }
    emit(mark + plain, block)
    if isQuoted, block == .paragraph {
      quotation.append(output.count - plain.count..<output.count)
    } else {
      quotation = []
    }
  }

  /// Whether a block is a link to a place in the text and no more, as a table of contents has them.
  private static func isPlaceLink(_ raw: [UInt8]) -> Bool {
    guard raw.first == UInt8(ascii: "["), let middle = raw.firstIndex(of: UInt8(ascii: "]")),
      raw[middle...].starts(with: "](#".utf8), let end = raw[middle...].firstIndex(of: UInt8(ascii: ")"))
    else { return false }
    return raw[(end + 1)...].allSatisfy { $0 <= 0x20 }
  }

  /// Whether a paragraph is bold from its first word to its last.
  private static func isBold(_ raw: [UInt8]) -> Bool {
    ["**", "__"].contains { mark in
      let inside = raw.dropFirst(2).dropLast(2)
      return raw.starts(with: mark.utf8) && raw.suffix(2).elementsEqual(mark.utf8)
        && inside.firstRange(of: mark.utf8) == nil
    }
  }

  /// Sets what is quoted in marks, so that the source below it is not taken for that of more.
  private mutating func markQuotation() {
    for range in quotation.reversed() {
      output.insert(contentsOf: "”".utf8, at: range.upperBound)
      output.insert(contentsOf: "“".utf8, at: range.lowerBound)
    }
    quotation = []
  }

  private mutating func emit(_ text: [UInt8], _ kind: Block) {
    if !output.isEmpty { output += lastBlock == .item && kind == .item ? [0x0A] : [0x0A, 0x0A] }
    output += text
    lastBlock = kind
  }
}
