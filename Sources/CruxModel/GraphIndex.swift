/// Look-up and traversal of a graph, in constant time a step.
///
/// Statements and relations are nodes, numbered in the order of the graph: statements from 0, then relations.
/// Adjacency is four flat arrays, built once.
public struct GraphIndex: Sendable {
  public let graph: Graph
  private let numbers: [String: Int32]
  private let targets: [Int32]
  private let premiseList: AdjacencyList
  private let incomingList: AdjacencyList
  private let outgoingList: AdjacencyList

  public init(_ graph: Graph) {
    let statements = graph.statements.count
    let nodes = statements + graph.relations.count
    var numbers = [String: Int32](minimumCapacity: nodes)
    // The first of an id keeps it; looking before each would hash every id twice.
    func add(_ id: String, _ number: Int) {
      if let first = numbers.updateValue(Int32(number), forKey: id) { numbers[id] = first }
    }
    for number in graph.statements.indices { add(graph.statements[number].id, number) }
    for number in graph.relations.indices { add(graph.relations[number].id, statements + number) }
    var premises = AdjacencyList.Builder(nodes: graph.relations.count)
    var incoming = AdjacencyList.Builder(nodes: nodes)
    var outgoing = AdjacencyList.Builder(nodes: nodes)
    var targets: [Int32] = []
    targets.reserveCapacity(graph.relations.count)
    for number in graph.relations.indices {
      let node = Int32(statements + number)
      let target = numbers[graph.relations[number].to] ?? -1
      targets.append(target)
      if target >= 0 { incoming.add(node, to: Int(target)) }
      for premise in graph.relations[number].from {
        guard let from = numbers[premise] else { continue }
        premises.add(from, to: number)
        outgoing.add(node, to: Int(from))
      }
    }
    self.graph = graph
    self.numbers = numbers
    self.targets = targets
    premiseList = premises.build()
    incomingList = incoming.build()
    outgoingList = outgoing.build()
  }

  public var statementCount: Int { graph.statements.count }
  public var nodeCount: Int { graph.statements.count + graph.relations.count }

  /// Whether no two statements or relations share an id.
  public var hasUniqueIDs: Bool { numbers.count == nodeCount }

  /// The first id that a statement or relation shares with one before it.
  public var sharedID: String? {
    guard !hasUniqueIDs else { return nil }
    let ids = graph.statements.map(\.id) + graph.relations.map(\.id)
    return ids.enumerated().first { node($0.element) != $0.offset }?.element
  }

  /// The node of an id; the first, where several share it.
  public func node(_ id: String) -> Int? { numbers[id].map(Int.init) }

  /// The statement of an id.
  public func statement(_ id: String) -> Statement? { node(id).flatMap(statement(at:)) }

  /// The relation of an id.
  public func relation(_ id: String) -> Relation? { node(id).flatMap(relation(at:)) }

  /// The statement that is this node, or nil for a relation.
  public func statement(at node: Int) -> Statement? {
    node < statementCount ? graph.statements[node] : nil
  }

  /// The relation that is this node, or nil for a statement.
  public func relation(at node: Int) -> Relation? {
    node >= statementCount ? graph.relations[node - statementCount] : nil
  }

  public func isRelation(_ node: Int) -> Bool { node >= statementCount }

  /// The relations whose target this node is.
  public func incoming(_ node: Int) -> ArraySlice<Int32> { incomingList[node] }

  /// The relations of which this node is a premise.
  public func outgoing(_ node: Int) -> ArraySlice<Int32> { outgoingList[node] }

  /// The premises of a relation, those that exist.
  public func premises(ofRelation node: Int) -> ArraySlice<Int32> { premiseList[node - statementCount] }

  /// What a relation bears on, if it exists.
  public func target(ofRelation node: Int) -> Int? {
    let target = Int(targets[node - statementCount])
    return target >= 0 ? target : nil
  }
}
