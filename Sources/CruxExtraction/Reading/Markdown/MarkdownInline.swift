/// Takes the markup out of one block of Markdown.
///
/// One pass over the bytes, with stacks of what may turn out to be markup. What does is overwritten by a byte
/// that UTF-8 never has, and left out at the end.
struct MarkdownInline {
  private static let removed: UInt8 = 0xFF
  /// How far a link's destination or a tag can reach, so that unclosed ones cost nothing.
  private static let reach = 1000

  private let source: ArraySlice<UInt8>
  private let definitions: Set<String>
  private var position: Int
  private var output: [UInt8] = []
  private var brackets: [(start: Int, isImage: Bool)] = []
  private var emphasis: [UInt8: [(start: Int, count: Int)]] = [:]
  /// Lengths of runs of backquotes of which no other follows.
  private var unclosedCode: Set<Int> = []

  /// - Parameter definitions: labels of links and footnotes, in lower case.
  static func plain(_ source: ArraySlice<UInt8>, _ definitions: Set<String>) -> [UInt8] {
    var inline = MarkdownInline(source, definitions)
    while let byte = inline.peek() { inline.read(byte) }
    let plain = inline.output.filter { $0 != removed }
    let end = plain.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    return Array(plain[..<end].drop { $0 <= 0x20 })
  }

  private init(_ source: ArraySlice<UInt8>, _ definitions: Set<String>) {
    self.source = source
    self.definitions = definitions
    position = source.startIndex
    output.reserveCapacity(source.count)
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    let index = position + distance
    return index >= source.startIndex && index < source.endIndex ? source[index] : nil
  }

