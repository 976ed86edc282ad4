import CruxLanguage
import CruxModel

/// Names what differs between matched graphs.
struct ChangeFinder {
  let before: Graph
  let after: Graph
  let matching: Matching
  private let causes: Causes
  private let numbers: SharedNumbers
  /// By the statement that was, or is now, several; and by its parts.
  private let splits: [Int: Matching.Split]
  private let merges: [Int: Matching.Split]
  private let parts: (before: Set<Int>, after: Set<Int>)
  private(set) var changes: [Change] = []
  private(set) var details: [Detail] = []

  init(_ before: Graph, _ after: Graph, _ matching: Matching) {
    self.before = before
    self.after = after
    self.matching = matching
    causes = Causes(before, after)
    numbers = SharedNumbers(GraphIndex(before), GraphIndex(after), matching)
    splits = Dictionary(uniqueKeysWithValues: matching.splits.map { ($0.whole, $0) })
    merges = Dictionary(uniqueKeysWithValues: matching.merges.map { ($0.whole, $0) })
    parts = (Set(matching.merges.flatMap(\.parts)), Set(matching.splits.flatMap(\.parts)))
  }

  mutating func run() {
    let moved = Self.moved(StatementOrder(before), StatementOrder(after), matching)
    for place in Places(before, after, matching).all {
      switch place {
      case .before(let old): addRemoved(old)
      case .after(let new): addAdded(new)
      case .both(let old, let new): addChanges(old, new, isMoved: moved.contains(old))
      }
    }
    addThesis()
    addRelations()
  }

  // MARK: Statements

  private mutating func addRemoved(_ old: Int) {
    guard !parts.before.contains(old) else { return }
    let statement = before.statements[old]
    changes.append(Change(.removed, before: [statement.id], cause: causes.ofRemoval(statement)))
  }

  private mutating func addAdded(_ new: Int) {
    guard !parts.after.contains(new) else { return }
    let statement = after.statements[new]
    changes.append(Change(.added, after: [statement.id], cause: causes.ofAddition(statement)))
  }

  private mutating func addChanges(_ old: Int, _ new: Int, isMoved: Bool) {
    let (was, now) = (before.statements[old], after.statements[new])
    let first = changes.count
    func add(_ name: Change.Name, _ cause: Change.Cause) {
      changes.append(Change(name, before: [was.id], after: [now.id], cause: cause))
    }
    let sources = merges[new].map { $0.parts.map { before.statements[$0] } } ?? [was]
    let results = splits[old].map { $0.parts.map { after.statements[$0] } } ?? [now]
    if splits[old] != nil {
      addParts(.split, [was], results, causes.ofSplit(was, into: results))
    } else if merges[new] != nil {
      addParts(.merged, sources, [now], causes.ofMerge(sources, into: now))
    } else if was.text != now.text, NormalForm.hash(of: was.text) != NormalForm.hash(of: now.text) {
      let cause = causes.ofWords(was, now)
      for name in Wording.changes(from: was.text, to: now.text) { add(name, cause) }
    } else {
      if was.text != now.text { addDetail("punctuation", [was.id], [now.id]) }
      if let name = Self.change(from: was.modality, to: now.modality) {
        add(name, causes.ofReading(was, now))
      }
    }
    // Where the words changed, too, the place is the lesser news.
    if isMoved {
      if changes.count == first { add(.moved, .text) } else { addDetail("place", [was.id], [now.id]) }
    }
    // One of several is enough to go on as what they were or are.
    if Set(sources.map(\.kind)).isDisjoint(with: results.map(\.kind)) {
      add(.kindChanged, causes.ofReading(was, now))
    }
    // But each has its own speaker.
    for was in sources {
      for now in results where was.speaker != now.speaker { addSpeaker(was, now) }
    }
    if let name = causes.changeOfAnchor(was, now) { add(name, .reading) }
    if was.evidenceType != now.evidenceType { addDetail("evidence type", [was.id], [now.id]) }
    if was.confidence != now.confidence { addDetail("confidence", [was.id], [now.id]) }
    if was.unknown != now.unknown { addDetail("other fields", [was.id], [now.id]) }
  }

