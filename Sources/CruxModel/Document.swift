/// A text that statements stand in.
public struct Document: Sendable, Equatable {
  public var id: String
  public var title: String?
  public var author: String?
  public var uri: String?
  /// The date of publication, as ISO 8601 (`2026-01-31`).
  public var published: String?
  public var genre: String?
  /// A BCP 47 language tag.
  public var language: String?
  /// The text that anchors count in; without it anchors are carried but cannot be checked.
  public var text: String?
  public var unknown: [UnknownField]

  public init(
    id: String, title: String? = nil, author: String? = nil, uri: String? = nil,
    published: String? = nil, genre: String? = nil, language: String? = nil, text: String? = nil,
    unknown: [UnknownField] = []
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.uri = uri
    self.published = published
    self.genre = genre
    self.language = language
    self.text = text
    self.unknown = unknown
  }
}

/// Where a statement stands: a span of a document's text.
public struct Anchor: Sendable, Equatable {
  /// The document's id.
  public var document: String
  /// Unicode scalars from the start of the document's text.
  public var start: Int
  /// The offset behind the last scalar.
  public var end: Int
  /// The characters under the anchor, where they differ from the statement's text.
  public var quote: String?
  public var unknown: [UnknownField]

  public init(
    document: String, start: Int, end: Int, quote: String? = nil, unknown: [UnknownField] = []
  ) {
    self.document = document
    self.start = start
    self.end = end
    self.quote = quote
    self.unknown = unknown
  }
}
