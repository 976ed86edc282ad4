import CruxModel

/// Why a node has the label that it has: the nodes whose labels lead to it.
struct Proof {
  /// The statements that stand, by place, the node itself too if it stands.
  private(set) var statements: [Int] = []
  /// The relations that count.
  private(set) var relations: [Int] = []
  /// The statements that fall.
  private(set) var fallen: [Int] = []

  /// - Parameter node: one that is not open.
  init(of node: Int, in propagation: Propagation) {
    let framework = propagation.framework
    var isSeen = [Bool](repeating: false, count: framework.nodeCount)
    var stack: [Int] = []
    func visit(_ node: Int) {
      if isSeen[node] { return }
      isSeen[node] = true
      stack.append(node)
    }
    visit(node)
    while let node = stack.popLast() {
      let cause = propagation.causes[node]
      let stands = propagation.labels[node] == .stands
      if node < framework.statementCount {
        if stands { statements.append(node) } else { fallen.append(node) }
      } else if stands {
        relations.append(node)
        framework.premises[node - framework.statementCount].forEach { visit(Int($0)) }
      }
      if cause >= 0 { visit(Int(cause)) }
      if cause == Propagation.Cause.supposed { continue }
      // What stands has survived all attacks; what falls without a cause has lost all supports.
      guard stands || cause < 0 else { continue }
      for relation in framework.incoming[node]
      where framework.isAttack[Int(relation) - framework.statementCount] == stands {
        visit(Int(relation))
      }
    }
  }
}
