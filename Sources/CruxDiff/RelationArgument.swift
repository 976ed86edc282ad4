import CruxModel

/// What a relation says. It is one thing: half from each side, it would be an argument that neither made.
struct RelationArgument: Hashable, CustomStringConvertible {
  var from: [String]
  var kind: Relation.Kind
  var to: String

  /// The same for premises in another order, or named twice.
  var unordered: RelationArgument { RelationArgument(from: Set(from).sorted(), kind: kind, to: to) }

  var description: String { "\(from.joined(separator: " ")) \(kind.rawValue) \(to)" }
}

extension Relation {
  var argument: RelationArgument { RelationArgument(from: from, kind: kind, to: to) }
}
