import CruxModel

/// Which relations are drawn as a point where lines meet, because they are not one line from one statement:
/// those with linked premises (or none), and those that are undercut.
struct Junctions {
  private let undercut: Set<String>

  init(_ graph: Graph) {
    undercut = Set(graph.relations.lazy.filter { $0.kind == .undercuts }.map(\.to))
  }

  func contains(_ relation: Relation) -> Bool {
    relation.from.count != 1 || undercut.contains(relation.id)
  }
}
