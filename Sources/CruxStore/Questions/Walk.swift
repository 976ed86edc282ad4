import CruxModel

/// A search from some statements outwards that remembers the best way to each: the strongest, and of equally
/// strong ones the shortest.
///
/// A way is as strong as the product of the confidences of its relations; one without a confidence counts as 1.
struct Walk {
  struct Step {
    var node: Int64
    /// The relation that was taken; nil at the start, and where none lies between.
    var edge: Network.Edge?
    /// The step before, nearer to the start.
    var parent: Int?
    /// How many relations there are from the start.
    var depth: Int
    var strength: Double
  }

  /// Where one can go from a statement: along an edge or, without one, to a relation.
  typealias Move = (node: Int64, edge: Network.Edge?)

  private(set) var steps: [Step] = []
  /// The strongest step to each node.
  private(set) var best: [Int64: Int] = [:]

  /// - Parameters:
  ///   - starts: all statements that are the claim to start from.
  ///   - depth: the most relations to go along.
  ///   - isWeighted: whether strength counts; without it the shortest way is the best.
  ///   - ends: where to stop, as soon as one is reached.
  ///   - same: the other statements that are the same claim.
  init(
    from starts: [Int64], depth: Int? = nil, isWeighted: Bool = true, until ends: Set<Int64> = [],
    same: (Int64) throws -> [Int64], _ moves: (Int64) throws -> [Move]
  ) rethrows {
    var next = starts.map { Step(node: $0, depth: 0, strength: 1) }
    // How strongly a claim was reached from one of its statements; then all others were, too.
    var reached = Dictionary(starts.map { ($0, 1.0) }, uniquingKeysWith: max)
    while !next.isEmpty {
      // Taken only now: until here, all that was no farther away could be reached in a shorter way.
      var level: [Int] = []
      for step in next { take(step, &level) }
      next = []
      // Grows while it is walked: the same claim is no relation away.
      var position = 0
      while position < level.count {
        let number = level[position]
        position += 1
        let step = steps[number]
        guard best[step.node] == number else { continue }
        if ends.contains(step.node) { return }
        if reached[step.node].map({ $0 < step.strength }) ?? true {
          for other in try same(step.node) {
            reached[other] = step.strength
            take(Step(node: other, parent: number, depth: step.depth, strength: step.strength), &level)
          }
        }
        for move in try moves(step.node) {
          let further = Step(
            node: move.node, edge: move.edge, parent: number, depth: step.depth + (move.edge == nil ? 0 : 1),
            strength: step.strength * (isWeighted ? Self.strength(of: move) : 1))
          guard depth.map({ further.depth <= $0 }) ?? true else { continue }
          if move.edge == nil { take(further, &level) } else { next.append(further) }
        }
      }
    }
  }

  /// Never above 1, or a circle would be the stronger the more often it is walked.
  private static func strength(of move: Move) -> Double { min(max(move.edge?.confidence ?? 1, 0), 1) }

  private mutating func take(_ step: Step, _ level: inout [Int]) {
    if let known = best[step.node], steps[known].strength >= step.strength { return }
    best[step.node] = steps.count
    level.append(steps.count)
    steps.append(step)
  }

  /// The best steps to all nodes that are a relation or more away, best first.
  var found: [Step] {
    best.values.sorted().map { steps[$0] }.filter { $0.depth > 0 }.sorted {
      ($1.strength, $0.depth) < ($0.strength, $1.depth)
    }
  }

  /// The steps from one back to the start.
  func way(from step: Step) -> [Step] {
    var way = [step]
    while let parent = way[way.count - 1].parent { way.append(steps[parent]) }
    return way
  }
}
