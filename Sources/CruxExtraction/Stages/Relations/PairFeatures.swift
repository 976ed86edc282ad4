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
  ///   - source: what bears on `target`.
  package static func add(_ context: PairContext, _ source: Int, _ target: Int, _ features: inout Features) {
    let argument = context.argument
    let (a, b) = (context.ends[source], context.ends[target])
    let distance = target - source
    let isBack: UInt32 = distance < 0 ? 1 : 0
    let step = UInt32(bitPattern: Int32(max(-8, min(8, distance))))
    let isSameSentence: UInt32 = a.sentence == b.sentence ? 1 : 0
    let isSameParagraph: UInt32 = a.paragraph == b.paragraph ? 1 : 0
    let near = isSameSentence << 1 | isSameParagraph
    let isSameSpeaker = context.isSameSpeaker(source, target)
    let shared = argument.overlap(source, target)
    let overlap = UInt32(min(shared.count, 4))
    let weight = UInt32(min(shared.weight * 3, 8))
    let kinds = a.kind << 2 | b.kind
    features.add(200)
    features.add(201, step)
    features.add(202, step, near)
    features.add(203, step, kinds)
    features.add(204, kinds, near)
    features.add(205, b.likelihood)
    features.add(206, b.likelihood, kinds)
    features.add(207, b.likelihood, a.kind, isSameParagraph)
    features.add(208, overlap, near)
    features.add(209, weight)
    features.add(210, weight, step)
    features.add(211, isSameSpeaker, step)
    features.add(212, isSameSpeaker, kinds)
    features.add(213, isSameSpeaker, b.likelihood)
    features.add(214, a.connective, step)
    features.add(215, a.connective, kinds)
    features.add(216, a.connective, near, isBack)
    if isSameSentence == 1, abs(distance) == 1 {
      let between = argument.before(max(source, target))
      let tokens = argument.analysis.tokens
      let link = between.isEmpty ? 0 : tokens[between.lowerBound].hash
      let lastLink = between.isEmpty ? 0 : tokens[between.upperBound - 1].hash
      features.add(217, link, isBack)
      features.add(218, lastLink, isBack)
      features.add(219, lastLink, kinds)
    }
    if a.dispute | b.dispute != 0 {
      features.add(260, a.dispute, b.dispute, step)
      features.add(261, a.dispute, step, kinds)
    }
    features.add(220, b.kind, UInt32(min(target, 3)))
    features.add(221, b.position, near, kinds)
    features.add(222, a.position, step)
    features.add(223, a.form << 2 | b.form, step)
    let skipped = skipped(context, source, target)
    features.add(224, skipped, kinds)
    features.add(225, skipped, near, isBack)
    features.add(226, a.firstWord, step)
    features.add(227, a.firstWord, kinds)
    features.add(228, a.verb, b.kind)
    features.add(229, a.rank << 2 | b.rank, kinds)
    features.add(230, a.rank << 2 | b.rank, near)
    features.add(231, bucket(abs(a.paragraph - b.paragraph), .coarse), kinds)
    let nearness = nearness(context, source, target)
    features.add(233, nearness)
    features.add(234, nearness, kinds)
    features.add(235, nearness, near, a.connective)
    features.add(236, nearness, kinds, near)
    features.add(237, a.counterclaim, b.counterclaim)
    features.add(249, a.against, b.against)
    features.add(250, a.against, b.against, near)
    features.add(251, a.against, b.against, kinds)
    features.add(238, a.claim, b.claim, near)
    features.add(239, nearness, b.likelihood, a.kind)
    let likeness = tenth(argument.cosine(source, target) * 1.2)
    features.add(240, likeness)
    features.add(241, likeness, near)
    features.add(242, likeness, step)
    features.add(243, likeness, kinds)
    let rank = UInt32(a.likest.firstIndex(of: target) ?? 3)
    features.add(245, rank, near)
    features.add(246, rank, kinds)
    features.add(247, rank, step)
    features.add(248, rank, UInt32(b.likest.firstIndex(of: source) ?? 3))
    features.add(244, likeness, isSameSpeaker, a.polarity << 4 | b.polarity)
    features.add(232, a.polarity << 4 | b.polarity, isSameSpeaker, overlap)
  }

  /// Whether the target is the nearest of its sort on its side: of the claims and counterclaims, of those by the
  /// same speaker, of those by another, the first of its paragraph.
  private static func nearness(_ context: PairContext, _ source: Int, _ target: Int) -> UInt32 {
    let speaker = context.ends[source].speaker
    let goal = context.ends[target]
    let isSame = goal.speaker == speaker
    let between = target < source ? target + 1..<source : source + 1..<target
    var (isFirst, isFirstOfSort, isFirstContestable) = (true, true, true)
    for other in between.prefix(16) {
      let end = context.ends[other]
      if end.isContestable { isFirst = false }
      guard (end.speaker == speaker) == isSame else { continue }
      isFirstOfSort = false
      if end.isContestable { isFirstContestable = false }
    }
    var result: UInt32 = target < source ? 1 : 0
    if goal.isContestable, isFirst { result |= 2 }
    if isFirstOfSort { result |= 4 }
    if goal.isContestable, isFirstContestable { result |= 8 }
    if target == 0 || context.ends[target - 1].paragraph != goal.paragraph { result |= 16 }
    return result | (isSame ? 32 : 0)
  }

  /// How many statements between the two could be the target just as well.
  private static func skipped(_ context: PairContext, _ source: Int, _ target: Int) -> UInt32 {
    let between = min(source, target) + 1..<max(source, target)
    guard between.count < 12 else { return 9 }
    return UInt32(min(between.count { context.ends[$0].isContestable }, 4))
  }
}
