import CruxModel

/// The smallest sets of statements, speakers or documents that cannot all be rejected if a statement is to stand.
///
/// Whatever breaks a statement has to break every proof of it. So the search starts from one proof, rejects in turn
/// what it rests on, looks for a proof that is left, and so on; it finds all sets of the smallest size, as a search
/// through all sets would (hitting sets after Reiter, Artificial Intelligence 1987).
public struct Breaks: Sendable {
  /// What is rejected.
  public enum Unit: String, Sendable, CaseIterable {
    /// A statement, together with those that restate it.
    case statement
    /// All that a speaker says, or where no speaker is named a document, except what another says too.
    case speaker
    /// All statements of a document, except those that another document has too.
    case document
  }

  /// One member of a set.
  public struct Member: Sendable, Equatable {
    /// The statement's id, or the name of the speaker or document.
    public let name: String
    /// The statements that go with it, by number in the graph's index.
    public let statements: [Int]
  }

  /// The sets, all of one size; none where the statement does not stand, or no set is small enough.
  public let sets: [[Member]]
  /// Whether the search came to its end; on large and well-founded arguments it is cut off.
  public let isComplete: Bool

  /// The most members that a set may have.
  public static let most = 3

  public init(of node: Int, in framework: Framework, by unit: Unit = .statement) {
    var search = BreakSearch(for: Int(framework.places[node]), framework, unit)
    var found: [[Int]] = []
    for size in 1...Self.most where found.isEmpty { found = search.sets(of: size) }
    isComplete = !search.isExhausted
    // Nothing has to go where it does not stand anyway.
    let sets = found.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
    self.sets = sets.map { set in set.map { search.member($0) } }
  }
}

/// The search for sets that break a statement.
private struct BreakSearch {
  /// The most nodes to label in all.
  private static let mostWork = 300_000_000

  private let framework: Framework
  private let node: Int
  private let unit: Breaks.Unit
  /// The units that each statement, by place, goes with when all of them go; none where it cannot go.
  private let units: [[Int]]
  private let names: [String]
  /// What a set of units leaves of the statement: the places of a proof, or nil where it breaks it.
  private var proofs: [[Int]: [Int]?] = [:]
  private var work = 0

  init(for node: Int, _ framework: Framework, _ unit: Breaks.Unit) {
    self.framework = framework
    self.node = node
    self.unit = unit
    let statements = framework.index.graph.statements
    guard unit != .statement else {
      units = statements.indices.map { framework.isPlace($0) ? [$0] : [] }
      names = statements.map(\.id)
      return
    }
    let voices =
      unit == .speaker
      ? Voices(framework.index.graph)
      : Voices(framework.index.graph, name: { $0.anchor?.document }, key: { $0.anchor?.document })
    var units = [Set<Int>](repeating: [], count: statements.count)
    for statement in statements.indices {
      units[Int(framework.places[statement])].insert(Int(voices.ofStatements[statement]))
    }
    self.units = units.map { $0.contains(-1) ? [] : $0.sorted() }
    names = voices.names
  }

  var isExhausted: Bool { work > Self.mostWork }

  /// All sets of a size that break the statement, if no smaller one does.
  mutating func sets(of size: Int) -> [[Int]] {
    var found: [[Int]] = []
    var seen: Set<[Int]> = []
    var waiting: [[Int]] = [[]]
    while let set = waiting.popLast(), !isExhausted {
      guard let proof = proof(without: set) else {
        found.append(set)
        continue
      }
      guard set.count < size else { continue }
      for place in proof where place != node && !units[place].isEmpty {
        let larger = Set(set + units[place]).sorted()
        if larger.count <= size, seen.insert(larger).inserted { waiting.append(larger) }
      }
    }
    return found
  }

  private mutating func proof(without set: [Int]) -> [Int]? {
    if let known = proofs[set] { return known }
    let propagation = Propagation(framework, rejecting: statements(of: set))
    work += framework.nodeCount + 100
    let stands = propagation.labels[node] == .stands
    let proof = stands ? Proof(of: node, in: propagation).statements : nil
    // Larger sets are looked up no more.
    if set.count < Breaks.most { proofs[set] = .some(proof) }
    return proof
  }

  /// The places that go with a set of units, the statement itself aside.
  private func statements(of set: [Int]) -> [Int] {
    if unit == .statement { return set }
    return units.indices.filter { $0 != node && !units[$0].isEmpty && units[$0].allSatisfy(set.contains) }
  }

  func member(_ unit: Int) -> Breaks.Member {
    let places = Set(statements(of: [unit]))
    let members = framework.index.graph.statements.indices.filter {
      places.contains(Int(framework.places[$0]))
    }
    return Breaks.Member(name: names[unit], statements: members)
  }
}