  /// A split or a merge, and what the parts say otherwise than the whole.
  private mutating func addParts(
    _ name: Change.Name, _ sources: [Statement], _ results: [Statement], _ cause: Change.Cause
  ) {
    func text(_ statements: [Statement]) -> String { statements.map(\.text).joined(separator: ", ") }
    let others = Wording.changes(from: text(sources), to: text(results)).filter { $0 != .reworded }
    for name in [name] + others {
      changes.append(Change(name, before: sources.map(\.id), after: results.map(\.id), cause: cause))
    }
  }

  private mutating func addSpeaker(_ was: Statement, _ now: Statement) {
    if SpeakerNames.areSame(was.speaker, now.speaker) {
      addDetail("speaker's name", [was.id], [now.id])
    } else {
      changes.append(
        Change(.speakerChanged, before: [was.id], after: [now.id], cause: causes.ofReading(was, now)))
    }
  }

  private static func change(
    from was: Statement.Modality?, to now: Statement.Modality?
  ) -> Change.Name? {
    func doubt(_ modality: Statement.Modality?) -> Int {
      switch modality {
      case nil: 0
      case .probable: 1
      case .possible: 2
      }
    }
    return doubt(now) == doubt(was) ? nil : doubt(now) > doubt(was) ? .hedged : .strengthened
  }

  private mutating func addThesis() {
    let indices = (
      before.statements.firstIndex { $0.id == before.thesis },
      after.statements.firstIndex { $0.id == after.thesis }
    )
    if let old = indices.0, matching.after[old] == indices.1, indices.1 != nil { return }
    guard indices.0 != nil || indices.1 != nil else { return }
    changes.append(
      Change(
        .thesisChanged, before: before.thesis.map { [$0] } ?? [], after: after.thesis.map { [$0] } ?? [],
        cause: causes.ofThesis(
          indices.0.map { before.statements[$0] }, indices.1.map { after.statements[$0] })))
  }

  /// The fewest statements without which the others keep their order.
  private static func moved(
    _ old: StatementOrder, _ new: StatementOrder, _ matching: Matching
  ) -> Set<Int> {
    guard old.isKnown, new.isKnown else { return [] }
    let statements = old.sequence.filter { matching.after[$0] != nil }
    let ranks = statements.map { matching.after[$0].map { new.rank[$0] } ?? 0 }
    return Set(statements).subtracting(longestIncreasing(ranks).map { statements[$0] })
  }

  // MARK: Relations

  private mutating func addRelations() {
    for (old, new) in matching.relationsAfter.enumerated() {
      if let new {
        addChanges(ofRelation: old, new)
      } else if !matching.parallelRelationsBefore.contains(old) {
        let was = before.relations[old]
        changes.append(Change(.relationRemoved, before: [was.id], cause: causes.ofRelation(was, in: .before)))
      }
    }
    for (new, old) in matching.relationsBefore.enumerated()
    where old == nil && !matching.parallelRelationsAfter.contains(new) {
      let now = after.relations[new]
      changes.append(Change(.relationAdded, after: [now.id], cause: causes.ofRelation(now, in: .after)))
    }
  }

  private mutating func addChanges(ofRelation old: Int, _ other: Int) {
    let (was, now) = (before.relations[old], after.relations[other])
    func add(_ name: Change.Name) {
      let isText = causes.ofRelation(was, in: .before) == .text || causes.ofRelation(now, in: .after) == .text
      changes.append(Change(name, before: [was.id], after: [now.id], cause: isText ? .text : .reading))
    }
    if was.kind != now.kind {
      let isTurned = was.kind.isAttack != now.kind.isAttack && was.kind != .restates && now.kind != .restates
      add(isTurned ? .turned : .relationKindChanged)
    }
    let (lost, new, isMoved) = numbers.compare(old, other)
    if isMoved { add(.relationMoved) }
    if new { add(.premiseAdded) }
    if lost { add(.premiseDropped) }
    if was.scheme != now.scheme { addDetail("scheme", [was.id], [now.id]) }
    if was.confidence != now.confidence { addDetail("confidence", [was.id], [now.id]) }
    if was.unknown != now.unknown { addDetail("other fields", [was.id], [now.id]) }
  }

  private mutating func addDetail(_ field: String, _ old: [String], _ new: [String]) {
    if let index = details.firstIndex(where: { $0.field == field }) {
      details[index].before += old
      details[index].after += new
    } else {
      details.append(Detail(field: field, before: old, after: new))
    }
  }
}
