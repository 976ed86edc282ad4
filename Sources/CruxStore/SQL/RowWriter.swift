import GRDB
import GRDBSQLite

/// Writes rows through one prepared statement: values are added from left to right, then the row is written.
///
/// Goes to SQLite directly, since a value passed through GRDB's arguments takes longer than writing it.
final class RowWriter {
  private let statement: GRDB.Statement
  private let database: Database
  private var column: Int32 = 0

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  func add(_ value: Int64?) {
    column += 1
    if let value {
      sqlite3_bind_int64(statement.sqliteStatement, column, value)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, column)
    }
  }

  func add(_ value: Int?) { add(value.map(Int64.init)) }

  func add(_ value: Double?) {
    column += 1
    if let value {
      sqlite3_bind_double(statement.sqliteStatement, column, value)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, column)
    }
  }

  func add(_ value: String?) {
    column += 1
    guard var value else {
      sqlite3_bind_null(statement.sqliteStatement, column)
      return
    }
    value.withUTF8 { bytes in
      // An empty text must not be bound as no text.
      let start = bytes.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      sqlite3_bind_text(statement.sqliteStatement, column, start, Int32(bytes.count), Self.copied)
    }
  }

  func add(_ value: [UInt8]) {
    column += 1
    sqlite3_bind_blob(statement.sqliteStatement, column, value, Int32(value.count), Self.copied)
  }

  /// Writes the row that was added, and begins the next.
  func write() throws {
    column = 0
    let code = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
    }
  }

  /// Has SQLite copy what it is given (`SQLITE_TRANSIENT`, a macro that Swift cannot read).
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
