import CruxModel

/// Where one side turned what a statement or a relation says, or split a statement, and the other built on the old one.
///
/// Each change alone is sound. Together, what the other side added would bear on the opposite of what it was meant for,
/// or on the wrong part.
struct TurnedMeaning {
  private let statements: [String: Statement]
  private let relations: [String: Relation]
  private let splits: (ours: Set<String>, theirs: Set<String>)

  /// - Parameter splits: the statements that each side split.
  init(_ base: Graph, _ splits: (ours: Set<String>, theirs: Set<String>)) {
    self.splits = splits
    statements = base.statements.byID
    relations = base.relations.byID
  }

  func conflicts(_ ours: Graph, _ theirs: Graph) -> [Merge.Conflict] {
    contradictions(ours, theirs) + conflicts(turning: ours, splits.ours, using: theirs)
      + conflicts(turning: theirs, splits.theirs, using: ours).map { conflict in
        var conflict = conflict
        swap(&conflict.ours, &conflict.theirs)
        return conflict
      }
  }

  /// Where each side drew a relation between the same ends, one for and one against.
  private func contradictions(_ ours: Graph, _ theirs: Graph) -> [Merge.Conflict] {
    func key(_ relation: Relation) -> RelationArgument {
      var argument = relation.argument.unordered
      argument.kind = relation.kind.isAttack ? .rebuts : .supports
      return argument
    }
    let new = theirs.relations.filter { relations[$0.id] == nil && $0.kind != .restates }
    let others = Dictionary(new.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    return ours.relations.compactMap { relation in
      guard relations[relation.id] == nil, relation.kind != .restates else { return nil }
      var turned = key(relation)
      turned.kind = turned.kind == .rebuts ? .supports : .rebuts
      return others[turned].map { other in
        Merge.Conflict(
          what: Relation.name, id: relation.id, field: "meaning", base: nil,
          ours: relation.argument.description,
          theirs: other.argument.description)
      }
    }
  }

  private func conflicts(turning one: Graph, _ splits: Set<String>, using other: Graph) -> [Merge.Conflict] {
    let uses = uses(in: other, besides: one)
    let others = other.statements.byID
    let changed = one.statements.compactMap { statement -> Merge.Conflict? in
      guard let old = statements[statement.id], let now = others[statement.id], now.text == old.text,
        statement.text != old.text,
        let change = splits.contains(statement.id)
          ? "split"
          : Wording.changes(from: old.text, to: statement.text).contains(.negated) ? "negated" : nil
      else { return nil }
      let isAscribed = now.speaker != old.speaker && now.speaker != statement.speaker
      return (isAscribed ? now.speaker.map { "said by \($0)" } : uses[statement.id]).map { use in
        conflict(Statement.name, statement.id, base: old.text, change, use)
      }
    }
    let turned = one.relations.compactMap { relation -> Merge.Conflict? in
      guard let old = relations[relation.id], relation.kind.isAttack != old.kind.isAttack,
        let use = uses[relation.id]
      else { return nil }
      return conflict(Relation.name, relation.id, base: old.kind.rawValue, relation.kind.rawValue, use)
    }
    return changed + turned
  }

  private func conflict(_ what: String, _ id: String, base: String, _ ours: String, _ theirs: String)
    -> Merge.Conflict
  {
    Merge.Conflict(what: what, id: id, field: "meaning", base: base, ours: ours, theirs: theirs)
  }

  /// The relations that one side alone made or changed, by what they start from and bear on.
  private func uses(in side: Graph, besides other: Graph) -> [String: String] {
    let known = Set((relations.values + other.relations).map(\.argument))
    var uses: [String: String] = [:]
    for relation in side.relations where !known.contains(relation.argument) {
      for end in relation.from + [relation.to] where uses[end] == nil { uses[end] = "used by \(relation.id)" }
    }
    return uses
  }
}
