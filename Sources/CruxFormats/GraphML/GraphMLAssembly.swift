import CruxModel

/// Makes an argument graph of the nodes and edges of a GraphML document, in whatever order they come.
struct GraphMLAssembly {
  /// What an XML id stands for.
  private enum Node {
    case statement(Int)
    /// A node that a relation takes for itself.
    case junction(Int)
    /// An end that does not exist.
    case missing(id: String)
  }

  private struct Junction {
    let id: String
    let line: Int
    var premises: [String] = []
    var hasConclusion = false
  }

  private struct Edge {
    let source: String
    let target: String
    /// Nil for a premise of a junction.
    let kind: Relation.Kind?
    let line: Int
    /// Whether it has an XML id.
    let isNamed: Bool
    /// With its ends only where GraphML could not hold them.
    var relation: Relation
  }

  var remarks = GraphMLRemarks()
  private var graph: Graph?
  private var statements: [Statement] = []
  private var junctions: [Junction] = []
  private var edges: [Edge] = []
  /// What XML ids stand for; the first counts, where one is used twice.
  private var nodeList: [(name: String, node: Node)] = []
  /// Statements that are groups of others, by number.
  private var groups: [Int: (name: String, line: Int)] = [:]

  mutating func add(graph element: GraphMLElement, isNested: Bool) throws {
    guard graph == nil, !isNested else {
      return remarks.assumed(
        "A \(isNested ? "nested" : "second") graph is read as part of the first", line: element.line)
    }
    graph = try element.graph()
  }

  mutating func add(_ element: GraphMLElement) throws {
    switch element.kind {
    case .edge: try add(edge: element)
    case .node: try add(node: element)
    case .graph: break
    }
  }
}

extension GraphMLAssembly {
  private mutating func add(node element: GraphMLElement) throws {
    let name = element.id ?? ""
    let node: Node
    switch element[.kind] {
    case "relation":
      node = .junction(junctions.count)
      junctions.append(Junction(id: try element.ownID(), line: element.line))
    case "missing":
      node = .missing(id: try element.ownID())
    default:
      node = .statement(statements.count)
      if element.isGroup { groups[statements.count] = (name, element.line) }
      statements.append(try element.statement(&remarks))
    }
    nodeList.append((name, node))
  }

  private mutating func add(edge element: GraphMLElement) throws {
    let kind = element.relationKind(&remarks)
    let relation = try element.relation(kind ?? .supports, &remarks)
    edges.append(
      Edge(
        source: element.source, target: element.target, kind: kind, line: element.line,
        isNamed: element.id != nil, relation: relation)
    )
  }
}

extension GraphMLAssembly {
  /// The graph, once all is there.
  ///
  /// - Throws: `FormatError` where there is none.
  func reading() throws -> Reading {
    guard graph != nil else {
      throw FormatError(stage: GraphMLReader.stage, message: "There is no <graph> in the document.")
    }
    var copy = self
    return copy.assembled()
  }

  private mutating func assembled() -> Reading {
    var graph = graph ?? Graph(id: "")
    graph.relations = relations()
    graph.statements = withoutIdleGroups()
    return Reading(graph: graph, findings: remarks.findings)
  }

  private mutating func relations() -> [Relation] {
    var nodes = [String: Node](minimumCapacity: nodeList.count)
    for (name, node) in nodeList.reversed() { nodes[name] = node }
    var relations: [Relation] = []
    relations.reserveCapacity(edges.count)
    /// Relations whose premises are gathered at a junction, by number.
    var gathered: [(relation: Int, junction: Int)] = []
    var ids = ContentID()
    // networkx keeps the ids of edges in an attribute; igraph has ids of nodes there.
    var taken = Set(edges.allSatisfy(\.isNamed) ? [] : statements.map(\.id) + junctions.map(\.id))
    for edge in edges {
      let source = nodes[edge.source]
      let target = nodes[edge.target]
      if edge.kind == nil, case .junction(let junction) = target {
        junctions[junction].premises.append(id(source) ?? edge.source)
        continue
      }
      var relation = edge.relation
      let hasOwnEnds = !relation.from.isEmpty || !relation.to.isEmpty
      if !hasOwnEnds { relation.to = id(target) ?? edge.target }
      if case .junction(let junction) = source, edge.kind != nil, !junctions[junction].hasConclusion {
        junctions[junction].hasConclusion = true
        relation.id = junctions[junction].id
        if !hasOwnEnds { gathered.append((relations.count, junction)) }
      } else {
        if !hasOwnEnds { relation.from = [id(source) ?? edge.source] }
        if !edge.isNamed, relation.id.isEmpty || !taken.insert(relation.id).inserted {
          if !relation.id.isEmpty {
            remarks.dropped("The attribute \"id\" has no place in an argument graph", line: edge.line)
          }
          relation.id = ids.relation(relation.kind, from: relation.from, to: relation.to)
        }
      }
      relations.append(relation)
    }
    for (relation, junction) in gathered { relations[relation].from = junctions[junction].premises }
    for junction in junctions where !junction.hasConclusion {
      remarks.dropped("A relation without an edge out bears on nothing", line: junction.line)
    }
    return relations
  }

  private func id(_ node: Node?) -> String? {
    switch node {
    case .statement(let number): statements[number].id
    case .junction(let number): junctions[number].id
    case .missing(let id): id
    case nil: nil
    }
  }

  private mutating func withoutIdleGroups() -> [Statement] {
    if groups.isEmpty { return statements }
    let ends = Set(edges.flatMap { [$0.source, $0.target] })
    return statements.enumerated().compactMap { number, statement in
      if let group = groups[number], !ends.contains(group.name) {
        remarks.dropped("A group is no statement; what is in it is kept", line: group.line)
        return nil
      }
      return statement
    }
  }
}
