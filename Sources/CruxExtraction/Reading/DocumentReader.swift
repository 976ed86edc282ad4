import CruxModel

/// Reads the bytes of a file into documents, whose texts are what anchors count in.
public struct DocumentReader: Sendable {
  public let format: DocumentFormat

  /// The most bytes that are taken for one document: about a hundred long books. More of them in one graph is a
  /// mistake, and costs fifty bytes of memory each.
  public static let sizeLimit = 64 << 20

  public init(_ format: DocumentFormat) { self.format = format }

  /// What is odd about how bytes are read: an HTML page may not say what encoding it is in, or be in another.
  ///
  /// - Parameter id: the document's.
  public func finding(on bytes: [UInt8], id: String) -> Finding? {
    guard format == .html, let assumption = Encoding.assumption(on: bytes) else { return nil }
    return Finding(.assumed, at: .document(id), assumption)
  }

  /// The documents of a file: one, or with JSON lines as many as there are lines, each read or with its error.
  ///
  /// - Parameters:
  ///   - id: the document's id; JSON lines that name no id of their own get it with their number.
  ///   - firstLine: the number of the first line, where the bytes are a part of JSON lines.
  /// - Throws: `ReadingError`, where there is nothing to read or the bytes are no text, or one in a form of its own.
  public func documents(
    in bytes: [UInt8], id: String, firstLine: Int = 1
  ) throws -> [Result<Document, ReadingError>] {
    guard format == .jsonl || bytes.count <= Self.sizeLimit else {
      throw ReadingError(
        "It has \(bytes.count >> 20) MB, more than the \(Self.sizeLimit >> 20) MB that one document may have; "
          + "split it, or give one document a line as JSON lines.")
    }
    if let message = ForeignForm.message(bytes) { throw ReadingError(message) }
    return switch format {
    case .text: [.success(Document(id: id, text: try Encoding.text(bytes)))]
    case .markdown: [.success(try MarkdownReader.document(Encoding.text(bytes), id: id))]
    case .html: [.success(try PageReader.document(Encoding.page(bytes), id: id))]
    case .subtitles: [.success(try Subtitles.document(Encoding.text(bytes), id: id))]
    case .jsonl: try JSONLines.documents(in: bytes, id: id, firstLine: firstLine)
    }
  }
}
