import CruxDiff
import CruxFormats
import CruxLanguage
import CruxModel
import Foundation

/// A graph that is ready to be added: all that can be worked out without the base is, so that this can be done on
/// many cores while one writes.
public struct Addition: Sendable {
  /// The document's name in the base.
  public internal(set) var name: String
  public let graph: Graph
  /// What made the graph, with its version; nil where it is taken as it came.
  public let extractor: String?
  /// What is wrong with the ends of its relations.
  public var endFindings: [Finding] { index.endFindings() }
  /// Whether only its file's name says which document it is.
  let isNamedByFile: Bool
  /// The page that it is read from, as far as that tells documents apart.
  var page: String? { graph.documents.first?.uri.flatMap(Self.page) }
  let index: GraphIndex
  /// SHA-256 of the canonical graph document.
  public let root: String
  let frame: String
  let textDigest: String?
  let forms: [Int64?]
  let pieces: [[ArraySlice<UInt8>]?]

  /// - Parameters:
  ///   - name: the document's, where it is not the graph's id.
  ///   - isNamedByFile: whether only its file's name says which document it is, so that it may be of another.
  /// - Throws: `StoreError` where ids are not unique or no reference or file could have the name, `FormatError` where JSON
  ///   cannot hold the graph.
  public init(
    _ graph: Graph, name: String? = nil, extractor: String? = nil, isNamedByFile: Bool = false
  ) throws {
    self.name = name ?? graph.id
    self.graph = graph
    self.extractor = extractor
    self.isNamedByFile = isNamedByFile
    index = GraphIndex(graph)
    if let id = index.sharedID { throw StoreError.sharedID(id, in: self.name) }
    guard index.nodeCount < 1 << (Schema.nodeBits - 1) else { throw StoreError.tooLarge(self.name) }
    guard Reference(self.name).document == self.name, !self.name.allSatisfy(\.isWhitespace),
      self.name != ".", self.name != "..",
      !self.name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw StoreError.badName(self.name) }
    root = Digest(try JSONWriter().write(graph)).text
    var frame = graph
    frame.statements = []
    frame.relations = []
    for number in frame.documents.indices { frame.documents[number].text = nil }
    self.frame = String(decoding: try JSONWriter().write(frame), as: UTF8.self)
    textDigest = graph.documents.first?.text.map { Digest(Array($0.utf8)).text }
    forms = graph.statements.map { NormalForm.hash(of: $0.text) }
    pieces = graph.documents.map { $0.text.map(TextPieces.cut) }
  }

  /// With the reading of an earlier version as far as the text is the same, and with what that knows of the text where
  /// this one says nothing, such as a date.
  func reading(like earlier: Graph) throws -> Addition {
    var carried = CarriedReading.graph(graph, like: earlier)
    carried.title = carried.title ?? earlier.title
    if let known = earlier.documents.first, let document = carried.documents.first {
      carried.documents[0] = document.completed(by: known)
    }
    return try Addition(carried, name: name, extractor: extractor, isNamedByFile: isNamedByFile)
  }

  /// What of an address tells pages apart: not how it is fetched, nor a mark in it.
  static func page(_ uri: String) -> String? {
    guard let parts = URLComponents(string: uri), let host = parts.host?.lowercased() else { return nil }
    let path = parts.path.hasSuffix("/") ? String(parts.path.dropLast()) : parts.path
    return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + path
      + (parts.query.map { "?" + $0 } ?? "")
  }
}

extension Document {
  /// With what is said of another version of the text, where nothing is said of this one.
  fileprivate func completed(by other: Document) -> Document {
    Document(
      id: id, title: title ?? other.title, author: author ?? other.author, uri: uri ?? other.uri,
      published: published ?? other.published, genre: genre ?? other.genre,
      language: language ?? other.language, text: text, unknown: unknown.isEmpty ? other.unknown : unknown)
  }
}
