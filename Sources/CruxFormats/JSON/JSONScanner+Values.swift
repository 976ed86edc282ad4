extension JSONScanner {
  /// Reads a number that is whole and written so.
  mutating func integer(_ what: String) throws -> Int {
    let lexeme = try number(what)
    if let value = Int(lexeme) { return value }
    let isWhole = lexeme.utf8.allSatisfy { $0 == UInt8(ascii: "-") || isDigit($0) }
    throw error(
      isWhole ? "The number is out of range." : "Expected a whole number.", at: offset - lexeme.utf8.count)
  }

  /// Reads the version of a format, of which only the first is known.
  mutating func version(of format: String) throws {
    _ = peek()
    let start = offset
    let version = try integer("the version, 1")
    guard version == 1 else {
      throw error("This is version \(version) of the \(format); only version 1 is known.", at: start)
    }
  }

  mutating func double(_ what: String) throws -> Double {
    let lexeme = try number(what)
    guard let value = Double(lexeme), value.isFinite else {
      throw error("The number is out of range.", at: offset - lexeme.utf8.count)
    }
    return value
  }

  /// Reads a number and returns it as it is written.
  private mutating func number(_ what: String) throws -> String {
    guard let first = peek(), first == UInt8(ascii: "-") || isDigit(first) else {
      throw error(expected: what)
    }
    let start = offset
    _ = skip { $0 == UInt8(ascii: "-") }
    if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "0"), isDigit(bytes[offset + 1]) {
      throw error("A number must not begin with 0.", at: start)
    }
    try skipDigits()
    if skip({ $0 == UInt8(ascii: ".") }) { try skipDigits() }
    if skip({ $0 | 0x20 == UInt8(ascii: "e") }) {
      _ = skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      try skipDigits()
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private mutating func skip(_ isWanted: (UInt8) -> Bool) -> Bool {
    guard offset < bytes.count, isWanted(bytes[offset]) else { return false }
    offset += 1
    return true
  }

  private mutating func skipDigits() throws {
    guard skip(isDigit) else { throw error(expected: "a digit") }
    while skip(isDigit) {}
  }

  /// Reads any value and appends it in canonical form: on one line, numbers as they are written.
  mutating func value(to text: inout [UInt8], depth: Int = 0) throws {
    guard let first = peek() else { throw error(expected: "a value") }
    switch first {
    case UInt8(ascii: "\""):
      text.appendJSON(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      text.append(try number("a number"))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < Self.maximumDepth else {
        throw error("Values are nested more than \(Self.maximumDepth) deep.", at: offset)
      }
      try first == UInt8(ascii: "{") ? object(to: &text, depth: depth) : array(to: &text, depth: depth)
    default:
      guard let word = ["true", "false", "null"].first(where: { bytes[offset...].starts(with: $0.utf8) })
      else {
        throw error(expected: "a value")
      }
      text.append(word)
      offset += word.utf8.count
    }
  }

  private mutating func array(to text: inout [UInt8], depth: Int) throws {
    text.append("[")
    var isFirst = true
    _ = try array(of: "values") { scanner in
      if !isFirst { text.append(", ") }
      isFirst = false
      try scanner.value(to: &text, depth: depth + 1)
    }
    text.append("]")
  }

  private mutating func object(to text: inout [UInt8], depth: Int) throws {
    text.append("{")
    var names: Set<[UInt8]> = []
    while let name = try nextName(isFirst: names.isEmpty) {
      guard names.insert(Array(name.bytes)).inserted else { throw repeated(name) }
      if names.count > 1 { text.append(", ") }
      text.appendJSON(String(decoding: name.bytes, as: UTF8.self))
      text.append(": ")
      try value(to: &text, depth: depth + 1)
    }
    text.append("}")
  }
}
