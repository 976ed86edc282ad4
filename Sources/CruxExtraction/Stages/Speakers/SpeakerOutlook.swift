import CruxLanguage

/// Who seems to assert a statement, and how likely each is.
package struct SpeakerGuess: Sendable {
  package var entity: Int?
  var shares: [Int?: Float]
}

/// What first guesses tell of a statement, of its neighbours before and behind it, and of the whole text.
package struct SpeakerOutlook: Sendable {
  private let guesses: [SpeakerGuess]
  private let paragraphs: [Int]
  private var counts: [Int?: Int] = [:]
  private var countsInParagraph: [Int: [Int?: Int]] = [:]
  private var statementsInParagraph: [Int: Int] = [:]

  package init(_ guesses: [SpeakerGuess], _ spans: [Span], _ analysis: Analysis) {
    self.guesses = guesses
    paragraphs = spans.map { analysis.sentences[$0.sentence].paragraph }
    for (guess, paragraph) in zip(guesses, paragraphs) {
      counts[guess.entity, default: 0] += 1
      countsInParagraph[paragraph, default: [:]][guess.entity, default: 0] += 1
      statementsInParagraph[paragraph, default: 0] += 1
    }
  }

  package func addFeatures(
    _ candidate: SourceCandidate, _ index: Int, _ context: SourceContext, _ features: inout Features
  ) {
    let entity = candidate.entity
    let isNobody: UInt32 = entity == nil ? 1 : 0
    /// 0 where there is none, 1 for the same, 2 for another, 3 for nobody, all in the paragraph; 4 to 6 likewise elsewhere.
    func likeness(_ other: Int) -> UInt32 {
      guard guesses.indices.contains(other) else { return 0 }
      let kind: UInt32 = guesses[other].entity == entity ? 1 : guesses[other].entity == nil ? 3 : 2
      return kind + (paragraphs[other] == paragraphs[index] ? 0 : 3)
    }
    let (before, next, second) = (likeness(index - 1), likeness(index + 1), likeness(index + 2))
    let share = tenth(guesses[index].shares[entity, default: 0])
    let part = tenth(Float(counts[entity, default: 0]) / Float(guesses.count))
    let silent = tenth(Float(counts[nil, default: 0]) / Float(guesses.count))
    features.add(3000, share, isNobody)
    features.add(3001, before << 4 | next, isNobody)
    features.add(3002, next << 4 | second, isNobody)
    features.add(3003, before << 4 | next, isNobody, context.hasCue << 4 | context.quoted)
    features.add(3004, part, isNobody, silent)
    features.add(3005, next, isNobody, share)
    features.add(3006, before, isNobody, share)
    features.add(3007, before << 4 | next, isNobody, silent)
    // Without itself.
    let others = statementsInParagraph[paragraphs[index], default: 1] - 1
    let inParagraph = countsInParagraph[paragraphs[index], default: [:]]
    let same = inParagraph[entity, default: 0] - (guesses[index].entity == entity ? 1 : 0)
    features.add(3008, UInt32(min(others, 4)), UInt32(min(same, 4)), isNobody)
    features.add(3009, UInt32(min(same, 4)), isNobody, context.hasCue << 4 | context.quoted)
  }
}
