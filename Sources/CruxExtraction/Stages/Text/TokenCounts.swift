/// How often the tokens of a text are what tells arguments from accounts: finite verbs, figures, names, words of saying,
/// modals and hedges, negations, words for the author, comparatives, contrasts and causes.
struct TokenCounts: Sendable {
  static let kinds = 10
  /// Before each token, and behind the last.
  private var sums = [SIMD16<UInt32>.zero]

  init(_ analysis: Analysis) {
    sums.reserveCapacity(analysis.tokens.count + 1)
    var sum = SIMD16<UInt32>.zero
    for (token, tag) in zip(analysis.tokens, analysis.tags) {
      let hash = token.hash
      if tag.isFinite { sum[0] += 1 }
      if token.kind == .number { sum[1] += 1 }
      if tag == .name { sum[2] += 1 }
      if English.isReport(hash, tag) { sum[3] += 1 }
      if English.modals.contains(hash) || English.hedges.contains(hash) { sum[4] += 1 }
      if English.negations.contains(hash) { sum[5] += 1 }
      if English.opinionated.contains(hash) { sum[6] += 1 }
      if English.comparatives.contains(hash) { sum[7] += 1 }
      if English.contrast.contains(hash) { sum[8] += 1 }
      if English.cause.contains(hash) { sum[9] += 1 }
      sums.append(sum)
    }
  }

  func among(_ tokens: Range<Int>) -> SIMD16<UInt32> { sums[tokens.upperBound] &- sums[tokens.lowerBound] }

  func measures(among tokens: Range<Int>) -> [Float] {
    let counts = among(tokens)
    return (0..<Self.kinds).map { Float(counts[$0]) }
  }
}
