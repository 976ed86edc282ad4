import CruxModel

extension Relation {
  /// The relation where statements and relations have other names, of those that are known.
  func renamed(_ names: [String: String]) -> Relation {
    var relation = joining(names)
    relation.id = names[id] ?? id
    return relation
  }

  /// Its ends under other names, and it under its own.
  func joining(_ names: [String: String]) -> Relation {
    var relation = self
    relation.from = from.map { names[$0] ?? $0 }
    relation.to = names[to] ?? to
    return relation
  }
}
