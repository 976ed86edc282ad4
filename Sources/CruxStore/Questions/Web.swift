import CruxModel
import GRDB

/// A part of the base in memory, for questions about all of it: its statements, gathered into claims, and the
/// relations between them.
struct Web {
  struct Member {
    var node: Int64
    var kind: Statement.Kind
    var form: Int64?
    var speaker: String?
    /// The document that it is anchored in, where that has another name than the one that it is of.
    var source: String?
    /// The number of its claim: statements of one normal form, and such as restate one another, are one claim.
    var claim: Int
  }

  private(set) var members: [Member] = []
  /// The members of each claim.
  private(set) var claims: [[Int]] = []
  /// The edges between statements of the part, and from them to relations.
  private(set) var edges: [Network.Edge] = []
  private var numbers: [Int64: Int] = [:]

  init(_ scope: Scope, _ network: Network, _ db: Database) throws {
    switch scope {
    case .everything: try self.init([0, .max], db)
    case .document(let name):
      try self.init(DocumentRow.named(name, in: db).range, db)
    case .below(let claim):
      self.init()
      for node in try network.below(claim.nodes) {
        for row in try Row.fetchAll(db.cachedStatement(sql: SQL.allStatements), arguments: [node, node]) {
          add(row)
        }
        edges += try network.incoming(node)
      }
    }
    try gatherClaims(network)
  }

  private init() {}

  private init(_ range: [Int64], _ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: SQL.allStatements, arguments: StatementArguments(range))
    while let row = try rows.next() { add(row) }
    try RowReader(db, SQL.allEdges).rows(of: range[0], range[1]) { edges.append(Network.Edge($0)) }
  }

  /// Makes claims of statements of one form, and of such as restate one another.
  private mutating func gatherClaims(_ network: Network) throws {
    var sets = Partition(members.count)
    var firstOfForm: [Int64: Int] = [:]
    for (number, member) in members.enumerated() {
      guard let form = member.form else { continue }
      sets.join(firstOfForm[form, default: number], number)
      firstOfForm[form] = firstOfForm[form] ?? number
    }
    for edge in edges where edge.kind == .restates {
      guard try network.joinsClaims(edge), let one = numbers[edge.premise], let other = numbers[edge.target]
      else { continue }
      sets.join(one, other)
    }
    for member in members.indices {
      let root = sets.root(member)
      if root == member { claims.append([]) }
      members[member].claim = root == member ? claims.count - 1 : members[root].claim
      claims[members[member].claim].append(member)
    }
  }

  private mutating func add(_ row: Row) {
    numbers[row[0]] = members.count
    members.append(
      Member(
        node: row[0], kind: Statement.Kind(rawValue: row[1]) ?? .claim, form: row[2], speaker: row[3],
        source: row[4], claim: 0))
  }

  /// The claim of a node, or nil for a relation and for what is not in this part.
  func claim(of node: Int64) -> Int? { numbers[node].map { members[$0].claim } }

  /// The number of a node's claim or, below zero, the relation that it is.
  func place(of node: Int64) -> Int64 { claim(of: node).map(Int64.init) ?? -node }

  /// The statements of a claim.
  func nodes(_ claim: Int) -> [Int64] { claims[claim].map { members[$0].node } }

  /// The edges by the claim at one of their ends.
  func edges(by end: KeyPath<Network.Edge, Int64>) -> [[Network.Edge]] {
    var lists = [[Network.Edge]](repeating: [], count: claims.count)
    for edge in edges { if let claim = claim(of: edge[keyPath: end]) { lists[claim].append(edge) } }
    return lists
  }
}

extension Network {
  /// Statements and relations that bear on statements or on what these restate, directly or not, and these.
  func below(_ claim: [Int64]) throws -> [Int64] {
    let walk = try Walk(from: claim, isWeighted: false, same: same) { node in
      try borne(node) + sameByRestating(node)
    }
    return walk.best.keys.sorted()
  }
}
