import CruxModel

/// Dung's argumentation framework: arguments, and which attacks which.
///
/// Every graph has one with the same complete labellings, and so with the same grounded, preferred and stable ones:
/// what needs support is attacked by an argument that it has none, which each support attacks; a relation with several
/// premises, or that is undercut, is an argument attacked by the lack of each premise and by its undercuts. A graph of
/// rebuttals alone stays as it is.
public struct AttackGraph: Sendable {
  public struct Attack: Sendable, Hashable {
    public let from: Int
    public let to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// The statements' ids first, then what stands for relations and for lacks.
  public private(set) var names: [String] = []
  public private(set) var attacks: [Attack] = []
  /// The argument of each statement, by number in the graph's index.
  public let arguments: [Int]

  public init(_ framework: Framework) {
    let graph = framework.index.graph
    let statements = framework.statementCount
    var numbers = [Int](repeating: -1, count: framework.nodeCount)
    for node in 0..<statements where framework.isPlace(node) {
      numbers[node] = names.count
      names.append(graph.statements[node].id)
    }
    for number in graph.relations.indices where framework.needsArgument(number) {
      numbers[statements + number] = names.count
      names.append(graph.relations[number].id)
    }
    arguments = (0..<statements).map { numbers[Int(framework.places[$0])] }

    var seen: Set<Attack> = []
    func attack(_ from: Int, _ to: Int) {
      let attack = Attack(from: from, to: to)
      if seen.insert(attack).inserted { attacks.append(attack) }
    }
    /// The argument of a statement or relation.
    func argument(_ node: Int) -> Int {
      if numbers[node] >= 0 || node < statements { return numbers[node] }
      return framework.premises[node - statements].first.map { numbers[Int($0)] } ?? -1
    }
    var lacks: [Int: Int] = [:]
    func lack(of argument: Int) -> Int {
      if let known = lacks[argument] { return known }
      lacks[argument] = names.count
      names.append("no-" + names[argument])
      attack(argument, names.count - 1)
      return names.count - 1
    }
    for node in 0..<framework.nodeCount where numbers[node] >= 0 {
      var supports: [Int] = []
      for relation in framework.incoming[node].map(Int.init) {
        if framework.isAttack[relation - statements] {
          attack(argument(relation), numbers[node])
        } else {
          supports.append(argument(relation))
        }
      }
      if node >= statements {
        let premises = framework.premises[node - statements]
        if premises.isEmpty {
          // What lacks an end never counts.
          names.append("unsupported-" + graph.relations[node - statements].id)
          attack(names.count - 1, numbers[node])
        }
        for premise in premises {
          attack(lack(of: argument(Int(premise))), numbers[node])
        }
      } else if !framework.isAssumed[node] {
        let unsupported = names.count
        names.append("unsupported-" + graph.statements[node].id)
        attack(unsupported, numbers[node])
        for support in supports { attack(support, unsupported) }
      }
    }
  }

  /// The grounded labelling, by argument.
  public func grounded() -> [Label] {
    var labels = [Label](repeating: .open, count: names.count)
    var left = [Int](repeating: 0, count: names.count)
    var targets = AdjacencyList.Builder(nodes: names.count)
    for attack in attacks {
      left[attack.to] += 1
      targets.add(Int32(attack.to), to: attack.from)
    }
    let attacked = targets.build()
    var queue = left.indices.filter { left[$0] == 0 }
    for argument in queue { labels[argument] = .stands }
    var position = 0
    while position < queue.count {
      let argument = queue[position]
      position += 1
      for target in attacked[argument].map(Int.init) where labels[target] == .open {
        if labels[argument] == .stands {
          labels[target] = .falls
          queue.append(target)
        } else {
          left[target] -= 1
          if left[target] > 0 { continue }
          labels[target] = .stands
          queue.append(target)
        }
      }
    }
    return labels
  }
}

extension Framework {
  /// Whether a relation, by number, is more than its one premise by another name.
  fileprivate func needsArgument(_ number: Int) -> Bool {
    let node = statementCount + number
    let premises = premises[number]
    guard targets[number] >= 0 || !uses.range(node).isEmpty else { return false }
    guard premises.count == 1, let premise = premises.first else { return true }
    return premise >= statementCount || !incoming.range(node).isEmpty
  }
}
