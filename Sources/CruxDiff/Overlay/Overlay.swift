import CruxModel

/// Both graphs in one, with what became of each statement and relation.
public struct Overlay: Sendable {
  public enum Mark: String, Sendable, CaseIterable {
    case added, removed, changed
    /// A support that became an attack, or the other way round.
    case turned
  }

  /// The second graph, and what the first has beside it. Ids are those of the second; what is gone keeps its own,
  /// with `before:` in front where that is taken.
  public let graph: Graph
  /// By id; what did not change has none.
  public let marks: [String: Mark]

  public init(_ difference: Difference) {
    let (before, after, matching) = (difference.before, difference.after, difference.matching)
    var names: [String: String] = [:]
    for (ours, theirs) in matching.pairs where names[before.statements[ours].id] == nil {
      names[before.statements[ours].id] = after.statements[theirs].id
    }
    for (ours, theirs) in matching.relationsAfter.enumerated() {
      if let theirs { names[before.relations[ours].id] = after.relations[theirs].id }
    }
    var taken = Set(after.statements.map(\.id) + after.relations.map(\.id))
    var unused = UnusedNames()
    for id in before.statements.map(\.id) + before.relations.map(\.id) where names[id] == nil {
      names[id] = unused.first(of: taken.contains(id) ? "before:" + id : id) { taken.insert($0).inserted }
    }
    let merged = Set(matching.merges.flatMap(\.parts))
    var graph = after
    graph.statements = Places(before, after, matching).all.compactMap { place in
      switch place {
      case .after(let number), .both(_, let number): return after.statements[number]
      case .before(let number):
        guard !merged.contains(number) else { return nil }
        var statement = before.statements[number]
        statement.id = names[statement.id] ?? statement.id
        statement.anchor = nil
        return statement
      }
    }
    for (number, relation) in before.relations.enumerated()
    where matching.relationsAfter[number] == nil && !matching.parallelRelationsBefore.contains(number) {
      graph.relations.append(relation.renamed(names))
    }
    self.graph = graph
    marks = Self.marks(of: difference.changes, names)
  }

  private static func marks(of changes: [Change], _ names: [String: String]) -> [String: Mark] {
    var marks: [String: Mark] = [:]
    for change in changes {
      switch change.name {
      case .added, .relationAdded: for id in change.after { marks[id] = .added }
      case .removed, .relationRemoved: for id in change.before { marks[names[id] ?? id] = .removed }
      case .turned: for id in change.after { marks[id] = .turned }
      // A place in the text is nothing that a picture of an argument shows.
      case .moved, .anchorMoved, .anchorLost, .thesisChanged: continue
      default: for id in change.after where marks[id] == nil { marks[id] = .changed }
      }
    }
    return marks
  }
}
