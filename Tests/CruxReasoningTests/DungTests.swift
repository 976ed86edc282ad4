import CruxModel
import CruxReasoning
import TestSupport
import Testing

/// On graphs of rebuttals alone labels are Dung's, and on all graphs they are what the conditions say.
@Suite struct DungTests {
  /// Dung's grounded labelling as it is defined, round by round.
  private func grounded(_ count: Int, _ attacks: [(from: Int, to: Int)]) -> [Label] {
    var labels = [Label](repeating: .open, count: count)
    while true {
      var next = labels
      for argument in 0..<count where labels[argument] == .open {
        let attackers = attacks.filter { $0.to == argument }.map { labels[$0.from] }
        if attackers.allSatisfy({ $0 == .falls }) { next[argument] = .stands }
        if attackers.contains(.stands) { next[argument] = .falls }
      }
      if next == labels { return labels }
      labels = next
    }
  }

  private func isDungs(_ count: Int, _ attacks: [(from: Int, to: Int)]) -> Bool {
    let labelling = Labelling(of: Framework(Graph(count, attacks: attacks)))
    return (0..<count).map { labelling[$0] } == grounded(count, attacks)
  }

  @Test func randomGraphs() {
    var random = SplitMix(state: 1)
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...12, using: &random)
      let attacks = (0..<Int.random(in: 0...count * 2, using: &random)).map { _ in
        (from: Int.random(in: 0..<count, using: &random), to: Int.random(in: 0..<count, using: &random))
      }
      #expect(isDungs(count, attacks))
    }
  }

  @Test func allGraphsOfUpToFourStatements() {
    for count in 1...4 {
      for mask in 0..<(1 << (count * count)) {
        let attacks = (0..<count * count).filter { mask >> $0 & 1 == 1 }.map {
          (from: $0 / count, to: $0 % count)
        }
        #expect(isDungs(count, attacks))
      }
    }
  }

  /// Labels are the least fixpoint of the conditions, judged at the best and at the worst completion of what is open:
  /// here by trying all completions.
  @Test func conditionsAreJudgedAtAllCompletions() {
    var random = SplitMix(state: 2)
    for _ in 0..<200 {
      let graph = randomGraph(&random, statements: 4, relations: 5)
      let framework = Framework(graph)
      let labelling = Labelling(of: framework)
      let expected = groundedByCompletions(framework.index)
      #expect((0..<framework.index.nodeCount).map { labelling[$0] } == expected, "\(graph)")
    }
  }

  private func groundedByCompletions(_ index: GraphIndex) -> [Label] {
    let count = index.nodeCount
    var labels = [Label](repeating: .open, count: count)
    while true {
      let open = (0..<count).filter { labels[$0] == .open }
      var (canStand, canFall) = (
        [Bool](repeating: false, count: count), [Bool](repeating: false, count: count)
      )
      for completion in 0..<(1 << open.count) {
        var values = labels.map { $0 == .stands }
        for (position, node) in open.enumerated() { values[node] = completion >> position & 1 == 1 }
        for node in open {
          if isMet(node, values, index) { canStand[node] = true } else { canFall[node] = true }
        }
      }
      var next = labels
      for node in open where canStand[node] != canFall[node] {
        next[node] = canStand[node] ? .stands : .falls
      }
      if next == labels { return labels }
      labels = next
    }
  }

  private func isMet(_ node: Int, _ values: [Bool], _ index: GraphIndex) -> Bool {
    let incoming = index.incoming(node).map(Int.init)
    func isAttack(_ relation: Int) -> Bool { index.relation(at: relation)?.kind.isAttack ?? false }
    guard !incoming.contains(where: { isAttack($0) && values[$0] }) else { return false }
    if index.isRelation(node) { return index.premises(ofRelation: node).allSatisfy { values[Int($0)] } }
    let supports = incoming.filter { !isAttack($0) }
    return index.statement(at: node)?.kind == .evidence || supports.isEmpty
      || supports.contains { values[$0] }
  }
}
