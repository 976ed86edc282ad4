import CruxModel
import CruxReasoning

/// What becomes of the thesis where two sides are merged.
public struct MergeVerdict: Sendable, Equatable {
  public let ours: Label?
  public let theirs: Label?
  public let merged: Label?

  init(ours: Graph, theirs: Graph, merged: Graph) {
    self.ours = Self.label(ours)
    self.theirs = Self.label(theirs)
    self.merged = Self.label(merged)
  }

  /// Whether the merged thesis has a label that it had on neither side.
  public var isNew: Bool { merged != ours && merged != theirs }

  private static func label(_ graph: Graph) -> Label? {
    graph.thesis.flatMap { Labelling(of: Framework(GraphIndex(graph)))[$0] }
  }
}
