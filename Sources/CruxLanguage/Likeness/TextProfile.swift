/// What a text is compared by: its words and its sequences of three characters, the rare ones weighing more, and
/// what it is about.
public struct TextProfile: Sendable {
  /// Trigrams in ascending order with weights; a vector of length one.
  let trigrams: [(code: UInt32, weight: Float)]
  /// Words in ascending order of their hashes, with how often they stand in the text and what they weigh.
  let words: [(hash: UInt32, count: Float, weight: Float)]
  /// The weight of all its words.
  let weight: Float
  let direction: WordVectors.Direction?
  /// Its words' hashes in the order of the text.
  let sequence: [UInt32]
  /// Its words and pairs of neighbouring words, by which similar texts are found.
  public let features: [UInt32]

  /// How alike two texts are, from 0 to 1: two fifths the cosine of their character trigrams weighted by inverse
  /// document frequency (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988), two
  /// fifths Dice's coefficient of their words weighted alike, one fifth the cosine of the sums of their words'
  /// vectors. Without vectors the first two are all.
  public func likeness(_ other: TextProfile) -> Double {
    let surface = (cosine(other) + dice(other)) / 2
    guard let direction, let theirs = other.direction else { return Double(surface) }
    return Double(0.8 * surface + 0.2 * max(0, direction.cosine(theirs)))
  }

  /// The share of this text's words, by weight, that stand in another, from 0 to 1.
  public func containment(in other: TextProfile) -> Double {
    weight > 0 ? Double(shared(other) / weight) : 0
  }

  /// The share of this text's words, by weight, that stand in any of several others.
  public func containment(in others: [TextProfile]) -> Double {
    guard weight > 0 else { return 0 }
    let there = others.reduce(into: Set<UInt32>()) { set, other in
      for word in other.words { set.insert(word.hash) }
    }
    let held = words.reduce(Float(0)) { $0 + (there.contains($1.hash) ? $1.count * $1.weight : 0) }
    return Double(held / weight)
  }

  /// The share of the longer text's words that stand in the other in the same order, function words among them,
  /// from 0 to 1 (a longest common subsequence).
  public func order(_ other: TextProfile) -> Double {
    let longest = max(sequence.count, other.sequence.count)
    guard longest > 0 else { return 0 }
    var lengths = [Int](repeating: 0, count: other.sequence.count + 1)
    for word in sequence {
      var diagonal = 0
      for (place, theirs) in other.sequence.enumerated() {
        let above = lengths[place + 1]
        lengths[place + 1] = word == theirs ? diagonal + 1 : max(above, lengths[place])
        diagonal = above
      }
    }
    return Double(lengths[other.sequence.count]) / Double(longest)
  }

  private func cosine(_ other: TextProfile) -> Float {
    var sum: Float = 0
    var (left, right) = (0, 0)
    while left < trigrams.count, right < other.trigrams.count {
      let (a, b) = (trigrams[left], other.trigrams[right])
      if a.code == b.code { sum += a.weight * b.weight }
      if a.code <= b.code { left += 1 }
      if b.code <= a.code { right += 1 }
    }
    return min(sum, 1)
  }

  private func dice(_ other: TextProfile) -> Float {
    let total = weight + other.weight
    return total > 0 ? 2 * shared(other) / total : 0
  }

  private func shared(_ other: TextProfile) -> Float {
    var sum: Float = 0
    var (left, right) = (0, 0)
    while left < words.count, right < other.words.count {
      let (a, b) = (words[left], other.words[right])
      if a.hash == b.hash { sum += min(a.count, b.count) * a.weight }
      if a.hash <= b.hash { left += 1 }
      if b.hash <= a.hash { right += 1 }
    }
    return sum
  }
}
