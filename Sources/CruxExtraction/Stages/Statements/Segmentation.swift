import CruxLanguage

/// A stretch of one sentence that states something.
package struct Span: Sendable, Equatable {
  package var sentence: Int
  package var tokens: Range<Int>
  /// The probability that just this stretch, or one much like it, is a statement.
  package var confidence: Float

  package init(sentence: Int, tokens: Range<Int>, confidence: Float) {
    self.sentence = sentence
    self.tokens = tokens
    self.confidence = confidence
  }
}

/// Finds statements: a semi-Markov conditional random field (Sarawagi & Cohen 2004) over the stretches of each
/// sentence between likely boundaries.
package struct Segmenter: Sendable {
  /// Log-odds that a statement starts, and ends, at a gap; then what the field adds for each.
  package static let boundaryColumns = 4
  /// Boundaries less likely than this are not considered (log-odds).
  package static let boundaryThreshold: Float = -4
  /// Longer stretches, in tokens, are not considered: annotated ones have 60 words at most, and a line may have
  /// thousands.
  private static let longest = 120
  /// What each stretch costs, in expected matches; those that are no statements after all are left out once
  /// more is known.
  private static let cost: Float = 0.4

  private let boundaries: WeightTable
  private let insides: WeightTable
  private let stretches: WeightTable

  package init(_ weights: WeightFile) throws {
    boundaries = try weights.table("boundaries", columns: Self.boundaryColumns)
    insides = try weights.table("insides", columns: 1)
    stretches = try weights.table("stretches", columns: 1)
  }

  /// The statements of a text, in order.
  package func segment(_ analysis: Analysis) -> [Span] {
    var features = Features()
    var spans: [Span] = []
    for number in analysis.sentences.indices {
      let lattice = lattice(analysis, number, &features)
      for var span in lattice.likelySpans(sentence: number, cost: Self.cost) {
        span.tokens = SpanEdges.trimmed(span.tokens, analysis)
        if !span.tokens.isEmpty { spans.append(span) }
      }
    }
    return spans
  }

  private func lattice(_ analysis: Analysis, _ number: Int, _ features: inout Features) -> SpanLattice {
    let sentence = analysis.sentences[number].tokens
    let edges = SpanEdges(analysis, sentence)
    var starts: [(Int, Float)] = []
    var ends: [(Int, Float)] = []
    for gap in sentence.lowerBound...sentence.upperBound {
      features.removeAll()
      SegmentFeatures.addBoundary(analysis, number, gap, &features)
      let scores = boundaries.scores4(features)
      if gap < sentence.upperBound, scores[0] > Self.boundaryThreshold { starts.append((gap, scores[2])) }
      if gap > sentence.lowerBound, scores[1] > Self.boundaryThreshold { ends.append((gap, scores[3])) }
    }
    var inside: [Float] = [0]
    for token in sentence {
      features.removeAll()
      SegmentFeatures.addInside(analysis, sentence, token, &features)
      inside.append((inside.last ?? 0) + insides.score(features))
    }
    let summary = SentenceSummary(analysis, number)
    var lattice = SpanLattice(sentence)
    var nearest = 0
    for (start, startScore) in starts {
      while nearest < ends.count, ends[nearest].0 <= start { nearest += 1 }
      for (end, endScore) in ends[nearest...] {
        if end - start > Self.longest { break }
        guard edges.canHold(start..<end) else { continue }
        features.removeAll()
        SegmentFeatures.addStretch(analysis, summary, start..<end, &features)
        let score =
          startScore + endScore + inside[end - sentence.lowerBound] - inside[start - sentence.lowerBound]
          + stretches.score(features)
        lattice.add(start..<end, score)
      }
    }
    lattice.solve()
    return lattice
  }
}
