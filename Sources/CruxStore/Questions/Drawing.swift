import CruxModel

/// Makes a graph of what was found: the paths, all premises of their relations, and what speaks against the found.
struct Drawing {
  private let network: Network
  private var statements: [Int64] = []
  private var relations: [Int64] = []
  private var known: Set<Int64> = []
  private var same: [(from: Int64, to: Int64)] = []

  init(_ network: Network) { self.network = network }

  mutating func add(_ found: Found) throws {
    var last: Int64?
    for node in found.path {
      if try network.relation(node) != nil {
        try add(relation: node)
        try addAttacks(on: node)
        last = nil
      } else {
        add(statement: node)
        if let last, last != node, try network.same(node).contains(last) { join(last, node) }
        last = node
      }
    }
    try addAttacks(on: found.node)
  }

  /// Adds statements and relations, with all premises, and says which statements are the same claim.
  mutating func add(_ nodes: [Int64]) throws {
    for node in nodes {
      guard try network.relation(node) == nil else {
        try add(relation: node)
        continue
      }
      add(statement: node)
      if let first = try network.same(node).min(), first < node, known.contains(first) { join(first, node) }
    }
  }

  private mutating func addAttacks(on node: Int64) throws {
    for edge in try network.incoming(node) where edge.kind.isAttack { try add(relation: edge.relation) }
  }

  /// - Parameter claim: the thesis.
  func graph(about claim: Claim?) throws -> Graph {
    let title = claim?.statement.statement.text
    var graph = Graph(id: "answer", title: title, thesis: claim?.statement.id)
    var documents: Set<String> = []
    let claim = claim?.statement.node
    for node in [claim].compactMap(\.self) + statements.filter({ $0 != claim }) {
      guard let found = try network.statement(node) else { continue }
      var statement = found.statement
      statement.id = found.id
      graph.statements.append(statement)
      let document = try network.document(holding: node)
      if documents.insert(document.id).inserted { graph.documents.append(document) }
    }
    graph.relations = try relations.compactMap(drawn) + joins()
    return graph
  }

  private mutating func add(statement node: Int64) {
    if known.insert(node).inserted { statements.append(node) }
  }

  /// Adds a relation with its premises and what it bears on.
  private mutating func add(relation node: Int64) throws {
    guard known.insert(node).inserted, let target = try network.relation(node)?.target else { return }
    for edge in try network.incoming(target) where edge.relation == node { add(statement: edge.premise) }
    if try network.relation(target) == nil { add(statement: target) } else { try add(relation: target) }
    relations.append(node)
  }

  private mutating func join(_ one: Int64, _ other: Int64) {
    let pair = (from: one, to: other)
    if !same.contains(where: { $0 == pair || $0 == (other, one) }) { same.append(pair) }
  }

  private func drawn(_ node: Int64) throws -> Relation? {
    guard let row = try network.relation(node), let target = row.target else { return nil }
    let premises = try network.incoming(target).filter { $0.relation == node }
    return Relation(
      id: row.id, kind: row.kind, from: try network.ids(premises.map(\.premise)),
      to: try network.ids([target])[0], scheme: row.scheme, confidence: row.confidence)
  }

  private func joins() throws -> [Relation] {
    try same.map { pair in
      let ids = try network.ids([pair.from, pair.to])
      return Relation(id: "\(ids[0])=\(ids[1])", kind: .restates, from: [ids[0]], to: ids[1])
    }
  }
}
