import CruxModel

/// Reads the bytes of a file into documents, whose texts are what anchors count in.
public struct DocumentReader: Sendable {
  public let format: DocumentFormat

  public init(_ format: DocumentFormat) { self.format = format }

  /// The documents of a file: one, or with JSON lines as many as there are lines, each read or with its error.
  ///
  /// - Parameter id: the document's id; JSON lines that name no id of their own get it with their number.
  /// - Throws: `ReadingError`, where there is nothing to read or the bytes are no text.
  public func documents(in bytes: [UInt8], id: String) throws -> [Result<Document, ReadingError>] {
    switch format {
    case .text: [.success(Document(id: id, text: try Encoding.text(bytes)))]
    case .markdown: [.success(try MarkdownReader.document(Encoding.text(bytes), id: id))]
    case .html: [.success(try PageReader.document(Encoding.page(bytes), id: id))]
    case .jsonl: try JSONLines.documents(in: bytes, id: id)
    }
  }
}
