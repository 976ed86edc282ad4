import CruxModel
import Foundation

/// A whole argument, decided: one thesis, kinds, and what each statement bears on.
package struct Decision: Sendable {
  package struct Link: Sendable {
    /// The premises; several are linked.
    package var sources: [Int]
    package var target: Int
    package var kind: Relation.Kind
    package var confidence: Float
  }

  package var thesis: Int?
  package var kinds: [Statement.Kind]
  package var links: [Link]
}

/// Decides the argument as a whole: the thesis, then the heaviest tree of relations under it, then, on that tree,
/// the kinds of statements and relations that go best together (exactly, by dynamic programming).
package struct Decoder: Sendable {
  /// How well a statement's kind, a relation's and its target's go together, as log-odds; rows are
  /// `source kind * 3 + target kind`, columns link kinds.
  package static let agreementColumns = 4
  /// What is known of each part, weighed for the whole graph's F1 on held-out texts.
  private static let linkWeight: Float = 2
  private static let agreementWeight: Float = 0.3
  /// What it costs a claim to be on the side against the thesis, or a counterclaim to be with it.
  private static let sidePenalty: Float = 3
  /// How much a statement's own look of standing with or against the thesis counts.
  private static let stanceWeight: Float = 4
  /// How much it makes a statement the thesis that others bear on it.
  private static let bearingWeight: Float = 1
  /// Statements less likely than this to bear on anything stand apart.
  private static let leastAttachment: Float = 0.25

  private let agreement: [[Float]]

  package init(_ weights: WeightFile) throws {
    let table = try weights.table("agreement", columns: Self.agreementColumns)
    agreement = (UInt32(0)..<9).map { row in (0..<4).map { table.weight(row: row, column: $0) } }
  }

  package func decide(_ argument: Draft, arcs: [[Arc]]) -> Decision {
    guard let root = likeliestThesis(arcs, argument.theses) else {
      return Decision(thesis: nil, kinds: [], links: [])
    }
    let tree = zip(argument.units, tree(arcs, root: root)).map { unit, arc in
      unit.attachment > Self.leastAttachment ? arc : nil
    }
    return label(argument, arcs, tree, thesis: root)
  }

  /// The statement that looks most like a thesis and that most bears on.
  private func likeliestThesis(_ arcs: [[Arc]], _ thesis: [Float]) -> Int? {
    var bearing = [Float](repeating: 0.1, count: thesis.count)
    for arc in arcs.joined() { bearing[arc.target] += arc.probability }
    let scores = zip(thesis, bearing).map { log(max($0, 1e-6)) + Self.bearingWeight * log($1) }
    return scores.indices.max { scores[$0] < scores[$1] }
  }

  /// Each statement's arc in the heaviest tree; none for the thesis and for what cannot reach it.
  private func tree(_ arcs: [[Arc]], root: Int) -> [Int?] {
    var flat: [Arborescence.Arc] = []
    var origin: [Int?] = []
    for unit in arcs.indices where unit != root {
      // A last resort, so that there always is a tree.
      flat.append(.init(tail: root, head: unit, weight: -100))
      origin.append(nil)
      for (index, arc) in arcs[unit].enumerated() {
        flat.append(.init(tail: arc.target, head: unit, weight: log(max(arc.probability, 1e-6))))
        origin.append(index)
      }
    }
    let entering = Arborescence.heaviest(nodes: arcs.count, root: root, arcs: flat) ?? []
    return entering.map { $0.flatMap { origin[$0] } }
  }

  /// A statement's kind, and the side that it takes through its links: with the thesis or against it.
  private struct Role {
    var kind: Int
    var isAgainst: Bool

    static let all = (0..<3).flatMap { kind in
      [Role(kind: kind, isAgainst: false), Role(kind: kind, isAgainst: true)]
    }
    var index: Int { kind * 2 + (isAgainst ? 1 : 0) }

    /// Claims are with the thesis and counterclaims against it; evidence is on either side.
    var isConsistent: Bool { kind == 1 || isAgainst == (kind == 2) }
  }

  /// The best kinds of statements and links on a tree, such that claims and counterclaims are on their sides.
  private func label(_ argument: Draft, _ arcs: [[Arc]], _ chosen: [Int?], thesis: Int) -> Decision {
    let order = topDown(arcs, chosen)
    var best = argument.units.map { unit in
      Role.all.map { role in
        log(max(unit.kinds[role.kind], 1e-6)) - (role.isConsistent ? 0 : Self.sidePenalty)
          + Self.stanceWeight * log(max(role.isAgainst ? unit.against : 1 - unit.against, 1e-6))
      }
    }
    // For each unit and each role of its target: the unit's own best role and link.
    var choices = [[(role: Role, link: Relation.Kind)]](repeating: [], count: argument.units.count)
    for unit in order.reversed() {
      guard let index = chosen[unit] else { continue }
      let arc = arcs[unit][index]
      for target in Role.all {
        var top: (score: Float, role: Role, link: Relation.Kind) = (-.infinity, target, .supports)
        for link in Relation.Kind.allCases {
          let isAgainst = target.isAgainst != link.isAttack
          for kind in 0..<3 {
            let role = Role(kind: kind, isAgainst: isAgainst)
            let score =
              best[unit][role.index] + Self.linkWeight * log(max(arc.kinds[link.index], 1e-6))
              + Self.agreementWeight * agreement[kind * 3 + target.kind][link.index]
            if score > top.score { top = (score, role, link) }
          }
        }
        best[arc.target][target.index] += top.score
        choices[unit].append((top.role, top.link))
      }
    }
    var roles = [Role](repeating: Role(kind: 0, isAgainst: false), count: argument.units.count)
    var decision = Decision(thesis: thesis, kinds: [], links: [])
    for unit in order {
      guard let index = chosen[unit] else {
        if unit != thesis {
          roles[unit] = Role.all.max { best[unit][$0.index] < best[unit][$1.index] } ?? roles[unit]
        }
        continue
      }
      let arc = arcs[unit][index]
      let choice = choices[unit][roles[arc.target].index]
      roles[unit] = choice.role
      decision.links.append(
        .init(
          sources: [unit], target: arc.target, kind: choice.link,
          confidence: argument.units[unit].attachment * arc.probability * arc.kinds[choice.link.index]))
    }
    decision.kinds = roles.map { Statement.Kind.allCases[$0.kind] }
    return decision
  }

  /// All units, targets before what bears on them.
  private func topDown(_ arcs: [[Arc]], _ chosen: [Int?]) -> [Int] {
    var children = [[Int]](repeating: [], count: arcs.count)
    var order: [Int] = []
    for unit in arcs.indices {
      if let index = chosen[unit] {
        children[arcs[unit][index].target].append(unit)
      } else {
        order.append(unit)
      }
    }
    var position = 0
    while position < order.count {
      order += children[order[position]]
      position += 1
    }
    return order
  }
}

extension Decision {
  /// Joins links of neighbouring statements to the same target where the premises work only together.
  package mutating func linkPremises(_ isLinked: (_ first: Int, _ second: Int) -> Bool) {
    var joined: [Link] = []
    var last: [Int: Int] = [:]
    for link in links.sorted(by: { ($0.sources.first ?? 0) < ($1.sources.first ?? 0) }) {
      guard let source = link.sources.first else { continue }
      if link.kind != .restates, let previous = last[source - 1], joined[previous].target == link.target,
        joined[previous].kind == link.kind, isLinked(source - 1, source)
      {
        joined[previous].sources.append(source)
        joined[previous].confidence = min(joined[previous].confidence, link.confidence)
        last[source] = previous
      } else {
        last[source] = joined.count
        joined.append(link)
      }
    }
    links = joined
  }
}
