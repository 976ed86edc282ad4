import GRDB
import GRDBSQLite

/// Reads the rows that belong to a number, or to a range of them, again and again, through one prepared statement.
///
/// Goes to SQLite directly, as `RowWriter` does, for the sake of walks that read one node after another.
final class RowReader {
  private let statement: GRDB.Statement
  private let database: Database

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.cachedStatement(sql: sql)
  }

  /// - Parameters:
  ///   - numbers: the arguments of the statement.
  ///   - body: is given each row, and is not to keep it.
  func rows(of numbers: Int64..., body: (RowReader) throws -> Void) throws {
    defer { sqlite3_reset(statement.sqliteStatement) }
    for (place, number) in numbers.enumerated() {
      sqlite3_bind_int64(statement.sqliteStatement, Int32(place + 1), number)
    }
    while true {
      switch sqlite3_step(statement.sqliteStatement) {
      case SQLITE_ROW: try body(self)
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
      }
    }
  }

  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement.sqliteStatement, column) }

  func double(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement.sqliteStatement, column)
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_NULL
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement.sqliteStatement, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement.sqliteStatement, column))))
  }

  func text(_ column: Int32) -> String? {
    guard let start = sqlite3_column_text(statement.sqliteStatement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement.sqliteStatement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
