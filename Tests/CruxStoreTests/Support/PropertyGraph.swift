import CruxModel

@testable import CruxStore

/// The graph that queries are about, spelled out: what the documentation says, without a thought of speed.
struct PropertyGraph {
  struct Node {
    var type: NodeType
    var id: String
    var properties: [String: QueryValue] = [:]
  }

  struct Edge {
    var label: EdgeLabel
    var from: Int
    var to: Int
    /// Its relation's id.
    var id: String?
    var properties: [String: QueryValue] = [:]
  }

  var nodes: [Node] = []
  var edges: [Edge] = []

  init(_ graphs: [Graph]) {
    for graph in graphs { add(graph) }
    addSame()
  }

  private mutating func number(_ type: NodeType, _ id: String) -> Int {
    if let known = nodes.firstIndex(where: { $0.type == type && $0.id == id }) { return known }
    nodes.append(Node(type: type, id: id, properties: ["id": .text(id), "name": .text(id)]))
    return nodes.count - 1
  }

  private mutating func add(_ graph: Graph) {
    let document = number(.document, graph.id)
    nodes[document].properties["version"] = .number(1)
    var numbers: [String: Int] = [:]
    for statement in graph.statements {
      let node = number(.statement, "\(graph.id)#\(statement.id)")
      numbers[statement.id] = node
      nodes[node].properties = [
        "id": .text(nodes[node].id), "kind": .text(statement.kind.rawValue), "text": .text(statement.text),
        "document": .text(graph.id), "speaker": statement.speaker.map(QueryValue.text) ?? .null,
        "confidence": statement.confidence.map(QueryValue.number) ?? .null,
      ]
      edges.append(Edge(label: .from, from: node, to: document))
      if let speaker = statement.speaker {
        edges.append(Edge(label: .states, from: number(.speaker, speaker), to: node))
      }
    }
    for relation in graph.relations {
      let node = number(.relation, "\(graph.id)#\(relation.id)")
      numbers[relation.id] = node
      nodes[node].properties = [
        "id": .text(nodes[node].id), "kind": .text(relation.kind.rawValue), "document": .text(graph.id),
        "confidence": relation.confidence.map(QueryValue.number) ?? .null,
      ]
    }
    for relation in graph.relations {
      guard let own = numbers[relation.id], let target = numbers[relation.to] else { continue }
      for premise in relation.from.compactMap({ numbers[$0] }) where nodes[premise].type == .statement {
        edges.append(Edge(label: .premise, from: premise, to: own))
        guard let label = EdgeLabel.allCases.first(where: { $0.relation == relation.kind }),
          nodes[target].type == label.end
        else { continue }
        edges.append(
          Edge(
            label: label, from: premise, to: target, id: nodes[own].id,
            properties: [
              "id": .text(nodes[own].id), "confidence": nodes[own].properties["confidence"] ?? .null,
            ]))
      }
    }
  }

  /// Both ways, as one edge has no direction.
  private mutating func addSame() {
    let statements = nodes.indices.filter { nodes[$0].type == .statement }
    for one in statements {
      for other in statements where one != other && nodes[one].text == nodes[other].text {
        edges.append(Edge(label: .same, from: one, to: other))
      }
    }
  }
}

extension PropertyGraph.Node {
  fileprivate var text: String? { if case .text(let text)? = properties["text"] { text } else { nil } }
}
