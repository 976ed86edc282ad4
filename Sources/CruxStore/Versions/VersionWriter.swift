import CruxFormats
import CruxModel
import Foundation
import GRDB

/// Writes new versions, within one transaction.
final class VersionWriter {
  private let base: Base
  private let db: Database
  private let recorded: String
  private let statements: RowWriter
  private let indexing: RowWriter
  private let relations: RowWriter
  private let edges: RowWriter
  private let pieces: RowWriter
  private let versions: RowWriter
  /// What the full-text index is still to have: between other rows, each would make it write what it has gathered.
  private var unindexed: [(node: Int64, statement: Statement)] = []

  init(_ base: Base, _ db: Database, at time: Date) throws {
    self.base = base
    self.db = db
    recorded = time.formatted(.iso8601)
    statements = try RowWriter(db, SQL.newStatement)
    indexing = try RowWriter(db, SQL.index)
    relations = try RowWriter(db, SQL.newRelation)
    edges = try RowWriter(db, SQL.newEdge)
    pieces = try RowWriter(db, SQL.newPiece)
    versions = try RowWriter(db, SQL.newVersion)
  }

  /// Writes graphs as new versions of their documents.
  func add(_ additions: [Addition]) throws -> [Base.Outcome] {
    let outcomes = try additions.map(add)
    try index()
    return outcomes
  }

  private func index() throws {
    for (node, statement) in unindexed {
      indexing.add(node)
      indexing.add(statement.text)
      indexing.add(statement.speaker)
      try indexing.write()
    }
    unindexed = []
  }

  private func add(_ addition: Addition) throws -> Base.Outcome {
    var addition = addition
    var document: DocumentRow
    var change: VersionChange?
    if let known = try DocumentRow.find(addition.name, in: db) {
      let newest = try Row.fetchOne(
        db.cachedStatement(sql: SQL.newestVersion), arguments: [known.id, known.newest])
      if newest?["root"] == addition.root { return .unchanged(version: known.newest) }
      let isSamePage = try isSamePage(addition, as: newest?["frame"])
      for version in try versionsToReadLike(addition, of: known, newest) {
        addition = try addition.reading(like: base.graph(of: known, at: version, in: db))
      }
      if newest?["root"] == addition.root { return .unchanged(version: known.newest) }
      document = known
      // What changes must be in the index to be taken out of it.
      try index()
      let changed = try VersionChange(of: known, to: addition.index, in: db)
      if addition.isNamedByFile, !isSamePage, changed.isOfAnotherText {
        throw StoreError.otherText(addition.name)
      }
      change = changed
    } else {
      document = try DocumentRow.make(addition.name, in: db)
    }
    document.newest += 1
    try change?.leave()
    try write(addition, change, to: &document)
    return .added(
      version: document.newest, statements: addition.graph.statements.count,
      relations: addition.graph.relations.count)
  }

  /// The versions whose reading a text keeps, each over that of the one before: the last of the same text, and the
  /// newest, where there is no such one or a person has corrected something since.
  private func versionsToReadLike(
    _ addition: Addition, of document: DocumentRow, _ newest: Row?
  ) throws -> [Int] {
    guard let extractor = addition.extractor else { return [] }
    let arguments: StatementArguments = [document.id, addition.textDigest, extractor]
    let same = try Int.fetchOne(db.cachedStatement(sql: SQL.lastOfText), arguments: arguments)
    let corrected: Int? = newest?["corrected"]
    if let same, corrected ?? 0 <= same { return [same] }
    let reader: String? = newest?["extractor"]
    let isKept = corrected != nil || reader == extractor
    return [same].compactMap(\.self) + (isKept ? [document.newest] : [])
  }

  /// Whether an addition comes from the page of an earlier version.
  ///
  /// - Throws: `StoreError.otherPage`, where it has but the file's name of another page.
  private func isSamePage(_ addition: Addition, as frame: String?) throws -> Bool {
    guard addition.isNamedByFile, let page = addition.page, let frame,
      let uri = try JSONReader().read(Array(frame.utf8)).graph.documents.first?.uri,
      let other = Addition.page(uri)
    else { return false }
    guard other == page else { throw StoreError.otherPage(addition.name, uri: uri) }
    return true
  }

  private func write(_ addition: Addition, _ change: VersionChange?, to document: inout DocumentRow) throws {
    let graph = addition.graph
    var layout = Layout()
    layout.texts = try write(addition.pieces, of: &document, isFirst: change == nil)
    let nodes = try nodes(of: graph, change, in: &document)
    for (number, statement) in graph.statements.enumerated() {
      let span = statement.anchor.map { Layout.Span(start: $0.start, end: $0.end) }
      layout.statements.append(Layout.Place(node: nodes[number] - document.base, span: span))
      if try change?.keeps(statement, as: nodes[number]) == true { continue }
      try write(statement, as: nodes[number], form: addition.forms[number], in: document)
      unindexed.append((nodes[number], statement))
    }
    for number in graph.relations.indices {
      let node = nodes[graph.statements.count + number]
      layout.relations.append(node - document.base)
      let ends = Ends(ofRelation: graph.statements.count + number, addition.index, nodes)
      if try change?.keeps(graph.relations[number], ends, as: node) == true { continue }
      try write(graph.relations[number], ends, as: node, in: document)
    }
    try write(addition, layout, of: document)
  }

