import CruxLanguage

/// What the features of all stretches of one sentence share, computed once.
package struct SentenceSummary: Sendable {
  let number: Int
  let tokens: Range<Int>
  let form: UInt32
  let place: UInt32
  let closing: UInt32
  let hasReporting: Bool
  let before: UInt32
  /// How likely it has a statement, and the sentences before and behind it, in buckets.
  let prospects: SIMD3<UInt32>
  /// Counts of tokens up to each token, for counts over any stretch: finite verbs, clause boundaries, quotation
  /// marks, commas, figures, names, reporting verbs, source boundaries.
  let counts: [SIMD8<UInt16>]

  package init(_ analysis: Analysis, _ number: Int) {
    let sentence = analysis.sentences[number]
    self.number = number
    tokens = sentence.tokens
    form = UInt32(sentence.form.rawValue)
    let last = analysis.sentences.last?.paragraph ?? 0
    let paragraphPlace: UInt32 = sentence.paragraph == 0 ? 0 : sentence.paragraph == last ? 2 : 1
    place = paragraphPlace << 2 | UInt32(min(sentence.position, 2))
    closing = UInt32(analysis.text.byte(sentence.tokens.upperBound - 1))
    let previous = number > 0 ? analysis.sentences[number - 1].tokens.upperBound - 1 : nil
    before = previous.map { UInt32(analysis.text.byte($0)) } ?? 0
    func prospect(_ number: Int) -> UInt32 {
      guard analysis.prospects.indices.contains(number) else { return 15 }
      return UInt32(max(0, min(10, analysis.prospects[number] * 2 + 5)))
    }
    prospects = SIMD3(prospect(number), prospect(number - 1), prospect(number + 1))
    var counts: [SIMD8<UInt16>] = [.zero]
    var running = SIMD8<UInt16>.zero
    for index in sentence.tokens {
      let token = analysis.tokens[index]
      let clause = analysis.clauses[analysis.gap(index, in: number)]
      if analysis.tags[index].isFinite { running[0] &+= 1 }
      if index > sentence.tokens.lowerBound, clause.max() > 0 { running[1] &+= 1 }
      if token.kind == .openingQuote || token.kind == .closingQuote { running[2] &+= 1 }
      if analysis.text.byte(index) == UInt8(ascii: ",") { running[3] &+= 1 }
      if token.kind == .number { running[4] &+= 1 }
      if analysis.tags[index] == .name { running[5] &+= 1 }
      if English.reporting.contains(token.hash), analysis.tags[index].isVerb { running[6] &+= 1 }
      if index > sentence.tokens.lowerBound, max(clause[2], clause[3]) > 0 { running[7] &+= 1 }
      counts.append(running)
    }
    self.counts = counts
    hasReporting = running[6] > 0
  }

  func count(_ range: Range<Int>) -> SIMD8<UInt16> {
    counts[range.upperBound - tokens.lowerBound] &- counts[range.lowerBound - tokens.lowerBound]
  }
}

