import GRDB

extension Base {
  /// A document and its newest version.
  public struct DocumentSummary: Sendable, Equatable, Encodable {
    public let document: String
    public let version: Int
    public let title: String?
    /// ISO 8601.
    public let published: String?
    public let recorded: String
    public let statements: Int
    public let relations: Int
  }

  /// How a version came to be, and what it holds.
  public struct VersionSummary: Sendable, Equatable, Encodable {
    public let document: String
    public let version: Int
    /// ISO 8601, UTC.
    public let recorded: String
    /// What made the graph, with its version; nil where it was added as it came.
    public let extractor: String?
    /// SHA-256 of the text.
    public let textDigest: String?
    /// SHA-256 of the canonical graph document.
    public let graphDigest: String
    public let statements: Int
    public let relations: Int
  }

  /// All documents, by name.
  public func documents() throws -> [DocumentSummary] {
    try read { db in
      try Row.fetchAll(db, sql: SQL.documents).map { row in
        DocumentSummary(
          document: row[0], version: row[3], title: row[1], published: row[2], recorded: row[4],
          statements: row[5], relations: row[6])
      }
    }
  }

  /// The versions of a document, the newest first.
  public func versions(of name: String) throws -> [VersionSummary] {
    try read { db in
      let document = try DocumentRow.named(name, in: db)
      return try Row.fetchAll(db, sql: SQL.versions, arguments: [document.id]).map { row in
        VersionSummary(
          document: row[0], version: row[1], recorded: row[2], extractor: row[3], textDigest: row[4],
          graphDigest: row[5], statements: row[6], relations: row[7])
      }
    }
  }
}
