import Foundation

/// How rare words and character trigrams are in a collection of texts.
public struct TextRarity: Sendable {
  private static let wordBits: UInt32 = 18

  private var trigramTexts = [Int32](repeating: 0, count: 1 << 18)
  private var wordTexts = [Int32](repeating: 0, count: 1 << wordBits)
  private var texts = 0

  public init(_ texts: some Sequence<String>) {
    // The last text in which each was seen, so that a text counts once.
    var trigramSeen = [Int32](repeating: -1, count: trigramTexts.count)
    var wordSeen = [Int32](repeating: -1, count: wordTexts.count)
    for (number, text) in texts.enumerated() {
      let number = Int32(truncatingIfNeeded: number)
      let folded = FoldedText(text)
      for trigram in folded.trigrams where trigramSeen[Int(trigram)] != number {
        trigramSeen[Int(trigram)] = number
        trigramTexts[Int(trigram)] += 1
      }
      for bucket in folded.words.map(Self.bucket) where wordSeen[bucket] != number {
        wordSeen[bucket] = number
        wordTexts[bucket] += 1
      }
      self.texts += 1
    }
  }

  /// - Parameter vectors: those of words, for texts that say the same in other words.
  public func profile(_ text: String, vectors: WordVectors? = .english) -> TextProfile {
    let folded = FoldedText(text)
    var trigrams = Self.counted(folded.trigrams).map { code, count in
      (code: code, weight: (1 + log(count)) * weight(trigramTexts[Int(code)]))
    }
    let length = trigrams.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    if length > 0 { for index in trigrams.indices { trigrams[index].weight /= length } }
    let sequence = folded.words
    let words = Self.counted(sequence).map { hash, count in
      (hash: hash, count: count, weight: weight(wordTexts[Self.bucket(hash)]))
    }
    let pairs = zip(sequence, sequence.dropFirst()).map { ($0 &* 0x9E37_79B1) ^ $1 }
    return TextProfile(
      trigrams: trigrams, words: words, weight: words.reduce(0) { $0 + $1.count * $1.weight },
      direction: vectors?.direction(sequence), sequence: sequence, features: Set(sequence + pairs).sorted())
  }

  /// The inverse document frequency.
  private func weight(_ count: Int32) -> Float { log((Float(texts) + 1) / (Float(count) + 0.5)) }

  private static func bucket(_ word: UInt32) -> Int { Int((word &* 0x9E37_79B1) >> (32 - wordBits)) }

  private static func counted(_ values: [UInt32]) -> [(UInt32, Float)] {
    var counts: [(UInt32, Float)] = []
    for value in values.sorted() {
      if counts.last?.0 == value { counts[counts.count - 1].1 += 1 } else { counts.append((value, 1)) }
    }
    return counts
  }
}
