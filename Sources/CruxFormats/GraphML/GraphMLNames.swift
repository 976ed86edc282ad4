import CruxModel

/// The XML ids of a graph's nodes: their own ids, save where these are no name tokens or are used twice.
struct GraphMLNames {
  /// The id of a statement or relation, and its name in XML.
  struct End {
    let id: String
    let name: String
  }

  private let index: GraphIndex
  /// Names by node, where they differ from the node's id.
  private var exceptions: [Int: String] = [:]
  /// Ends of relations that do not exist, in the order of the graph.
  private(set) var missing: [End] = []
  private var missingNumbers: [String: Int] = [:]
  private var taken: Set<String> = []
  private var unused = UnusedNames()

  init(_ index: GraphIndex) {
    self.index = index
    for node in 0..<index.nodeCount {
      let id = index.id(node)
      let isShared = !index.hasUniqueIDs && index.node(id) != node
      if isShared || !id.isNameToken { exceptions[node] = take(id.nameToken) }
    }
    for (number, relation) in index.graph.relations.enumerated() {
      let node = index.statementCount + number
      let isWhole =
        index.target(ofRelation: node) != nil
        && index.premises(ofRelation: node).count == relation.from.count
      if isWhole { continue }
      for id in relation.from + [relation.to] where index.node(id) == nil && missingNumbers[id] == nil {
        missingNumbers[id] = missing.count
        missing.append(End(id: id, name: take(id.nameToken)))
      }
    }
  }

  subscript(node: Int) -> String { isID(node) ? index.id(node) : exceptions[node] ?? index.id(node) }

  /// Whether a node's name is its id.
  func isID(_ node: Int) -> Bool { exceptions.isEmpty || exceptions[node] == nil }

  /// What an end of a relation refers to.
  ///
  /// - Parameter node: its node, if that is known.
  func end(_ id: String, node: Int? = nil) -> End {
    if let node = node ?? index.node(id) { return End(id: index.id(node), name: self[node]) }
    return missingNumbers[id].map { missing[$0] } ?? End(id: id, name: id.nameToken)
  }

  private mutating func take(_ name: String) -> String {
    unused.first(of: name) { index.node($0) == nil && taken.insert($0).inserted }
  }
}

extension GraphIndex {
  /// The id of a node's statement or relation.
  func id(_ node: Int) -> String {
    node < statementCount ? graph.statements[node].id : graph.relations[node - statementCount].id
  }
}
