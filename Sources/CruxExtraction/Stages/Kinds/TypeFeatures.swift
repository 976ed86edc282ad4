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
    let sentence = argument.sentence(unit).tokens
    var around = SIMD4<UInt32>.zero
    for index in sentence where !span.contains(index) {
      let hash = analysis.tokens[index].hash
      if English.studies.contains(hash) { around[0] = 1 }
      if English.documents.contains(hash) { around[1] = 1 }
      if English.example.contains(hash) { around[2] = 1 }
      if English.ownDoings.contains(hash) { around[3] = 1 }
    }
    for sort in 0..<4 { features.add(180 + UInt32(sort), around[sort], figures) }
    let speaker = argument.units[unit].speaker.map { argument.entities.entities[$0] }
    let source: UInt32 = speaker.map { ($0.isPerson ? 1 : 2) | ($0.isNamed ? 4 : 0) } ?? 0
    features.add(184, source, min(counts[4], 1), min(figures, 1))
    features.add(185, source, around[0] << 1 | around[1], min(figures, 1))
  }

  /// Whether a figure is a year's by its form.
  private static func isYear(_ analysis: Analysis, _ index: Int) -> Bool {
    let bytes = analysis.text.bytes[analysis.tokens[index].range]
    return bytes.count == 4 && (bytes.first == UInt8(ascii: "1") || bytes.first == UInt8(ascii: "2"))
      && bytes.allSatisfy { $0 &- 0x30 < 10 }
  }
}
