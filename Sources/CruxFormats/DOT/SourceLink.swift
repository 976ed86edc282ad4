import CruxModel

/// Links to where a statement stands in its document.
///
/// A web page gets a text fragment (https://wicg.github.io/scroll-to-text-fragment/), which browsers scroll to
/// and mark; plain text a character range (RFC 5147).
struct SourceLink {
  /// Bytes of a passage that is quoted whole; from a longer one, words from each end are.
  private static let shortPassage = 300
  private static let quotedWords = 5

  private let uris: [String: String]

  init(_ documents: [Document]) {
    let links = documents.compactMap { document in
      document.uri.flatMap(Self.safe).map { (document.id, $0) }
    }
    uris = Dictionary(links) { first, _ in first }
  }

  /// The address of a statement's span, if its document has an address that is safe to follow.
  func address(of statement: Statement) -> String? {
    guard !uris.isEmpty, let anchor = statement.anchor, let uri = uris[anchor.document] else { return nil }
    let page = uri.prefix { $0 != "#" }
    guard page.lowercased().hasPrefix("http"), !page.lowercased().hasSuffix(".txt") else {
      return page + "#char=\(anchor.start),\(anchor.end)"
    }
    guard let passage = Self.directive(anchor.quote ?? statement.text) else { return uri }
    return uri + (page.count == uri.count ? "#" : "") + ":~:text=" + passage
  }

  private static func directive(_ passage: String) -> String? {
    let words = passage.split(whereSeparator: \.isWhitespace)
    if passage.utf8.count <= shortPassage { return encoded(words[...]) }
    guard words.count > 2 * quotedWords else { return nil }
    return encoded(words.prefix(quotedWords)) + "," + encoded(words.suffix(quotedWords))
  }

  /// The address with what may not stand in one percent-encoded, or nil where following it could run code.
  private static func safe(_ uri: String) -> String? {
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    guard ["http", "https", "file"].contains(scheme) else { return nil }
    return percentEncoded(uri) { byte in
      byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
    }
  }

  /// Words with all but ASCII letters and digits encoded, since `-` and `,` are syntax in a text fragment.
  private static func encoded(_ words: ArraySlice<Substring>) -> String {
    percentEncoded(words.joined(separator: " ")) { byte in
      byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter || (0x30...0x39).contains(byte)
    }
  }

  private static func percentEncoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      if isKept(byte) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
