import Foundation
import GRDB
import GRDBSQLite

extension Base {
  /// Answers a query in the pattern language, a part of ISO GQL (ISO/IEC 39075) that only reads.
  ///
  /// - Parameters:
  ///   - text: such as `MATCH (e:Evidence)-[:SUPPORTS]->+(c:Claim) RETURN e.text, c.id`.
  ///   - parameters: what `$name` stands for; a text that is compared with a number is read as one.
  ///   - limits: how much it may take.
  /// - Throws: `QueryError` where it is not in the language or takes too much, `StoreError` where the base cannot
  ///   be read.
  public func query(
    _ text: String, parameters: [String: QueryValue] = [:], limits: QueryLimits = QueryLimits()
  ) throws -> QueryResult {
    let query = try Checker.checked(try Parser.query(text), Array(text.utf8), parameters)
    let base = try query.reference.map { try snapshot(named: $0, of: text) } ?? self
    return try base.read { db in
      try QueryRun(query, parameters, limits, db).result()
    }
  }

  private func snapshot(named name: Name, of query: String) throws -> Base {
    do { return try snapshot(Reference(name.text)) } catch let error as StoreError where error.isOfReference {
      throw QueryError("\(error)", at: name.at.lowerBound, in: Array(query.utf8))
    }
  }
}

/// One run of a query.
private struct QueryRun {
  private let query: Query
  private let limits: QueryLimits
  private let db: Database
  private let deadline: Deadline
  private let trails: Trails
  private let compiler: Compiler

  init(_ query: Query, _ parameters: [String: QueryValue], _ limits: QueryLimits, _ db: Database) throws {
    self.query = query
    self.limits = limits
    self.db = db
    deadline = Deadline(seconds: limits.seconds)
    trails = try Trails(db, deadline)
    compiler = Compiler(db, trails, parameters)
  }

  func result() throws -> QueryResult {
    let functions = functions()
    for function in functions { db.add(function: function) }
    defer { for function in functions { db.remove(function: function) } }
    return try deadline.holding(db) {
      let (sql, columns) = try compiler.compile(query, rows: limits.rows + 1)
      let statement = try prepared(sql)
      do {
        let rows = try rows(of: statement, columns)
        return QueryResult(
          columns: columns.map(\.name), rows: Array(rows.prefix(limits.rows)), isCut: rows.count > limits.rows
        )
      } catch let error as DatabaseError {
        if let failure = trails.failure { throw failure }
        try deadline.check()
        throw error
      }
    }
  }

  private func prepared(_ sql: String) throws -> GRDB.Statement {
    do {
      let statement = try db.makeStatement(sql: sql)
      // What only a branch had that was dropped on the way may stand behind the last that is asked for.
      let count = Int(sqlite3_bind_parameter_count(statement.sqliteStatement))
      try statement.setArguments(StatementArguments(compiler.arguments.prefix(count)))
      guard statement.isReadonly else { throw QueryError.tooLarge(detail: "it would write") }
      return statement
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // Such as more tables in a join than there can be.
      throw QueryError.tooLarge(detail: error.message ?? "")
    }
  }

  private func rows(of statement: GRDB.Statement, _ columns: [Compiler.Column]) throws -> [[QueryValue]] {
    let network = try Network(db)
    var rows: [[QueryValue]] = []
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next() {
      rows.append(
        try columns.enumerated().map { number, column in try value(row[number], column.type, network) })
    }
    return rows
  }

  private func value(_ value: DatabaseValue, _ type: ValueType, _ network: Network) throws -> QueryValue {
    switch value.storage {
    case .null, .blob: return .null
    case .int64(let number): return type == .truth ? .truth(number != 0) : .number(Double(number))
    case .double(let number): return .number(number)
    case .string(let text):
      return type == .path ? .path(try PathText.parts(text).map { try id(of: $0, network) }) : .text(text)
    }
  }

  /// What a user sees of a part of a path.
  private func id(of part: DatabaseValue, _ network: Network) throws -> String {
    if let number = Int64.fromDatabaseValue(part) {
      guard number < 0 else { return try network.ids([number])[0] }
      return try network.document(holding: -number << Schema.nodeBits).id
    }
    let text = String.fromDatabaseValue(part) ?? ""
    return text.hasPrefix(Trails.speakerMark) ? String(text.dropFirst(Trails.speakerMark.count)) : text
  }

  private func functions() -> [DatabaseFunction] {
    // They are called where the query runs, and nowhere else.
    nonisolated(unsafe) let trails = trails
    return [
      DatabaseFunction(Trails.functionName, argumentCount: 2) { values in
        try trails.json(pattern: Int.fromDatabaseValue(values[0]) ?? -1, from: values[1])
      },
      DatabaseFunction(PathText.lengthFunction, argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(PathText.length)
      },
      DatabaseFunction(PathText.acyclicFunction, argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(PathText.isAcyclic)
      },
    ]
  }
}
