/// An argument graph: the statements of one or more documents and how they bear on one another.
///
/// A plain value. Ids are unique in a sound graph; `findings()` says where a graph is not sound, and
/// `GraphIndex` gives look-up and traversal.
public struct Graph: Sendable, Equatable {
  public var id: String
  public var title: String?
  /// The id of the claim that the text as a whole bears on.
  public var thesis: String?
  public var documents: [Document]
  public var statements: [Statement]
  public var relations: [Relation]
  public var unknown: [UnknownField]

  public init(
    id: String, title: String? = nil, thesis: String? = nil, documents: [Document] = [],
    statements: [Statement] = [], relations: [Relation] = [], unknown: [UnknownField] = []
  ) {
    self.id = id
    self.title = title
    self.thesis = thesis
    self.documents = documents
    self.statements = statements
    self.relations = relations
    self.unknown = unknown
  }
}

/// A field that this version of Crux does not know, kept so that a round trip loses nothing.
public struct UnknownField: Sendable, Equatable {
  public var name: String
  /// The value as JSON on one line.
  public var json: String

  public init(name: String, json: String) {
    self.name = name
    self.json = json
  }
}
