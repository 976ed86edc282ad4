import CruxFormats
import CruxModel
import GRDB

/// The paths of quantified patterns, as a function of SQL that is given a node and answers with an array in JSON.
///
/// SQL's own recursion can neither stop at a node that another path has reached nor look at what a path has
/// passed; both matter as soon as an argument is more than a tree.
final class Trails {
  struct Pattern {
    var labels: [EdgeLabel]
    var direction: EdgePattern.Direction
    var quantifier: Quantifier
    var properties: [(property: String, value: QueryValue)]
    /// None where only the ends count.
    var selector: PathPattern.Selector?
    /// Whether it is walked from its end to its start.
    var isTurned: Bool
  }

  /// Nodes are numbers, speakers their names behind this.
  static let speakerMark = "s:"
  static let functionName = "trails"
  static let mostPaths = 100_000
  /// Nodes and edges of all paths from one node: some hundred megabytes.
  private static let mostParts = 4_000_000

  let db: Database
  let network: Network
  let deadline: Deadline
  private var patterns: [Pattern] = []
  var isRelation: [Int64: Bool] = [:]
  /// Why the function has failed.
  private(set) var failure: (any Error)?

  init(_ db: Database, _ deadline: Deadline) throws {
    self.db = db
    self.deadline = deadline
    network = try Network(db)
  }

  /// - Returns: the number by which SQL names the pattern.
  func add(_ pattern: Pattern) -> Int {
    patterns.append(pattern)
    return patterns.count - 1
  }

  /// The ends, or the paths, of a pattern's matches from a node.
  func json(pattern number: Int, from start: DatabaseValue) throws -> String? {
    guard patterns.indices.contains(number), let start = Key(start) else { return nil }
    do {
      let pattern = patterns[number]
      switch pattern.selector {
      case nil: return "[\(try ends(pattern, start).map(\.json).joined(separator: ","))]"
      case .anyShortest: return json(try shortest(pattern, start), pattern)
      case .acyclic: return json(try acyclic(pattern, start), pattern)
      }
    } catch {
      failure = error
      throw error
    }
  }

  private func json(_ paths: [Path], _ pattern: Pattern) -> String {
    let texts = paths.map { path in
      let parts = pattern.isTurned ? path.parts.reversed() : path.parts
      return "[\(parts.joined(separator: ","))]"
    }
    return "[\(texts.joined(separator: ","))]"
  }

  // MARK: Walking

  enum Key: Hashable {
    /// A statement or relation or, below zero, a document.
    case number(Int64)
    case speaker(String)

    init?(_ value: DatabaseValue) {
      if let number = Int64.fromDatabaseValue(value) {
        self = .number(number)
      } else if let text = String.fromDatabaseValue(value), text.hasPrefix(Trails.speakerMark) {
        self = .speaker(String(text.dropFirst(Trails.speakerMark.count)))
      } else {
        return nil
      }
    }

    var json: String {
      switch self {
      case .number(let number): "\(number)"
      case .speaker(let name): (Trails.speakerMark + name).asJSON
      }
    }
  }

  struct Step {
    /// As JSON: a relation's number, or a label.
    var edge: String
    var to: Key
  }

  private struct Path {
    private var nodes: [Key]
    /// Nodes and edges in turn, as JSON.
    private(set) var parts: [String]

    init(_ start: Key) {
      nodes = [start]
      parts = [start.json]
    }

    var end: Key { nodes[nodes.count - 1] }
    var length: Int { nodes.count - 1 }

    mutating func go(_ step: Step) {
      nodes.append(step.to)
      parts += [step.edge, step.to.json]
    }

    /// Back to the node before, where there is one.
    mutating func retreat() {
      guard length > 0 else { return }
      nodes.removeLast()
      parts.removeLast(2)
    }
  }

  private struct State: Hashable {
    var key: Key
    /// How many edges there are from the start, as far as it matters.
    var length: Int
  }

  /// All nodes at the ends of walks of the right length, each once.
  private func ends(_ pattern: Pattern, _ start: Key) throws -> [Key] {
    var ends: [Key] = []
    var known: Set<Key> = []
    try walk(pattern, start) { state, _ in
      if state.length >= pattern.quantifier.least, known.insert(state.key).inserted { ends.append(state.key) }
    }
    return ends
  }

  /// One of the shortest walks to each node.
  private func shortest(_ pattern: Pattern, _ start: Key) throws -> [Path] {
    var arrivals: [State: (from: State, step: Step)] = [:]
    var paths: [Path] = []
    var known: Set<Key> = []
    try walk(pattern, start) { state, arrival in
      if let arrival { arrivals[state] = arrival }
      guard state.length >= pattern.quantifier.least, known.insert(state.key).inserted else { return }
      var steps: [Step] = []
      var place = state
      while let (from, step) = arrivals[place] {
        steps.append(step)
        place = from
      }
      paths.append(steps.reversed().reduce(into: Path(start)) { $0.go($1) })
    }
    return paths
  }

  /// Breadth first, each state once. Lengths beyond the least are one state: the first to come to a node is the
  /// shortest, and leaves the most to go on.
  private func walk(
    _ pattern: Pattern, _ start: Key, _ visit: (State, (from: State, step: Step)?) throws -> Void
  ) throws {
    let quantifier = pattern.quantifier
    let first = State(key: start, length: 0)
    var known: Set<State> = [first]
    var level = [first]
    try visit(first, nil)
    var length = 0
    while !level.isEmpty, length < quantifier.most ?? .max {
      length += 1
      var next: [State] = []
      for state in level {
        for step in try steps(from: state.key, pattern) {
          let reached = State(key: step.to, length: min(length, quantifier.least))
          guard known.insert(reached).inserted else { continue }
          try visit(reached, (state, step))
          next.append(reached)
        }
      }
      level = next
    }
  }

  /// All paths that come to no node twice.
  private func acyclic(_ pattern: Pattern, _ start: Key) throws -> [Path] {
    var found: [Path] = []
    var parts = 0
    var visited: Set<Key> = []
    var path = Path(start)
    // The steps that are still to be tried from each node of the path.
    var waiting: [[Step]] = []
    func arrive() throws {
      if path.length >= pattern.quantifier.least {
        parts += path.parts.count
        guard found.count < Self.mostPaths, parts < Self.mostParts else {
          throw QueryError.tooManyPaths(limit: found.count)
        }
        found.append(path)
      }
      visited.insert(path.end)
      let isLong = path.length >= pattern.quantifier.most ?? .max
      waiting.append(isLong ? [] : try steps(from: path.end, pattern).reversed())
    }
    try arrive()
    while var steps = waiting.popLast() {
      guard let step = steps.popLast() else {
        visited.remove(path.end)
        path.retreat()
        continue
      }
      waiting.append(steps)
      guard !visited.contains(step.to) else { continue }
      path.go(step)
      try arrive()
    }
    return found
  }
}
