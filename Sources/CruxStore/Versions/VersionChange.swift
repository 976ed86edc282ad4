import CruxDiff
import CruxModel
import GRDB

/// The difference between a document's newest version and a graph that is to follow it.
///
/// What is the same in both stays as it is. What is not goes to the past, and its row is free for the new. What
/// matching takes for the same keeps its node, whatever became of its words and its id.
final class VersionChange {
  private let db: Database
  private let document: DocumentRow
  private let state: StoredState
  /// The nodes of the new graph's statements, then of its relations; nil for what is new.
  let nodes: [Int64?]
  private let kept: Set<Int64>
  /// Whether both have statements, but none in common.
  let isOfAnotherText: Bool
  /// The first that is without what goes to the past.
  private let version: Int
  private let past: RowWriter
  private let unindexing: RowWriter

  init(of document: DocumentRow, to index: GraphIndex, in db: Database) throws {
    self.db = db
    self.document = document
    version = document.newest + 1
    past = try RowWriter(db, SQL.newPast)
    unindexing = try RowWriter(db, SQL.unindex)
    state = try StoredState(of: document, in: db)
    let statements = state.statements.sorted { $0.key < $1.key }
    let relations = state.relations.sorted { $0.key < $1.key }
    let before = Graph(
      id: document.name, statements: statements.map(\.value.value), relations: relations.map(\.value.value))
    let matching = Matching(GraphIndex(before), index)
    var nodes: [Int64?] = matching.before.map { $0.map { statements[$0].key } }
    nodes += matching.relationsBefore.map { $0.map { relations[$0].key } }
    let kept = Set(nodes.compactMap(\.self))
    self.kept = kept
    isOfAnotherText =
      !statements.isEmpty && !index.graph.statements.isEmpty && !statements.contains { kept.contains($0.key) }
    // An id that has been away comes back to the node that it had.
    var away = try Self.away(document, without: state, in: db)
    let ids = index.graph.statements.map(\.id) + index.graph.relations.map(\.id)
    for (number, id) in ids.enumerated() where nodes[number] == nil {
      nodes[number] = away.removeValue(forKey: id)
    }
    self.nodes = nodes
  }

  /// The nodes that only the past has, by the last of their ids.
  private static func away(
    _ document: DocumentRow, without state: StoredState, in db: Database
  ) throws -> [String: Int64] {
    var ids: [Int64: String] = [:]
    let past = try Row.fetchCursor(db, sql: SQL.pastKeys, arguments: StatementArguments(document.range))
    while let row = try past.next() {
      let node: Int64 = row[1]
      if state.statements[node] == nil, state.relations[node] == nil { ids[node] = row[0] }
    }
    return Dictionary(ids.map { ($1, $0) }, uniquingKeysWith: max)
  }

  /// Puts into the past what the graph no longer has.
  func leave() throws {
    for (node, statement) in state.statements where !kept.contains(node) { try retire(statement, node) }
    for (node, relation) in state.relations where !kept.contains(node) { try retire(relation, node) }
  }

  /// Whether a statement's row may stay, with no more than its anchor moved.
  func keeps(_ statement: Statement, as node: Int64) throws -> Bool {
    guard let old = state.statements[node] else { return false }
    guard try Body.line(old.value.unplaced).isSame(as: Body.line(statement.unplaced)) else {
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
    // Under the id of an end another statement may stand than before, and where an end is missing, another may be
    // missing.
    if old.ends == ends, ends.areWhole(for: relation),
      try Body.line(old.value).isSame(as: Body.line(relation))
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
    unindexing.add(node)
    unindexing.add(value.text)
    unindexing.add(value.speaker)
    try unindexing.write()
  }

  private func retire(_ relation: StoredState.StoredRelation, _ node: Int64) throws {
    try keep(node, since: relation.since, id: relation.value.id, try Body.line(relation.value))
    try db.cachedStatement(sql: SQL.deleteRelation).execute(arguments: [node])
    if let target = relation.ends.target {
      try db.cachedStatement(sql: SQL.deleteEdges).execute(arguments: [target, node])
    }
  }

  private func keep(_ node: Int64, since: Int, id: String, _ body: String) throws {
    past.add(node)
    past.add(since)
    past.add(version)
    past.add(id)
    past.add(body)
    try past.write()
  }
}