  private mutating func read(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\") where peek(1).map(Self.isPunctuation) == true:
      output.append(source[position + 1])
      position += 2
    case UInt8(ascii: "`"): readCode()
    case UInt8(ascii: "!") where peek(1) == UInt8(ascii: "["): openBracket(width: 2)
    case UInt8(ascii: "["): openBracket(width: 1)
    case UInt8(ascii: "]"): closeBracket()
    case UInt8(ascii: "<"): readTag()
    case UInt8(ascii: "&"): readEntity()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readEmphasis(byte)
    default: keep(1)
    }
  }

  private mutating func keep(_ count: Int) {
    output += source[position..<position + count]
    position += count
  }

  private func run(of byte: UInt8, at start: Int) -> Int { source[start...].prefix { $0 == byte }.count }

  private mutating func readCode() {
    let mark = UInt8(ascii: "`")
    let count = run(of: mark, at: position)
    var next = position + count
    while !unclosedCode.contains(count), let start = source[next...].firstIndex(of: mark) {
      let closing = run(of: mark, at: start)
      if closing == count {
        output += source[position + count..<start]
        position = start + count
        return
      }
      next = start + closing
    }
    unclosedCode.insert(count)
    keep(count)
  }

  private mutating func openBracket(width: Int) {
    brackets.append((output.count, width == 2))
    keep(width)
  }

  private mutating func closeBracket() {
    guard let (start, isImage) = brackets.popLast() else { return keep(1) }
    let label = output[(start + (isImage ? 2 : 1))...]
    guard let end = destination(label) else { return keep(1) }
    if isImage || label.first == UInt8(ascii: "^") {
      output.removeSubrange(start...)
      for mark in emphasis.keys {
        while let last = emphasis[mark]?.last, last.start >= start { emphasis[mark]?.removeLast() }
      }
    } else {
      output[start] = Self.removed
    }
    position = end
  }

  /// Where a link ends whose text is closed here, or nil where it is none.
  private func destination(_ label: ArraySlice<UInt8>) -> Int? {
    let next = position + 1
    if peek(1) == UInt8(ascii: "(") {
      var depth = 0
      for index in next..<min(source.endIndex, next + Self.reach) {
        if source[index] == UInt8(ascii: "(") { depth += 1 }
        if source[index] == UInt8(ascii: ")") { depth -= 1 }
        if depth == 0 { return index + 1 }
      }
      return nil
    }
    if peek(1) == UInt8(ascii: "["),
      let end = source[next..<min(source.endIndex, next + 200)].firstIndex(of: UInt8(ascii: "]"))
    {
      let reference = source[next + 1..<end]
      if isDefined(reference.isEmpty ? label : reference) { return end + 1 }
    }
    return isDefined(label) ? next : nil
  }

  private func isDefined(_ label: ArraySlice<UInt8>) -> Bool {
    label.count <= 200 && definitions.contains(String(decoding: label, as: UTF8.self).lowercased())
  }

  /// A tag is dropped, with what it holds where that is a raised number or is taken back; a link in angle brackets keeps
  /// its address.
  private mutating func readTag() {
    let limit = min(source.endIndex, position + Self.reach)
    guard let first = peek(1), first == UInt8(ascii: "/") || Self.isLetter(first),
      let end = source[position..<limit].firstIndex(of: UInt8(ascii: ">"))
    else { return keep(1) }
    let inside = source[position + 1..<end]
    let name = inside.drop { $0 == UInt8(ascii: "/") }.prefix(while: Self.isLetter)
    if inside.contains(UInt8(ascii: "@")) || inside[name.endIndex...].starts(with: "://".utf8) {
      output += inside
    } else if name.elementsEqual("br".utf8) {
      output.append(0x0A)
    }
    position = end + 1
    if first != UInt8(ascii: "/") { skipElement(String(decoding: name, as: UTF8.self)) }
  }

  private mutating func skipElement(_ name: String) {
    guard ["sup", "del"].contains(name),
      let end = source[position..<min(source.endIndex, position + Self.reach)].firstRange(
        of: "</\(name)>".utf8)
    else { return }
    let inside = source[position..<end.lowerBound]
    let isNote = inside.allSatisfy { "0123456789[]*, ".utf8.contains($0) }
    let isBehindNumber = output.last.map { (0x30...0x39).contains($0) } ?? false
    if name == "sup", isBehindNumber, inside.first.map({ !Self.isLetter($0) }) == true {
      output.append(UInt8(ascii: "^"))
    }
    guard name == "del" || isNote && !isBehindNumber else { return }
    position = end.upperBound
    if name == "del", output.last == 0x20, peek() == 0x20 { position += 1 }
  }

  private mutating func readEntity() {
    let limit = min(source.endIndex, position + 32)
    guard let end = source[position..<limit].firstIndex(of: UInt8(ascii: ";")),
      let scalar = HTMLEntity.scalar(named: String(decoding: source[position + 1..<end], as: UTF8.self))
    else { return keep(1) }
    output += Array(String(scalar).utf8)
    position = end + 1
  }

  /// Runs of `*`, `_` and `~`, by what stands before and behind them (CommonMark's flanking rules).
  private mutating func readEmphasis(_ mark: UInt8) {
    var count = run(of: mark, at: position)
    let before = peek(-1) ?? 0x20
    let after = peek(count) ?? 0x20
    let opens = after > 0x20 && (!Self.isPunctuation(after) || before <= 0x20 || Self.isPunctuation(before))
    let closes = before > 0x20 && (!Self.isPunctuation(before) || after <= 0x20 || Self.isPunctuation(after))
    let isInWord =
      mark == UInt8(ascii: "_") && opens && closes && !Self.isPunctuation(before)
      && !Self.isPunctuation(after)
    let start = output.count
    keep(count)
    guard !isInWord, mark != UInt8(ascii: "~") || count == 2 else { return }
    var first = start
    while closes, count > 0, let opener = emphasis[mark, default: []].popLast() {
      let shared = min(opener.count, count)
      for index in 0..<shared {
        output[opener.start + opener.count - 1 - index] = Self.removed
        output[first + index] = Self.removed
      }
      if opener.count > shared { emphasis[mark]?.append((opener.start, opener.count - shared)) }
      count -= shared
      first += shared
    }
    if opens, count > 0 { emphasis[mark, default: []].append((first, count)) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }
}
