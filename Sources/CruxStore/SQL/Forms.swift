import CruxLanguage
import Foundation
import GRDB

/// The hashes of normal forms by which the base knows what says the same.
enum Forms {
  /// A statement that has another hash than that of its text.
  struct Stale {
    var node: Int64
    var stored: Int64?
    var current: Int64?
  }

  static func stale(in db: Database) throws -> [Stale] {
    var found: [Stale] = []
    let rows = try Row.fetchCursor(db, sql: SQL.forms)
    while let row = try rows.next() {
      let statement = Stale(
        node: row[0], stored: row[1],
        current: NormalForm.hash(of: String(decoding: row[2] as Data, as: UTF8.self)))
      if statement.stored != statement.current { found.append(statement) }
    }
    return found
  }

  /// Makes the hashes again, and has what a person settled follow them: for a migration, which every change of normal
  /// forms needs.
  static func renew(in db: Database) throws {
    var forms: [Int64: Int64] = [:]
    for statement in try stale(in: db) {
      try db.execute(sql: SQL.renewForm, arguments: [statement.current, statement.node])
      if let old = statement.stored { forms[old] = forms[old] ?? statement.current }
    }
    for row in try Row.fetchAll(db, sql: SQL.settled) {
      let (one, other): (Int64, Int64) = (row[1], row[2])
      guard forms[one] != nil || forms[other] != nil else { continue }
      try db.execute(
        sql: SQL.renewProposal,
        arguments: [forms[one] ?? one, forms[other] ?? other, row[0] as Int64])
    }
    try db.execute(sql: SQL.deleteProposalOfOne)
    try Base.mergeForms(in: db)
  }
}
