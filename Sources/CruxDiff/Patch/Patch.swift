import CruxModel

/// What it takes to make one graph of another, to the byte: a list of edits, each with what is there before, so that
/// a patch can be checked, applied whole or not at all, and inverted.
public struct Patch: Sendable, Equatable {
  /// The graph without its documents, statements and relations, where that changes.
  public var frame: Edit<Graph>?
  public var documents: ListPatch<Document>
  public var statements: ListPatch<Statement>
  public var relations: ListPatch<Relation>

  public init(
    frame: Edit<Graph>? = nil, documents: ListPatch<Document> = ListPatch(),
    statements: ListPatch<Statement> = ListPatch(), relations: ListPatch<Relation> = ListPatch()
  ) {
    self.frame = frame
    self.documents = documents
    self.statements = statements
    self.relations = relations
  }

  /// The patch from the first graph to the second.
  ///
  /// - Throws: `PatchError` where ids are not unique, so that nothing could be named.
  public init(from difference: Difference) throws {
    let (before, after, matching) = (difference.before, difference.after, difference.matching)
    let (old, new) = (before.frame, after.frame)
    frame = Exactly.same(old, new) ? nil : Edit(before: old, after: new)
    let places = Dictionary(
      after.documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    documents = try ListPatch(before.documents, after.documents) { places[before.documents[$0].id] }
    statements = try ListPatch(before.statements, after.statements) { matching.after[$0] }
    relations = try ListPatch(before.relations, after.relations) { matching.relationsAfter[$0] }
  }

  /// The patch the other way round.
  public var inverse: Patch {
    Patch(
      frame: frame.map { Edit(before: $0.after, after: $0.before) }, documents: documents.inverse,
      statements: statements.inverse, relations: relations.inverse)
  }

  public var isEmpty: Bool {
    frame == nil && documents.isEmpty && statements.isEmpty && relations.isEmpty
  }

  /// The graph with all edits made.
  ///
  /// - Throws: `PatchError` where something is not as the patch expects it, or what the graph has besides would lose
  ///   what it names or quotes; then nothing is changed.
  public func applied(to graph: Graph) throws -> Graph {
    var patched = graph
    if let frame {
      guard let before = frame.before, let after = frame.after, Exactly.same(graph.frame, before) else {
        throw PatchError(
          what: "graph", id: graph.id, trouble: "has another id, title, thesis or fields than expected")
      }
      patched = after
    }
    patched.documents = try documents.applied(to: graph.documents)
    patched.statements = try statements.applied(to: graph.statements)
    patched.relations = try relations.applied(to: graph.relations)
    try PatchedGraph(patched, from: graph).check()
    return patched
  }
}

/// One thing as it was and as it is to be; nil where it was not, or is not to be.
public struct Edit<Value: Sendable & Equatable>: Sendable, Equatable {
  public var before: Value?
  public var after: Value?
  /// The id of what stands in front of a thing that comes or goes, in the list where it stands.
  public var behind: String?

  public init(before: Value? = nil, after: Value? = nil, behind: String? = nil) {
    self.before = before
    self.after = after
    self.behind = behind
  }
}

/// Why a patch does not fit a graph.
public struct PatchError: Error, Sendable, Equatable, CustomStringConvertible {
  public var what: String
  public var id: String
  public var trouble: String

  public init(what: String, id: String, trouble: String) {
    self.what = what
    self.id = id
    self.trouble = trouble
  }

  public var description: String { "\(what) \"\(id)\" \(trouble)" }
}

extension Graph {
  /// All but its documents, statements and relations.
  var frame: Graph {
    Graph(id: id, title: title, thesis: thesis, unknown: unknown)
  }
}

/// Equality to the byte: Swift's own takes an accented letter and a letter with an accent for the same.
enum Exactly {
  static func same<Value: Equatable>(_ value: Value, _ other: Value) -> Bool {
    value == other && "\(value)".utf8.elementsEqual("\(other)".utf8)
  }
}
