import CruxModel
import GRDB

/// The difference between a document's newest version and a graph that is to follow it.
///
/// What is the same in both stays as it is. What is not goes to the past, and its row is free for the new.
final class VersionChange {
  private let db: Database
  private let document: DocumentRow
  private let state: StoredState
  private var nodes: [String: Int64] = [:]
  private let statementIDs: Set<String>
  private let relationIDs: Set<String>
  private var version = 0

  init(of document: DocumentRow, to graph: Graph, in db: Database) throws {
    self.db = db
    self.document = document
    state = try StoredState(of: document, in: db)
    statementIDs = Set(graph.statements.map(\.id))
    relationIDs = Set(graph.relations.map(\.id))
    // An id that has been away comes back to the node that it had.
    let past = try Row.fetchCursor(db, sql: SQL.pastKeys, arguments: StatementArguments(document.range))
    while let row = try past.next() { nodes[row[0]] = row[1] }
    for (node, statement) in state.statements { nodes[statement.value.id] = node }
    for (node, relation) in state.relations { nodes[relation.value.id] = node }
  }

  /// The node of an id that the document has or had.
  func node(_ id: String) -> Int64? { nodes[id] }

  /// Puts into the past what the graph no longer has.
  ///
  /// - Parameter version: the first that is without it.
  func leave(at version: Int) throws {
    self.version = version
    for (node, statement) in state.statements where !statementIDs.contains(statement.value.id) {
      try retire(statement, node)
    }
    for (node, relation) in state.relations where !relationIDs.contains(relation.value.id) {
      try retire(relation, node)
    }
  }

  /// Whether a statement's row may stay, with no more than its anchor moved.
  func keeps(_ statement: Statement, as node: Int64) throws -> Bool {
    guard let old = state.statements[node] else { return false }
    guard try Body.areSame(Body.line(old.value.unplaced), Body.line(statement.unplaced)) else {
      try retire(old, node)
      return false
    }
    let (was, now) = (old.value.anchor, statement.anchor)
    if was?.start != now?.start || was?.end != now?.end {
      try db.cachedStatement(sql: SQL.moveStatement).execute(arguments: [now?.start, now?.end, node])
    }
    return true
  }

  /// Whether a relation's row and edges may stay.
  func keeps(_ relation: Relation, _ ends: Ends, as node: Int64) throws -> Bool {
    guard let old = state.relations[node] else { return false }
    // Where an end is missing, another may be missing than was before.
    if old.isWhole, ends.areWhole(for: relation),
      try Body.areSame(Body.line(old.value), Body.line(relation))
    {
      return true
    }
    try retire(old, node)
    return false
  }

  private func retire(_ statement: StoredState.StoredStatement, _ node: Int64) throws {
    let value = statement.value
    try keep(node, since: statement.since, id: value.id, try Body.line(value.unplaced))
    try db.cachedStatement(sql: SQL.deleteStatement).execute(arguments: [node])
    try db.cachedStatement(sql: SQL.unindex).execute(arguments: [node, value.text, value.speaker])
  }

  private func retire(_ relation: StoredState.StoredRelation, _ node: Int64) throws {
    try keep(node, since: relation.since, id: relation.value.id, try Body.line(relation.value))
    try db.cachedStatement(sql: SQL.deleteRelation).execute(arguments: [node])
    if let target = relation.target {
      try db.cachedStatement(sql: SQL.deleteEdges).execute(arguments: [target, node])
    }
  }

  private func keep(_ node: Int64, since: Int, id: String, _ body: String) throws {
    try db.cachedStatement(sql: SQL.newPast).execute(arguments: [node, since, version, id, body])
  }
}
