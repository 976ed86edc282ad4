import CruxLanguage
import CruxModel

/// One of two graphs that were made of a base, and what a merge calls its statements and relations.
struct MergeSide {
  /// What makes two statements the same: their words, or the text itself where it has none, and perhaps their place.
  private struct Words: Hashable {
    var form: Int64?
    var text: String?
    var document: String?
    var start: Int?
    var end: Int?

    init(_ statement: Statement, at anchor: Anchor?) {
      form = NormalForm.hash(of: statement.text)
      text = form == nil ? statement.text : nil
      (document, start, end) = (anchor?.document, anchor?.start, anchor?.end)
    }
  }

  let graph: Graph
  let matching: Matching
  /// The new names, by its own ids; what has none is neither in the base nor, as far as is known, on the other side.
  var names: [String: String] = [:]
  /// Its statements of the base that are there in other words, and the ids of the others.
  private var reworded: [Statement] = []
  private var kept: [String] = []
  /// What it added and has by now under the name of something else.
  private var folded: Set<String> = []

  init(_ graph: Graph, of base: Graph) {
    self.graph = graph
    matching = Matching(GraphIndex(base), GraphIndex(graph))
    for (number, statement) in graph.statements.enumerated() {
      guard let old = matching.before[number] else { continue }
      if NormalForm.hash(of: base.statements[old].text) == NormalForm.hash(of: statement.text) {
        kept.append(statement.id)
      } else {
        reworded.append(statement)
      }
    }
  }

  var unnamedStatements: [Statement] { graph.statements.filter { names[$0.id] == nil } }

  var unnamedRelations: [Relation] { graph.relations.filter { names[$0.id] == nil } }

  /// The graph under its new names, each thing once.
  var renamed: Graph {
    var graph = self.graph
    graph.statements.removeAll { folded.contains($0.id) }
    graph.relations.removeAll { folded.contains($0.id) }
    graph.rename(names)
    return graph
  }

  /// Pairs of statements that say the same: first those at the same place, then in their order.
  static func twins(_ ones: [Statement], _ others: [Statement]) -> [(one: Statement, other: Statement)] {
    func pairs(
      _ ones: [Statement], _ others: [Statement], by key: (Statement) -> Words
    ) -> [(one: Statement, other: Statement)] {
      var waiting = Dictionary(grouping: ones.reversed(), by: key)
      return others.compactMap { other in waiting[key(other)]?.popLast().map { (one: $0, other: other) } }
    }
    let placed = pairs(ones, others) { Words($0, at: $0.anchor) }
    let (here, there) = (Set(placed.map { $0.one.id }), Set(placed.map { $0.other.id }))
    let rest = pairs(ones.filter { !here.contains($0.id) }, others.filter { !there.contains($0.id) }) {
      Words($0, at: nil)
    }
    return placed + rest
  }

  /// Takes what it added for what the other side reworded to say the same, where it left that as it was.
  mutating func foldStatements(into other: MergeSide) {
    let own = Set(kept.compactMap { names[$0] })
    let targets = other.reworded.filter { own.contains(other.names[$0.id] ?? $0.id) }
    for (target, statement) in Self.twins(targets, unnamedStatements) {
      names[statement.id] = other.names[target.id]
      folded.insert(statement.id)
    }
  }

  /// Takes relations that it added for those that the other side gave the same ends, where it left those as they were.
  ///
  /// - Parameter known: what relates what in the base.
  mutating func foldRelations(into other: MergeSide, known: Set<RelationArgument>) {
    let own = Set(
      graph.relations.filter { known.contains($0.joining(names).argument.unordered) }.compactMap {
        names[$0.id]
      })
    // Of the same ends as before, too, where these are what a statement was taken for.
    let joined = Set(folded.compactMap { names[$0] })
    var targets: [RelationArgument: [String]] = [:]
    for relation in other.graph.relations.reversed() {
      let ends = relation.joining(other.names).argument.unordered
      guard let name = other.names[relation.id], own.contains(name),
        !known.contains(ends) || joined.contains(ends.to) || !joined.isDisjoint(with: ends.from)
      else { continue }
      targets[ends, default: []].append(name)
    }
    for relation in unnamedRelations {
      guard let name = targets[relation.joining(names).argument.unordered]?.popLast() else { continue }
      names[relation.id] = name
      folded.insert(relation.id)
    }
  }
}

extension Graph {
  /// Gives statements and relations other names, of those that are known.
  mutating func rename(_ names: [String: String]) {
    for number in statements.indices {
      let id = statements[number].id
      statements[number].id = names[id] ?? id
    }
    relations = relations.map { $0.renamed(names) }
    thesis = thesis.map { names[$0] ?? $0 }
  }
}
