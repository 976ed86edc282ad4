import CruxModel

/// A change that is made to a graph on purpose, with the name that a comparison should give it.
enum Mutation: String, CaseIterable {
  case reword, delete, add, split, merge, move, turn, speaker, number, negate, hedge

  /// What `crux diff` is to call it.
  var expected: String {
    switch self {
    case .reword: "reworded"
    case .delete: "removed"
    case .add: "added"
    case .split: "split"
    case .merge: "merged"
    case .move: "moved"
    case .turn: "turned"
    case .speaker: "speaker changed"
    case .number: "quantity changed"
    case .negate: "negated"
    case .hedge: "hedged"
    }
  }
}

/// A graph with known changes.
struct MutatedGraph {
  var before: Graph
  var after: Graph
  /// Pairs of ids that are the same statement, those of splits and merges too.
  var matched: Set<[String]>
  /// The mutation of statements, or of relations, by their ids before and after.
  var truth: [(mutation: Mutation, before: [String], after: [String])]
}
