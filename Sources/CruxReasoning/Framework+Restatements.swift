import CruxModel

extension Framework {
  /// The restatements that join the ends of some relations with the statements that are shown for these: the one that
  /// was asked about for itself and what says the same, for others the one that stands for them.
  func restatements(of relations: [Int], asked: Int) -> [Int] {
    let ends = relations.flatMap { relation in
      index.premises(ofRelation: relation).map(Int.init)
        + [index.target(ofRelation: relation)].compactMap(\.self)
    }
    let shown = ends.filter { $0 < statementCount }.map { isSame($0, asked) ? asked : Int(places[$0]) }
    let ways = restatements(from: shown)
    var found: Set<Int> = []
    for end in ends {
      var member = end
      while let way = ways[member], found.insert(way.relation).inserted { member = way.nearer }
    }
    return Array(found)
  }

  /// How each statement that says the same as one of these is joined with it: by which restatement, and with which
  /// statement that is nearer; the shortest way.
  private func restatements(from roots: [Int]) -> [Int: (relation: Int, nearer: Int)] {
    var ways: [Int: (relation: Int, nearer: Int)] = [:]
    var known: Set<Int> = []
    var members = roots.filter { known.insert($0).inserted }
    var position = 0
    while position < members.count {
      let member = members[position]
      position += 1
      for relation in (index.incoming(member) + index.outgoing(member)).map(Int.init) {
        guard let (premise, target) = index.joined(by: relation) else { continue }
        let next = premise == member ? target : premise
        guard known.insert(next).inserted else { continue }
        ways[next] = (relation, member)
        members.append(next)
      }
    }
    return ways
  }
}
