import CruxLanguage
import CruxModel
import Foundation
import GRDB

extension Base {
  /// How sure a proposal must be to be stored.
  private static let leastScore = 0.6
  /// How many claims a claim is compared with.
  private static let candidates = 20
  private static let batch = 200

  /// Looks for claims that may be the same, opposed or one more exact than the other, and stores what it finds.
  ///
  /// Each claim of the newest versions is compared with those that the full-text index finds by its words, in other
  /// documents: once, and again when a second document has it, as what is beside it in the first was left out. A pair
  /// that was proposed or settled before is left as it is. What was found is safe after every few hundred claims.
  ///
  /// - Parameter progress: is told how many claims were compared, and of how many.
  /// - Returns: how many proposals are new.
  public func proposeSameClaims(progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    guard let vectors = WordVectors.english else {
      throw StoreError.failed(path: path, detail: "the word vectors of this installation are missing")
    }
    let waiting = try read { db in try Int64.fetchAll(db, sql: SQL.notCompared) }
    var found = 0
    for start in stride(from: 0, to: waiting.count, by: Self.batch) {
      let part = waiting[start..<min(start + Self.batch, waiting.count)]
      // Comparing takes long; others may write meanwhile.
      let compared = try read { db in try part.compactMap { try compare($0, vectors, in: db) } }
      found += try write { db in try compared.reduce(0) { try $0 + store($1, in: db) } }
      progress(start + part.count, waiting.count)
    }
    return found
  }

  /// A form that was compared, the document that was left out, and the rows of proposals that come of it.
  private typealias Comparison = (form: Int64, document: Int64?, proposals: [StatementArguments])

  private func compare(
    _ node: Int64, _ vectors: WordVectors, in db: Database
  ) throws -> Comparison? {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: SQL.toCompare), arguments: [node]) else {
      return nil
    }
    let (form, text, document): (Int64, String, Int64?) = (row[0], row[1], row[2])
    guard let query = try SearchWords(text).rarest(in: db) else { return (form, document, []) }
    let profile = ClaimProfile(text, vectors)
    var known: Set<Int64> = [form]
    var found: [StatementArguments] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: SQL.likeStatements), arguments: [query, document])
    while known.count <= Self.candidates, let row = try rows.next() {
      let otherForm: Int64 = row[0]
      guard known.insert(otherForm).inserted else { continue }
      let otherProfile = ClaimProfile(row[1], vectors)
      let (there, back) = (ClaimLikeness(profile, otherProfile), ClaimLikeness(otherProfile, profile))
      // Only one of two directions refines.
      let isTurned = back.kind == .refines && (there.kind != .refines || back.score > there.score)
      let likeness = isTurned ? back : there
      guard likeness.score >= Self.leastScore else { continue }
      let pair = isTurned ? [otherForm, form] : [form, otherForm]
      found.append([pair[0], pair[1], likeness.kind.rawValue, likeness.score, likeness.reason])
    }
    return (form, document, found)
  }

  /// - Returns: how many of the proposals are new.
  private func store(_ comparison: Comparison, in db: Database) throws -> Int {
    try db.cachedStatement(sql: SQL.newCompared).execute(arguments: [comparison.form, comparison.document])
    return try comparison.proposals.reduce(0) { count, proposal in
      try db.cachedStatement(sql: SQL.newProposal).execute(arguments: proposal)
      return count + db.changesCount
    }
  }

  /// Proposals about claims that the newest versions have, the surest first.
  ///
  /// - Parameter settled: whether those that a person has settled, or that follow from these, are wanted, too.
  public func proposals(settled: Bool = false, limit: Int = 100) throws -> [Proposal] {
    try read { db in
      let network = try Network(db)
      return try Row.fetchAll(db, sql: SQL.proposals, arguments: [settled, limit]).compactMap { row in
        guard let one = try network.statement(row[1]), let other = try network.statement(row[2]) else {
          return nil
        }
        return Proposal(
          id: row[0], one: one, other: other, kind: ClaimLikeness.Kind(rawValue: row[3]) ?? .same,
          score: row[4],
          reason: row[5], verdict: (row[6] as String?).flatMap(Proposal.Verdict.init))
      }
    }
  }

  /// How many proposals there are for `proposals` without its limit.
  public func proposalCount(settled: Bool = false) throws -> Int {
    try read { db in try Int.fetchOne(db, sql: SQL.proposalCount, arguments: [settled]) ?? 0 }
  }

  /// Settles a proposal. Claims that are accepted as the same are one claim from then on, in every question, for as
  /// long as texts say them, however often these are extracted; settling it otherwise undoes that.
  ///
  /// - Parameter verdict: nil for a proposal that is to be settled again.
  /// - Throws: `StoreError.noProposal`; `StoreError.contradiction` where accepted proposals would make one claim of
  ///   those that a rejected one keeps apart.
  public func settle(_ proposal: Int, as verdict: Proposal.Verdict?, at time: Date = .now) throws {
    try write { db in
      // An earlier Crux let them be.
      let known = Set(try Int.fetchAll(db, sql: SQL.overruled))
      try db.execute(
        sql: SQL.settle,
        arguments: [verdict?.rawValue, verdict.map { _ in time.formatted(.iso8601) }, proposal])
      guard db.changesCount == 1 else { throw StoreError.noProposal(proposal) }
      try Self.mergeForms(in: db)
      for row in try Row.fetchAll(db, sql: SQL.overruled) where row[0] == proposal || !known.contains(row[0])
      {
        throw StoreError.contradiction(
          rejected: row[0], accepted: try chain(from: row[1], to: row[2], in: db))
      }
    }
  }

  /// The accepted proposals that, one after another, make two forms the same claim; the fewest.
  private func chain(from start: Int64, to end: Int64, in db: Database) throws -> [Int] {
    var links: [Int64: [(form: Int64, proposal: Int)]] = [:]
    for row in try Row.fetchAll(db, sql: SQL.acceptedAsSame) {
      links[row[0], default: []].append((row[1], row[2]))
      links[row[1], default: []].append((row[0], row[2]))
    }
    var chains: [Int64: [Int]] = [start: []]
    var queue = [start]
    var position = 0
    while position < queue.count, chains[end] == nil {
      let form = queue[position]
      position += 1
      for link in links[form] ?? [] where chains[link.form] == nil {
        chains[link.form] = (chains[form] ?? []) + [link.proposal]
        queue.append(link.form)
      }
    }
    return chains[end] ?? []
  }

  /// Makes the classes of forms again from the pairs that were accepted; the least stands for each.
  static func mergeForms(in db: Database) throws {
    let pairs = try Row.fetchAll(db, sql: SQL.acceptedAsSame).map { [$0[0] as Int64, $0[1]] }
    let forms = Set(pairs.joined()).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(forms, forms.indices))
    var classes = Partition(forms.count)
    for pair in pairs { classes.join(numbers[pair[0], default: 0], numbers[pair[1], default: 0]) }
    try db.execute(sql: SQL.unmerge)
    for (number, form) in forms.enumerated() {
      try db.execute(sql: SQL.newMerged, arguments: [form, forms[classes.root(number)]])
    }
  }
}
