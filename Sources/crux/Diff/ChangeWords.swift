import CruxDiff
import CruxModel

/// A change in words: what is said now and was before, or said of what.
struct ChangeWords {
  private let before: GraphIndex
  private let after: GraphIndex

  init(_ before: GraphIndex, _ after: GraphIndex) { (self.before, self.after) = (before, after) }

  func pieces(of change: Change) -> [WordDifference.Piece] {
    if change.name.isOfRelation { return [.kept(describe(change))] }
    let was = change.before.compactMap(before.statement)
    let now = change.after.compactMap(after.statement)
    let old = was.map(\.text.shown).joined(separator: " / ")
    let new = now.map(\.text.shown).joined(separator: " / ")
    switch change.name {
    case .speakerChanged:
      return [.kept(new + " —")]
        + WordDifference(was.first?.speaker?.shown ?? "", now.first?.speaker?.shown ?? "").pieces
    case .kindChanged:
      return [.kept(new + " —")]
        + WordDifference(was.first?.kind.rawValue ?? "", now.first?.kind.rawValue ?? "").pieces
    case .thesisChanged:
      return [.removed(old), .added(new)].filter { $0 != .removed("") && $0 != .added("") }
    case .moved, .anchorMoved, .anchorLost: return [.kept(new)]
    case .added, .removed:
      let statement = now.first ?? was.first
      return [.kept((new + old) + (statement?.speaker.map { " — \($0.shown)" } ?? ""))]
    default: return WordDifference(old, new).pieces
    }
  }

  /// What the relations said, and say now: "A" supports "B" → "A" rebuts "B".
  func describe(_ change: Change) -> String {
    let old = change.before.first.flatMap(before.relation).map(before.words)
    let new = change.after.first.flatMap(after.relation).map(after.words)
    return [old, new].compactMap(\.self).joined(separator: " → ")
  }
}

extension GraphIndex {
  /// How many relations are told in one another.
  private static let mostNested = 4

  /// "A" rebuts "B".
  func words(of relation: Relation) -> String {
    var named: Set = [relation.id]
    return relation.from.map { words(of: $0, &named) }.joined(separator: " with ") + " "
      + predicate(of: relation, &named)
  }

  /// What a relation does to its target: rebuts "B".
  func predicate(of relation: Relation) -> String {
    var named: Set = [relation.id]
    return predicate(of: relation, &named)
  }

  private func predicate(of relation: Relation, _ named: inout Set<String>) -> String {
    "\(relation.kind.rawValue) \(words(of: relation.to, &named))"
  }

  private func words(of id: String, _ named: inout Set<String>) -> String {
    if let statement = statement(id) { return "\"\(statement.text.shown.start)\"" }
    // Relations may attack one another, and even themselves; and nobody follows denials of denials of denials.
    guard named.count <= Self.mostNested, let relation = relation(id), named.insert(id).inserted else {
      return id.shown
    }
    return "that " + relation.from.map { words(of: $0, &named) }.joined(separator: " and ") + " "
      + predicate(of: relation, &named)
  }
}

extension String {
  /// Its first words, where there are many.
  fileprivate var start: String {
    let words = split(separator: " ")
    return words.count <= 9 ? self : words.prefix(8).joined(separator: " ") + " …"
  }
}
