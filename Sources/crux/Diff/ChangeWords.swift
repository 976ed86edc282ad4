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

  /// "A" rebuts "B".
  func describe(_ change: Change) -> String {
    let old = change.before.first.flatMap(before.relation).map { describe($0, before) }
    let new = change.after.first.flatMap(after.relation).map { describe($0, after) }
    return [old, new].compactMap(\.self).joined(separator: " → ")
  }

  private func describe(_ relation: Relation, _ index: GraphIndex) -> String {
    func name(_ id: String) -> String {
      if let statement = index.statement(id) { return "\"\(statement.text.shown.start)\"" }
      guard let target = index.relation(id) else { return id }
      return "that " + target.from.map(name).joined(separator: " and ") + " \(target.kind.rawValue) "
        + name(target.to)
    }
    return relation.from.map(name).joined(separator: " with ") + " \(relation.kind.rawValue) "
      + name(relation.to)
  }
}

extension String {
  /// Its first words, where there are many.
  fileprivate var start: String {
    let words = split(separator: " ")
    return words.count <= 9 ? self : words.prefix(8).joined(separator: " ") + " …"
  }
}
