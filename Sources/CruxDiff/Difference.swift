import CruxModel

/// What changed between two graphs.
public struct Difference: Sendable {
  public let before: Graph
  public let after: Graph
  public let matching: Matching
  /// Changes of statements in the order of the texts, then of relations.
  public let changes: [Change]
  /// What differs without altering the argument.
  public let details: [Detail]
  /// What the changes mean for the statements that both graphs have: first the thesis, then labels, then strengths.
  public let consequences: [Consequence]
  public let verdict: ThesisVerdict

  /// - Parameter known: statements that are known to be the same, by their numbers in the graphs.
  public init(_ before: Graph, _ after: Graph, known: [(before: Int, after: Int)] = []) {
    matching = Matching(GraphIndex(before), GraphIndex(after), known: known)
    self.before = before
    self.after = after
    var finder = ChangeFinder(before, after, matching)
    finder.run()
    changes = finder.changes
    details = finder.details
    let search = EffectSearch(before, after, matching, changes)
    consequences = search.consequences
    verdict = search.verdict
  }

  /// Whether the argument is the same, wherever it stands and whatever its ids.
  public var isEmpty: Bool { changes.isEmpty && details.isEmpty }
}
