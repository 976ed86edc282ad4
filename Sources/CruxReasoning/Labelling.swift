import CruxModel

/// What stands: the grounded labelling of a framework.
///
/// Three-valued, unique, and the most careful of all: it accepts and rejects only what has to be. Statements that
/// support only each other are open, and so are those that attack each other. Takes time linear in the graph.
public struct Labelling: Sendable {
  public let framework: Framework
  private let labels: [Label]

  /// - Parameters:
  ///   - accepted: nodes that stand, whatever speaks against them.
  ///   - rejected: nodes that fall, whatever speaks for them; a rejected relation does not count.
  public init(of framework: Framework, accepting accepted: [Int] = [], rejecting rejected: [Int] = []) {
    self.framework = framework
    labels = Propagation(framework, accepting: accepted, rejecting: rejected).labels
  }

  /// The label of a statement or relation, by its number in the graph's index.
  public subscript(node: Int) -> Label { labels[Int(framework.places[node])] }

  /// The label of a statement or relation, by its id.
  public subscript(id: String) -> Label? { framework.index.node(id).map { self[$0] } }
}
