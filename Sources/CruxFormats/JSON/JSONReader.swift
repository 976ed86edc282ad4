import CruxModel

/// Reads the graph document, in any order of fields, with any white space.
///
/// Fields that it does not know are kept as they are. What is well formed but unsound (ids used twice, ends
/// that do not exist, anchors outside their text) is left to `Graph.findings()`.
public struct JSONReader: GraphReader {
  public init() {}

  public func read(_ bytes: [UInt8]) throws -> Reading {
    var scanner = try JSONScanner(reading: bytes, stage: "reading JSON")
    var graph = Graph(id: "")
    try scanner.read(into: &graph, isPartial: false)
    try scanner.expectEnd()
    return Reading(graph: graph, findings: MergeWriter.isUnsettled(graph) ? [Self.conflict] : [])
  }

  private static let conflict = Finding(
    .conflict, at: .graph,
    "A merge left conflicts in it: settle what its field \"\(MergeWriter.field)\" lists, and remove that.")
}

extension JSONScanner {
  /// Reads the fields that are there over those of a graph.
  ///
  /// - Parameter isPartial: whether required fields may be missing.
  mutating func read(into graph: inout Graph, isPartial: Bool) throws {
    var fields = JSONObject<GraphField>(&self, isPartial: isPartial)
    while let field = try fields.nextField(&self) {
      switch field {
      case .crux: try version(of: "graph document")
      case .id: graph.id = try string()
      case .title: graph.title = try string()
      case .thesis: graph.thesis = try string()
      case .documents: graph.documents = try documents()
      case .statements: graph.statements = try array(of: "statements") { try $0.statement() }
      case .relations: graph.relations = try array(of: "relations") { try $0.relation() }
      }
    }
    graph.unknown = fields.unknown
  }

  mutating func documents() throws -> [Document] {
    try array(of: "documents") { try $0.document() }
  }

  mutating func document() throws -> Document {
    var document = Document(id: "")
    var fields = JSONObject<DocumentField>(&self)
    while let field = try fields.nextField(&self) {
      switch field {
      case .id: document.id = try string()
      case .title: document.title = try string()
      case .author: document.author = try string()
      case .uri: document.uri = try string()
      case .published: document.published = try string()
      case .genre: document.genre = try string()
      case .language: document.language = try string()
      case .text: document.text = try string()
      }
    }
    document.unknown = fields.unknown
    return document
  }

  mutating func statement() throws -> Statement {
    var statement = Statement(id: "", kind: .claim, text: "")
    try read(into: &statement, isPartial: false)
    return statement
  }

  /// Reads the fields that are there over those of a statement.
  ///
  /// - Parameter isPartial: whether required fields may be missing.
  mutating func read(into statement: inout Statement, isPartial: Bool) throws {
    var fields = JSONObject<StatementField>(&self, isPartial: isPartial)
    while let field = try fields.nextField(&self) {
      switch field {
      case .id: statement.id = try string()
      case .kind: statement.kind = try word("kind of statement")
      case .evidenceType: statement.evidenceType = try word("type of evidence")
      case .modality: statement.modality = try word("modality")
      case .text: statement.text = try string()
      case .speaker: statement.speaker = try string()
      case .confidence: statement.confidence = try double("a number")
      case .anchor:
        var anchor = statement.anchor ?? Anchor(document: "", start: 0, end: 0)
        try read(into: &anchor, isPartial: isPartial && statement.anchor != nil)
        statement.anchor = anchor
      }
    }
    statement.unknown = fields.unknown
  }

  private mutating func read(into anchor: inout Anchor, isPartial: Bool) throws {
    var fields = JSONObject<AnchorField>(&self, isPartial: isPartial)
    while let field = try fields.nextField(&self) {
      switch field {
      case .document: anchor.document = try string()
      case .start: anchor.start = try integer("an offset")
      case .end: anchor.end = try integer("an offset")
      case .quote: anchor.quote = try string()
      }
    }
    anchor.unknown = fields.unknown
  }

  mutating func relation() throws -> Relation {
    var relation = Relation(id: "", kind: .supports, from: [], to: "")
    try read(into: &relation, isPartial: false)
    return relation
  }

  /// Reads the fields that are there over those of a relation.
  ///
  /// - Parameter isPartial: whether required fields may be missing.
  mutating func read(into relation: inout Relation, isPartial: Bool) throws {
    var fields = JSONObject<RelationField>(&self, isPartial: isPartial)
    while let field = try fields.nextField(&self) {
      switch field {
      case .id: relation.id = try string()
      case .kind: relation.kind = try word("kind of relation")
      case .from: relation.from = try array(of: "ids") { try $0.string() }
      case .to: relation.to = try string()
      case .scheme: relation.scheme = try string()
      case .confidence: relation.confidence = try double("a number")
      }
    }
    relation.unknown = fields.unknown
  }

  /// Reads a string that must be one of a few.
  private mutating func word<Word>(_ what: String) throws -> Word
  where Word: RawRepresentable<String> & CaseIterable {
    _ = peek()
    let start = offset
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw error("\"\(text)\" is no \(what); there are \(known).", at: start)
    }
    return word
  }
}