  /// The nodes of a graph's statements and relations: what the document had before keeps its own.
  private func nodes(
    of graph: Graph, _ change: VersionChange?, in document: inout DocumentRow
  ) throws -> [Int64] {
    try (0..<graph.statements.count + graph.relations.count).map { number in
      try change?.nodes[number] ?? document.nextNode()
    }
  }

  // MARK: Rows

  private func write(
    _ statement: Statement, as node: Int64, form: Int64?, in document: DocumentRow
  ) throws {
    let anchor = statement.anchor
    let isElsewhere = anchor?.document.isSame(as: document.name) == false
    statements.add(node)
    statements.add(statement.id)
    statements.add(statement.kind.rawValue)
    statements.add(statement.evidenceType?.rawValue)
    statements.add(statement.text)
    statements.add(statement.speaker)
    statements.add(statement.confidence)
    statements.add(isElsewhere ? anchor?.document : nil)
    statements.add(anchor?.start)
    statements.add(anchor?.end)
    statements.add(anchor?.quote)
    statements.add(statement.needsBody ? try Body.line(statement.unplaced) : nil)
    statements.add(document.newest)
    statements.add(document.id)
    statements.add(form)
    statements.add(statement.modality?.rawValue)
    try statements.write()
  }

  private func write(_ relation: Relation, _ ends: Ends, as node: Int64, in document: DocumentRow) throws {
    relations.add(node)
    relations.add(relation.id)
    relations.add(relation.kind.rawValue)
    relations.add(ends.target)
    relations.add(relation.scheme)
    relations.add(relation.confidence)
    relations.add(relation.needsBody || !ends.areWhole(for: relation) ? try Body.line(relation) : nil)
    relations.add(document.newest)
    relations.add(document.id)
    try relations.write()
    guard let target = ends.target else { return }
    for (position, premise) in ends.premises.enumerated() {
      edges.add(target)
      edges.add(node)
      edges.add(position)
      edges.add(premise)
      edges.add(relation.kind.rawValue)
      edges.add(relation.confidence)
      try edges.write()
    }
  }

  /// Writes the pieces of texts that the document does not have yet.
  private func write(
    _ texts: [[ArraySlice<UInt8>]?], of document: inout DocumentRow, isFirst: Bool
  ) throws -> [[Int64]?] {
    var known: [ArraySlice<UInt8>: Int64] = [:]
    if !isFirst {
      for row in try Row.fetchAll(db, sql: SQL.pieces, arguments: StatementArguments(document.range)) {
        known[Array(row[1] as Data)[...]] = row[0]
      }
    }
    var layout: [[Int64]?] = []
    for text in texts {
      var numbers: [Int64] = []
      for piece in text ?? [] {
        let id = try known[piece] ?? write(piece, of: &document)
        numbers.append(id - document.base)
      }
      layout.append(text == nil ? nil : numbers)
    }
    return layout
  }

  private func write(_ piece: ArraySlice<UInt8>, of document: inout DocumentRow) throws -> Int64 {
    let id = try document.nextPiece()
    pieces.add(id)
    pieces.add(Array(piece))
    try pieces.write()
    return id
  }

  private func write(_ addition: Addition, _ layout: Layout, of document: DocumentRow) throws {
    versions.add(document.id)
    versions.add(document.newest)
    versions.add(recorded)
    versions.add(addition.extractor)
    versions.add(addition.textDigest)
    versions.add(addition.root)
    versions.add(addition.graph.statements.count)
    versions.add(addition.graph.relations.count)
    versions.add(addition.frame)
    versions.add(layout.bytes)
    try versions.write()
    try document.keepOrigins(addition.graph.documents, in: db)
    let published = addition.graph.documents.first?.published
    try db.cachedStatement(sql: SQL.updateDocument).execute(arguments: [
      addition.graph.title, published, document.newest, document.nodes, document.pieces, document.id,
    ])
  }
}

/// The nodes that a relation joins, those that exist.
struct Ends: Equatable {
  let premises: [Int64]
  let target: Int64?

  func areWhole(for relation: Relation) -> Bool { target != nil && premises.count == relation.from.count }
}

extension Ends {
  init(ofRelation number: Int, _ index: GraphIndex, _ nodes: [Int64]) {
    premises = index.premises(ofRelation: number).map { nodes[Int($0)] }
    target = index.target(ofRelation: number).map { nodes[$0] }
  }
}
