import CruxExtraction
import CruxModel
import Foundation

/// Learns what bears on what, and how.
struct RelationTraining {
  private(set) var heads = Table("heads", bits: 21, columns: 1, rate: 0.02, decay: 2e-3)
  private(set) var links = Table("links", bits: 20, columns: Relater.linkColumns, rate: 0.01, decay: 1e-3)
  private(set) var joins = Table("joins", bits: 17, columns: Relater.joinColumns, rate: 0.02, decay: 1e-3)
  private(set) var agreement = Table("agreement", bits: 4, columns: Decoder.agreementColumns)

  /// - Parameter samples: with kinds and theses as the classifier would give them.
  init(_ samples: [Sample], seed: UInt64) {
    var choices: [Choice] = []
    var examples: [Example] = []
    var counts = [[Float]](repeating: [Float](repeating: 0.3, count: 4), count: 9)
    for sample in samples {
      let statements = Dictionary(
        sample.text.graph.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let ends = Self.ends(sample.text.graph)
      let context = PairContext(sample.argument)
      for unit in sample.argument.units.indices {
        guard let gold = sample.gold[unit] else { continue }
        let id = sample.text.statements[gold].statement.id
        let targets = PairFeatures.targets(sample.argument, unit)
        let own = ends.filter { $0.source == id }
        for end in own {
          guard let a = statements[id], let b = statements[end.target] else { continue }
          counts[a.kind.index * 3 + b.kind.index][end.kind.index] += 1
        }
        let features = targets.map { target in
          var features = Features()
          PairFeatures.add(context, unit, target, &features)
          return features
        }
        var right: [Int] = []
        for (position, target) in targets.enumerated() {
          guard let goldTarget = sample.gold[target] else { continue }
          let targetID = sample.text.statements[goldTarget].statement.id
          for end in own where end.target == targetID {
            right.append(position)
            guard end.kind != .restates, sample.text.isWhole else { continue }
            examples.append(
              Example(features: features[position], label: end.kind.index, weight: sample.text.weight))
          }
        }
        right = Array(Set(right)).sorted()
        if !right.isEmpty {
          choices.append(Choice(candidates: features, right: right, weight: sample.text.weight))
        }
      }
    }
    joins.learn(samples.flatMap(Self.neighbours), epochs: 8, seed: seed)
    heads.learn(choices, epochs: 8, seed: seed)
    links.learn(examples, epochs: 8, seed: seed)
    setAgreement(counts)
  }

  /// - Parameter samples: with arcs from a relater that has not seen their texts.
  static func ties(_ samples: [Sample], seed: UInt64) -> Table {
    var table = Table("ties", bits: 16, columns: 1, rate: 0.02, decay: 1e-3)
    var choices: [Choice] = []
    for sample in samples {
      let arcs = sample.arcs
      let context = TieContext(sample.argument, arcs)
      for (unit, annotated) in annotatedArcs(sample).enumerated() {
        let right = annotated.indices.filter { annotated[$0] != nil }
        guard !right.isEmpty else { continue }
        let candidates = arcs[unit].indices.map { place in
          var features = Features()
          context.addFeatures(unit, place, &features)
          return features
        }
        choices.append(
          Choice(
            candidates: candidates, right: right, base: arcs[unit].map(\.score), weight: sample.text.weight))
      }
    }
    table.learn(choices, epochs: 8, seed: seed)
    return table
  }

  /// For each statement, by its arcs' places, how it is annotated to bear on the target; nil where it is not.
  static func annotatedArcs(_ sample: Sample) -> [[Relation.Kind?]] {
    let ends = Self.ends(sample.text.graph)
    let ids = sample.gold.map { $0.map { sample.text.statements[$0].statement.id } }
    return zip(ids, sample.arcs).map { id, arcs in
      let own = ends.filter { $0.source == id }
      return arcs.map { arc in own.first { $0.target == ids[arc.target] }?.kind }
    }
  }

  var tables: [Table] { [heads, links, joins, agreement] }

  /// Neighbours that bear on the same target in the same way, and whether they are linked.
  private static func neighbours(_ sample: Sample) -> [Example] {
    let context = PairContext(sample.argument)
    return sample.argument.units.indices.dropLast().compactMap { unit in
      guard let first = sample.gold[unit], let second = sample.gold[unit + 1] else { return nil }
      let ids = [first, second].map { sample.text.statements[$0].statement.id }
      let relations = ids.map { id in sample.text.graph.relations.filter { $0.from.contains(id) } }
      guard let one = relations[0].first, let other = relations[1].first, one.kind == other.kind,
        one.to == other.to
      else { return nil }
      var features = Features()
      PairFeatures.add(context, unit + 1, unit, &features)
      return Example(features: features, label: one.id == other.id ? 1 : 0)
    }
  }

  /// The pointwise mutual information of a link's kind with the kinds of its ends.
  private mutating func setAgreement(_ counts: [[Float]]) {
    let total = counts.joined().reduce(0, +)
    let perLink = (0..<4).map { link in counts.reduce(0) { $0 + $1[link] } / total }
    for (row, counts) in counts.enumerated() {
      let sum = counts.reduce(0, +)
      for link in 0..<4 { agreement.set(row, link, log(counts[link] / sum / perLink[link])) }
    }
  }

  struct End {
    var source: String
    var target: String
    var kind: Relation.Kind
  }

  /// Relations as arcs between statements; an undercut's target is its relation's first premise.
  static func ends(_ graph: Graph) -> [End] {
    let owners = Dictionary(
      graph.relations.compactMap { relation in relation.from.first.map { (relation.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    return graph.relations.flatMap { relation -> [End] in
      let target = owners[relation.to] ?? relation.to
      return relation.from.map { End(source: $0, target: target, kind: relation.kind) }
    }
  }
}
