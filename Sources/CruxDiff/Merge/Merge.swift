import CruxModel

/// Brings together what two sides made of one graph.
public struct Merge: Sendable {
  /// With what both sides changed. Where they contradict each other it has what ours says, and what one side removed
  /// but the other changed or uses.
  public let graph: Graph
  public let conflicts: [Conflict]
  public let verdict: MergeVerdict

  /// What the two sides cannot both have.
  public struct Conflict: Sendable, Equatable {
    /// `graph`, `document`, `statement` or `relation`.
    public var what: String
    public var id: String
    /// The field that both changed; `existence` where one side changed or uses what the other removed, `meaning` where
    /// one side negated, turned or split what the other newly uses.
    public var field: String
    public var base: String?
    public var ours: String?
    public var theirs: String?

    /// That one side changed or uses what the other removed.
    static func existence<Item: ListItem>(_ item: Item, ours: String, theirs: String) -> Conflict {
      Conflict(what: Item.name, id: item.id, field: "existence", base: nil, ours: ours, theirs: theirs)
    }
  }

  public init(base: Graph, ours: Graph, theirs: Graph) {
    if Exactly.same(ours, theirs) || Exactly.same(base, theirs) {
      (graph, conflicts) = (ours, [])
    } else if Exactly.same(base, ours) {
      (graph, conflicts) = (theirs, [])
    } else {
      var work = MergeWork(MergeNames(base: base, ours: ours, theirs: theirs))
      work.run()
      (graph, conflicts) = (work.graph, work.conflicts)
    }
    verdict = MergeVerdict(ours: ours, theirs: theirs, merged: graph)
  }
}
