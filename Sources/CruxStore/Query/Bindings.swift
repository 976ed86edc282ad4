/// What names stand for in SQL.
struct Bindings {
  struct Node {
    var type: NodeType
    /// The alias of its table; of a speaker, the name.
    var sql: String

    /// What tells it from all other nodes: a number for a statement or relation, one below zero for a document,
    /// a text for a speaker.
    var key: String {
      switch type {
      case .statement, .relation: "\(sql).id"
      case .document: "-\(sql).id"
      case .speaker: "('\(Trails.speakerMark)' || \(sql))"
      }
    }
  }

  struct Edge {
    var source: Typing.Source
    /// The alias of its table.
    var sql: String
    /// SQL of what tells its ends from those of other edges with its label.
    var ends = "''"

    /// What tells it from all other edges: the node of its relation and which of its premises it begins at or, without
    /// a relation, its label and ends.
    var key: String { "(\(shown) || \(isRelation ? "' ' || \(sql).position" : ends))" }

    /// Its part of a path: the node of its relation or, without one, its label.
    var shown: String { isRelation ? "\(sql).relation" : "'\(label)'" }

    var isRelation: Bool { source.labels.contains { $0.relation != nil } }

    var label: String { source.labels.map(\.rawValue).joined() }
  }

  enum Binding {
    case node(Node)
    case edge(Edge)
    /// SQL of a JSON array.
    case path(String)
    /// Nothing matched an optional pattern.
    case absent
  }

  private(set) var bindings: [String: Binding] = [:]

  subscript(name: String) -> Binding? {
    get { bindings[name] }
    set { bindings[name] = newValue }
  }

  func node(_ name: String) -> Node? { if case .node(let node)? = bindings[name] { node } else { nil } }
}
