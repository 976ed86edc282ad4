import Testing

@testable import CruxExtraction

@Suite struct ArborescenceTests {
  /// The heaviest arborescence by trying every choice of one entering arc a node.
  private func bruteForce(_ nodes: Int, _ arcs: [Arborescence.Arc]) -> Float? {
    var best: Float?
    func extend(_ node: Int, _ entering: [Int]) {
      if node == nodes {
        for start in 1..<nodes {
          var at = start
          var steps = 0
          while at != 0, steps <= nodes {
            at = arcs[entering[at - 1]].tail
            steps += 1
          }
          if at != 0 { return }
        }
        let weight = entering.reduce(Float(0)) { $0 + arcs[$1].weight }
        best = max(best ?? weight, weight)
        return
      }
      for (index, arc) in arcs.enumerated() where arc.head == node && arc.tail != node {
        extend(node + 1, entering + [index])
      }
    }
    extend(1, [])
    return best
  }

  @Test func equalsBruteForceOnRandomGraphs() throws {
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<500 {
      let nodes = 2 + random(4)
      var arcs: [Arborescence.Arc] = []
      for _ in 0..<random(14) {
        arcs.append(.init(tail: random(nodes), head: 1 + random(nodes - 1), weight: Float(random(50)) - 25))
      }
      let expected = bruteForce(nodes, arcs)
      let found = Arborescence.heaviest(nodes: nodes, root: 0, arcs: arcs)
      guard let expected else {
        #expect(found == nil)
        continue
      }
      let entering = try #require(found)
      #expect(entering[0] == nil)
      let chosen = entering.dropFirst().compactMap(\.self)
      #expect(chosen.count == nodes - 1)
      #expect(chosen.reduce(Float(0)) { $0 + arcs[$1].weight } == expected)
    }
  }

  @Test func aLongChainNeedsNoDeepStack() throws {
    let count = 200_000
    var arcs = (1..<count).map { Arborescence.Arc(tail: $0 - 1, head: $0, weight: 1) }
    arcs += (1..<count - 1).map { Arborescence.Arc(tail: $0 + 1, head: $0, weight: 2) }
    let entering = try #require(Arborescence.heaviest(nodes: count, root: 0, arcs: arcs))
    #expect(entering.compactMap(\.self).count == count - 1)
  }
}
