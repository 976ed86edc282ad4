import CruxExtraction
import CruxLanguage

/// Learns who asserts what.
enum SpeakerTraining {
  private typealias Text = (text: GoldText, entities: Entities)
  private static let parts = 3

  static func learn(_ texts: [GoldText], seed: UInt64) throws -> [Table] {
    let texts: [Text] = texts.filter(\.isWhole).map { ($0, Entities($0.analysis)) }
    let first = try firstTable(texts, seed: seed)
    // The second is told what the first guesses of texts that it has not seen; they are cut otherwise than for
    // cross-validation.
    var choices: [Choice] = []
    for part in 0..<parts {
      let isHeld = { (text: Text) in Int(WordHash(text.text.group).value / 7 % UInt32(parts)) == part }
      let model = try WeightFile(weightFile([firstTable(texts.filter { !isHeld($0) }, seed: seed)])).table(
        "speakers", columns: 1)
      for text in texts where isHeld(text) {
        let guesses = Attributor.guesses(
          model, text.text.statements.map(\.span), text.text.analysis, text.entities)
        choices += Self.choices(text, first: guesses)
        choices += Self.choices(text, guessed: guesses.map(\.entity), first: guesses)
      }
    }
    return [first, learned(choices, "speakersAgain", seed: seed)]
  }

  private static func firstTable(_ texts: [Text], seed: UInt64) throws -> Table {
    let told = texts.flatMap { choices($0) }
    // Once more with the speakers before as the first model tells them, which are not always right (in the manner of
    // Ross et al. 2011, "A reduction of imitation learning").
    let model = try WeightFile(weightFile([learned(told, "speakers", seed: seed)])).table(
      "speakers", columns: 1)
    let guessed = texts.flatMap { text in
      let guesses = Attributor.guesses(
        model, text.text.statements.map(\.span), text.text.analysis, text.entities)
      return choices(text, guessed: guesses.map(\.entity))
    }
    return learned(told + guessed, "speakers", seed: seed)
  }

  private static func learned(_ choices: [Choice], _ name: String, seed: UInt64) -> Table {
    var table = Table(name, bits: 20, columns: 1, rate: 0.03, decay: 1e-4)
    table.learn(choices, epochs: 12, seed: seed)
    return table
  }

  /// - Parameter guessed: who a model says asserts each statement; without it those after one are told the right speaker.
  private static func choices(
    _ text: Text, guessed: [Int?]? = nil, first: [SpeakerGuess]? = nil
  ) -> [Choice] {
    let (text, entities) = text
    let spans = text.statements.map(\.span)
    let outlook = first.map { SpeakerOutlook($0, spans, text.analysis) }
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
          outlook?.addFeatures($0, index, context, &features)
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

  /// Learns the last look at who asserts what.
  static func review(_ samples: [Sample], seed: UInt64) -> GrownForest {
    var rows = MeasuredRows(columns: 1)
    var choices: [Range<Int>] = []
    for sample in samples where sample.text.isWhole {
      let measures = sample.speakerMeasures
      for (unit, gold) in sample.gold.enumerated() {
        guard let gold else { continue }
        let speaker = SpeakerName(sample.text.statements[gold].statement.speaker)
        let isRight = measures.likely[unit].map {
          speaker.isLike(SpeakerName($0.map { sample.argument.entities.entities[$0].name }))
        }
        guard isRight.contains(true), isRight.contains(false) else { continue }
        let first = rows.rows.count
        for ((score, row), isRight) in zip(measures.rows(unit), isRight) {
          rows.add(row, from: [score], right: isRight ? [0] : [], weight: sample.text.weight)
        }
        choices.append(first..<rows.rows.count)
      }
    }
    return rows.choosing("speakersReviewed", among: choices, seed: seed)
  }
}
