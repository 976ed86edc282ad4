import CruxModel

/// Strengths on their way through a framework.
struct StrengthFlow {
  /// Which part of the way strengths move at once inside a cycle; the next where they do not settle.
  private static let parts = [0.8, 0.4, 0.1, 0.02]
  /// How near a strength has to be to what it should be.
  private static let tolerance = 1e-9
  /// How often strengths move at most, in a cycle of some size.
  private static func rounds(_ size: Int) -> Int { min(max(10_000_000 / size, 1000), 100_000) }

  private let framework: Framework
  private let semantics: StrengthSemantics
  private let statements: Int
  /// A statement's base score, a relation's confidence.
  private let bases: [Double]
  /// What bears on each node; with one voice a speaker, by sign and voice.
  private let incoming: AdjacencyList
  /// The voice of each relation, by number; nil where voices do not matter.
  private let voices: [Int32]?
  private var values: [Double]
  private var isPinned: [Bool]

  init(_ framework: Framework, _ semantics: StrengthSemantics, oneVoice: Bool) {
    self.framework = framework
    self.semantics = semantics
    statements = framework.statementCount
    let graph = framework.index.graph
    var bases = [Double](repeating: 0, count: framework.nodeCount)
    for node in graph.statements.indices {
      let place = Int(framework.places[node])
      bases[place] = max(bases[place], (graph.statements[node].confidence ?? 0.5).clamped)
    }
    for number in graph.relations.indices {
      bases[statements + number] = (graph.relations[number].confidence ?? 1).clamped
    }
    self.bases = bases
    values = bases
    isPinned = [Bool](repeating: false, count: framework.nodeCount)
    voices = oneVoice ? Voices(graph).ofRelations(framework) : nil
    incoming = voices.map { framework.incoming(grouped: $0) } ?? framework.incoming
  }

  mutating func pin(_ node: Int, to value: Double) {
    values[node] = value
    isPinned[node] = true
  }

  /// The strengths of all nodes.
  mutating func settled() -> [Double] {
    let components = framework.components
    for component in 0..<components.count {
      let members = components.members(component)
      if members.count == 1, let node = members.first.map(Int.init), !framework.isCycle(node) {
        if !isPinned[node] { values[node] = target(node) }
      } else {
        settle(members.filter { !isPinned[Int($0)] })
      }
    }
    return values
  }

  /// Settles what is on one cycle, or on several that touch.
  private mutating func settle(_ members: [Int32]) {
    // Statements and undercut relations move a part of the way; other relations pass on at once what they are given.
    let links = members.filter { isLink(Int($0)) }
    let movers = members.filter { !isLink(Int($0)) }
    var next = [Double](repeating: 0, count: movers.count)
    for part in Self.parts {
      for mover in movers { values[Int(mover)] = bases[Int(mover)] }
      for _ in 0..<Self.rounds(max(members.count, 1)) {
        for link in links { values[Int(link)] = target(Int(link)) }
        var isSettled = true
        for (number, mover) in movers.enumerated() {
          let (value, target) = (values[Int(mover)], target(Int(mover)))
          // Nor does what hangs on what does not settle.
          if target.isNaN { return members.forEach { values[Int($0)] = .nan } }
          next[number] = value + part * (target - value)
          if (target - value).magnitude > Self.tolerance { isSettled = false }
        }
        if isSettled { return }
        for (number, mover) in movers.enumerated() { values[Int(mover)] = next[number] }
      }
    }
    for member in members { values[Int(member)] = .nan }
  }

  private func isLink(_ node: Int) -> Bool {
    node >= statements && incoming.range(node).isEmpty
      && framework.premises[node - statements].allSatisfy { $0 < statements }
  }

  /// What a node's strength should be, as things are.
  private func target(_ node: Int) -> Double {
    var base = bases[node]
    if node >= statements {
      let premises = framework.premises.range(node - statements)
      var weakest = premises.isEmpty ? 0.0 : 1.0
      for item in premises {
        let value = values[Int(framework.premises.items[item])]
        if value < weakest || value.isNaN { weakest = value }
        if value.isNaN { break }
      }
      base *= weakest
    }
    let range = incoming.range(node)
    return range.isEmpty ? base : weighed(base, range)
  }

  private func weighed(_ base: Double, _ range: Range<Int>) -> Double {
    var (supports, attacks) = (0.0, 0.0)
    guard let voices else {
      for item in range {
        let relation = Int(incoming.items[item])
        if framework.isAttack[relation - statements] {
          attacks = semantics.sum(attacks, values[relation])
        } else {
          supports = semantics.sum(supports, values[relation])
        }
      }
      return semantics.strength(base: base, supports: supports, attacks: attacks)
    }
    // The strongest so far of what one voice says on one side.
    var (strongest, voice, isAttack) = (0.0, Int32(-1), false)
    func count(_ value: Double, _ isAttack: Bool) {
      if isAttack {
        attacks = semantics.sum(attacks, value)
      } else {
        supports = semantics.sum(supports, value)
      }
    }
    for item in range {
      let relation = Int(incoming.items[item])
      let number = relation - statements
      guard voices[number] >= 0 else {
        count(values[relation], framework.isAttack[number])
        continue
      }
      if voices[number] != voice || framework.isAttack[number] != isAttack {
        count(strongest, isAttack)
        (strongest, voice, isAttack) = (0, voices[number], framework.isAttack[number])
      }
      // What does not settle is no number, and leaves none.
      if !strongest.isNaN, !(values[relation] <= strongest) { strongest = values[relation] }
    }
    count(strongest, isAttack)
    return semantics.strength(base: base, supports: supports, attacks: attacks)
  }
}

extension Double {
  /// A confidence as a share, whatever a graph has.
  fileprivate var clamped: Double { Swift.min(Swift.max(self, 0), 1) }
}

extension Framework {
  /// What bears on each node, by sign and voice.
  fileprivate func incoming(grouped voices: [Int32]) -> AdjacencyList {
    var builder = AdjacencyList.Builder(nodes: nodeCount)
    for node in 0..<nodeCount {
      let relations = incoming[node].sorted {
        let (one, other) = (Int($0) - statementCount, Int($1) - statementCount)
        return (isAttack[one] ? 1 : 0, voices[one], one) < (isAttack[other] ? 1 : 0, voices[other], other)
      }
      for relation in relations { builder.add(relation, to: node) }
    }
    return builder.build()
  }
}
