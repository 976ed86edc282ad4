import CruxLanguage

/// Finds the gaps between clauses, and which of them part words that somebody says from who says them.
///
/// Learnt from the elementary discourse units and attribution relations of rhetorical structure treebanks.
package struct ClauseModel: Sendable {
  /// What a gap divides.
  package enum Boundary: Int, Sendable, CaseIterable {
    case none, clause
    /// What follows is said by the source that stands before ("Ito argues | that it works").
    case afterSource
    /// What stands before is said by the source that follows ("it works, | Ito argues").
    case beforeSource
  }

  package static let columns = 4
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("clauses", columns: Self.columns)
  }

  package func mark(_ analysis: inout Analysis) {
    var scores = [SIMD4<Float>](
      repeating: .zero, count: analysis.tokens.count + analysis.sentences.count)
    var features = Features()
    for (number, sentence) in analysis.sentences.enumerated() {
      for token in sentence.tokens.dropFirst() {
        features.removeAll()
        GapFeatures.add(analysis, sentence.tokens, token, &features)
        let row = table.scores4(features)
        scores[analysis.gap(token, in: number)] = row - SIMD4(repeating: row[0])
      }
    }
    analysis.clauses = scores
  }
}

/// What can be seen around the gap before a token.
package enum GapFeatures {
  package static func add(
    _ analysis: Analysis, _ sentence: Range<Int>, _ gap: Int, _ features: inout Features
  ) {
    func word(_ index: Int) -> UInt32 {
      index < sentence.lowerBound ? 1 : index >= sentence.upperBound ? 2 : analysis.tokens[index].hash
    }
    func tag(_ index: Int) -> UInt32 {
      index < sentence.lowerBound
        ? 30 : index >= sentence.upperBound ? 31 : UInt32(analysis.tags[index].rawValue)
    }
    let (w2, w1, w0, n1) = (word(gap - 2), word(gap - 1), word(gap), word(gap + 1))
    let (t2, t1, t0, u1, u2) = (tag(gap - 2), tag(gap - 1), tag(gap), tag(gap + 1), tag(gap + 2))
    features.add(1)
    features.add(2, w1)
    features.add(3, w0)
    features.add(4, w2)
    features.add(5, n1)
    features.add(6, w1, w0)
    features.add(7, w2, w1)
    features.add(8, w0, n1)
    features.add(9, t1, t0)
    features.add(10, t2, t1, t0)
    features.add(11, t1, t0, u1)
    features.add(12, t0 << 5 | u1, u2)
    features.add(13, w1, t0)
    features.add(14, w1, t0 << 5 | u1)
    features.add(15, t1, w0)
    features.add(16, t1, w0, u1)
    features.add(17, tag(gap - 3) << 5 | t2, t1)
    let quoted: UInt32 =
      (gap > sentence.lowerBound && analysis.isQuoted[gap - 1] ? 1 : 0)
      | (gap < sentence.upperBound && analysis.isQuoted[gap] ? 2 : 0)
    features.add(18, quoted, t1 << 5 | t0)
    features.add(19, bucket(gap - sentence.lowerBound, .coarse), t1, t0)
    features.add(20, bucket(sentence.upperBound - gap, .coarse), t1, t0)
    context(analysis, sentence, gap, &features)
  }

  /// The nearest verbs on both sides, and whether a finite one stands there at all.
  private static func context(
    _ analysis: Analysis, _ sentence: Range<Int>, _ gap: Int, _ features: inout Features
  ) {
    var left: UInt32 = 0
    var leftDistance = 0
    for index in stride(from: gap - 1, through: max(sentence.lowerBound, gap - 7), by: -1)
    where analysis.tags[index].isVerb {
      left = analysis.tokens[index].hash
      leftDistance = gap - index
      break
    }
    var right: UInt32 = 0
    var rightDistance = 0
    for index in gap..<min(sentence.upperBound, gap + 7) where analysis.tags[index].isVerb {
      right = analysis.tokens[index].hash
      rightDistance = index - gap + 1
      break
    }
    let t1 = gap > sentence.lowerBound ? UInt32(analysis.tags[gap - 1].rawValue) : 30
    let w0 = gap < sentence.upperBound ? analysis.tokens[gap].hash : 2
    features.add(21, left, UInt32(leftDistance))
    features.add(22, right, UInt32(rightDistance))
    features.add(23, left, w0)
    features.add(24, UInt32(leftDistance), UInt32(rightDistance), t1)
    features.add(25, right, t1)
  }
}
