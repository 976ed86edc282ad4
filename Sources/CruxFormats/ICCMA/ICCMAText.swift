import CruxModel

/// The text of a file of arguments and attacks, line by line and word by word.
struct ICCMAText {
  struct Word {
    var text: String
    var offset: Int
  }

  private let bytes: [UInt8]
  private let stage: String

  /// - Throws: `FormatError` where it is not UTF-8.
  init(_ bytes: [UInt8], stage: String) throws {
    self.bytes = bytes
    self.stage = stage
    if let offset = firstInvalidUTF8(in: bytes) {
      throw error("The byte at offset \(offset) is not UTF-8.", at: offset)
    }
  }

  func error(_ message: String, at offset: Int) -> FormatError {
    FormatError(stage: stage, message: message, at: offset, in: bytes)
  }

  /// The end of the text, for errors about what is missing.
  var end: Int { bytes.count }

  /// Hands over the words of each line that has some, and where the line begins.
  func forEachLine(_ body: (_ words: [Word], _ offset: Int) throws -> Void) rethrows {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let words = words(in: start..<end)
      if let first = words.first { try body(words, first.offset) }
      start = end + 1
    }
  }

  private func words(in line: Range<Int>) -> [Word] {
    var words: [Word] = []
    var position = line.lowerBound
    while position < line.upperBound {
      let start = position
      while position < line.upperBound, bytes[position] > 0x20 { position += 1 }
      if position > start { words.append(Word(text: text(start..<position), offset: start)) }
      position += 1
    }
    return words
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// The graph that a file of arguments and attacks is: a claim an argument, a rebuttal an attack. It has no id.
struct ArgumentReading {
  private(set) var graph = Graph(id: "")
  private var known: Set<String> = []
  private var attacks: Set<String> = []

  /// - Returns: false for an argument that is there already.
  mutating func add(_ name: String, text: String? = nil) -> Bool {
    guard known.insert(name).inserted else { return false }
    graph.statements.append(Statement(id: name, kind: .claim, text: text ?? name))
    return true
  }

  func has(_ name: String) -> Bool { known.contains(name) }

  /// Adds an attack; one more of the same says nothing.
  mutating func attack(_ from: String, _ to: String) {
    let id = "\(from)->\(to)"
    if attacks.insert(id).inserted {
      graph.relations.append(Relation(id: id, kind: .rebuts, from: [from], to: to))
    }
  }
}
