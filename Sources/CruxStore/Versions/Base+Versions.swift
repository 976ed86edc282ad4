import CruxFormats
import CruxModel
import Foundation
import GRDB

extension Base {
  /// What came of adding a graph.
  public enum Outcome: Sendable, Equatable {
    case added(version: Int, statements: Int, relations: Int)
    /// The newest version is the same.
    case unchanged(version: Int)
  }

  /// Adds graphs as new versions of their documents, all of them or, where it throws, none.
  ///
  /// What an extractor made of a text keeps the reading of the version before, where the same extractor made that or a
  /// person has a part in it, as far as the text is the same, and its title, date and the like, where the text names
  /// none. A text that is set back keeps the reading of its last version, with what a person corrected since.
  ///
  /// - Parameter time: when the versions are recorded.
  /// - Returns: what came of each.
  public func add(_ additions: [Addition], at time: Date = .now) throws -> [Outcome] {
    try write { db in try VersionWriter(self, db, at: time).add(additions) }
  }

  /// The graph of a version, as it was added.
  public func graph(_ reference: Reference) throws -> Graph {
    try read { db in
      let (document, version) = try resolve(reference, in: db)
      return try graph(of: document, at: version, in: db)
    }
  }

  /// Which statements of one version are which of another, by their numbers, as was decided when versions were added;
  /// none where the versions are of different documents.
  public func sameStatements(
    _ before: Reference, _ after: Reference
  ) throws -> [(before: Int, after: Int)] {
    try read { db in
      let versions = try [before, after].map { try resolve($0, in: db) }
      guard versions[0].0.id == versions[1].0.id else { return [] }
      let nodes = try versions.map { try layout(of: $0.0, at: $0.1, in: db).layout.statements.map(\.node) }
      let places = Dictionary(nodes[1].enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return nodes[0].enumerated().compactMap { number, node in places[node].map { (number, $0) } }
    }
  }

  /// A base in memory that holds one version alone, to ask what was so then.
  public func snapshot(_ reference: Reference) throws -> Base {
    let (graph, version, merged) = try read { db in
      let (document, version) = try resolve(reference, in: db)
      let merged = try Row.fetchAll(db, sql: SQL.merged).map { StatementArguments([$0[0] as Int64, $0[1]]) }
      return (try self.graph(of: document, at: version, in: db), version, merged)
    }
    // An earlier Crux took names that are refused now.
    var addition = try Addition(graph, name: "snapshot")
    addition.name = reference.document
    let base = try Base()
    _ = try base.add([addition])
    try base.write { db in
      for sql in SQL.renumberOnly { try db.execute(sql: sql, arguments: [version]) }
      for form in merged { try db.execute(sql: SQL.newMerged, arguments: form) }
    }
    return base
  }

  /// Removes a document with all its versions.
  public func remove(_ name: String) throws {
    try write { db in
      let document = try DocumentRow.named(name, in: db)
      let range = StatementArguments(document.range)
      try db.execute(sql: SQL.unindexDocument, arguments: range)
      for sql in SQL.emptyDocument { try db.execute(sql: sql, arguments: range) }
      try db.execute(sql: SQL.deleteOrigins, arguments: [document.id])
      try db.execute(sql: SQL.deleteVersions, arguments: [document.id])
      try db.execute(sql: SQL.deleteDocument, arguments: [document.id])
    }
  }

  func resolve(_ reference: Reference, in db: Database) throws -> (DocumentRow, Int) {
    let name = reference.document
    guard let document = try DocumentRow.find(name, in: db) else {
      if let at = name.lastIndex(of: "@"), let sign = name[at...].dropFirst().first,
        sign.isNumber || sign == "-", try DocumentRow.find(String(name[..<at]), in: db) != nil
      {
        throw StoreError.badReference(name)
      }
      throw StoreError.noDocument(name)
    }
    switch reference.version {
    case .newest: return (document, document.newest)
    case .number(let number):
      guard (1...document.newest).contains(number) else {
        throw StoreError.noVersion(document.name, newest: document.newest)
      }
      return (document, number)
    case .time(let time):
      let arguments: StatementArguments = [document.id, time]
      guard let version = try Int.fetchOne(db, sql: SQL.versionAtTime, arguments: arguments) else {
        let first = try String.fetchOne(db, sql: SQL.firstRecorded, arguments: [document.id])
        throw StoreError.noVersionThen(document.name, first: first ?? "")
      }
      return (document, version)
    }
  }

  private func layout(
    of document: DocumentRow, at version: Int, in db: Database
  ) throws -> (frame: String, layout: Layout) {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: SQL.version), arguments: [document.id, version]),
      let layout = Layout(Array(row[1] as Data))
    else { throw damage("version \(version) of \(document.name) is incomplete") }
    return (row[0], layout)
  }

  func graph(of document: DocumentRow, at version: Int, in db: Database) throws -> Graph {
    let (frame, layout) = try layout(of: document, at: version, in: db)
    var graph = try JSONReader().read(Array(frame.utf8)).graph
    let content = try VersionContent(of: document, at: version, layout, in: db)
    graph.statements = try layout.statements.map { place in
      guard var statement = try content.statement(place.node) else {
        throw damage("a statement of \(document.name)@\(version) is missing")
      }
      if let span = place.span {
        statement.anchor?.start = span.start
        statement.anchor?.end = span.end
      }
      return statement
    }
    graph.relations = try layout.relations.map { node in
      guard let relation = try content.relation(node) else {
        throw damage("a relation of \(document.name)@\(version) is missing")
      }
      return relation
    }
    for (number, pieces) in zip(graph.documents.indices, layout.texts) {
      guard let pieces else { continue }
      guard let text = content.text(pieces) else {
        throw damage("a part of the text of \(document.name)@\(version) is missing")
      }
      graph.documents[number].text = text
    }
    return graph
  }

  private func damage(_ detail: String) -> StoreError { .damaged(path: path, detail: detail) }
}

/// All that stood in one version of a document, by the numbers that a layout has.
private struct VersionContent {
  let document: DocumentRow
  let version: Int
  let state: StoredState
  let past: [Int64: String]
  let pieces: [Int64: [UInt8]]

  init(of document: DocumentRow, at version: Int, _ layout: Layout, in db: Database) throws {
    self.document = document
    self.version = version
    state = try StoredState(of: document, in: db)
    past = Dictionary(
      try Row.fetchAll(
        db, sql: SQL.past, arguments: StatementArguments(document.range + [Int64(version), Int64(version)])
      ).map { ($0[0] as Int64, $0[1] as String) }, uniquingKeysWith: { $1 })
    let reader = try RowReader(db, SQL.piece)
    var pieces: [Int64: [UInt8]] = [:]
    for number in layout.texts.lazy.compactMap(\.self).joined() {
      try reader.rows(of: document.base | number) { pieces[document.base | number] = $0.bytes(0) }
    }
    self.pieces = pieces
  }

  func statement(_ node: Int64) throws -> Statement? {
    let node = document.base | node
    if let body = past[node] { return try Body.statement(body) }
    return state.statements[node].flatMap { $0.since <= version ? $0.value : nil }
  }

  func relation(_ node: Int64) throws -> Relation? {
    let node = document.base | node
    if let body = past[node] { return try Body.relation(body) }
    return state.relations[node].flatMap { $0.since <= version ? $0.value : nil }
  }

  /// The text of pieces, or nil where one is missing.
  func text(_ numbers: [Int64]) -> String? {
    var bytes: [UInt8] = []
    for number in numbers {
      guard let piece = pieces[document.base | number] else { return nil }
      bytes += piece
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
