import CruxLanguage
import CruxModel
import GRDB

/// A claim that is asked about: a statement, and all that say the same in other documents.
public struct Claim: Sendable, Equatable {
  let nodes: [Int64]

  /// What one says of it in an answer.
  public let statement: FoundStatement
}

/// What a claim that was written as an id or in words may be.
public enum ClaimMatch: Sendable, Equatable {
  case found(Claim)
  /// Several claims have all the words, the likeliest first.
  case ambiguous([FoundStatement])
  /// No claim has all the words; these have some, the likeliest first.
  case none([FoundStatement])
}

extension Base {
  /// How many statements are shown to choose from, where several claims match.
  public static let mostCandidates = 10

  /// The claim that a text means: `DOC#s4`, an id that only one document has, the words of a statement, or words
  /// that only one claim has all of, in whatever inflection.
  ///
  /// - Throws: `StoreError.noStatement` for an id in a document that has no statement of it.
  public func claim(_ text: String) throws -> ClaimMatch {
    try read { db in
      let network = try Network(db)
      let named = try statements(ofID: text, in: db)
      if named == nil { try refuseUnknownID(text, in: db) }
      let exact = try named ?? statements(saying: text, in: db)
      if exact.count == 1, let claim = try claim(exact[0], network) { return .found(claim) }
      let words = SearchWords(text)
      let distinct = try twoClaims(words.all, in: db)
      if distinct.count == 1, let claim = try claim(distinct[0], network) { return .found(claim) }
      let matches = exact + distinct
      if matches.isEmpty { return .none(try oneOfEachClaim(statements(words.any, in: db), network)) }
      // Those that are ranked best may all be one claim.
      return .ambiguous(try oneOfEachClaim(statements(words.all, in: db) + matches, network))
    }
  }

  private func oneOfEachClaim(_ nodes: [Int64], _ network: Network) throws -> [FoundStatement] {
    var known: Set<Int64> = []
    return try nodes.filter { known.insert(try network.form($0) ?? $0).inserted }.compactMap(
      network.statement)
  }

  private func claim(_ node: Int64, _ network: Network) throws -> Claim? {
    guard let statement = try network.statement(node) else { return nil }
    return Claim(nodes: [node] + (try network.same(node)), statement: statement)
  }

  /// The first statement that a query of the full-text index finds and, if there is any, one of another claim.
  private func twoClaims(_ query: String?, in db: Database) throws -> [Int64] {
    guard let query, let first = try Int64.fetchOne(db, sql: SQL.searchAll, arguments: [query])
    else { return [] }
    let claim = try Int64.fetchOne(db, sql: SQL.claim, arguments: [first]) ?? first
    let other = try Int64.fetchOne(db, sql: SQL.searchOther, arguments: [query, claim])
    return [first] + (other.map { [$0] } ?? [])
  }

  /// The statements of an id, one a claim; nil where the text is none.
  private func statements(ofID text: String, in db: Database) throws -> [Int64]? {
    if let node = try DocumentRow.nodes(of: text, SQL.statementOfDocument, in: db).first { return [node] }
    guard !text.contains(where: \.isWhitespace) else { return nil }
    let nodes = try Int64.fetchAll(
      db, sql: SQL.statementsOfKey, arguments: [text, Self.mostCandidates])
    return nodes.isEmpty ? nil : nodes
  }

  private func refuseUnknownID(_ text: String, in db: Database) throws {
    guard !text.contains(where: \.isWhitespace), let mark = text.lastIndex(of: "#") else { return }
    let document = String(text[..<mark])
    guard try DocumentRow.find(document, in: db) == nil else {
      throw StoreError.noStatement(text, in: document)
    }
    let reference = Reference(document)
    if try DocumentRow.find(reference.document, in: db) != nil { throw StoreError.versionOfStatement(text) }
  }

  /// The first statement that says just that; all that do are one claim.
  private func statements(saying text: String, in db: Database) throws -> [Int64] {
    guard let form = NormalForm.hash(of: text) else { return [] }
    return try Int64.fetchAll(db, sql: SQL.statementOfForm, arguments: [form])
  }

  private func statements(_ query: String?, in db: Database) throws -> [Int64] {
    guard let query else { return [] }
    return try Int64.fetchAll(db, sql: SQL.search, arguments: [query, Self.mostCandidates])
  }
}

/// Words of a user as queries of the full-text index, in which nothing but the words has a meaning.
struct SearchWords {
  private let words: [String]

  init(_ text: String) {
    words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// For texts that have all of them; nil where there are none.
  var all: String? { words.isEmpty ? nil : "text : (\(joined(words, by: "AND")))" }

  /// For texts that have one of them.
  var any: String? { words.isEmpty ? nil : "text : (\(joined(words, by: "OR")))" }

  /// How many statements the rarest words may find in all: ranking many takes long.
  private static let mostFound = 5_000

  /// For texts that have one of the rarest words.
  func rarest(in db: Database) throws -> String? {
    let counted = try Set(words.map { $0.lowercased() }).map { word -> (word: String, count: Int) in
      let arguments: StatementArguments = ["text : \"\(word)\"", Self.mostFound + 1]
      let count = try Int.fetchOne(db.cachedStatement(sql: SQL.searchCount), arguments: arguments)
      return (word, count ?? 0)
    }.sorted { ($0.count, $0.word) < ($1.count, $1.word) }
    var left = Self.mostFound
    let chosen = counted.prefix { word in
      left -= word.count
      return left >= 0 || word.word == counted[0].word
    }
    return chosen.isEmpty ? nil : "text : (\(joined(chosen.map(\.word), by: "OR")))"
  }

  /// For statements that have all of them in their text or their speaker's name.
  var anywhere: String? { words.isEmpty ? nil : joined(words, by: "AND") }

  /// For speakers that have all of them in their name.
  var speaker: String? { words.isEmpty ? nil : "speaker : (\(joined(words, by: "AND")))" }

  private func joined(_ words: [String], by mark: String) -> String {
    words.map { "\"\($0)\"" }.joined(separator: " \(mark) ")
  }
}
