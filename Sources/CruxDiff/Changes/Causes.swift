import CruxLanguage
import CruxModel

/// Tells whether the text changed, or only how it is read.
///
/// A reading of a passage may depend on its neighbours, so a kind, a speaker or a relation counts as read
/// differently only where the whole paragraph stands in both texts. Where graphs carry no texts, the statements'
/// own words are all there is to go by.
final class Causes {
  private let before: Graph
  private let after: Graph
  private lazy var evidenceBefore = TextEvidence(before)
  private lazy var evidenceAfter = TextEvidence(after)
  private lazy var formsBefore = Set(before.statements.map { NormalForm.hash(of: $0.text) })
  private lazy var formsAfter = Set(after.statements.map { NormalForm.hash(of: $0.text) })
  private lazy var changedBefore = changedRelations(in: .before)
  private lazy var changedAfter = changedRelations(in: .after)

  /// Which paragraphs of each graph's texts stand in the other's, as far as that was asked.
  private var known = [Known(), Known()]

  init(_ before: Graph, _ after: Graph) {
    self.before = before
    self.after = after
  }

  func ofRemoval(_ statement: Statement) -> Change.Cause {
    evidenceAfter.contains(evidenceBefore.quote(of: statement) ?? statement.text) ? .reading : .text
  }

  func ofAddition(_ statement: Statement) -> Change.Cause {
    evidenceBefore.contains(evidenceAfter.quote(of: statement) ?? statement.text) ? .reading : .text
  }

  /// The cause of other words for the same statement.
  func ofWords(_ was: Statement, _ now: Statement) -> Change.Cause {
    ofRemoval(was) == .reading && ofAddition(now) == .reading ? .reading : .text
  }

  func ofSplit(_ whole: Statement, into parts: [Statement]) -> Change.Cause {
    ofRemoval(whole) == .reading && parts.allSatisfy { ofAddition($0) == .reading } ? .reading : .text
  }

  func ofMerge(_ parts: [Statement], into whole: Statement) -> Change.Cause {
    ofAddition(whole) == .reading && parts.allSatisfy { ofRemoval($0) == .reading } ? .reading : .text
  }

  /// The cause of what is said about a statement: its kind, its speaker.
  func ofReading(_ was: Statement, _ now: Statement) -> Change.Cause {
    isKept(was, in: .before) && isKept(now, in: .after) ? .reading : .text
  }

  func ofThesis(_ was: Statement?, _ now: Statement?) -> Change.Cause {
    (was.map { isKept($0, in: .before) } ?? true) && (now.map { isKept($0, in: .after) } ?? true)
      ? .reading : .text
  }

  enum Side { case before, after }

  func ofRelation(_ relation: Relation, in side: Side) -> Change.Cause {
    (side == .before ? changedBefore : changedAfter).contains(relation.id) ? .text : .reading
  }

  func changeOfAnchor(_ was: Statement, _ now: Statement) -> Change.Name? {
    guard let old = was.anchor else { return nil }
    guard let new = now.anchor else { return .anchorLost }
    if old.document != new.document {
      let isKnown = after.documents.contains { $0.id == old.document }
      return isKnown && before.documents.contains { $0.id == new.document } ? .anchorMoved : nil
    }
    // Offsets of a broken file may be any numbers.
    guard old.end &- old.start != new.end &- new.start,
      NormalForm.hash(of: was.text) == NormalForm.hash(of: now.text),
      let quote = evidenceBefore.quote(of: was), let other = evidenceAfter.quote(of: now)
    else { return nil }
    return NormalForm.hash(of: quote) == NormalForm.hash(of: other) ? nil : .anchorMoved
  }

  /// Whether the passage around a statement stands in the other graph's texts, too.
  private func isKept(_ statement: Statement, in side: Side) -> Bool {
    let (own, other) =
      side == .before ? (evidenceBefore, evidenceAfter) : (evidenceAfter, evidenceBefore)
    if own.isThere, other.isThere, let paragraph = own.paragraph(of: statement) {
      return known[side == .before ? 0 : 1].value(of: paragraph) { other.contains(own.text(of: paragraph)) }
    }
    return (side == .before ? formsAfter : formsBefore).contains(NormalForm.hash(of: statement.text))
  }

  /// The ids of the relations that join a statement whose passage changed, or attack such a relation.
  private func changedRelations(in side: Side) -> Set<String> {
    let index = GraphIndex(side == .before ? before : after)
    var waiting = index.graph.statements.indices.filter { !isKept(index.graph.statements[$0], in: side) }
    var found: Set<Int32> = []
    while let node = waiting.popLast() {
      let users = (index.incoming(node) + index.outgoing(node)).filter { found.insert($0).inserted }
      waiting += users.map(Int.init)
    }
    return Set(found.compactMap { index.relation(at: Int($0))?.id })
  }

  private struct Known {
    private var values: [TextEvidence.Paragraph: Bool] = [:]

    mutating func value(of paragraph: TextEvidence.Paragraph, _ compute: () -> Bool) -> Bool {
      if let value = values[paragraph] { return value }
      let value = compute()
      values[paragraph] = value
      return value
    }
  }
}
