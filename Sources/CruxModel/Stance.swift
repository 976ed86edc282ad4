/// The side that a statement takes towards the thesis; computed, never stored.
public enum Stance: String, Sendable, CaseIterable {
  case `for`, against, neither
}

extension GraphIndex {
  /// The stance of every statement, in the order of the graph.
  ///
  /// Walks from the thesis against the direction of relations, nearest first. A support keeps the side, a
  /// rebuttal turns it, an undercut is against whatever its relation's premises speak for, a restatement is
  /// the same place. What the walk does not reach takes neither side.
  public func stances() -> [Stance] {
    var side = [Int8](repeating: 0, count: nodeCount)
    guard let thesis = graph.thesis.flatMap(node), !isRelation(thesis) else {
      return [Stance](repeating: .neither, count: statementCount)
    }
    side[thesis] = 1
    var level = [thesis]
    while !level.isEmpty {
      spreadRestatements(&level, &side)
      var next: [Int] = []
      for node in level {
        for relation in incoming(node) where graph.relations[Int(relation) - statementCount].kind != .restates
        {
          reach(Int(relation), side: sideThrough(Int(relation), to: side[node]), &side, &next)
        }
      }
      level = next
    }
    return side.prefix(statementCount).map { $0 > 0 ? .for : $0 < 0 ? .against : .neither }
  }

  private func sideThrough(_ relation: Int, to side: Int8) -> Int8 {
    graph.relations[relation - statementCount].kind.isAttack ? -side : side
  }

  /// Gives a relation its side and its premises that side too; both are then places to walk on from.
  private func reach(_ relation: Int, side value: Int8, _ side: inout [Int8], _ next: inout [Int]) {
    guard side[relation] == 0 else { return }
    side[relation] = value
    next.append(relation)
    for premise in premises(ofRelation: relation) where side[Int(premise)] == 0 {
      side[Int(premise)] = value
      next.append(Int(premise))
    }
  }

  /// Adds to a level all statements that restate one of it or are restated by it.
  private func spreadRestatements(_ level: inout [Int], _ side: inout [Int8]) {
    var position = 0
    while position < level.count {
      let node = level[position]
      position += 1
      let restatements = (incoming(node) + outgoing(node)).filter {
        graph.relations[Int($0) - statementCount].kind == .restates
      }
      for relation in restatements {
        let ends =
          premises(ofRelation: Int(relation)) + [target(ofRelation: Int(relation)).map { Int32($0) } ?? -1]
        for end in ends where end >= 0 && side[Int(end)] == 0 {
          side[Int(end)] = side[node]
          level.append(Int(end))
        }
      }
    }
  }
}
