import CruxModel
import GRDB

/// A part of the base in memory, for questions about all of it: its statements, gathered into claims, and the
/// relations between them.
struct Web {
  struct Member {
    var node: Int64
    var kind: Statement.Kind
    var speaker: String?
    /// The number of its claim: statements of one normal form are one claim.
    var claim: Int
  }

  private(set) var members: [Member] = []
  /// The members of each claim.
  private(set) var claims: [[Int]] = []
  /// The edges between statements of the part, and from them to relations.
  private(set) var edges: [Network.Edge] = []
  private var numbers: [Int64: Int] = [:]
  private var claimOfForm: [Int64: Int] = [:]

  init(_ scope: Scope, _ network: Network, _ db: Database) throws {
    switch scope {
    case .everything: try self.init([0, .max], db)
    case .document(let name):
      guard let document = try DocumentRow.find(name, in: db) else { throw StoreError.noDocument(name) }
      try self.init(document.range, db)
    case .below(let claim):
      self.init()
      for node in try network.below(claim.nodes) {
        for row in try Row.fetchAll(db.cachedStatement(sql: SQL.allStatements), arguments: [node, node]) {
          add(row)
        }
        edges += try network.incoming(node)
      }
    }
  }

  private init() {}

  private init(_ range: [Int64], _ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: SQL.allStatements, arguments: StatementArguments(range))
    while let row = try rows.next() { add(row) }
    let edges = try Row.fetchCursor(db, sql: SQL.allEdges, arguments: StatementArguments(range))
    while let row = try edges.next() {
      self.edges.append(
        Network.Edge(
          relation: row[0], premise: row[1], target: row[2],
          kind: Relation.Kind(rawValue: row[3]) ?? .supports, confidence: row[4]))
    }
  }

  private mutating func add(_ row: Row) {
    let form: Int64? = row[2]
    let claim = form.flatMap { claimOfForm[$0] } ?? claims.count
    if claim == claims.count { claims.append([]) }
    if let form { claimOfForm[form] = claim }
    claims[claim].append(members.count)
    numbers[row[0]] = members.count
    members.append(
      Member(node: row[0], kind: Statement.Kind(rawValue: row[1]) ?? .claim, speaker: row[3], claim: claim))
  }

  /// The claim of a node, or nil for a relation and for what is not in this part.
  func claim(of node: Int64) -> Int? { numbers[node].map { members[$0].claim } }

  /// The first statement of a claim.
  func first(_ claim: Int) -> Int64 { members[claims[claim][0]].node }

  /// The edges by the claim at their target.
  func edgesByTarget() -> [[Network.Edge]] {
    var lists = [[Network.Edge]](repeating: [], count: claims.count)
    for edge in edges { if let claim = claim(of: edge.target) { lists[claim].append(edge) } }
    return lists
  }

  /// The edges by the claim at their premise.
  func edgesByPremise() -> [[Network.Edge]] {
    var lists = [[Network.Edge]](repeating: [], count: claims.count)
    for edge in edges { if let claim = claim(of: edge.premise) { lists[claim].append(edge) } }
    return lists
  }
}

extension Network {
  /// Statements and relations that bear on statements, directly or not, and these.
  func below(_ claim: [Int64]) throws -> [Int64] {
    let walk = try Walk(from: claim, isWeighted: false, same: same, borne)
    return walk.best.keys.sorted()
  }
}
