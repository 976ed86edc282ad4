import Foundation

/// All ways to pick stretches of a sentence that do not overlap, with their probabilities.
package struct SpanLattice {
  package struct Edge {
    package var tokens: Range<Int>
    package var score: Float
    /// The probability that it is picked.
    package var marginal: Float = 0
  }

  package private(set) var edges: [Edge] = []
  private let sentence: Range<Int>

  package init(_ sentence: Range<Int>) { self.sentence = sentence }

  package mutating func add(_ tokens: Range<Int>, _ score: Float) {
    edges.append(Edge(tokens: tokens, score: score))
  }

  /// Computes the marginals (forward and backward sums). Leaving a token out scores 0.
  package mutating func solve() {
    guard !edges.isEmpty else { return }
    let base = sentence.lowerBound
    let count = sentence.count
    let byEnd = edges.indices.sorted { edges[$0].tokens.upperBound < edges[$1].tokens.upperBound }
    var forward = [Float](repeating: 0, count: count + 1)
    var next = 0
    for position in 1...count {
      forward[position] = forward[position - 1]
      while next < byEnd.count, edges[byEnd[next]].tokens.upperBound - base == position {
        let edge = edges[byEnd[next]]
        forward[position] = logSum(forward[position], forward[edge.tokens.lowerBound - base] + edge.score)
        next += 1
      }
    }
    let byStart = edges.indices.sorted { edges[$0].tokens.lowerBound > edges[$1].tokens.lowerBound }
    var backward = [Float](repeating: 0, count: count + 1)
    next = 0
    for position in stride(from: count - 1, through: 0, by: -1) {
      backward[position] = backward[position + 1]
      while next < byStart.count, edges[byStart[next]].tokens.lowerBound - base == position {
        let edge = edges[byStart[next]]
        backward[position] = logSum(backward[position], backward[edge.tokens.upperBound - base] + edge.score)
        next += 1
      }
    }
    for index in edges.indices {
      let edge = edges[index]
      edges[index].marginal = exp(
        forward[edge.tokens.lowerBound - base] + edge.score + backward[edge.tokens.upperBound - base]
          - forward[count])
    }
  }

  /// How much more a match counts that is exact; weighed for exact matches on held-out texts as far as it costs no others.
  private static let exactness: Float = 0.6

  /// The picks with the most expected matches: a stretch counts for all that share at least half of the longer
  /// of the two with it (minimum Bayes risk decoding), and more for itself.
  package func likelySpans(sentence number: Int, cost: Float) -> [Span] {
    let likely = edges.filter { $0.marginal > 0.01 }
    guard !likely.isEmpty else { return [] }
    let worth = worth(likely)
    let order = likely.indices.sorted { likely[$0].tokens.upperBound < likely[$1].tokens.upperBound }
    var best: [(end: Int, gain: Float, edge: Int?, previous: Int)] = [(self.sentence.lowerBound, 0, nil, 0)]
    for index in order {
      let edge = likely[index]
      var previous = best.count - 1
      while best[previous].end > edge.tokens.lowerBound { previous -= 1 }
      let gain = best[previous].gain + worth[index] - cost + Self.exactness * edge.marginal
      if gain > best[best.count - 1].gain { best.append((edge.tokens.upperBound, gain, index, previous)) }
    }
    var spans: [Span] = []
    var position = best.count - 1
    while let edge = best[position].edge {
      spans.append(
        Span(sentence: number, tokens: likely[edge].tokens, confidence: min(1, worth[edge])))
      position = best[position].previous
    }
    return spans.reversed()
  }

  /// The probability that a match of each is picked.
  private func worth(_ edges: [Edge]) -> [Float] {
    let order = edges.indices.sorted { edges[$0].tokens.lowerBound < edges[$1].tokens.lowerBound }
    let longest = edges.map(\.tokens.count).max() ?? 0
    var worth = [Float](repeating: 0, count: edges.count)
    var first = 0
    for index in order {
      let tokens = edges[index].tokens
      while edges[order[first]].tokens.lowerBound + longest <= tokens.lowerBound { first += 1 }
      for other in order[first...] {
        let near = edges[other].tokens
        if near.lowerBound >= tokens.upperBound { break }
        let overlap =
          min(tokens.upperBound, near.upperBound) - max(tokens.lowerBound, near.lowerBound)
        if 2 * overlap >= max(tokens.count, near.count) { worth[index] += edges[other].marginal }
      }
    }
    return worth
  }

  private func logSum(_ a: Float, _ b: Float) -> Float {
    let top = max(a, b)
    return top + log1p(exp(min(a, b) - top))
  }
}
