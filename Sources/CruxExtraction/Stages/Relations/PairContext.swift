import CruxLanguage

/// What is known of each statement of a text when it is one end of a pair, gathered once for all its pairs.
package struct PairContext: Sendable {
  struct End: Sendable {
    let sentence: Int
    let paragraph: Int
    /// Its sentence's place in the paragraph, and the form of it.
    let position: UInt32
    let form: UInt32
    let speaker: Int?
    /// How early the speaker comes up among the speakers; 0 for none.
    let rank: UInt32
    let kind: UInt32
    /// The probabilities of being a claim, a counterclaim and the thesis, in buckets.
    let claim: UInt32
    let counterclaim: UInt32
    /// The probability of being against the thesis, in a bucket.
    let against: UInt32
    let likelihood: UInt32
    let connective: UInt32
    /// The first word of the statement, or of what leads up to it.
    let firstWord: UInt32
    /// The first reporting verb before or behind it.
    let verb: UInt32
    /// Negations in it, and whether a contrast leads up to it.
    let polarity: UInt32
    /// What the words around it make of it.
    let dispute: UInt32
    /// Whether its sentence begins with a word that sums up.
    let isConcluding: Bool
    /// The three of its possible targets that are most like it, the likest first.
    let likest: [Int]

    /// Whether it is a claim or a counterclaim.
    var isContestable: Bool { kind != 1 }
  }

  let argument: Draft
  let ends: [End]

  /// - Parameter argument: with kinds and theses.
  package init(_ argument: Draft) {
    self.argument = argument
    ends = argument.units.indices.map { End(argument, $0) }
  }

  /// 1 where one speaker asserts both, 2 where none is named for either, else 0.
  func isSameSpeaker(_ one: Int, _ other: Int) -> UInt32 {
    let speaker = ends[one].speaker
    return speaker != ends[other].speaker ? 0 : speaker == nil ? 2 : 1
  }
}

extension PairContext.End {
  init(_ argument: Draft, _ unit: Int) {
    let tokens = argument.analysis.tokens
    let entry = argument.units[unit]
    let place = argument.sentence(unit)
    let (before, after) = (argument.before(unit), argument.after(unit))
    sentence = entry.span.sentence
    paragraph = place.paragraph
    position = UInt32(min(place.position, 2))
    form = UInt32(place.form.rawValue)
    speaker = entry.speaker
    rank = UInt32(min(3, entry.speaker.flatMap { argument.speakerRank[$0] } ?? 0))
    kind = UInt32(entry.kind.index)
    claim = tenth(entry.kinds.first ?? 0)
    counterclaim = tenth(entry.kinds.last ?? 0)
    against = tenth(entry.against)
    likelihood = tenth(argument.theses[unit].squareRoot())
    connective = English.connective(argument.analysis, place.tokens) ?? 0
    firstWord = tokens[before.first ?? entry.span.tokens.lowerBound].hash
    verb =
      [before, after].joined().lazy.map { tokens[$0].hash }.first { English.reporting.contains($0) } ?? 0
    let negations = entry.span.tokens.count { English.negations.contains(tokens[$0].hash) }
    let hasContrast = before.contains { English.contrast.contains(tokens[$0].hash) }
    dispute = argument.disputes[unit].rawValue
    isConcluding = English.concludes(argument.analysis, place.tokens)
    let alike = PairFeatures.targets(argument, unit).map { (target: $0, likeness: argument.cosine(unit, $0)) }
    likest = alike.sorted { ($1.likeness, $0.target) < ($0.likeness, $1.target) }.prefix(3).map(\.target)
    polarity = UInt32(min(negations, 2)) << 1 | (hasContrast ? 1 : 0)
  }
}
