/// A word, a number or a mark of a text.
public struct Token: Sendable, Equatable {
  public enum Kind: UInt8, Sendable {
    case word, number
    /// One mark of punctuation or one symbol.
    case mark
    /// A quotation mark that opens or closes; one that cannot be told is taken to open.
    case openingQuote, closingQuote
  }

  /// How the letters of a word are cased.
  public enum Casing: UInt8, Sendable {
    case lower, capitalised, upper, mixed
  }

  /// The first byte in the text's UTF-8.
  public var start: Int32
  /// The byte behind the last.
  public var end: Int32
  public var kind: Kind
  public var casing: Casing
  /// Whether white space stands before it.
  public var spaceBefore: Bool
  /// A hash of its bytes in lower case, the same on every platform and in every run.
  public var hash: UInt32

  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// The bytes of a text with its tokens and sentences.
public struct TokenizedText: Sendable {
  public let bytes: [UInt8]
  public internal(set) var tokens: [Token]
  public internal(set) var sentences: [Sentence]

  /// The characters of a range of tokens, as they stand in the text.
  public func text(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return String(decoding: bytes[Int(self.tokens[first].start)..<Int(self.tokens[last].end)], as: UTF8.self)
  }

  /// The only byte of a token, or 0 where it has several.
  public func byte(_ token: Int) -> UInt8 {
    let token = tokens[token]
    return token.end - token.start == 1 ? bytes[Int(token.start)] : 0
  }
}

/// One sentence, or one line that is none (a heading, a name in a list).
public struct Sentence: Sendable, Equatable {
  /// Its tokens.
  public var tokens: Range<Int>
  /// The paragraph, counted from 0; list items and headings are paragraphs of their own.
  public var paragraph: Int
  public var form: Form
  /// Its place within its paragraph, counted from 0.
  public var position: Int

  /// What the line is that the sentence stands in.
  public enum Form: UInt8, Sendable {
    case prose, bullet, heading
    /// A line of a header, such as `From: Odile Marchetti`.
    case field
  }
}
