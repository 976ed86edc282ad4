extension Draft {
  /// The argument of some of its units alone.
  func keeping(_ kept: [Int]) -> Draft {
    if kept.count == units.count { return self }
    var draft = Draft(analysis, entities, kept.map { units[$0] })
    draft.theses = kept.map { theses[$0] }
    return draft
  }
}

extension [[Arc]] {
  /// The arcs of some of the units to one another.
  func keeping(_ kept: [Int]) -> [[Arc]] {
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0.element, $0.offset) })
    return kept.map { unit in
      self[unit].compactMap { arc in
        guard let place = places[arc.target] else { return nil }
        var arc = arc
        arc.target = place
        return arc
      }
    }
  }
}

extension [Arc] {
  /// The arcs of one unit, with probabilities that sum to one.
  var shared: [Arc] {
    let total = Swift.max(1e-6, reduce(0) { $0 + $1.probability })
    return map { arc in
      var arc = arc
      arc.probability /= total
      return arc
    }
  }
}
