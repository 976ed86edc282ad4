import CruxModel

/// Reads a text like an earlier one, as far as it is the same.
///
/// An extractor reads a passage by its neighbours, too, so it may read it differently next to a changed one. What
/// stands in sentences that did not change keeps the earlier reading: statements with their kinds, and what they bear
/// on, as long as that is there, in whichever words. So does what has no place in the text, or one in another. Who
/// speaks may be said in the sentence before, so speakers are kept where that is, or the whole paragraph.
public enum CarriedReading {
  /// - Parameters:
  ///   - graph: one text's argument.
  ///   - earlier: that of the text before.
  /// - Returns: the graph with the earlier reading of its unchanged sentences.
  public static func graph(_ graph: Graph, like earlier: Graph) -> Graph {
    guard !earlier.statements.isEmpty, let old = earlier.documents.first, let before = old.text,
      let new = graph.documents.first, let after = new.text
    else { return graph }
    if before.utf8.elementsEqual(after.utf8) {
      var carried = earlier
      (carried.id, carried.title, carried.documents[0]) = (graph.id, graph.title, new)
      for number in carried.statements.indices where carried.statements[number].anchor?.document == old.id {
        carried.statements[number].anchor?.document = new.id
      }
      return carried
    }
    var carrying = Carrying(graph, earlier)
    carrying.carryStatements(from: old.id, before, to: new.id, after)
    carrying.carryRelations()
    carrying.carryThesis()
    return carrying.carried
  }
}

private struct Carrying {
  private let fresh: Graph
  private let earlier: Graph
  private(set) var carried: Graph
  /// What the earlier statements are called that were carried over.
  private var names: [String: String] = [:]
  /// The fresh statements that the others have become.
  private var successors: [String: String] = [:]
  /// Those of them that now say the opposite, so that what bears on them has to be read anew.
  private var turned: Set<String> = []

  init(_ fresh: Graph, _ earlier: Graph) {
    self.fresh = fresh
    self.earlier = earlier
    carried = fresh
    carried.documents += earlier.documents.dropFirst()
  }

  // MARK: Statements

  mutating func carryStatements(from old: String, _ before: String, to new: String, _ after: String) {
    let kept = PassageAlignment(before, after, by: .sentence)
    let paragraphs = PassageAlignment(before, after, by: .paragraph)
    let offsets = ScalarOffsets(after)
    let speakers = Dictionary(
      fresh.statements.map { ($0.text, $0.speaker) }, uniquingKeysWith: { first, _ in first })
    carried.statements.removeAll { $0.anchor.map { kept.containsAfter($0.start, $0.end) } ?? false }
    var ids = Set(carried.statements.map(\.id))
    var unused = UnusedNames()
    for var statement in earlier.statements {
      if let anchor = statement.anchor, anchor.document == old {
        guard let shift = kept.shift(of: anchor.start, anchor.end) else { continue }
        let isInPlace =
          kept.keepsPassageBefore(anchor.start) || paragraphs.shift(of: anchor.start, anchor.end) != nil
        if !isInPlace, let speaker = speakers[statement.text] { statement.speaker = speaker }
        // The same words may stand there with other line ends or quotation marks.
        let words = offsets.text(from: anchor.start + shift, to: anchor.end + shift)
        statement.anchor = Anchor(
          document: new, start: anchor.start + shift, end: anchor.end + shift,
          quote: words == statement.text ? nil : words)
      }
      let id = unused.first(of: statement.id) { ids.insert($0).inserted }
      names[statement.id] = id
      statement.id = id
      carried.statements.append(statement)
    }
    func place(_ statement: Statement) -> Int {
      statement.anchor.flatMap { $0.document == new ? $0.start : nil } ?? .max
    }
    carried.statements.sort { (place($0), $0.id) < (place($1), $1.id) }
    findSuccessors()
  }

