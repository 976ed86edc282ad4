import CruxExtraction

/// Learns who asserts what.
enum SpeakerTraining {
  static func learn(_ texts: [GoldText], seed: UInt64) throws -> Table {
    let texts = texts.filter(\.isWhole).map { (text: $0, entities: Entities($0.analysis)) }
    let told = texts.flatMap { choices($0.text, $0.entities) }
    // Once more with the speakers before as the first model tells them, which are not always right (in the manner of
    // Ross et al. 2011, "A reduction of imitation learning").
    let attributor = try Attributor(WeightFile(weightFile([learned(told, seed: seed)])))
    let guessed = texts.flatMap { text, entities in
      let speakers = attributor.attribute(text.statements.map(\.span), text.analysis, entities)
      return choices(text, entities, guessed: speakers)
    }
    return learned(told + guessed, seed: seed)
  }

  private static func learned(_ choices: [Choice], seed: UInt64) -> Table {
    var table = Table("speakers", bits: 17, columns: 1, rate: 0.03, decay: 1e-4)
    table.learn(choices, epochs: 12, seed: seed)
    return table
  }

  /// - Parameter guessed: who a model says asserts each statement; without it those after one are told the right speaker.
  private static func choices(
    _ text: GoldText, _ entities: Entities, guessed: [Int?]? = nil
  ) -> [Choice] {
    let spans = text.statements.map(\.span)
    var speakers: [Int?] = []
    var choices: [Choice] = []
    for (index, entry) in text.statements.enumerated() {
      let candidates = SourceCandidate.all(spans, index, speakers, text.analysis, entities)
      let speaker = SpeakerName(entry.statement.speaker)
      let right = candidates.indices.filter {
        speaker.isLike(SpeakerName(candidates[$0].entity.map { entities.entities[$0].name }))
      }
      if !right.isEmpty, right.count < candidates.count {
        let context = SourceContext(spans, index, speakers, text.analysis, entities)
        let features = candidates.map {
          var features = Features()
          $0.addFeatures(context, spans[index], text.analysis, entities, &features)
          return features
        }
        choices.append(Choice(candidates: features, right: right, weight: text.weight))
      }
      if let guessed {
        speakers.append(guessed[index])
      } else {
        speakers.append(right.first.flatMap { candidates[$0].entity })
      }
    }
    return choices
  }
}
