import CruxModel

/// The changes that can alter what stands, each of which can be made alone.
struct ArgumentUnits {
  /// One of them.
  struct Unit {
    /// Places in the list of changes.
    var changes: [Int]
    var effect = Effect()
  }

  struct Effect: Hashable {
    /// The statements and relations of the first graph that it takes away, by their nodes.
    var removed: Set<Int> = []
    /// Those of the second that it brings, without what these need.
    var added: Set<Int> = []
    /// A statement that gets the kind that it has in the second graph.
    var kind: Int?
  }

  private let before: Graph
  private let after: Graph
  private let matching: Matching
  private(set) var units: [Unit] = []
  private let names: [String: String]
  private let new: GraphIndex
  /// Places in the list of changes, of those that bring statements of the second graph.
  private let additions: [Int: Int]

  init(_ before: Graph, _ after: Graph, _ matching: Matching, _ changes: [Change]) {
    self.before = before
    self.after = after
    self.matching = matching
    names = Self.names(before, after, matching)
    let new = GraphIndex(after)
    self.new = new
    var additions: [Int: Int] = [:]
    for (place, change) in changes.enumerated() where change.name == .added || change.name == .split {
      for node in change.after.compactMap(new.node) where matching.before[node] == nil {
        additions[node] = place
      }
    }
    self.additions = additions
    addUnits(changes)
  }

  private mutating func addUnits(_ changes: [Change]) {
    let old = GraphIndex(before)
    var placesOfEffects: [Effect: Int] = [:]
    let ofRelations = changes.filter(\.name.isOfRelation)
    let changed = (before: Set(ofRelations.flatMap(\.before)), after: Set(ofRelations.flatMap(\.after)))
    for (place, change) in changes.enumerated() {
      var unit = Unit(changes: [place])
      switch change.name {
      case .removed: unit.effect.removed = Set(change.before.compactMap(old.node))
      case .merged:
        let parts = change.before.compactMap(old.node)
        unit.effect.removed = Set(parts.filter { matching.after[$0] == nil })
        unit.effect.kind = parts.first { hasOtherKind($0) }
        // The whole has the parts' relations.
        for node in Self.relations(of: parts, in: old)
        where !changed.before.contains(before.relations[node - old.statementCount].id) {
          unit.effect.removed.insert(node)
          if let other = matching.relationsAfter[node - old.statementCount] {
            unit.effect.added.insert(new.statementCount + other)
          }
        }
      case .split:
        unit.effect.kind = change.before.compactMap(old.node).first { hasOtherKind($0) }
        // The parts have the whole's relations shared out among them.
        for node in Self.relations(of: change.after.compactMap(new.node), in: new)
        where !changed.after.contains(after.relations[node - new.statementCount].id) {
          if let other = matching.relationsBefore[node - new.statementCount] {
            unit.effect.removed.insert(old.statementCount + other)
          }
          unit.effect.added.insert(node)
        }
      case .kindChanged: unit.effect.kind = change.before.first.flatMap(old.node)
      case let name where name.isOfRelation:
        unit.effect.removed = Set(change.before.compactMap(old.node))
        unit.effect.added = Set(change.after.compactMap(new.node))
      default: continue
      }
      guard unit.effect != Effect() else { continue }
      // A relation that is moved and has lost a premise is one unit.
      if let twin = placesOfEffects[unit.effect] {
        units[twin].changes += unit.changes
      } else {
        placesOfEffects[unit.effect] = units.count
        units.append(unit)
      }
    }
  }

  /// Whether a statement of the first graph has another kind in the second.
  private func hasOtherKind(_ node: Int) -> Bool {
    matching.after[node].map { after.statements[$0].kind != before.statements[node].kind } ?? false
  }

  /// The relations that statements are ends of.
  private static func relations(of statements: [Int], in index: GraphIndex) -> [Int] {
    Set(statements.flatMap { index.incoming($0) + index.outgoing($0) }).map(Int.init).sorted()
  }

  /// What units bring: nodes of the second graph, with the new statements and relations that they need.
  private func added(by chosen: [Unit]) -> Set<Int> {
    var added: Set<Int> = []
    var waiting = chosen.flatMap(\.effect.added)
    while let node = waiting.popLast() {
      guard added.insert(node).inserted, new.isRelation(node) else { continue }
      let ends =
        new.premises(ofRelation: node).map(Int.init) + [new.target(ofRelation: node)].compactMap(\.self)
      waiting += ends.filter(isNew)
    }
    return added
  }

  /// Whether the first graph lacks a node of the second.
  private func isNew(_ node: Int) -> Bool {
    new.isRelation(node)
      ? matching.relationsBefore[node - new.statementCount] == nil : matching.before[node] == nil
  }

  /// The changes of units and those that they need, such as the addition of the statement from which an added relation
  /// comes: places in the list of changes.
  func changes(of chosen: [Int]) -> [Int] {
    let chosen = chosen.map { units[$0] }
    return Set(chosen.flatMap(\.changes) + added(by: chosen).compactMap { additions[$0] }).sorted()
  }

  /// The first graph with some of the units, all nodes named as in the first graph where both have them.
  func graph(with chosen: [Int]) -> Graph {
    let chosen = chosen.map { units[$0] }
    let removed = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.effect.removed) }
    let kinds = Set(chosen.compactMap(\.effect.kind))
    var graph = before
    graph.documents = []
    graph.statements = before.statements.enumerated().compactMap { node, statement in
      guard !removed.contains(node) else { return nil }
      var statement = statement
      if kinds.contains(node), let new = matching.after[node] { statement.kind = after.statements[new].kind }
      return statement
    }
    let firstRelation = before.statements.count
    graph.relations = before.relations.enumerated().compactMap {
      removed.contains(firstRelation + $0) ? nil : $1
    }
    for node in added(by: chosen).sorted() {
      if node < after.statements.count {
        var statement = after.statements[node]
        statement.id = Self.newID(statement.id)
        graph.statements.append(statement)
      } else {
        // A changed relation goes on under its name, so that what undercuts it still does.
        graph.relations.append(after.relations[node - after.statements.count].renamed(names))
      }
    }
    return graph
  }

  private static func newID(_ id: String) -> String { "+" + id }

  /// What nodes of the second graph are called: by their ids in the first, where they have one.
  private static func names(_ before: Graph, _ after: Graph, _ matching: Matching) -> [String: String] {
    var names: [String: String] = [:]
    for (node, statement) in after.statements.enumerated() {
      names[statement.id] = matching.before[node].map { before.statements[$0].id } ?? newID(statement.id)
    }
    for (number, relation) in after.relations.enumerated() {
      names[relation.id] =
        matching.relationsBefore[number].map { before.relations[$0].id } ?? newID(relation.id)
    }
    return names
  }
}
