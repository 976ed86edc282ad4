import Algorithms
import CruxLanguage
import CruxModel

/// What the texts of a graph's documents say, to tell whether a text changed or only its reading.
struct TextEvidence {
  /// Words that are looked for in a row; nearly all sequences of so many are rare.
  private static let window = 3

  private let graph: Graph
  private let documents: [String: Int]
  private let offsets: [ScalarOffsets?]
  /// Where each document's lines end.
  private let breaks: [[Int]]
  private let windows: Set<UInt64>
  /// Whether there is a text at all.
  let isThere: Bool

  init(_ graph: Graph) {
    self.graph = graph
    documents = Dictionary(
      graph.documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    offsets = graph.documents.map { $0.text.map { ScalarOffsets($0) } }
    breaks = graph.documents.map { document in
      (document.text ?? "").utf8.enumerated().compactMap { $1 == UInt8(ascii: "\n") ? $0 : nil }
    }
    windows = graph.documents.reduce(into: []) { $0.formUnion(Self.windows(of: $1.text ?? "")) }
    isThere = graph.documents.contains { $0.text != nil }
  }

  /// Whether a passage stands in these texts, whatever its punctuation.
  func contains(_ passage: String) -> Bool {
    let parts = Self.windows(of: passage)
    return !parts.isEmpty && parts.allSatisfy(windows.contains)
  }

  /// The characters under a statement's anchor.
  func quote(of statement: Statement) -> String? {
    guard let (anchor, offsets) = place(of: statement) else { return nil }
    return offsets.text(from: anchor.start, to: anchor.end)
  }

  /// A line of a document: its bytes, without its end.
  struct Paragraph: Hashable {
    var document: Int
    var start: Int
    var end: Int
  }

  /// The paragraph in which a statement stands, or those in which it begins and ends with all between.
  func paragraph(of statement: Statement) -> Paragraph? {
    guard let (anchor, offsets) = place(of: statement), let start = offsets.byte(ofScalar: anchor.start),
      let end = offsets.byte(ofScalar: anchor.end), start <= end, let document = documents[anchor.document]
    else { return nil }
    let breaks = breaks[document]
    let (first, last) = (breaks.partitioningIndex { $0 >= start }, breaks.partitioningIndex { $0 >= end })
    return Paragraph(
      document: document, start: first > 0 ? breaks[first - 1] + 1 : 0,
      end: last < breaks.count ? breaks[last] : offsets.byteCount)
  }

  func text(of paragraph: Paragraph) -> String {
    guard let utf8 = graph.documents[paragraph.document].text?.utf8 else { return "" }
    let start = utf8.index(utf8.startIndex, offsetBy: paragraph.start)
    return String(
      decoding: utf8[start..<utf8.index(start, offsetBy: paragraph.end - paragraph.start)], as: UTF8.self)
  }

  private func place(of statement: Statement) -> (Anchor, ScalarOffsets)? {
    guard let anchor = statement.anchor, let document = documents[anchor.document],
      let offsets = offsets[document]
    else { return nil }
    return (anchor, offsets)
  }

  /// Hashes of all words in a row; none of a passage that is shorter.
  private static func windows(of text: String) -> [UInt64] {
    let words = TokenizedText(text).tokens.filter {
      $0.kind == .word || $0.kind == .number
    }
    .map(\.hash)
    guard words.count >= window else { return [] }
    return (0...(words.count - window)).map { start in
      words[start..<start + window].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
  }
}
