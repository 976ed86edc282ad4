import CruxModel

/// Makes a graph of what was found: the paths, all premises of their relations, and what speaks against the found.
struct Drawing {
  private let network: Network
  private var statements: [Int64] = []
  private var relations: [Int64] = []
  /// What is a premise of one of the relations.
  private var premises: Set<Int64> = []
  private var known: Set<Int64> = []
  /// The statements and relations of which all attacks were added.
  private var attacked: Set<Int64> = []

  init(_ network: Network) { self.network = network }

  mutating func add(_ found: Found) throws {
    try add(found.path)
    for node in found.path where try network.relation(node) != nil { try addAttacks(on: node) }
    // A claim that many documents have is done with the first of its statements.
    guard !found.claim.isEmpty || !attacked.contains(found.node) else { return }
    for node in try claim(of: found) { try addAttacks(on: node) }
  }

  private func claim(of found: Found) throws -> [Int64] {
    try [found.node] + network.same(found.node) + found.claim
  }

  /// Adds statements and relations, with all premises.
  mutating func add(_ nodes: [Int64]) throws {
    for node in nodes {
      if try network.relation(node) != nil { try add(relation: node) } else { add(statement: node) }
    }
  }

  /// Adds relations of some kinds between statements that were added.
  mutating func addRelations(_ isWanted: (Relation.Kind) -> Bool = { _ in true }) throws {
    for node in statements {
      for edge in try network.incoming(node) where isWanted(edge.kind) && known.contains(edge.premise) {
        try add(relation: edge.relation)
      }
    }
  }

  /// Adds all that bears on what was found and what says the same, each with what speaks against it.
  mutating func addGrounds(of found: Found) throws {
    for node in try claim(of: found) {
      for edge in try network.incoming(node) where edge.kind != .restates {
        try add(Found(node: edge.premise, path: [edge.premise, edge.relation]))
      }
    }
  }

  private mutating func addAttacks(on node: Int64) throws {
    guard attacked.insert(node).inserted else { return }
    for edge in try network.incoming(node) where edge.kind.isAttack { try add(relation: edge.relation) }
  }

  /// The graph, in which statements that are the same claim restate one of them.
  ///
  /// - Parameter claim: the thesis, where it was added.
  func graph(about claim: Claim?) throws -> Graph {
    let claim = claim.flatMap { known.contains($0.statement.node) ? $0.statement : nil }
    var graph = Graph(id: "answer", title: claim?.statement.text, thesis: claim?.id)
    var documents: Set<String> = []
    let statements = [claim?.node].compactMap(\.self) + statements.filter { $0 != claim?.node }
    for node in statements {
      guard let found = try network.statement(node) else { continue }
      var statement = found.statement
      statement.id = found.id
      graph.statements.append(statement)
      let document = try network.document(holding: node)
      if documents.insert(document.id).inserted { graph.documents.append(document) }
    }
    graph.relations = try relations.compactMap(drawn) + joins(statements, thesis: claim?.node)
    return graph
  }

  private mutating func add(statement node: Int64) {
    if known.insert(node).inserted { statements.append(node) }
  }

  /// Adds a relation with its premises and what it bears on, which is another relation where it undercuts.
  private mutating func add(relation node: Int64) throws {
    var node = node
    var added: [Int64] = []
    while known.insert(node).inserted, let target = try network.relation(node)?.target {
      for premise in try network.premises(of: node, at: target) {
        add(statement: premise)
        premises.insert(premise)
      }
      added.append(node)
      if try network.relation(target) == nil { add(statement: target) }
      node = target
    }
    relations += added.reversed()
  }

  private func drawn(_ node: Int64) throws -> Relation? {
    guard let row = try network.relation(node), let target = row.target else { return nil }
    return Relation(
      id: row.id, kind: row.kind, from: try network.ids(network.premises(of: node, at: target)),
      to: try network.ids([target])[0], scheme: row.scheme, confidence: row.confidence)
  }

  private func joins(_ statements: [Int64], thesis: Int64?) throws -> [Relation] {
    let forms = try statements.map(network.form)
    // What bears on something has its place by that; the rest of its claim has it by restating it.
    var heads: [Int64: Int64] = [:]
    for isPlaced in [true, false] {
      for (node, form) in zip(statements, forms) where (node == thesis || premises.contains(node)) == isPlaced
      {
        if let form { heads[form] = heads[form] ?? node }
      }
    }
    return try zip(statements, forms).compactMap { node, form in
      guard let form, let head = heads[form], head != node else { return nil }
      let ids = try network.ids([node, head])
      return Relation(id: "\(ids[0])=\(ids[1])", kind: .restates, from: [ids[0]], to: ids[1])
    }
  }
}
