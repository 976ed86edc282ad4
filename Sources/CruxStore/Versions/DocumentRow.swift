import CruxModel
import GRDB

/// A document's row: its number, and which numbers it has given out.
struct DocumentRow {
  let id: Int64
  let name: String
  var newest: Int
  var nodes: Int64
  var pieces: Int64

  static func find(_ name: String, in db: Database) throws -> DocumentRow? {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: SQL.document), arguments: [name]) else {
      return nil
    }
    return DocumentRow(id: row[0], name: name, newest: row[1], nodes: row[2], pieces: row[3])
  }

  /// - Throws: `StoreError.noDocument`.
  static func named(_ name: String, in db: Database) throws -> DocumentRow {
    guard let document = try find(name, in: db) else { throw StoreError.noDocument(name) }
    return document
  }

  static func make(_ name: String, in db: Database) throws -> DocumentRow {
    let id = try Int64.fetchOne(db.cachedStatement(sql: SQL.newDocument), arguments: [name])
    return DocumentRow(id: id ?? 0, name: name, newest: 0, nodes: 0, pieces: 0)
  }

  /// The number that all of its nodes' and pieces' numbers begin with.
  var base: Int64 { id << Schema.nodeBits }

  /// The first and the last number of its nodes, and of its pieces, as arguments.
  var range: [Int64] { Self.range(around: base) }

  /// The range of the document that a node is of.
  static func range(around node: Int64) -> [Int64] {
    let base = (node >> Schema.nodeBits) << Schema.nodeBits
    return [base, base | ((1 << Schema.nodeBits) - 1)]
  }

  /// The statements, or the relations, that have an id in the base (`DOC#s4`): one in each document that it may name.
  ///
  /// - Parameter sql: finds one by the range of its document and its own id.
  static func nodes(of id: String, _ sql: String, in db: Database) throws -> [Int64] {
    try id.indices.filter { id[$0] == "#" }.compactMap { mark -> Int64? in
      guard let document = try find(String(id[..<mark]), in: db) else { return nil }
      let key = String(id[id.index(after: mark)...])
      let arguments: StatementArguments = [document.range[0], document.range[1], key]
      return try Int64.fetchOne(db, sql: sql, arguments: arguments)
    }
  }

  /// Writes what its newest version is made of, as far as that has other names than it.
  func keepOrigins(_ documents: [Document], in db: Database) throws {
    try db.cachedStatement(sql: SQL.deleteOrigins).execute(arguments: [id])
    for origin in documents where !origin.id.isSame(as: name) {
      try db.cachedStatement(sql: SQL.newOrigin).execute(arguments: [id, origin.id, origin.published])
    }
  }

  mutating func nextNode() throws -> Int64 {
    guard nodes >> Schema.nodeBits == 0 else { throw StoreError.tooLarge(name) }
    defer { nodes += 1 }
    return base | nodes
  }

  mutating func nextPiece() throws -> Int64 {
    guard pieces >> Schema.nodeBits == 0 else { throw StoreError.tooLarge(name) }
    defer { pieces += 1 }
    return base | pieces
  }
}
