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
    let range = document.range
    try RowReader(db, SQL.statements).rows(of: range[0], range[1]) { row in
      let statement = try Statement(row, in: document.name)
      statements[row.int(0)] = StoredStatement(value: statement, since: Int(row.int(12)))
    }
    try readRelations(StatementArguments(range), in: db)
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
  init(_ row: RowReader, in document: String) throws {
    let isAnchored = !row.isNull(8)
    if let body = row.text(11), let kept = try Body.statement(body) {
      self = kept
    } else {
      self.init(
        id: row.text(1) ?? "", kind: row.text(2).flatMap(Kind.init) ?? .claim,
        evidenceType: row.text(3).flatMap(EvidenceType.init), modality: row.text(13).flatMap(Modality.init),
        text: row.text(4) ?? "", speaker: row.text(5), confidence: row.double(6),
        anchor: isAnchored
          ? Anchor(document: row.text(7) ?? document, start: 0, end: 0, quote: row.text(10)) : nil)
    }
    if isAnchored {
      anchor?.start = Int(row.int(8))
      anchor?.end = Int(row.int(9))
    }
  }
}
