import CruxModel

/// The answer to a question.
public struct Answer: Sendable {
  public struct Result: Sendable, Equatable {
    public var statement: FoundStatement
    /// How many relations it is away from the claim.
    public var depth: Int
    /// The ids from it to the claim, relations included: what justifies the answer.
    public var path: [String]
    /// Whether something speaks against it.
    public var isOpposed: Bool?
  }

  /// The claim that was asked about.
  public var claim: FoundStatement?
  public var results: [Result]
  /// How many more there would be if documents without a date were not left out.
  public var undated = 0
  /// The answer as a graph, with the claim, where it is part of the answer, as thesis, all paths, and what speaks
  /// against the results (and, where its evidence is asked for, against the claim, and all supports between them); of
  /// contested claims all support, too, and what speaks against that and against the objections; of what is around a
  /// claim only what is as near; of a path, it alone, without a thesis. Ids are those of the base (`DOC#s4`);
  /// statements of one normal form restate one of them: the thesis, else the first that bears on something, else the
  /// first.
  public var graph: Graph
}

/// A statement that answers a question, by its node.
struct Found {
  var node: Int64
  var depth = 0
  /// Statements and relations, from the found one on.
  var path: [Int64]
  var isOpposed: Bool?
  /// The statements of its claim, where they are known.
  var claim: [Int64] = []
}
