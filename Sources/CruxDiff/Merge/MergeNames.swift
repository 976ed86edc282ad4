import CruxLanguage
import CruxModel

/// Gives the same ids to what is the same in three graphs: those of ours.
struct MergeNames {
  private(set) var base: Graph
  private(set) var theirs: Graph

  init(base: Graph, ours: Graph, theirs: Graph) {
    let toOurs = Matching(GraphIndex(base), GraphIndex(ours))
    let toTheirs = Matching(GraphIndex(base), GraphIndex(theirs))
    var taken = Set(ours.statements.map(\.id) + ours.relations.map(\.id))
    var unused = UnusedNames()
    var baseNames: [String: String] = [:]
    var theirNames: [String: String] = [:]

    func name(_ id: String, as ourID: String?) -> String {
      ourID ?? unused.first(of: id) { taken.insert($0).inserted }
    }
    for (number, statement) in base.statements.enumerated() {
      let name = name(statement.id, as: toOurs.after[number].map { ours.statements[$0].id })
      baseNames[statement.id] = name
      if let other = toTheirs.after[number] { theirNames[theirs.statements[other].id] = name }
    }
    for (number, relation) in base.relations.enumerated() {
      let name = name(relation.id, as: toOurs.relationsAfter[number].map { ours.relations[$0].id })
      baseNames[relation.id] = name
      if let other = toTheirs.relationsAfter[number] { theirNames[theirs.relations[other].id] = name }
    }
    // What both sides added, in the same words.
    var added = Dictionary(
      ours.statements.indices.filter { toOurs.before[$0] == nil }
        .map { (NormalForm.hash(of: ours.statements[$0].text), ours.statements[$0].id) },
      uniquingKeysWith: { first, _ in first })
    for (number, statement) in theirs.statements.enumerated() where toTheirs.before[number] == nil {
      let twin = added.removeValue(forKey: NormalForm.hash(of: statement.text))
      theirNames[statement.id] = name(statement.id, as: twin)
    }
    var newRelations = Dictionary(
      ours.relations.indices.filter { toOurs.relationsBefore[$0] == nil }
        .map { (Ends(ours.relations[$0]), ours.relations[$0].id) },
      uniquingKeysWith: { first, _ in first })
    for (number, relation) in theirs.relations.enumerated() where toTheirs.relationsBefore[number] == nil {
      let twin = newRelations.removeValue(forKey: Ends(relation.joining(theirNames)))
      theirNames[relation.id] = name(relation.id, as: twin)
    }
    self.base = Self.renamed(base, baseNames)
    self.theirs = Self.renamed(theirs, theirNames)
  }

  private struct Ends: Hashable {
    var kind: Relation.Kind
    var from: Set<String>
    var to: String

    init(_ relation: Relation) {
      kind = relation.kind
      from = Set(relation.from)
      to = relation.to
    }
  }

  private static func renamed(_ graph: Graph, _ names: [String: String]) -> Graph {
    var graph = graph
    for number in graph.statements.indices {
      let id = graph.statements[number].id
      graph.statements[number].id = names[id] ?? id
    }
    graph.relations = graph.relations.map { $0.renamed(names) }
    graph.thesis = graph.thesis.map { names[$0] ?? $0 }
    return graph
  }
}
