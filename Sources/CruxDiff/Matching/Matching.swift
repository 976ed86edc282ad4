import CruxModel

/// Which statements and relations of one graph are which of another: numbers in the order of the graphs.
public struct Matching: Sendable {
  /// Several statements that were one.
  public struct Split: Sendable, Equatable {
    public var whole: Int
    /// In the order of the text.
    public var parts: [Int]
  }

  /// The statement of the second graph for each of the first, and the other way round.
  public internal(set) var after: [Int?]
  public internal(set) var before: [Int?]
  /// Statements of the first graph that are several in the second.
  public internal(set) var splits: [Split] = []
  /// Statements of the second graph that were several in the first.
  public internal(set) var merges: [Split] = []
  /// The relation of the second graph for each of the first, and the other way round.
  public internal(set) var relationsAfter: [Int?] = []
  public internal(set) var relationsBefore: [Int?] = []
  /// Relations that parts of a split or merged statement have in place of the whole's one.
  var parallelRelationsBefore: Set<Int> = []
  var parallelRelationsAfter: Set<Int> = []

  /// Finds out what in the second graph was what in the first.
  /// - Parameter known: statements that are known to be the same.
  public init(_ before: GraphIndex, _ after: GraphIndex, known: [(before: Int, after: Int)] = []) {
    self = Matcher.match(before, after, known: known)
  }

  init(before: Int, after: Int) {
    self.after = [Int?](repeating: nil, count: before)
    self.before = [Int?](repeating: nil, count: after)
  }

  /// Whether neither of two statements has a partner.
  func isFree(_ before: Int, _ after: Int) -> Bool { self.after[before] == nil && self.before[after] == nil }

  mutating func match(_ before: Int, _ after: Int) {
    self.after[before] = after
    self.before[after] = before
  }

  /// Every pair of statements that have a part in common, in the order of the first graph: those of splits and
  /// merges too.
  public var pairs: [(before: Int, after: Int)] {
    var all = after.enumerated().compactMap { before, after in after.map { (before: before, after: $0) } }
    for split in splits {
      all += split.parts.filter { after[split.whole] != $0 }.map { (split.whole, $0) }
    }
    for merge in merges {
      all += merge.parts.filter { before[merge.whole] != $0 }.map { ($0, merge.whole) }
    }
    return all.sorted { ($0.before, $0.after) < ($1.before, $1.after) }
  }
}
