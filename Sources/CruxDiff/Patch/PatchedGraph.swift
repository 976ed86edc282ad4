import CruxModel

/// What a patch made of a graph, which is to be as sound as that was: a patch knows only what it was made from, and the
/// graph may have more.
struct PatchedGraph {
  /// What relations and the thesis name.
  private struct Use {
    var what: String
    var id: String
    var name: String
  }

  private let before: Graph
  private let after: Graph

  init(_ after: Graph, from before: Graph) { (self.before, self.after) = (before, after) }

  /// - Throws: `PatchError` where something names what is not there, or a statement and a relation share an id, or an
  ///   anchor stands on other words than it quotes, and it was not so before.
  func check() throws {
    try checkNames()
    try checkAnchors()
  }

  private func checkNames() throws {
    let known = Set(Self.lostUses(in: before).map(\.name))
    if let use = Self.lostUses(in: after).first(where: { !known.contains($0.name) }) {
      throw PatchError(what: use.what, id: use.id, trouble: "would name \"\(use.name)\", which is not there")
    }
    let shared = Set(Self.sharedIDs(in: before))
    if let id = Self.sharedIDs(in: after).first(where: { !shared.contains($0) }) {
      throw PatchError(what: Relation.name, id: id, trouble: "would have the id of a statement")
    }
  }

  private static func lostUses(in graph: Graph) -> [Use] {
    let statements = Set(graph.statements.map(\.id))
    let ids = statements.union(graph.relations.map(\.id))
    let thesis = graph.thesis.map { Use(what: "graph", id: graph.id, name: $0) }
    let ends = graph.relations.flatMap { relation in
      (relation.from + [relation.to]).map { Use(what: Relation.name, id: relation.id, name: $0) }
    }
    return [thesis].compactMap(\.self).filter { !statements.contains($0.name) }
      + ends.filter { !ids.contains($0.name) }
  }

  private static func sharedIDs(in graph: Graph) -> [String] {
    let ids = Set(graph.statements.map(\.id))
    return graph.relations.map(\.id).filter(ids.contains)
  }

  private func checkAnchors() throws {
    let texts = before.documents.byID
    let changed = after.documents.filter { document in
      texts[document.id].map { !Exactly.same($0.text, document.text) } ?? false
    }
    guard !changed.isEmpty else { return }
    let (old, new) = (offsets(texts.values), offsets(changed))
    let statements = before.statements.byID
    for statement in after.statements {
      guard let anchor = statement.anchor, let text = new[anchor.document],
        let was = statements[statement.id], Exactly.same(was, statement)
      else { continue }
      let words = anchor.quote ?? statement.text
      if old[anchor.document]?.text(from: anchor.start, to: anchor.end) == words,
        text.text(from: anchor.start, to: anchor.end) != words
      {
        throw PatchError(
          what: Statement.name, id: statement.id, trouble: "would stand on other words of the changed text")
      }
    }
  }

  private func offsets(_ documents: some Sequence<Document>) -> [String: ScalarOffsets] {
    Dictionary(
      documents.compactMap { document in document.text.map { (document.id, ScalarOffsets($0)) } },
      uniquingKeysWith: { first, _ in first })
  }
}
