/// Reads JSON from bytes, strictly as RFC 8259 has it.
///
/// Made for the graph document: it goes straight from bytes to fields, with no tree between.
struct JSONScanner {
  /// Arrays and objects within one another; more would only exhaust the stack.
  static let maximumDepth = 500

  let bytes: [UInt8]
  var offset: Int
  /// What errors say was being done.
  private let stage: String

  /// - Parameter bytes: valid UTF-8, perhaps with a byte order mark.
  init(_ bytes: [UInt8], stage: String = "reading JSON") {
    self.bytes = bytes
    self.stage = stage
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// - Parameter bytes: of a file.
  /// - Throws: `FormatError` where they are not UTF-8, or nothing but white space.
  init(reading bytes: [UInt8], stage: String) throws {
    self.init(bytes, stage: stage)
    if let invalid = firstInvalidUTF8(in: bytes) {
      throw error("The byte at offset \(invalid) is not UTF-8.", at: invalid)
    }
    guard peek() != nil else { throw FormatError(stage: stage, message: "The text is empty.") }
  }

  func error(_ message: String, at offset: Int) -> FormatError {
    FormatError(stage: stage, message: message, at: offset, in: bytes)
  }

  func error(expected: String) -> FormatError {
    error("Expected \(expected), found \(found).", at: offset)
  }

  /// The next byte that is not white space, or nil at the end; the scanner then stands on it.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Steps over this byte if it is next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ byte: UInt8, as what: @autoclosure () -> String) throws {
    guard take(byte) else { throw error(expected: what()) }
  }

  mutating func expectEnd() throws {
    guard peek() == nil else { throw error(expected: "nothing more") }
  }

  /// Reads an array, element by element.
  mutating func array<Element>(of what: String, _ element: (inout JSONScanner) throws -> Element) throws
    -> [Element]
  {
    try expect(UInt8(ascii: "["), as: "an array of \(what)")
    if take(UInt8(ascii: "]")) { return [] }
    var elements: [Element] = []
    repeat { elements.append(try element(&self)) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), as: "a comma or the array's end")
    return elements
  }

  /// What stands at the scanner, in words.
  private var found: String {
    guard offset < bytes.count else { return "the end of the text" }
    let rest = bytes[offset...]
    for word in ["true", "false", "null"] where rest.starts(with: word.utf8) { return word }
    for word in ["NaN", "Infinity", "-Infinity"] where rest.starts(with: word.utf8) {
      return "\(word), which JSON does not have"
    }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case 0..<0x20, 0x7F: return "a control character"
    default:
      let character = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
      return "\"\(character.map(String.init) ?? "")\""
    }
  }
}
