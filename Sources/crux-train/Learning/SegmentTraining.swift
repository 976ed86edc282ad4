import CruxExtraction
import CruxModel

/// Learns where statements start and end.
struct SegmentTraining {
  private struct Sentence {
    var number: Int
    var starts: [(gap: Int, features: Int)] = []
    var ends: [(gap: Int, features: Int)] = []
    /// One a gap, from the sentence's start to its end.
    var boundaries: [Features] = []
    var insides: [Features] = []
    var spans: [(tokens: Range<Int>, features: Features, isTrue: Bool)] = []
    var truth: [Range<Int>] = []
    var range: Range<Int>
    var weight: Float
  }

  /// Where others draw the ends of statements counts for less.
  private static let partialWeight: Float = 0.6

  private(set) var boundaries = Table("boundaries", bits: 20, columns: Segmenter.boundaryColumns, rate: 0.025)
  private(set) var insides = Table("insides", bits: 21, columns: 1, rate: 0.03, decay: 1e-3)
  private(set) var stretches = Table("stretches", bits: 21, columns: 1, rate: 0.03, decay: 1e-4)
  private var sentences: [Sentence] = []

  init(_ texts: [GoldText]) {
    for text in texts {
      let spans = Dictionary(grouping: text.statements, by: \.span.sentence)
      for number in text.analysis.sentences.indices {
        let tokens = text.analysis.sentences[number].tokens
        var sentence = Sentence(
          number: number, range: tokens, weight: text.isWhole ? text.weight : text.weight * Self.partialWeight
        )
        sentence.truth = (spans[number] ?? []).map(\.span.tokens)
        for gap in tokens.lowerBound...tokens.upperBound {
          var features = Features()
          SegmentFeatures.addBoundary(text.analysis, number, gap, &features)
          sentence.boundaries.append(features)
        }
        for token in tokens {
          var features = Features()
          SegmentFeatures.addInside(text.analysis, tokens, token, &features)
          sentence.insides.append(features)
        }
        sentences.append(sentence)
      }
    }
    let commonGaps = CommonFeatures(sentences.lazy.map(\.boundaries).joined())
    let commonInsides = CommonFeatures(sentences.lazy.map(\.insides).joined())
    for index in sentences.indices {
      sentences[index].boundaries = sentences[index].boundaries.map(commonGaps.filter)
      sentences[index].insides = sentences[index].insides.map(commonInsides.filter)
    }
  }

  var tables: [Table] { [boundaries, insides, stretches] }

  mutating func learn(_ texts: [GoldText], epochs: Int, seed: UInt64) {
    learnBoundaries(epochs: 5, seed: seed)
    var position = 0
    for text in texts {
      for number in text.analysis.sentences.indices {
        addSpans(text.analysis, number, position)
        position += 1
      }
    }
    let common = CommonFeatures(sentences.lazy.flatMap { $0.spans.map(\.features) })
    for index in sentences.indices {
      for span in sentences[index].spans.indices {
        sentences[index].spans[span].features = common.filter(sentences[index].spans[span].features)
      }
    }
    var generator = SplitMix(state: seed)
    var order = Array(sentences.indices)
    var averages = [Average(), Average(), Average()]
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for index in order { step(sentences[index]) }
      averages[0].add(boundaries.weights)
      averages[1].add(insides.weights)
      averages[2].add(stretches.weights)
    }
    boundaries.take(averages[0])
    insides.take(averages[1])
    stretches.take(averages[2])
  }

  /// Which gaps are worth considering: two logistic regressions, columns 0 and 1.
  private mutating func learnBoundaries(epochs: Int, seed: UInt64) {
    var generator = SplitMix(state: seed)
    var order = Array(sentences.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for index in order {
        let sentence = sentences[index]
        for (offset, features) in sentence.boundaries.enumerated() {
          let gap = sentence.range.lowerBound + offset
          for (column, isTrue) in [
            sentence.truth.contains { $0.lowerBound == gap },
            sentence.truth.contains { $0.upperBound == gap },
          ].enumerated() {
            let gradient = sigmoid(boundaries.score(features, column)) - (isTrue ? 1 : 0)
            if abs(gradient) > 0.005 { boundaries.step(features, column, gradient) }
          }
        }
      }
    }
  }

  private mutating func addSpans(_ analysis: Analysis, _ number: Int, _ position: Int) {
    let range = sentences[position].range
    let summary = SentenceSummary(analysis, number)
    var starts = Set(sentences[position].truth.map(\.lowerBound))
    var ends = Set(sentences[position].truth.map(\.upperBound))
    for (offset, features) in sentences[position].boundaries.enumerated() {
      let gap = range.lowerBound + offset
      if gap < range.upperBound, boundaries.score(features, 0) > Segmenter.boundaryThreshold {
        starts.insert(gap)
      }
      if gap > range.lowerBound, boundaries.score(features, 1) > Segmenter.boundaryThreshold {
        ends.insert(gap)
      }
    }
    for start in starts.sorted() {
      for end in ends.sorted() where end > start {
        var features = Features()
        SegmentFeatures.addStretch(analysis, summary, start..<end, &features)
        sentences[position].spans.append(
          (start..<end, features, sentences[position].truth.contains(start..<end)))
      }
    }
  }

  /// One step up the likelihood of a sentence's true stretches.
  private mutating func step(_ sentence: Sentence) {
    guard !sentence.spans.isEmpty else { return }
    let base = sentence.range.lowerBound
    var inside: [Float] = [0]
    for features in sentence.insides { inside.append((inside.last ?? 0) + insides.score(features)) }
    let startScores = sentence.boundaries.map { boundaries.score($0, 2) }
    let endScores = sentence.boundaries.map { boundaries.score($0, 3) }
    var lattice = SpanLattice(sentence.range)
    for span in sentence.spans {
      let (low, high) = (span.tokens.lowerBound - base, span.tokens.upperBound - base)
      lattice.add(
        span.tokens,
        startScores[low] + endScores[high] + inside[high] - inside[low] + stretches.score(span.features))
    }
    lattice.solve()
    var starts = [Float](repeating: 0, count: sentence.range.count + 1)
    var ends = starts
    var insideSlopes = starts
    for (span, edge) in zip(sentence.spans, lattice.edges) {
      let gradient = (edge.marginal - (span.isTrue ? 1 : 0)) * sentence.weight
      guard abs(gradient) > 1e-4 else { continue }
      stretches.step(span.features, 0, gradient)
      starts[span.tokens.lowerBound - base] += gradient
      ends[span.tokens.upperBound - base] += gradient
      insideSlopes[span.tokens.lowerBound - base] += gradient
      insideSlopes[span.tokens.upperBound - base] -= gradient
    }
    var slope: Float = 0
    for offset in 0...sentence.range.count {
      boundaries.step(sentence.boundaries[offset], 2, starts[offset])
      boundaries.step(sentence.boundaries[offset], 3, ends[offset])
      guard offset < sentence.range.count else { break }
      slope += insideSlopes[offset]
      if abs(slope) > 1e-4 { insides.step(sentence.insides[offset], 0, slope) }
    }
  }
}
