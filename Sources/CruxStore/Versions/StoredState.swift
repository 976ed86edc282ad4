import CruxModel
import GRDB

/// The statements and relations of a document's newest version, by node.
struct StoredState {
  struct StoredStatement {
    var value: Statement
    var since: Int
  }

  struct StoredRelation {
    var value: Relation
    var since: Int
    var ends: Ends
  }

  private(set) var statements: [Int64: StoredStatement] = [:]
  private(set) var relations: [Int64: StoredRelation] = [:]

  init(of document: DocumentRow, in db: Database) throws {
    let range = StatementArguments(document.range)
    let rows = try Row.fetchCursor(db.cachedStatement(sql: SQL.statements), arguments: range)
    while let row = try rows.next() {
      statements[row[0]] = StoredStatement(value: try Statement(row, in: document.name), since: row[12])
    }
    try readRelations(range, in: db)
  }

  private mutating func readRelations(_ range: StatementArguments, in db: Database) throws {
    var premises: [Int64: [Int64]] = [:]
    let edges = try Row.fetchCursor(db.cachedStatement(sql: SQL.edges), arguments: range)
    while let row = try edges.next() { premises[row[0], default: []].append(row[1]) }
    var keys = statements.mapValues(\.value.id)
    let rows = try Row.fetchAll(db.cachedStatement(sql: SQL.relations), arguments: range)
    for row in rows { keys[row[0]] = row[1] }
    for row in rows {
      let premises = premises[row[0]] ?? []
      let target: Int64? = row[3]
      var relation: Relation
      if let body: String = row[6], let kept = try Body.relation(body) {
        relation = kept
      } else {
        relation = Relation(
          id: row[1], kind: Relation.Kind(rawValue: row[2]) ?? .supports,
          from: premises.compactMap { keys[$0] }, to: target.flatMap { keys[$0] } ?? "", scheme: row[4],
          confidence: row[5])
      }
      relations[row[0]] = StoredRelation(
        value: relation, since: row[7], ends: Ends(premises: premises, target: target))
    }
  }
}

extension Statement {
  /// From a row of `SQL.statementColumns`.
  init(_ row: Row, in document: String) throws {
    let span = (row[8] as Int?).map { Layout.Span(start: $0, end: row[9]) }
    if let body: String = row[11], let kept = try Body.statement(body) {
      self = kept
    } else {
      self.init(
        id: row[1], kind: Kind(rawValue: row[2]) ?? .claim,
        evidenceType: (row[3] as String?).flatMap(EvidenceType.init),
        modality: (row[13] as String?).flatMap(Modality.init), text: row[4], speaker: row[5],
        confidence: row[6],
        anchor: span == nil ? nil : Anchor(document: row[7] ?? document, start: 0, end: 0, quote: row[10]))
    }
    if let span {
      anchor?.start = span.start
      anchor?.end = span.end
    }
  }
}
