import CruxModel

/// How strong each statement is, from 0 to 1, once all that speaks for and against it is weighed.
///
/// A statement's base score is its confidence, or 0.5; of statements that restate one another, the highest. A relation
/// passes on the strength of its weakest premise times its own confidence, or 1, weakened by undercuts as a statement
/// is by rebuttals.
///
/// What is on no cycle is computed once, after all it depends on. Inside a cycle all strengths move together, from
/// their base scores, a part of the way to what they should be, until they stay (Euler's method for Potyka's
/// continuous dynamical system); the step is made smaller where they do not. What still does not settle has no
/// strength, nor has what depends on it.
public struct Strengths: Sendable {
  public let framework: Framework
  /// By node; no number where they do not settle.
  private let values: [Double]

  /// - Parameters:
  ///   - oneVoice: whether only the strongest counts of all that one speaker (or, where none is named, one document)
  ///     says for a statement, and of all that it says against it.
  ///   - accepted: nodes of strength 1, whatever speaks against them.
  ///   - rejected: nodes of strength 0, whatever speaks for them.
  public init(
    of framework: Framework, by semantics: StrengthSemantics = .quadraticEnergy, oneVoice: Bool = false,
    accepting accepted: [Int] = [], rejecting rejected: [Int] = []
  ) {
    self.framework = framework
    var flow = StrengthFlow(framework, semantics, oneVoice: oneVoice)
    // Where one is both, through what restates it, it is rejected, as in labellings.
    for node in accepted { flow.pin(Int(framework.places[node]), to: 1) }
    for node in rejected { flow.pin(Int(framework.places[node]), to: 0) }
    values = flow.settled()
  }

  /// The strength of a statement, or of what a relation passes on, by its number in the graph's index; nil where it
  /// does not settle.
  public subscript(node: Int) -> Double? {
    let value = values[Int(framework.places[node])]
    return value.isNaN ? nil : value
  }

  /// The strength of a statement or relation, by its id.
  public subscript(id: String) -> Double? { framework.index.node(id).flatMap { self[$0] } }
}
