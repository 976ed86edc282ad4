import CruxLanguage

/// What speaks for one statement bearing on another, and for how.
package enum PairFeatures {
  /// Statements farther apart than this are not compared, the leading ones apart.
  package static let window = 14

  /// The statements that one may bear on.
  package static func targets(_ argument: Draft, _ unit: Int) -> [Int] {
    let low = max(0, unit - window)
    let high = min(argument.units.count, unit + window / 2 + 1)
    return Array(0..<min(3, low)) + (low..<high).filter { $0 != unit }
  }

  /// - Parameters:
  ///   - argument: with kinds and theses.
  ///   - source: what bears on `target`.
  package static func add(_ argument: Draft, _ source: Int, _ target: Int, _ features: inout Features) {
    let analysis = argument.analysis
    let (a, b) = (argument.units[source], argument.units[target])
    let distance = target - source
    let step = UInt32(bitPattern: Int32(max(-8, min(8, distance))))
    let (sentenceA, sentenceB) = (argument.sentence(source), argument.sentence(target))
    let isSameSentence: UInt32 = a.span.sentence == b.span.sentence ? 1 : 0
    let isSameParagraph: UInt32 = sentenceA.paragraph == sentenceB.paragraph ? 1 : 0
    let near = isSameSentence << 1 | isSameParagraph
    let isSameSpeaker: UInt32 = a.speaker == b.speaker ? (a.speaker == nil ? 2 : 1) : 0
    let shared = argument.overlap(source, target)
    let overlap = UInt32(min(shared.count, 4))
    let weight = UInt32(min(shared.weight * 3, 8))
    let kindA = UInt32(a.kind.index)
    let kindB = UInt32(b.kind.index)
    let kinds = kindA << 2 | kindB
    let likely = tenth(argument.theses[target].squareRoot())
    let connective = English.connective(analysis, sentenceA.tokens) ?? 0
    let between = argument.before(max(source, target))
    let link = between.isEmpty ? 0 : analysis.tokens[between.lowerBound].hash
    let lastLink = between.isEmpty ? 0 : analysis.tokens[between.upperBound - 1].hash
    features.add(200)
    features.add(201, step)
    features.add(202, step, near)
    features.add(203, step, kinds)
    features.add(204, kinds, near)
    features.add(205, likely)
    features.add(206, likely, kinds)
    features.add(207, likely, kindA, isSameParagraph)
    features.add(208, overlap, near)
    features.add(209, weight)
    features.add(210, weight, step)
    features.add(211, isSameSpeaker, step)
    features.add(212, isSameSpeaker, kinds)
    features.add(213, isSameSpeaker, likely)
    features.add(214, connective, step)
    features.add(215, connective, kinds)
    features.add(216, connective, near, distance < 0 ? 1 : 0)
    if isSameSentence == 1, abs(distance) == 1 {
      features.add(217, link, distance < 0 ? 1 : 0)
      features.add(218, lastLink, distance < 0 ? 1 : 0)
      features.add(219, lastLink, kinds)
    }
    features.add(220, kindB, UInt32(min(target, 3)))
    features.add(221, UInt32(min(sentenceB.position, 2)), near, kinds)
    features.add(222, UInt32(min(sentenceA.position, 2)), step)
    features.add(223, UInt32(sentenceA.form.rawValue) << 2 | UInt32(sentenceB.form.rawValue), step)
    features.add(224, skipped(argument, source, target), kinds)
    features.add(225, skipped(argument, source, target), near, distance < 0 ? 1 : 0)
    features.add(226, first(argument, source), step)
    features.add(227, first(argument, source), kinds)
    features.add(228, verb(argument, source), kindB)
    features.add(229, speakers(argument, source, target), kinds)
    features.add(230, speakers(argument, source, target), near)
    features.add(231, bucket(abs(sentenceA.paragraph - sentenceB.paragraph), .coarse), kinds)
    let nearness = nearness(argument, source, target)
    features.add(233, nearness)
    features.add(234, nearness, kinds)
    features.add(235, nearness, near, connective)
    features.add(236, nearness, kinds, near)
    features.add(237, tenth(a.kinds.last ?? 0), tenth(b.kinds.last ?? 0))
    features.add(238, tenth(a.kinds.first ?? 0), tenth(b.kinds.first ?? 0), near)
    features.add(239, nearness, likely, kindA)
    features.add(232, polarity(argument, source) << 4 | polarity(argument, target), isSameSpeaker, overlap)
  }

  /// Whether the target is the nearest of its sort on its side: of the claims and counterclaims, of those by the
  /// same speaker, of those by another, the first of its paragraph.
  private static func nearness(_ argument: Draft, _ source: Int, _ target: Int) -> UInt32 {
    let speaker = argument.units[source].speaker
    var result: UInt32 = target < source ? 1 : 0
    let between = target < source ? target + 1..<source : source + 1..<target
    let others = between.prefix(16).map { argument.units[$0] }
    let isContestable = argument.units[target].kind != .evidence
    if isContestable, !others.contains(where: { $0.kind != .evidence }) { result |= 2 }
    let isSame = argument.units[target].speaker == speaker
    if !others.contains(where: { ($0.speaker == speaker) == isSame }) { result |= 4 }
    if isContestable, !others.contains(where: { ($0.speaker == speaker) == isSame && $0.kind != .evidence }) {
      result |= 8
    }
    let paragraph = argument.sentence(target).paragraph
    if target == 0 || argument.sentence(target - 1).paragraph != paragraph { result |= 16 }
    return result | (isSame ? 32 : 0)
  }

  /// How many statements between the two could be the target just as well.
  private static func skipped(_ argument: Draft, _ source: Int, _ target: Int) -> UInt32 {
    let between = min(source, target) + 1..<max(source, target)
    guard between.count < 12 else { return 9 }
    let contestable = between.filter { argument.units[$0].kind != .evidence }
    return UInt32(min(contestable.count, 4))
  }

  private static func first(_ argument: Draft, _ unit: Int) -> UInt32 {
    let before = argument.before(unit)
    let index = before.first ?? argument.units[unit].span.tokens.lowerBound
    return argument.analysis.tokens[index].hash
  }

  /// The first reporting verb before or behind it.
  private static func verb(_ argument: Draft, _ unit: Int) -> UInt32 {
    for index in [argument.before(unit), argument.after(unit)].joined() {
      let hash = argument.analysis.tokens[index].hash
      if English.reporting.contains(hash) { return hash }
    }
    return 0
  }

  private static func speakers(_ argument: Draft, _ source: Int, _ target: Int) -> UInt32 {
    func rank(_ unit: Int) -> UInt32 {
      UInt32(min(3, argument.units[unit].speaker.flatMap { argument.speakerRank[$0] } ?? 0))
    }
    return rank(source) << 2 | rank(target)
  }

  private static func polarity(_ argument: Draft, _ unit: Int) -> UInt32 {
    var negations: UInt32 = 0
    for index in argument.units[unit].span.tokens
    where English.negations.contains(argument.analysis.tokens[index].hash) { negations += 1 }
    let contrast = argument.before(unit).contains {
      English.contrast.contains(argument.analysis.tokens[$0].hash)
    }
    return min(negations, 2) << 1 | (contrast ? 1 : 0)
  }
}