  private mutating func findSuccessors() {
    let matching = Matching(GraphIndex(earlier), GraphIndex(fresh))
    let here = Set(carried.statements.map(\.id)).subtracting(names.values)
    for (node, other) in matching.after.enumerated() {
      guard let other, here.contains(fresh.statements[other].id) else { continue }
      let (was, now) = (earlier.statements[node], fresh.statements[other])
      guard names[was.id] == nil else { continue }
      successors[was.id] = now.id
      if Wording.changes(from: was.text, to: now.text).contains(.negated) { turned.insert(now.id) }
    }
  }

  // MARK: Relations

  /// A relation is read with what it starts from: where that was carried over, the earlier reading alone counts, but for
  /// what bears on something new or has lost all that it bore on.
  mutating func carryRelations() {
    var survivors = survivors()
    let settled = Set(names.values).union(successors.values).union(survivors.map(\.id)).subtracting(turned)
    let isCarried = Set(names.values)
    let bound = Set(survivors.flatMap(\.from))
    let freed = Set(earlier.relations.flatMap(\.from).compactMap { names[$0] }).subtracting(bound)
    let freshNames = freshNames()
    var others = fresh.relations.map { $0.joining(freshNames) }
    var dropped: [String: String] = [:]
    let twins = Dictionary(survivors.map { ($0.argument, $0.id) }, uniquingKeysWith: { first, _ in first })
    var isSettling = true
    while isSettling {
      let count = others.count
      others.removeAll { relation in
        guard isCarried.isSuperset(of: relation.from), freed.isDisjoint(with: relation.from),
          settled.contains(relation.to) || dropped[relation.to] != nil
        else { return false }
        dropped[relation.id] = twins[relation.argument] ?? relation.id
        return true
      }
      isSettling = others.count < count
    }
    others = others.map { $0.joining(dropped) }
    // One that has gained a premise is the fresh one, not a second one beside it; so is what undercuts it.
    var replaced: [String: String] = [:]
    for (place, relation) in survivors.enumerated() {
      let wider = others.firstIndex {
        $0.kind == relation.kind && $0.to == relation.to && Set($0.from).isSuperset(of: relation.from)
      }
      guard let wider else { continue }
      replaced[relation.id] = others[wider].id
      survivors[place] = others.remove(at: wider)
    }
    carried.relations = Self.whole(
      survivors.map { $0.joining(replaced) } + others, Set(carried.statements.map(\.id)))
  }

  /// The earlier relations from what was carried over to what is still there, under the names of now.
  private func survivors() -> [Relation] {
    let now = names.merging(successors.filter { !turned.contains($0.value) }) { name, _ in name }
    let ids = Set(earlier.statements.map(\.id))
    let relations = earlier.relations.compactMap { relation -> Relation? in
      guard relation.from.contains(where: { names[$0] != nil }),
        !ids.contains(relation.to) || now[relation.to] != nil
      else { return nil }
      var relation = relation
      relation.from.removeAll { ids.contains($0) && now[$0] == nil }
      return relation.joining(now)
    }
    return Self.whole(relations, Set(now.values))
  }

  /// Relations without those that have lost an end, or an id that another has.
  private static func whole(_ relations: [Relation], _ statements: Set<String>) -> [Relation] {
    var ids = statements
    var relations = relations.filter { ids.insert($0.id).inserted }
    relations.dropLost(besides: statements)
    return relations
  }

  /// For fresh statements that gave way to carried ones: those with the same words.
  private func freshNames() -> [String: String] {
    let here = Set(carried.statements.map(\.id))
    let byText = Dictionary(
      earlier.statements.compactMap { statement in names[statement.id].map { (statement.text, $0) } },
      uniquingKeysWith: { first, _ in first })
    return Dictionary(
      fresh.statements.compactMap { statement in
        here.contains(statement.id) ? nil : byText[statement.text].map { (statement.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Thesis

  mutating func carryThesis() {
    let thesis = earlier.thesis.flatMap { names[$0] ?? successors[$0] }
    let other = fresh.thesis.map { freshNames()[$0] ?? $0 }
    carried.thesis = thesis ?? other.flatMap { id in carried.statements.contains { $0.id == id } ? id : nil }
  }
}
