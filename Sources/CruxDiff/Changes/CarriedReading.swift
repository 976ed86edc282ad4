import CruxModel

/// Reads a text like an earlier one, as far as it is the same.
///
/// An extractor reads a passage by its neighbours, too, so it may read it differently next to a changed one. What
/// stands in sentences that did not change keeps the earlier reading: statements with their kinds, and relations
/// between them. Who speaks may be said in the sentence before, so speakers are kept with the whole paragraph.
public enum CarriedReading {
  /// - Parameters:
  ///   - graph: one text's argument.
  ///   - earlier: that of the text before.
  /// - Returns: the graph with the earlier reading of its unchanged sentences.
  public static func graph(_ graph: Graph, like earlier: Graph) -> Graph {
    guard let old = earlier.documents.first?.text, let document = graph.documents.first,
      let new = document.text
    else { return graph }
    let kept = PassageAlignment(old, new, by: .sentence)
    let offsets = ScalarOffsets(new)
    let paragraphs = PassageAlignment(old, new, by: .paragraph)
    let speakers = Dictionary(
      graph.statements.map { ($0.text, $0.speaker) }, uniquingKeysWith: { first, _ in first })
    var carried = graph
    carried.statements.removeAll { $0.anchor.map { kept.containsAfter($0.start, $0.end) } ?? false }
    var ids = Set(carried.statements.map(\.id))
    var unused = UnusedNames()
    var names: [String: String] = [:]
    for var statement in earlier.statements {
      guard let anchor = statement.anchor, let shift = kept.shift(of: anchor.start, anchor.end) else {
        continue
      }
      let id = unused.first(of: statement.id) { ids.insert($0).inserted }
      names[statement.id] = id
      statement.id = id
      if paragraphs.shift(of: anchor.start, anchor.end) == nil, let speaker = speakers[statement.text] {
        statement.speaker = speaker
      }
      statement.anchor?.document = document.id
      statement.anchor?.start += shift
      statement.anchor?.end += shift
      // The same words may stand there with other line ends or quotation marks.
      let words = offsets.text(from: anchor.start + shift, to: anchor.end + shift)
      statement.anchor?.quote = words == statement.text ? nil : words
      carried.statements.append(statement)
    }
    carried.statements.sort { ($0.anchor?.start ?? 0, $0.id) < ($1.anchor?.start ?? 0, $1.id) }
    carryRelations(into: &carried, from: earlier, fresh: graph, names)
    if let thesis = earlier.thesis.flatMap({ names[$0] }) {
      carried.thesis = thesis
    } else if let thesis = carried.thesis, !carried.statements.contains(where: { $0.id == thesis }) {
      carried.thesis = Self.successor(of: thesis, in: graph, names, earlier)
    }
    return carried
  }

  /// Relations between what was carried over are the earlier ones; all others are the new ones, as far as their
  /// ends are there.
  private static func carryRelations(
    into carried: inout Graph, from earlier: Graph, fresh: Graph, _ names: [String: String]
  ) {
    let isCarried = Set(names.values)
    var ids = Set(carried.statements.map(\.id))
    let successors = successors(in: fresh, names, earlier, ids)
    // Between what was carried over, an undercut of a relation there included, the earlier reading alone counts.
    var relations = fresh.relations.map { $0.joining(successors) }
    var settled = isCarried
    var isSettling = true
    while isSettling {
      let count = relations.count
      relations.removeAll { relation in
        guard settled.isSuperset(of: relation.from + [relation.to]) else { return false }
        settled.insert(relation.id)
        return true
      }
      isSettling = relations.count < count
    }
    // One that has gained a premise is the fresh one, not a second one beside it; then so may be what undercuts it,
    // wherever that is listed.
    let lost = Set(earlier.statements.map(\.id)).subtracting(names.keys)
    var replaced: [String: String] = [:]
    var kept: [Relation] = []
    var known: Int
    repeat {
      known = replaced.count
      kept = earlier.relations.compactMap { relation in
        guard lost.isDisjoint(with: relation.from + [relation.to]) else { return nil }
        let relation = relation.joining(names.merging(replaced) { name, _ in name })
        let wider = relations.first {
          $0.kind == relation.kind && $0.to == relation.to && Set($0.from).isSuperset(of: relation.from)
        }
        if let wider { replaced[relation.id] = wider.id }
        return wider == nil ? relation : nil
      }
    } while replaced.count > known
    relations += kept
    // In rounds, since an undercut stands only with the relation that it attacks.
    carried.relations = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      relations.removeAll { relation in
        guard (relation.from + [relation.to]).allSatisfy(ids.contains), ids.insert(relation.id).inserted
        else { return false }
        carried.relations.append(relation)
        isGrowing = true
        return true
      }
    }
  }

  /// For statements of the fresh reading that gave way to carried ones: those with the same words.
  private static func successors(
    in fresh: Graph, _ names: [String: String], _ earlier: Graph, _ kept: Set<String>
  ) -> [String: String] {
    let byText = Dictionary(
      earlier.statements.compactMap { statement in names[statement.id].map { (statement.text, $0) } },
      uniquingKeysWith: { first, _ in first })
    return Dictionary(
      fresh.statements.compactMap { statement in
        kept.contains(statement.id) ? nil : byText[statement.text].map { (statement.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func successor(
    of thesis: String, in fresh: Graph, _ names: [String: String], _ earlier: Graph
  ) -> String? {
    successors(in: fresh, names, earlier, [])[thesis]
  }
}
