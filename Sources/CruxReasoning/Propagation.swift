/// Finds the least fixpoint of a framework's conditions in Kleene's three-valued logic, in time linear in its size.
///
/// Every condition names each of its nodes once and in one sense only, so that its value in this logic is its value
/// at the best and at the worst completion of what is open: the fixpoint is the framework's grounded
/// interpretation, and on graphs of rebuttals alone Dung's grounded labelling (Dung, Artificial Intelligence 1995).
struct Propagation {
  /// What a node's label came from, where it was no other node.
  enum Cause {
    /// The node itself: it is assumed, or has lost every support.
    static let own: Int32 = -1
    static let supposed: Int32 = -2
    static let none: Int32 = -3
  }

  let framework: Framework
  private(set) var labels: [Label]
  /// Premises of a relation that do not stand yet; supports of a statement that have not fallen yet.
  private var groundsLeft: [Int32]
  /// Attacks that have not fallen yet.
  private var attacksLeft: [Int32]
  /// Which support a statement has.
  private var grounds: [Int32]
  /// The support, attack or premise that decided a label.
  private(set) var causes: [Int32]
  private var queue: [Int32] = []
  /// Statements that may stand; the others are at best open.
  private let trusted: [Bool]?

  init(
    _ framework: Framework, accepting accepted: [Int] = [], rejecting rejected: [Int] = [],
    trusting trusted: [Bool]? = nil
  ) {
    self.framework = framework
    self.trusted = trusted
    let (count, statements) = (framework.nodeCount, framework.statementCount)
    labels = [Label](repeating: .open, count: count)
    groundsLeft = [Int32](repeating: 0, count: count)
    attacksLeft = [Int32](repeating: 0, count: count)
    causes = [Int32](repeating: Cause.none, count: count)
    grounds = framework.isAssumed.map { $0 ? Cause.own : Cause.none }
    queue.reserveCapacity(count)
    for number in framework.targets.indices {
      groundsLeft[statements + number] = Int32(framework.premises.range(number).count)
      let target = Int(framework.targets[number])
      guard target >= 0 else { continue }
      if framework.isAttack[number] { attacksLeft[target] += 1 } else { groundsLeft[target] += 1 }
    }
    for node in rejected { settle(Int(framework.places[node]), .falls, by: Cause.supposed) }
    for node in accepted { settle(Int(framework.places[node]), .stands, by: Cause.supposed) }
    for node in 0..<statements where framework.isPlace(node) {
      if grounds[node] == Cause.none, groundsLeft[node] == 0 { settle(node, .falls, by: Cause.own) }
      standIfReady(node)
    }
    for node in statements..<count where groundsLeft[node] == 0 { settle(node, .falls, by: Cause.own) }
    propagate()
  }

  private mutating func propagate() {
    var position = 0
    while position < queue.count {
      let node = Int(queue[position])
      position += 1
      let stands = labels[node] == .stands
      if node >= framework.statementCount { bear(node, stands: stands) }
      for item in framework.uses.range(node) {
        let relation = Int(framework.uses.items[item])
        if stands {
          groundsLeft[relation] -= 1
          standIfReady(relation)
        } else {
          settle(relation, .falls, by: Int32(node))
        }
      }
    }
  }

  /// Lets a relation that counts, or is known not to count, bear on its target.
  private mutating func bear(_ relation: Int, stands: Bool) {
    let number = relation - framework.statementCount
    let target = Int(framework.targets[number])
    guard target >= 0 else { return }
    switch (framework.isAttack[number], stands) {
    case (true, true): settle(target, .falls, by: Int32(relation))
    case (true, false):
      attacksLeft[target] -= 1
      standIfReady(target)
    case (false, true):
      if grounds[target] == Cause.none { grounds[target] = Int32(relation) }
      standIfReady(target)
    case (false, false):
      groundsLeft[target] -= 1
      if groundsLeft[target] == 0, grounds[target] == Cause.none { settle(target, .falls, by: Cause.own) }
    }
  }

  private mutating func standIfReady(_ node: Int) {
    guard attacksLeft[node] == 0 else { return }
    if node >= framework.statementCount {
      if groundsLeft[node] == 0 { settle(node, .stands, by: Cause.own) }
    } else if grounds[node] != Cause.none, trusted?[node] ?? true {
      settle(node, .stands, by: grounds[node])
    }
  }

  private mutating func settle(_ node: Int, _ label: Label, by cause: Int32) {
    guard labels[node] == .open else { return }
    labels[node] = label
    causes[node] = cause
    queue.append(Int32(node))
  }
}
