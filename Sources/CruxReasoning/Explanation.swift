import CruxModel

/// Why a statement stands or falls: a set of statements that suffices, of which none can be spared.
///
/// As long as these statements are not rejected, the label stays what it is, whatever becomes of all others. With all
/// others and any one of these open, it is open (in Kleene's three-valued logic).
public struct Explanation: Sendable {
  public let label: Label
  /// The statements, by number in the graph's index, in the order of the graph; the explained one is not among them.
  public let statements: [Int]
  /// The relations through which they decide, and the restatements that join the ends of these with the statements
  /// here and the explained one.
  public let relations: [Int]
  /// The statements that fall through them, as far as it matters; objections, where the explained one stands.
  public let defeated: [Int]
  /// Whether the search for statements that can be spared came to its end; on large arguments it is cut off.
  public let isComplete: Bool

  /// The most nodes to label in all.
  private static let mostWork = 30_000_000

  /// - Returns: nil where the statement is open: then nothing suffices.
  public init?(of node: Int, in framework: Framework) {
    let asked = node
    let node = Int(framework.places[node])
    let whole = Propagation(framework)
    let label = whole.labels[node]
    guard label != .open else { return nil }
    var needed = Proof(of: node, in: whole).statements.filter { $0 != node }
    // What the proof came to last first: what is near is more likely to be needed.
    var trusted = Self.trust(needed + [node], framework)
    let tries = Self.mostWork / (framework.nodeCount + 100)
    for statement in needed.reversed().prefix(tries) {
      trusted[statement] = false
      if Propagation(framework, trusting: trusted).labels[node] != label { trusted[statement] = true }
    }
    let proof = Proof(of: node, in: Propagation(framework, trusting: trusted))
    isComplete = needed.count <= tries
    needed = needed.filter { trusted[$0] }
    self.label = label
    statements = needed.sorted()
    relations = (proof.relations + framework.restatements(of: proof.relations, asked: asked)).sorted()
    defeated = proof.fallen.filter { $0 != node }.sorted()
  }

  private static func trust(_ nodes: [Int], _ framework: Framework) -> [Bool] {
    var trusted = [Bool](repeating: false, count: framework.nodeCount)
    for node in nodes { trusted[node] = true }
    return trusted
  }
}
