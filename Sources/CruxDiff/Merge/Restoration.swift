import CruxModel

/// Brings back what one side removed and the other uses: a thesis, an end of a relation, the document of an anchor; and
/// with it the relations that went because it did.
struct Restoration {
  private let base: Graph
  private let ours: Graph
  private let theirs: Graph
  private(set) var graph: Graph
  private(set) var conflicts: [Merge.Conflict]
  /// The statements and relations that are there by now, and those that came back.
  private var present: Set<String>
  private var restored: Set<String> = []

  /// - Parameter conflicts: those so far.
  init(_ graph: Graph, _ conflicts: [Merge.Conflict], base: Graph, ours: Graph, theirs: Graph) {
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
    (self.graph, self.conflicts) = (graph, conflicts)
    present = Set(graph.statements.map(\.id) + graph.relations.map(\.id))
  }

  mutating func run() {
    restoreEnds()
    restoreLostRelations()
    for side in [ours, theirs] {
      graph.statements = graph.statements.weaving(side.statements) { restored.contains($0.id) }
      graph.relations = graph.relations.weaving(side.relations) { restored.contains($0.id) }
    }
    restoreDocuments()
  }

  /// The thesis and the ends of relations, and those that theirs has where they are in conflict.
  private mutating func restoreEnds() {
    let (ourStatements, theirStatements) = (ours.statements.byID, theirs.statements.byID)
    let (ourRelations, theirRelations) = (ours.relations.byID, theirs.relations.byID)
    let contested = Set(
      conflicts.filter { $0.what == Relation.name && $0.field == "argument" }.map(\.id))
    let isThesisContested = conflicts.contains { $0.what == "graph" && $0.field == "thesis" }
    var relations = graph.relations
    func need(_ id: String, _ use: String) {
      guard present.insert(id).inserted else { return }
      if restore(id, ourStatements, theirStatements, use) != nil { restored.insert(id) }
      if let relation = restore(id, ourRelations, theirRelations, use) {
        restored.insert(id)
        relations.append(relation)
      }
    }
    for thesis in [graph.thesis, isThesisContested ? theirs.thesis : nil].compactMap(\.self) {
      need(thesis, "used as the thesis")
    }
    var number = 0
    while number < relations.count {
      let relation = relations[number]
      let rival = contested.contains(relation.id) ? theirRelations[relation.id] : nil
      for end in [relation, rival].compactMap(\.self).flatMap({ $0.from + [$0.to] }) {
        need(end, "used by \(relation.id)")
      }
      number += 1
    }
  }

  /// Relations that one side removed because it removed an end of them that is there after all.
  private mutating func restoreLostRelations() {
    let ids = Set(ours.relations.map(\.id) + theirs.relations.map(\.id))
    let removed = base.relations.filter {
      ids.contains($0.id) && !present.contains($0.id) && present.isSuperset(of: $0.from)
    }
    var lost: [String: [Relation]] = [:]
    for relation in removed {
      for end in Set(relation.from + [relation.to]) { lost[end, default: []].append(relation) }
    }
    var found = conflicts.filter { $0.field == "existence" && $0.what != Document.name }.map(\.id)
    while let end = found.popLast() {
      for relation in lost[end] ?? [] where present.contains(relation.to) {
        guard present.insert(relation.id).inserted else { continue }
        restored.insert(relation.id)
        found.append(relation.id)
      }
    }
  }

  private mutating func restoreDocuments() {
    let (ourDocuments, theirDocuments) = (ours.documents.byID, theirs.documents.byID)
    var documents = Set(graph.documents.map(\.id))
    for statement in graph.statements {
      guard let id = statement.anchor?.document, documents.insert(id).inserted,
        let document = restore(id, ourDocuments, theirDocuments, "used by \(statement.id)")
      else { continue }
      graph.documents.append(document)
    }
  }

  /// What only one side has, of which there is a conflict now; nil where neither has it.
  private mutating func restore<Item: ListItem>(
    _ id: String, _ our: [String: Item], _ their: [String: Item], _ use: String
  ) -> Item? {
    let isOurs = our[id] != nil
    guard let item = our[id] ?? their[id] else { return nil }
    conflicts.append(
      .existence(item, ours: isOurs ? use : "removed", theirs: isOurs ? "removed" : use))
    return item
  }
}

extension Array where Element: ListItem {
  /// The list with those of another's items that it lacks and that are wanted, each behind what it stands behind there.
  func weaving(_ other: [Element], where isWanted: (Element) -> Bool) -> [Element] {
    let present = Set(map(\.id))
    var previous: String?
    var additions: [String?: [Element]] = [:]
    for item in other {
      if present.contains(item.id) {
        previous = item.id
      } else if isWanted(item) {
        additions[previous, default: []].append(item)
      }
    }
    let all = (additions[nil] ?? []) + flatMap { [$0] + (additions[$0.id] ?? []) }
    var ids: Set<String> = []
    return all.filter { ids.insert($0.id).inserted }
  }
}
