import CruxExtraction

/// The models that see language rather than argument, learnt from GUM.
enum LanguageTraining {
  static func tags(_ gum: GUM, seed: UInt64) -> Table {
    var table = Table("tags", bits: 16, columns: Tagger.columns, rate: 0.3)
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
  static func clauses(_ gum: GUM, seed: UInt64) -> Table {
    var table = Table("clauses", bits: 16, columns: ClauseModel.columns, rate: 0.2)
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
  static func tagged(_ gum: GUM, by tagger: Tagger) -> GUM {
    var gum = gum
    for index in gum.sentences.indices { tagger.tag(&gum.sentences[index].analysis) }
    return gum
  }

  /// The share of words tagged rightly.
  static func accuracy(_ gum: GUM) -> Double {
    var right = 0
    var all = 0
    for sentence in gum.sentences {
      for (tag, truth) in zip(sentence.analysis.tags, sentence.tags) where truth != .mark {
        all += 1
        if tag == truth { right += 1 }
      }
    }
    return Double(right) / Double(max(all, 1))
  }

  /// Precision and recall of each kind of boundary.
  static func boundaryFigures(_ gum: GUM, _ model: ClauseModel) -> String {
    var right = [Int](repeating: 0, count: 4)
    var found = right
    var true_ = right
    for sentence in gum.sentences {
      var analysis = sentence.analysis
      model.mark(&analysis)
      for (number, part) in analysis.sentences.enumerated() {
        for index in part.tokens.dropFirst() {
          let scores = analysis.clauses[analysis.gap(index, in: number)]
          let best = (0..<4).max { scores[$0] < scores[$1] } ?? 0
          let truth = sentence.boundaries[index].rawValue
          found[best] += 1
          true_[truth] += 1
          if best == truth { right[best] += 1 }
        }
      }
    }
    return ClauseModel.Boundary.allCases.dropFirst().map { kind in
      let index = kind.rawValue
      return "\(kind): p \(Double(right[index]) / Double(max(1, found[index]))) r \(Double(right[index]) / Double(max(1, true_[index]))) n \(true_[index])"
    }.joined(separator: "\n")
  }
}
