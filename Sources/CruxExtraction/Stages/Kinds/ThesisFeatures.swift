import CruxLanguage

/// What makes a statement the one that a text as a whole bears on. Beside its words few features, since a text has one
/// thesis only to learn from.
package enum ThesisFeatures {
  package static func add(
    _ argument: Draft, _ context: ThesisContext, _ unit: Int, _ features: inout Features
  ) {
    let analysis = argument.analysis
    let entry = argument.units[unit]
    let span = entry.span.tokens
    let sentence = argument.sentence(unit)
    let claim = tenth(entry.kinds.first ?? 0)
    let counterclaim = tenth(entry.kinds.last ?? 0)
    let place = tenth(Float(unit) / Float(argument.units.count))
    let genre = context.genre
    features.add(301, UInt32(min(unit, 5)), genre)
    features.add(302, place, genre)
    features.add(303, UInt32(min(sentence.paragraph, 4)), UInt32(min(sentence.position, 2)))
    features.add(304, claim)
    features.add(305, counterclaim)
    features.add(306, claim, UInt32(min(unit, 4)))
    let rank = entry.speaker.flatMap { argument.speakerRank[$0] } ?? 0
    let share = tenth(
      Float(entry.speaker.flatMap { argument.speakerCount[$0] } ?? 0) / Float(argument.units.count))
    features.add(307, UInt32(min(rank, 4)), genre)
    features.add(308, UInt32(min(rank, 2)), share)
    features.add(309, UInt32(min(rank, 2)), UInt32(min(unit, 4)), genre)

    let recurring = argument.recurrence(unit)
    features.add(310, UInt32(min(recurring, 24)) / 3)
    features.add(311, UInt32(min(recurring / Float(max(1, argument.content[unit].count)) * 2, 8)))
    let lead = argument.leadCount(unit)
    features.add(312, UInt32(min(lead, 5)), sentence.paragraph == 0 ? 1 : 0)

    var (numbers, modals, negations) = (0, 0, 0)
    for index in span {
      let hash = analysis.tokens[index].hash
      if analysis.tokens[index].kind == .word, analysis.tags[index] != .name { features.add(351, hash) }
      if analysis.tokens[index].kind == .number { numbers += 1 }
      if English.modals.contains(hash) { modals += 1 }
      if English.negations.contains(hash) { negations += 1 }
    }
    features.add(313, UInt32(min(numbers, 2)))
    features.add(314, UInt32(min(modals, 1)), isDemand(argument, unit))
    features.add(315, UInt32(min(negations, 1)))
    features.add(316, bucket(span.count, .counts))
    features.add(317, analysis.isQuoted[span.lowerBound] ? 1 : 0)
    features.add(318, UInt32(sentence.form.rawValue), UInt32(min(unit, 3)))
    let before = argument.before(unit)
    let last = before.isEmpty ? 1 : analysis.tokens[before.upperBound - 1].hash
    features.add(319, last)
    for index in before.suffix(6) where English.reporting.contains(analysis.tokens[index].hash) {
      features.add(320, analysis.tokens[index].hash)
    }
    for index in argument.after(unit).prefix(6) where English.reporting.contains(analysis.tokens[index].hash)
    {
      features.add(321, analysis.tokens[index].hash)
    }
    features.add(322, bucket(before.count, .coarse), bucket(argument.after(unit).count, .coarse))
    features.add(323, English.connective(analysis, sentence.tokens) ?? 0)
    features.add(324, tenth(entry.span.confidence))
    addStanding(argument, context, unit, &features)
    addEdges(argument, context, unit, &features)
    addVerdict(argument, context, unit, &features)
    features.add(370, argument.disputes[unit].rawValue)
    features.add(371, argument.disputes[unit].rawValue, context.genre)
    features.add(325, UInt32(analysis.text.byte(sentence.tokens.upperBound - 1)))
  }

  /// 1 where it demands something.
  private static func isDemand(_ argument: Draft, _ unit: Int) -> UInt32 {
    let tokens = argument.analysis.tokens
    return argument.units[unit].span.tokens.contains { English.demands.contains(tokens[$0].hash) } ? 1 : 0
  }

  /// What it has of the title, of an opinion said to be one's own, of a conclusion.
  private static func addEdges(
    _ argument: Draft, _ context: ThesisContext, _ unit: Int, _ features: inout Features
  ) {
    let analysis = argument.analysis
    let sentence = argument.sentence(unit)
    let last = analysis.sentences.last?.paragraph ?? 0
    let fromEnd = UInt32(min(last - sentence.paragraph, 3))
    let isClaim: UInt32 = argument.units[unit].kind == .claim ? 1 : 0
    let title = argument.titleLikeness(unit)
    features.add(340, title, context.genre)
    features.add(341, context.titleRank(unit), isClaim)
    features.add(342, context.titleRank(unit), UInt32(min(unit, 3)), context.genre)
    features.add(343, UInt32(min(argument.titleCount(unit), 4)), isClaim)
    let before = sentence.tokens.lowerBound..<argument.units[unit].span.tokens.lowerBound
    let isOwn = before.contains { English.opinionated.contains(analysis.tokens[$0].hash) }
    let isConclusion = English.concludes(analysis, sentence.tokens)
    let marks: UInt32 = (isOwn ? 1 : 0) | (isConclusion ? 2 : 0)
    features.add(344, marks, fromEnd)
    features.add(345, marks, context.genre)
    features.add(346, fromEnd, isClaim, context.genre)
    features.add(347, fromEnd, UInt32(min(sentence.position, 2)), context.genre)
    features.add(348, UInt32(min(argument.units.count - 1 - unit, 3)), context.genre)
    let isDemand = isDemand(argument, unit)
    features.add(349, isDemand, min(fromEnd, 1), UInt32(min(sentence.paragraph, 1)))
    features.add(350, isDemand, context.titleRank(unit))
  }

  /// Whether it judges what the text is about, and says so as an opinion of one's own.
  private static func addVerdict(
    _ argument: Draft, _ context: ThesisContext, _ unit: Int, _ features: inout Features
  ) {
    let analysis = argument.analysis
    let span = argument.units[unit].span.tokens
    let genre = context.genre | (analysis.title == nil ? 8 : 0)
    let isClaim: UInt32 = argument.units[unit].kind == .claim ? 1 : 0
    let topics = UInt32(argument.content[unit].count { context.topics.contains($0) })
    let starts = span.prefix(4).contains { argument.word($0).map(context.topics.contains) ?? false }
    let verdicts = UInt32(min(span.count { English.verdicts.contains(analysis.tokens[$0].hash) }, 2))
    let lead = argument.sentence(unit).tokens.lowerBound..<min(span.lowerBound + 2, span.upperBound)
    let isOwn: UInt32 = lead.contains { English.opinionated.contains(analysis.tokens[$0].hash) } ? 1 : 0
    let isDemand = isDemand(argument, unit)
    features.add(360, topics, genre)
    features.add(361, verdicts, genre)
    features.add(362, topics, verdicts, isOwn)
    features.add(363, isClaim, verdicts, isOwn)
    features.add(364, starts ? 1 : 0, verdicts, isClaim)
    features.add(365, topics, isDemand, isClaim)
    features.add(366, isOwn, isDemand, verdicts)
    features.add(367, isOwn, isClaim, genre)
    features.add(368, topics, min(verdicts, 1), genre)
  }

  /// Where it stands among the other statements: which claim of the text it is, whether its speaker is the main
  /// one, whether a distant statement says it again.
  private static func addStanding(
    _ argument: Draft, _ context: ThesisContext, _ unit: Int, _ features: inout Features
  ) {
    let entry = argument.units[unit]
    let claimsBefore = context.claimsBefore[unit]
    let isClaim: UInt32 = entry.kind == .claim ? 1 : 0
    features.add(330, UInt32(min(claimsBefore, 4)), isClaim)
    features.add(331, UInt32(min(claimsBefore, 4)), isClaim, context.genre)
    let ownBefore = context.ownClaimsBefore[unit]
    features.add(332, UInt32(min(ownBefore, 3)), isClaim, entry.speaker == nil ? 0 : 1)
    let isMain: UInt32 = entry.speaker.map { argument.speakerCount[$0] == context.mostByOne ? 2 : 1 } ?? 0
    features.add(333, isMain, UInt32(min(ownBefore, 3)), isClaim)
    var (again, total) = (0, 0)
    for (offset, shared) in argument.shared(with: unit, reach: 59).enumerated() where offset != 59 {
      total += min(shared, 3)
      if abs(offset - 59) > 6 { again = max(again, shared) }
    }
    let centrality = tenth(argument.centrality(unit))
    features.add(338, centrality, isClaim)
    features.add(339, centrality, UInt32(min(unit, 3)))
    features.add(334, UInt32(min(again, 4)), isClaim)
    features.add(335, UInt32(min(again, 4)), UInt32(min(unit, 3)))
    features.add(336, UInt32(min(total * 4 / max(1, argument.units.count), 10)), isClaim)
    if let heading = context.heading {
      let words = heading.count { argument.hasWord(unit, like: $0) }
      features.add(337, UInt32(min(words, 4)))
    }
  }
}

