/// Cuts a query into words, numbers, strings and signs.
struct Lexer {
  struct Token {
    enum Form: Equatable {
      case word(String)
      case number(Double)
      case text(String)
      case parameter(String)
      case sign(Character)
      case end
    }

    var form: Form
    var at: Range<Int>
  }

  private let bytes: [UInt8]
  private var offset = 0

  /// - Throws: `QueryError` where a string has no end, a character has no meaning or a number is too large.
  static func tokens(of bytes: [UInt8]) throws -> [Token] {
    var lexer = Lexer(bytes)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens[tokens.count - 1].form != .end
    return tokens
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func next() throws -> Token {
    try skipSpace()
    let start = offset
    let form = try form()
    return Token(form: form, at: start..<offset)
  }

  private mutating func form() throws -> Token.Form {
    guard let byte else { return .end }
    if Self.isWordStart(byte) { return .word(word()) }
    if Self.isDigit(byte) { return try number() }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try string(byte))
    case UInt8(ascii: "$"):
      offset += 1
      guard let first = self.byte, Self.isWordStart(first) || Self.isDigit(first) else {
        throw QueryError("expected a parameter's name behind \"$\"", at: offset, in: bytes)
      }
      return .parameter(word())
    case let sign where "()[]{},:.|=<>-+*!;".utf8.contains(sign):
      offset += 1
      return .sign(Character(Unicode.Scalar(sign)))
    default: throw QueryError("this character has no meaning here", at: offset, in: bytes)
    }
  }

  /// Passes over white space and comments.
  private mutating func skipSpace() throws {
    while let byte {
      if byte <= 0x20 {
        offset += 1
      } else if bytes[offset...].starts(with: "//".utf8) {
        while let byte = self.byte, byte != UInt8(ascii: "\n") { offset += 1 }
      } else if bytes[offset...].starts(with: "/*".utf8) {
        let start = offset
        offset += 2
        while !bytes[offset...].starts(with: "*/".utf8) {
          guard offset < bytes.count else {
            throw QueryError("this comment has no end; expected \"*/\"", at: start, in: bytes)
          }
          offset += 1
        }
        offset += 2
      } else {
        return
      }
    }
  }

  private mutating func word() -> String {
    let start = offset
    while let byte, Self.isWordStart(byte) || Self.isDigit(byte) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func number() throws -> Token.Form {
    let start = offset
    skipDigits()
    if byte == UInt8(ascii: "."), offset + 1 < bytes.count, Self.isDigit(bytes[offset + 1]) {
      offset += 1
      skipDigits()
    }
    if let mark = byte, mark | 0x20 == UInt8(ascii: "e") {
      let end = offset
      offset += 1
      if let sign = byte, "+-".utf8.contains(sign) { offset += 1 }
      if let digit = byte, Self.isDigit(digit) { skipDigits() } else { offset = end }
    }
    guard let number = Double(String(decoding: bytes[start..<offset], as: UTF8.self)), number.isFinite else {
      throw QueryError("this number is too large", at: start, in: bytes)
    }
    return .number(number)
  }

  private mutating func skipDigits() { while let byte, Self.isDigit(byte) { offset += 1 } }

  /// A string in quotes, in which a quote is written twice or behind a backslash.
  private mutating func string(_ quote: UInt8) throws -> String {
    let start = offset
    var text: [UInt8] = []
    offset += 1
    while let byte {
      offset += 1
      if byte == quote {
        guard self.byte == quote else { return String(decoding: text, as: UTF8.self) }
        offset += 1
        text.append(quote)
      } else if byte == UInt8(ascii: "\\"), let escaped = self.byte {
        offset += 1
        switch escaped {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(escaped)
        default:
          throw QueryError(
            "expected \\n, \\t, \\r, \\\\ or a quote behind the backslash", at: offset - 1, in: bytes)
        }
      } else {
        text.append(byte)
      }
    }
    throw QueryError("this string has no end", at: start, in: bytes)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWordStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}
