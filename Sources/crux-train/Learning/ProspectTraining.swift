import CruxExtraction

/// Learns which sentences take part in an argument.
enum ProspectTraining {
  static func learn(_ texts: [GoldText], seed: UInt64) -> Table {
    var table = Table("prospects", bits: 20, columns: ProspectModel.columns, rate: 0.01, decay: 1e-3)
    var examples: [Example] = []
    for text in texts {
      let context = ProspectContext(text.analysis)
      let stated = Set(text.statements.map(\.span.sentence))
      for number in text.analysis.sentences.indices {
        var features = Features()
        ProspectFeatures.add(text.analysis, context, number, &features)
        examples.append(
          Example(features: features, label: stated.contains(number) ? 1 : 0, weight: text.weight))
      }
    }
    table.learn(examples, epochs: 8, seed: seed)
    return table
  }
}
