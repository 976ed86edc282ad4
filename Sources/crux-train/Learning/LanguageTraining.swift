import CruxExtraction

/// The models that see language rather than argument, learnt from GUM.
enum LanguageTraining {
  /// The tagger's table and, learnt from what the tagger makes of the same texts, that of clause boundaries.
  static func tables(_ gum: GUM) throws -> [Table] {
    let tags = tags(gum, seed: 1)
    let tagger = try Tagger(WeightFile(weightFile([tags])))
    return [tags, clauses(tagged(gum, by: tagger), seed: 2)]
  }

  private static func tags(_ gum: GUM, seed: UInt64) -> Table {
    var table = Table("tags", bits: 20, columns: Tagger.columns, rate: 0.3)
    var examples: [Example] = []
    for sentence in gum.sentences {
      for part in sentence.analysis.sentences {
        for index in part.tokens where sentence.tags[index] != .mark {
          var features = Features()
          Tagger.features(sentence.analysis.text, part.tokens, index, sentence.tags, &features)
          examples.append(Example(features: features, label: Int(sentence.tags[index].rawValue)))
        }
      }
    }
    table.learn(examples, epochs: 6, seed: seed)
    return table
  }

  /// - Parameter gum: tagged as the tagger would, so that its mistakes are known.
  private static func clauses(_ gum: GUM, seed: UInt64) -> Table {
    var table = Table("clauses", bits: 20, columns: ClauseModel.columns, rate: 0.2)
    var examples: [Example] = []
    for sentence in gum.sentences {
      for part in sentence.analysis.sentences {
        for index in part.tokens.dropFirst() {
          var features = Features()
          GapFeatures.add(sentence.analysis, part.tokens, index, &features)
          examples.append(Example(features: features, label: sentence.boundaries[index].rawValue))
        }
      }
    }
    table.learn(examples, epochs: 6, seed: seed)
    return table
  }

  /// The same sentences with the tagger's tags instead of the treebank's.
  private static func tagged(_ gum: GUM, by tagger: Tagger) -> GUM {
    var gum = gum
    for index in gum.sentences.indices { tagger.tag(&gum.sentences[index].analysis) }
    return gum
  }
}
