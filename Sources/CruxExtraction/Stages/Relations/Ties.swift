/// Tells again what statements may bear on, once it is seen what the others may.
package struct TieModel: Sendable {
  private let table: WeightTable

  package init(_ weights: WeightFile) throws { table = try weights.table("ties", columns: 1) }

  /// - Parameter arcs: as they look pair by pair.
  package func refine(_ arcs: inout [[Arc]], _ argument: Draft) {
    let context = TieContext(argument, arcs)
    var features = Features()
    for unit in arcs.indices {
      let scores = arcs[unit].indices.map { place in
        features.removeAll()
        context.addFeatures(unit, place, &features)
        return arcs[unit][place].score + table.score(features)
      }
      for (place, probability) in softmax(scores).enumerated() { arcs[unit][place].probability = probability }
    }
  }
}

/// What the whole of a text's likely relations says of each one: how much else bears on its target, where that leads,
/// what its neighbours bear on.
package struct TieContext: Sendable {
  let arcs: [[Arc]]
  /// How much bears on each statement, in expected relations.
  let bearing: [Float]
  /// What each statement most likely bears on.
  let best: [Int?]
  private let kinds: [UInt32]
  let thesis: Int?

  /// - Parameter arcs: as they look pair by pair.
  package init(_ argument: Draft, _ arcs: [[Arc]]) {
    self.arcs = arcs
    var bearing = [Float](repeating: 0, count: arcs.count)
    for arc in arcs.joined() { bearing[arc.target] += arc.probability }
    self.bearing = bearing
    best = arcs.map { $0.max { $0.probability < $1.probability }?.target }
    kinds = argument.units.map { UInt32($0.kind.index) }
    thesis = argument.likeliestThesis
  }

  package func addFeatures(_ source: Int, _ place: Int, _ features: inout Features) {
    let arc = arcs[source][place]
    let target = arc.target
    let sure = tenth(arc.probability.squareRoot())
    let back = arcs[target].first { $0.target == source }?.probability ?? 0
    let rank = UInt32(min(3, arcs[source].count { $0.probability > arc.probability }))
    let others = bearing[target] - arc.probability
    let kind = kinds[source] << 2 | kinds[target]
    let distance = UInt32(bitPattern: Int32(max(-6, min(6, target - source))))
    features.add(800, sure)
    features.add(801, rank, sure)
    features.add(802, tenth(back.squareRoot()), sure)
    features.add(803, UInt32(min(others * 2, 9)), kind)
    features.add(804, UInt32(min(others * 2, 9)), rank)
    features.add(805, UInt32(min(bearing[source] * 2, 9)), UInt32(min(others * 2, 9)))
    let before = source > 0 ? best[source - 1] : nil
    let after = source + 1 < best.count ? best[source + 1] : nil
    let siblings: UInt32 = (before == target ? 1 : 0) | (after == target ? 2 : 0)
    let chain: UInt32 =
      (before == source ? 1 : 0) | (after == source ? 2 : 0) | (best[target] == source ? 4 : 0)
    features.add(806, siblings, chain)
    features.add(807, siblings, distance)
    features.add(808, siblings, kind)
    features.add(809, chain, kind)
    let (height, isThesis) = height(of: target, from: source)
    features.add(810, height, isThesis)
    features.add(811, height, kind)
    features.add(812, height, rank)
    let isRoot: UInt32 = target == thesis ? 1 : source == thesis ? 2 : 0
    features.add(813, isRoot, kind)
    features.add(814, isRoot, distance)
    features.add(815, isRoot, sure)
  }

  /// How many likeliest steps lead up from a target, to 5; 6 where they lead to the source; and whether they end at
  /// the likely thesis.
  private func height(of target: Int, from source: Int) -> (steps: UInt32, isThesis: UInt32) {
    var node = target
    for steps in 0..<5 {
      if node == thesis { return (UInt32(steps), 1) }
      guard let next = best[node] else { return (UInt32(steps), 0) }
      if next == source { return (6, 0) }
      node = next
    }
    return (5, 0)
  }
}
