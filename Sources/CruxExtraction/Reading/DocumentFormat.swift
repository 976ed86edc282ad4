import CLibXML2

/// A form in which texts come.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// Plain text, kept as it is.
  case text
  case markdown
  /// A page, of which the main content is kept.
  case html
  /// A JSON object with a document's fields on each line.
  case jsonl
  /// SubRip or WebVTT, of which the words are kept, and the names of who speaks.
  case subtitles

  /// The extensions of file names that mean this format.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm", "xhtml"]
    case .jsonl: ["jsonl", "ndjson"]
    case .subtitles: ["srt", "vtt"]
    }
  }

  /// The format of a file name's extension, whatever its case.
  public init?(fileExtension: String) {
    let known = Self.allCases.first { $0.fileExtensions.contains(fileExtension.lowercased()) }
    guard let known else { return nil }
    self = known
  }

  /// The format that a text looks like, by how it begins.
  public init(sniffing bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let head = bytes.prefix(1024).drop { mark.contains($0) || $0 <= 0x20 }
    let start = String(decoding: head, as: UTF8.self)
    if start.hasPrefix("{"), start.contains("\"text\"") || start.contains("\"html\"") {
      self = .jsonl
    } else if start.hasPrefix("WEBVTT") || start.prefixMatch(of: /\d+\s+\d\d:\d\d:\d\d[,.]\d{3}\s+-->/) != nil
    {
      self = .subtitles
    } else if start.hasPrefix("<"), Self.isMarkup(start.dropFirst()) {
      self = .html
    } else if start.hasPrefix("# ") || start.hasPrefix("---\n") || start.hasPrefix("---\r\n") {
      self = .markdown
    } else {
      self = .text
    }
  }

  /// Whether what stands behind `<` is of a page, and not who speaks in a chat.
  private static func isMarkup(_ text: Substring) -> Bool {
    if let first = text.first, "!?".contains(first) { return true }
    let name = text.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return htmlTagLookup(name) != nil || ElementRole.blocks.contains(name)
  }
}