/// What is the same for all statements of a text when its thesis is looked for.
package struct ThesisContext: Sendable {
  let genre: UInt32
  /// The statements that are most like the title, the likest first.
  private let likeTitle: [Int]
  /// The most statements that one speaker has.
  let mostByOne: Int
  /// The tokens of the first heading.
  let heading: Range<Int>?
  /// The content words that most statements have.
  let topics: [Int]
  /// How many claims stand before each statement, and how many of them are its speaker's.
  let claimsBefore: [Int]
  let ownClaimsBefore: [Int]

  /// A statement's place among those most like the title; 5 for the rest, and where there is no title.
  func titleRank(_ unit: Int) -> UInt32 { UInt32(likeTitle.firstIndex(of: unit) ?? 5) }

  /// - Parameter argument: with kinds.
  package init(_ argument: Draft) {
    let isDialogue: UInt32 = argument.entities.labels.contains { $0 != nil } ? 1 : 0
    let isShort: UInt32 = argument.units.count < 9 ? 4 : 0
    genre = isShort | isDialogue << 1 | (argument.analysis.register.isPersonal ? 1 : 0)
    let likeness = argument.units.indices.map { argument.titleLikeness($0) }
    likeTitle =
      argument.analysis.title == nil
      ? []
      : Array(argument.units.indices.sorted { (likeness[$1], $0) < (likeness[$0], $1) }.prefix(5))
    topics = argument.topics
    mostByOne = argument.speakerCount.values.max() ?? 0
    heading = argument.analysis.sentences.first { $0.form == .heading }?.tokens
    var claims = 0
    var ofSpeaker: [Int?: Int] = [:]
    var before: [Int] = []
    var ownBefore: [Int] = []
    for unit in argument.units {
      before.append(claims)
      ownBefore.append(ofSpeaker[unit.speaker] ?? 0)
      guard unit.kind == .claim else { continue }
      claims += 1
      ofSpeaker[unit.speaker, default: 0] += 1
    }
    claimsBefore = before
    ownClaimsBefore = ownBefore
  }
}
