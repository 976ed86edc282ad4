import CruxModel

/// Numbers for the statements and relations of two graphs, the same for what is matched and for the parts of what
/// was split or merged.
struct SharedNumbers {
  private var before: [String: Int] = [:]
  private var after: [String: Int] = [:]

  init(_ before: Graph, _ after: Graph, _ matching: Matching) {
    for (number, statement) in before.statements.enumerated() { self.before[statement.id] = number }
    let relations = before.statements.count
    for (number, relation) in before.relations.enumerated() { self.before[relation.id] = relations + number }
    for merge in matching.merges {
      for part in merge.parts { self.before[before.statements[part].id] = merge.parts[0] }
    }
    let own = relations + before.relations.count
    for (number, statement) in after.statements.enumerated() { self.after[statement.id] = own + number }
    for (old, new) in matching.pairs {
      self.after[after.statements[new].id] = self.before[before.statements[old].id]
    }
    for (number, relation) in after.relations.enumerated() {
      self.after[relation.id] =
        matching.relationsBefore[number].map { relations + $0 } ?? own + after.statements.count + number
    }
  }

  /// How the ends of two matched relations differ.
  func compare(_ was: Relation, _ now: Relation) -> (lost: Bool, new: Bool, isMoved: Bool) {
    let (old, new) = (Set(was.from.map { end($0, before) }), Set(now.from.map { end($0, after) }))
    return (
      !old.isSubset(of: new), !new.isSubset(of: old), end(was.to, before) != end(now.to, after)
    )
  }

  /// An end of a relation; of one that is not there only the name is known.
  private enum End: Hashable {
    case shared(Int)
    case lost(String)
  }

  private func end(_ id: String, _ numbers: [String: Int]) -> End {
    numbers[id].map(End.shared) ?? .lost(id)
  }
}
