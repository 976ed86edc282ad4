import Foundation
import GRDB
import GRDBSQLite

/// When a query has to stop.
final class Deadline {
  let seconds: Double
  private let end: ContinuousClock.Instant

  init(seconds: Double) {
    self.seconds = seconds
    end = .now + .seconds(seconds)
  }

  var isPast: Bool { .now > end }

  func check() throws { if isPast { throw QueryError.tookTooLong(seconds: seconds) } }

  /// Has the database look at the clock every few thousand of its steps while `body` runs.
  func holding<Value>(_ db: Database, _ body: () throws -> Value) rethrows -> Value {
    let this = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(db.sqliteConnection, 4_000, { Deadline.isPast($0) }, this)
    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
    return try body()
  }

  private static func isPast(_ this: UnsafeMutableRawPointer?) -> Int32 {
    guard let this else { return 0 }
    return Unmanaged<Deadline>.fromOpaque(this).takeUnretainedValue().isPast ? 1 : 0
  }
}
