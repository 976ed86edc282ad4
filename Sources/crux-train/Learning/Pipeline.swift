import CruxExtraction
import CruxModel

/// Learns all models of argument, each from what the stages before it will really give it: texts held out of
/// their training (Wolpert 1992, stacking).
struct Pipeline {
  private static let innerFolds = 5
  let seed: UInt64

  func learn(_ texts: [GoldText]) throws -> [Table] {
    var segments = SegmentTraining(texts)
    segments.learn(texts, epochs: 10, seed: seed)
    let speakers = SpeakerTraining.learn(texts, seed: seed)
    var samples = try firstStages(texts)
    let classes = ClassTraining(samples, seed: seed)
    samples = try classified(samples)
    let relations = RelationTraining(samples, seed: seed)
    return segments.tables + [speakers] + classes.tables + relations.tables
  }

  /// Every text twice: with its annotated statements, and with those that a segmenter finds which has not seen it.
  private func firstStages(_ texts: [GoldText]) throws -> [Sample] {
    var samples: [Sample] = []
    for fold in 0..<Self.innerFolds {
      let (train, test) = split(texts, fold)
      var segments = SegmentTraining(train)
      segments.learn(train, epochs: 10, seed: seed)
      let tables = segments.tables + [SpeakerTraining.learn(train, seed: seed)]
      let weights = try WeightFile(weightFile(tables))
      let segmenter = try Segmenter(weights)
      let attributor = try Attributor(weights)
      for text in test {
        let entities = Entities(text.analysis)
        for spans in [text.statements.map(\.span), segmenter.segment(text.analysis)] {
          let speakers = attributor.attribute(spans, text.analysis, entities)
          samples.append(Sample(text, spans: spans, speakers: speakers, entities: entities))
        }
      }
    }
    return samples
  }

  /// The samples with kinds and theses from classifiers that have not seen their texts.
  private func classified(_ samples: [Sample]) throws -> [Sample] {
    var result: [Sample] = []
    let names = Array(Set(samples.map(\.text.graph.id))).sorted()
    for fold in 0..<Self.innerFolds {
      let held = Set(names.enumerated().filter { $0.offset % Self.innerFolds == fold }.map(\.element))
      let train = samples.filter { !held.contains($0.text.graph.id) }
      let classifier = try Classifier(WeightFile(weightFile(ClassTraining(train, seed: seed).tables)))
      for var sample in samples where held.contains(sample.text.graph.id) {
        sample.theses = classifier.classify(&sample.argument)
        result.append(sample)
      }
    }
    return result
  }

  private func split(_ texts: [GoldText], _ fold: Int) -> (train: [GoldText], test: [GoldText]) {
    var train: [GoldText] = []
    var test: [GoldText] = []
    for (index, text) in texts.enumerated() {
      if index % Self.innerFolds == fold { test.append(text) } else { train.append(text) }
    }
    return (train, test)
  }
}