/// What speaks for and against a stretch being a statement.
package enum SegmentFeatures {
  /// Around a gap, where a statement may start or end.
  package static func addBoundary(
    _ analysis: Analysis, _ number: Int, _ gap: Int, _ features: inout Features
  ) {
    let sentence = analysis.sentences[number]
    GapFeatures.add(analysis, sentence.tokens, gap, &features)
    let scores = analysis.clauses[analysis.gap(gap, in: number)]
    for kind in 1..<4 { features.add(40 + UInt32(kind), UInt32(max(0, min(7, scores[kind] + 4)))) }
    let cues = cues(analysis, sentence.tokens, gap)
    let mark1 = mark(analysis, sentence.tokens, gap - 1)
    let mark0 = mark(analysis, sentence.tokens, gap)
    let tag0 = gap < sentence.tokens.upperBound ? UInt32(analysis.tags[gap].rawValue) : 31
    features.add(50, cues)
    features.add(51, cues, tag0)
    features.add(52, cues, mark1, mark0)
    features.add(53, mark1, mark0, tag0)
    features.add(54, mark0, mark(analysis, sentence.tokens, gap + 1))
    features.add(55, mark1, mark(analysis, sentence.tokens, gap - 2))
    features.add(56, connectives(analysis, sentence.tokens, gap), tag0)
    features.add(57, connectives(analysis, sentence.tokens, gap), mark1)
    let isFirst: UInt32 = gap == sentence.tokens.lowerBound ? 1 : 0
    let isLast: UInt32 = gap == sentence.tokens.upperBound ? 2 : 0
    features.add(44, isFirst | isLast, UInt32(sentence.form.rawValue))
    features.add(45, isFirst | isLast, UInt32(min(sentence.position, 2)))
  }

  /// Which of the five words around a gap are reporting verbs, and whether "that" stands there.
  private static func cues(_ analysis: Analysis, _ sentence: Range<Int>, _ gap: Int) -> UInt32 {
    var bits: UInt32 = 0
    for (bit, index) in (gap - 2...gap + 2).enumerated() where sentence.contains(index) {
      if English.reporting.contains(analysis.tokens[index].hash), analysis.tags[index].isVerb {
        bits |= 1 << UInt32(bit)
      }
    }
    for (bit, index) in [gap - 1, gap].enumerated()
    where sentence.contains(index) && analysis.tokens[index].hash == English.that {
      bits |= 1 << UInt32(5 + bit)
    }
    return bits
  }

  private static func mark(_ analysis: Analysis, _ sentence: Range<Int>, _ index: Int) -> UInt32 {
    guard sentence.contains(index) else { return 1 }
    guard analysis.tags[index] == .mark else { return 0 }
    switch analysis.tokens[index].kind {
    case .openingQuote: return 2
    case .closingQuote: return 3
    default: return UInt32(analysis.text.byte(index))
    }
  }

  /// What kinds of connective stand before and behind a gap.
  private static func connectives(_ analysis: Analysis, _ sentence: Range<Int>, _ gap: Int) -> UInt32 {
    var bits: UInt32 = 0
    for (position, index) in [gap - 1, gap].enumerated() where sentence.contains(index) {
      let hash = analysis.tokens[index].hash
      let kind: UInt32 =
        English.contrast.contains(hash)
        ? 1
        : English.cause.contains(hash)
          ? 2
          : English.addition.contains(hash) ? 3 : English.example.contains(hash) ? 4 : 0
      bits |= kind << UInt32(position * 3)
    }
    return bits
  }

  /// At a token that would be inside a statement.
  package static func addInside(
    _ analysis: Analysis, _ sentence: Range<Int>, _ index: Int, _ features: inout Features
  ) {
    let word = analysis.tokens[index].hash
    let next = index + 1 < sentence.upperBound ? analysis.tokens[index + 1].hash : 2
    let tag = UInt32(analysis.tags[index].rawValue)
    let nextTag = index + 1 < sentence.upperBound ? UInt32(analysis.tags[index + 1].rawValue) : 31
    features.add(1, word)
    features.add(2, word, next)
    features.add(3, tag, nextTag)
    features.add(4, Tagger.suffix(analysis.text, analysis.tokens[index], 3))
    features.add(5, analysis.isQuoted[index] ? 1 : 0, tag)
  }

  /// Of a stretch as a whole, within its sentence.
  package static func addStretch(
    _ analysis: Analysis, _ summary: SentenceSummary, _ span: Range<Int>, _ features: inout Features
  ) {
    let sentence = summary.tokens
    let left = span.lowerBound - sentence.lowerBound
    let right = sentence.upperBound - span.upperBound
    let length = bucket(span.count, .counts)
    let leftSize = bucket(left, .coarse)
    let rightSize = bucket(right, .coarse)
    let inside = summary.count(span)
    let before = summary.count(sentence.lowerBound..<span.lowerBound)
    let after = summary.count(span.upperBound..<sentence.upperBound)
    let first = analysis.tokens[span.lowerBound].hash
    let firstTag = UInt32(analysis.tags[span.lowerBound].rawValue)
    let lastTag = UInt32(analysis.tags[span.upperBound - 1].rawValue)
    let finite = UInt32(min(inside[0], 3))
    let edges: UInt32 = (left == 0 ? 1 : 0) | (right <= 1 ? 2 : 0)
    features.add(1)
    features.add(2, length, edges)
    features.add(3, leftSize, rightSize)
    features.add(4, finite, edges)
    features.add(5, finite, length)
    features.add(6, UInt32(min(inside[1], 5)), edges)
    features.add(7, UInt32(min(inside[7], 3)), edges)
    features.add(
      8, UInt32(min(before[6], 2)) << 2 | UInt32(min(after[6], 2)), UInt32(min(inside[6], 2)), edges)
    features.add(9, UInt32(min(before[0], 2)) << 2 | UInt32(min(after[0], 2)), finite)
    features.add(10, UInt32(min(inside[2], 4)), quoteState(analysis, span))
    features.add(11, firstTag, lastTag)
    features.add(12, first, length)
    features.add(13, UInt32(min(inside[4], 3)), UInt32(min(inside[5], 3)))
    features.add(14, summary.form, summary.place)
    features.add(15, summary.form << 8 | summary.closing, edges)
    features.add(16, summary.before, edges, finite)
    features.add(17, outside(analysis, sentence.lowerBound..<span.lowerBound), edges)
    features.add(18, outside(analysis, span.upperBound..<sentence.upperBound), edges)
    features.add(19, UInt32(min(inside[3], 4)), length)
    features.add(20, summary.place, finite, edges)
    features.add(21, UInt32(analysis.text.byte(span.upperBound - 1)), quoteState(analysis, span))
    features.add(22, tagShape(analysis, sentence.lowerBound..<span.lowerBound))
    features.add(23, tagShape(analysis, span.upperBound..<sentence.upperBound))
    features.add(24, subjectAndVerb(analysis, span))
    features.add(30, summary.prospects[0], edges)
    features.add(31, summary.prospects[0], length)
    features.add(32, summary.prospects[0], finite)
    let register = analysis.register.bits
    features.add(34, register, edges, finite)
    features.add(35, register, edges, summary.prospects[0])
    features.add(33, summary.prospects[1] / 2, summary.prospects[2] / 2, summary.prospects[0] / 2)
    let frame = frame(analysis, sentence, span)
    features.add(26, frame, edges)
    features.add(27, frame, finite)
    features.add(28, frame, quoteState(analysis, span))
    features.add(29, frame, subjectAndVerb(analysis, span))
    features.add(25, subjectAndVerb(analysis, span), edges, UInt32(min(inside[4], 1)))
  }

  /// Whether words of saying lead up to a stretch or come after it, and whether marks set it off.
  private static func frame(_ analysis: Analysis, _ sentence: Range<Int>, _ span: Range<Int>) -> UInt32 {
    let before = cues(analysis, sentence, span.lowerBound) & 0b0100011
    var after: UInt32 = 0
    for index in span.upperBound..<min(sentence.upperBound, span.upperBound + 6)
    where English.reporting.contains(analysis.tokens[index].hash) { after = 1 }
    return before | after << 7 | mark(analysis, sentence, span.lowerBound - 1) << 8
      | mark(analysis, sentence, span.upperBound) << 16
  }

  /// Whether quotation marks stand just outside a stretch, and whether it crosses some.
  private static func quoteState(_ analysis: Analysis, _ span: Range<Int>) -> UInt32 {
    let starts = analysis.isQuoted[span.lowerBound]
    let ends = analysis.isQuoted[span.upperBound - 1]
    let opens = span.lowerBound > 0 && analysis.tokens[span.lowerBound - 1].kind == .openingQuote
    let closes =
      span.upperBound < analysis.tokens.count
      && analysis.tokens[span.upperBound].kind == .closingQuote
    return (starts ? 1 : 0) | (ends ? 2 : 0) | (opens ? 4 : 0) | (closes ? 8 : 0)
  }

  /// The words outside, all of them where they are few.
  private static func outside(_ analysis: Analysis, _ range: Range<Int>) -> UInt32 {
    if range.isEmpty { return 0 }
    var hash: UInt32 = 17
    let words =
      range.count <= 4 ? Array(range) : [range.lowerBound, range.upperBound - 2, range.upperBound - 1]
    for index in words { hash = (hash &* 31) ^ analysis.tokens[index].hash }
    return range.count <= 4 ? hash : hash ^ 0x5555
  }

  private static func tagShape(_ analysis: Analysis, _ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = UInt32(min(range.count, 8))
    for index in range.prefix(7) { hash = (hash &* 37) ^ UInt32(analysis.tags[index].rawValue) }
    return hash
  }

  /// Which of the first finite verb's kind and what stands before it a stretch has.
  private static func subjectAndVerb(_ analysis: Analysis, _ span: Range<Int>) -> UInt32 {
    guard let verb = span.first(where: { analysis.tags[$0].isFinite }) else { return 0 }
    let subject = span.lowerBound..<verb
    let hasSubject = subject.contains {
      analysis.tags[$0] == .noun || analysis.tags[$0] == .name || analysis.tags[$0] == .pronoun
    }
    let distance = bucket(verb - span.lowerBound, .coarse)
    return 1 | (hasSubject ? 2 : 0) | (analysis.tags[verb] == .past ? 4 : 0) | distance << 3
  }
}
