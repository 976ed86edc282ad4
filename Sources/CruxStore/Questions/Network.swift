import CruxModel
import GRDB

/// The statements and relations of all newest versions, read node by node.
///
/// Statements of one normal form are one claim, wherever they stand.
final class Network {
  struct Edge: Equatable {
    var relation: Int64
    var premise: Int64
    var target: Int64
    var kind: Relation.Kind
    var confidence: Double?
  }

  struct RelationRow {
    var id: String
    var kind: Relation.Kind
    var target: Int64?
    var scheme: String?
    var confidence: Double?
  }

  private struct DocumentNames {
    var name: String
    var title: String?
    var published: String?
  }

  private let incomingEdges: RowReader
  private let outgoingEdges: RowReader
  private let restatedEdges: RowReader
  private let sameClaims: RowReader
  private let claimForms: RowReader
  private let statementRows: RowReader
  private let relationRows: RowReader
  private let documentRows: RowReader
  private var documents: [Int64: DocumentNames] = [:]
  private var incoming: [Int64: [Edge]] = [:]
  /// By the targets, the premises of each relation.
  private var premises: [Int64: [Int64: [Int64]]] = [:]
  private var ids: [Int64: String] = [:]
  private var opposed: [Int64: Bool] = [:]

  init(_ db: Database) throws {
    incomingEdges = try RowReader(db, SQL.incoming)
    outgoingEdges = try RowReader(db, SQL.outgoing)
    restatedEdges = try RowReader(db, SQL.restated)
    sameClaims = try RowReader(db, SQL.sameClaims)
    claimForms = try RowReader(db, SQL.claim)
    statementRows = try RowReader(db, SQL.foundStatement)
    relationRows = try RowReader(db, SQL.foundRelation)
    documentRows = try RowReader(db, SQL.foundDocument)
  }

  /// The edges that end at a statement or relation, one a premise.
  func incoming(_ node: Int64) throws -> [Edge] {
    if let known = incoming[node] { return known }
    let edges = try edges(incomingEdges, node)
    incoming[node] = edges
    return edges
  }

  /// The premises of a relation, in its order.
  func premises(of relation: Int64, at target: Int64) throws -> [Int64] {
    if let known = premises[target] { return known[relation] ?? [] }
    let lists = Dictionary(grouping: try incoming(target), by: \.relation).mapValues { $0.map(\.premise) }
    premises[target] = lists
    return lists[relation] ?? []
  }

  /// The edges of restatements that begin at a statement.
  func restated(_ node: Int64) throws -> [Edge] { try edges(restatedEdges, node) }

  /// Whether an edge is a restatement that makes one claim of two. As in reasoning, what restates something together
  /// with another, or is denied to, is not the same.
  func joinsClaims(_ edge: Edge) throws -> Bool {
    guard edge.kind == .restates else { return false }
    return try premises(of: edge.relation, at: edge.target).count == 1
      && !incoming(edge.relation).contains { $0.kind.isAttack }
  }

  /// The edges that begin at a statement.
  func outgoing(_ node: Int64) throws -> [Edge] { try edges(outgoingEdges, node) }

  private func edges(_ reader: RowReader, _ node: Int64) throws -> [Edge] {
    var edges: [Edge] = []
    try reader.rows(of: node) { edges.append(Edge($0)) }
    return edges
  }

  /// The other statements that are the same claim.
  func same(_ node: Int64) throws -> [Int64] {
    var nodes: [Int64] = []
    try sameClaims.rows(of: node) { nodes.append($0.int(0)) }
    return nodes
  }

  /// Whether something speaks against a statement's claim, in whichever document.
  func isOpposed(_ node: Int64) throws -> Bool {
    if let known = opposed[node] { return known }
    let claim = [node] + (try same(node))
    let isOpposed = try claim.contains { try incoming($0).contains { $0.kind.isAttack } }
    for node in claim { opposed[node] = isOpposed }
    return isOpposed
  }

  /// What statements that are the same claim have in common; none where there are no words.
  func form(_ node: Int64) throws -> Int64? {
    var form: Int64?
    try claimForms.rows(of: node) { form = $0.isNull(0) ? nil : $0.int(0) }
    return form
  }

  /// A statement, or nil for a relation.
  func statement(_ node: Int64) throws -> FoundStatement? {
    var found: FoundStatement?
    try statementRows.rows(of: node) { row in
      let document = try document(of: node).name
      let statement = try Statement(row, in: document)
      found = FoundStatement(
        id: "\(document)#\(statement.id)", document: document, published: row.text(14),
        statement: statement, node: node)
    }
    if let found { ids[node] = found.id }
    return found
  }

  /// A relation, its id with its document's.
  func relation(_ node: Int64) throws -> RelationRow? {
    var found: RelationRow?
    try relationRows.rows(of: node) { row in
      found = RelationRow(
        id: "\(try document(of: node).name)#\(row.text(0) ?? "")",
        kind: row.text(1).flatMap(Relation.Kind.init) ?? .supports, target: row.isNull(2) ? nil : row.int(2),
        scheme: row.text(3), confidence: row.double(4))
    }
    if let found { ids[node] = found.id }
    return found
  }

  /// The ids in the base of statements and relations.
  func ids(_ nodes: [Int64]) throws -> [String] {
    try nodes.map { node in try ids[node] ?? statement(node)?.id ?? relation(node)?.id ?? "" }
  }

  /// The document of a node, without its text.
  func document(holding node: Int64) throws -> Document {
    let names = try document(of: node)
    return Document(id: names.name, title: names.title, published: names.published)
  }

  private func document(of node: Int64) throws -> DocumentNames {
    let id = node >> Schema.nodeBits
    if let known = documents[id] { return known }
    var names = DocumentNames(name: "")
    try documentRows.rows(of: id) { row in
      names = DocumentNames(name: row.text(0) ?? "", title: row.text(1), published: row.text(2))
    }
    documents[id] = names
    return names
  }
}

extension Network.Edge {
  /// From a row of `SQL.edgeColumns`.
  init(_ row: RowReader) {
    self.init(
      relation: row.int(0), premise: row.int(1), target: row.int(2),
      kind: row.text(3).flatMap(Relation.Kind.init) ?? .supports, confidence: row.double(4))
  }
}
