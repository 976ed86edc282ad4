import CruxModel

/// A graph, made ready for reasoning: what each statement and each relation needs to stand.
///
/// It is an abstract dialectical framework (Brewka and Woltran, KR 2010) whose nodes are statements and relations,
/// so that undercuts are attacks like any other:
/// - a relation counts if all its premises stand and no undercut of it counts;
/// - a statement stands if no rebuttal of it counts and it is assumed or some support of it counts.
///
/// Statements that restate one another are one: what bears on one of them bears on all. Only a restatement that is
/// undercut, or has several premises, joins nothing. A relation that has no premise or lacks an end never counts.
public struct Framework: Sendable {
  public let index: GraphIndex
  /// The node that stands for each: the first of those that restate one another; itself for a relation.
  let places: [Int32]
  /// Whether a node needs no support; true of relations.
  let isAssumed: [Bool]
  /// What each relation, by number, bears on; -1 for a restatement and for what never counts.
  let targets: [Int32]
  /// Whether each relation, by number, speaks against its target.
  let isAttack: [Bool]
  /// The premises of each relation, by number; none where it never counts.
  let premises: AdjacencyList
  /// The relations that bear on each node.
  let incoming: AdjacencyList
  /// The relations of which each node is a premise.
  let uses: AdjacencyList

  /// - Parameter assumption: which statements need no ground.
  public init(_ index: GraphIndex, assuming assumption: Assumption = .grounds) {
    let graph = index.graph
    let statements = index.statementCount
    let places = index.places()

    var targets = [Int32](repeating: -1, count: graph.relations.count)
    var isAttack = [Bool](repeating: false, count: graph.relations.count)
    var isSupported = [Bool](repeating: false, count: statements)
    var premises = AdjacencyList.Builder(nodes: graph.relations.count)
    var incoming = AdjacencyList.Builder(nodes: index.nodeCount)
    var uses = AdjacencyList.Builder(nodes: index.nodeCount)
    for number in graph.relations.indices where index.isWhole(statements + number) {
      let node = statements + number
      let kind = graph.relations[number].kind
      isAttack[number] = kind.isAttack
      for premise in index.premises(ofRelation: node) {
        let place = places[Int(premise)]
        premises.add(place, to: number)
        uses.add(Int32(node), to: Int(place))
      }
      guard let target = index.target(ofRelation: node) else { continue }
      let place = Int(places[target])
      // Whether an inference is good is not argued for, only against.
      guard kind.isAttack || kind == .supports && place < statements else { continue }
      targets[number] = Int32(place)
      incoming.add(Int32(node), to: place)
      if !kind.isAttack { isSupported[place] = true }
    }

    var isAssumed = [Bool](repeating: true, count: index.nodeCount)
    for node in 0..<statements { isAssumed[node] = false }
    for node in 0..<statements {
      let place = Int(places[node])
      if assumption.holds(for: graph.statements[node], isSupported: isSupported[place]) {
        isAssumed[place] = true
      }
    }
    self.index = index
    self.places = places
    self.isAssumed = isAssumed
    self.targets = targets
    self.isAttack = isAttack
    self.premises = premises.build()
    self.incoming = incoming.build()
    self.uses = uses.build()
  }

  public init(_ graph: Graph, assuming assumption: Assumption = .grounds) {
    self.init(GraphIndex(graph), assuming: assumption)
  }

  var statementCount: Int { index.statementCount }
  var nodeCount: Int { index.nodeCount }

  /// Whether two nodes are one thing: a statement and what restates it.
  public func isSame(_ one: Int, _ other: Int) -> Bool { places[one] == places[other] }

  /// Whether a node is one that others are counted under.
  func isPlace(_ node: Int) -> Bool { places[node] == node }
}
