import CruxLanguage

/// What tells sorts of evidence apart, besides what tells kinds.
package enum TypeFeatures {
  package static func add(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let analysis = argument.analysis
    let span = argument.units[unit].span.tokens
    var counts = SIMD8<UInt32>.zero
    for index in span {
      let token = analysis.tokens[index]
      if English.studies.contains(token.hash) { counts[0] += 1 }
      if English.documents.contains(token.hash) { counts[1] += 1 }
      if English.times.contains(token.hash) { counts[2] += 1 }
      if English.measures.contains(token.hash) { counts[3] += 1 }
      if English.ownDoings.contains(token.hash) { counts[4] += 1 }
      if English.comparatives.contains(token.hash) { counts[5] += 1 }
      if token.kind == .number { counts[isYear(analysis, index) ? 6 : 7] += 1 }
      if analysis.text.byte(index) == UInt8(ascii: "%") { counts[3] += 1 }
    }
    for sort in 0..<8 { features.add(170 + UInt32(sort), min(counts[sort], 3)) }
    let figures = min(counts[7], 2) << 2 | min(counts[3], 2)
    features.add(178, figures, min(counts[5], 1), min(counts[0], 1))
    features.add(179, figures, min(counts[6] + counts[2], 1), min(counts[4], 1))
    // A sentence may be a line of thousands.
    let near = argument.sentence(unit).tokens.clamped(to: span.widened(by: 100))
    var around = SIMD4<UInt32>.zero
    for index in near where !span.contains(index) {
      let hash = analysis.tokens[index].hash
      if English.studies.contains(hash) { around[0] = 1 }
      if English.documents.contains(hash) { around[1] = 1 }
      if English.example.contains(hash) { around[2] = 1 }
      if English.ownDoings.contains(hash) { around[3] = 1 }
    }
    for sort in 0..<4 { features.add(186 + UInt32(sort), around[sort], figures) }
    let speaker = argument.units[unit].speaker.map { argument.entities.entities[$0] }
    let source: UInt32 = speaker.map { ($0.isPerson ? 1 : 2) | ($0.isNamed ? 4 : 0) } ?? 0
    features.add(184, source, min(counts[4], 1), min(figures, 1))
    features.add(185, source, around[0] << 1 | around[1], min(figures, 1))
  }

  /// What it looks like, and which types the evidence around it and its speaker's has.
  package static func add(_ argument: Draft, _ context: TypeContext, _ unit: Int, _ features: inout Features)
  {
    UnitFeatures.add(argument, unit, &features)
    add(argument, unit, &features)
    let entry = argument.units[unit]
    let own = UInt32(entry.bestType ?? 0)
    let ground = entry.kindVector[1]
    for (type, share) in entry.types.enumerated() { features.add(1400 + UInt32(type), tenth(share)) }
    let (before, after) = (neighbour(argument, unit, -1), neighbour(argument, unit, 1))
    features.add(1410, before, own)
    features.add(1411, after, own)
    features.add(1412, before, after)
    features.add(1413, neighbour(argument, unit, -2), before)
    features.add(1414, UInt32(entry.kind.index), own)
    let others = zip(context.sums, entry.types).map { $0 - $1 * ground }
    let total = max(0.01, others.reduce(0, +))
    for (type, sum) in others.enumerated() {
      features.add(1420 + UInt32(type), tenth(sum / total), tenth(entry.types[type]))
    }
    let speakers = zip(context.bySpeaker[entry.speaker] ?? [], entry.types).map { $0 - $1 * ground }
    let all = speakers.reduce(0, +)
    if all > 0.3 {
      for (type, sum) in speakers.enumerated() { features.add(1430 + UInt32(type), tenth(sum / all)) }
    }
  }

  /// A neighbour's type, or its kind where it is no evidence, whether it stands in the same sentence and paragraph, and
  /// whether the speaker is the same.
  private static func neighbour(_ argument: Draft, _ unit: Int, _ step: Int) -> UInt32 {
    let other = unit + step
    guard argument.units.indices.contains(other) else { return 255 }
    let entry = argument.units[other]
    let type = entry.kind == .evidence ? entry.bestType ?? 0 : 8 + entry.kind.index
    return UInt32(type) | argument.nearness(unit, other) << 4
  }

  /// Whether a figure is a year's by its form.
  private static func isYear(_ analysis: Analysis, _ index: Int) -> Bool {
    let bytes = analysis.text.bytes[analysis.tokens[index].range]
    return bytes.count == 4 && (bytes.first == UInt8(ascii: "1") || bytes.first == UInt8(ascii: "2"))
      && bytes.allSatisfy { $0 &- 0x30 < 10 }
  }
}

/// What is the same for all statements of a text when types of evidence are told again: how much of each there is, and
/// how much of it each speaker brings.
package struct TypeContext: Sendable {
  private(set) var sums = [Float](repeating: 0, count: Classifier.typeColumns)
  private(set) var bySpeaker: [Int?: [Float]] = [:]

  package init(_ argument: Draft) {
    for unit in argument.units {
      let ground = unit.kindVector[1]
      for (type, share) in unit.types.enumerated() {
        sums[type] += share * ground
        bySpeaker[unit.speaker, default: [Float](repeating: 0, count: Classifier.typeColumns)][type] +=
          share * ground
      }
    }
  }
}
