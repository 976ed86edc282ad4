import CruxExtraction
import CruxModel

/// Learns all models of argument, each from what the stages before it will really give it: texts held out of
/// their training (Wolpert 1992, stacking).
struct Pipeline {
  private static let innerFolds = 4
  private let seed: UInt64

  private init(seed: UInt64) { self.seed = seed }

  /// Learns with several seeds and takes the means: for linear models that is how their bag votes (Breiman 1996).
  static func learn(_ texts: [GoldText], seeds: [UInt64] = [7, 8, 9]) async throws -> Learnt {
    let runs = try await withThrowingTaskGroup(of: (UInt64, Learnt).self) { tasks in
      for seed in seeds { tasks.addTask { (seed, try Pipeline(seed: seed).learn(texts)) } }
      var runs: [UInt64: Learnt] = [:]
      for try await (seed, learnt) in tasks { runs[seed] = learnt }
      return seeds.compactMap { runs[$0] }
    }
    guard var result = runs.first else { return Learnt(tables: [], forests: []) }
    for index in result.tables.indices {
      var average = Average()
      for run in runs { average.add(run.tables[index].weights) }
      result.tables[index].take(average)
    }
    for index in result.forests.indices { result.forests[index] = .mean(runs.map { $0.forests[index] }) }
    return result
  }

  private func learn(_ texts: [GoldText]) throws -> Learnt {
    let prospects = ProspectTraining.learn(texts, seed: seed)
    let texts = try withProspects(texts)
    var segments = SegmentTraining(texts)
    segments.learn(texts, epochs: 10, seed: seed)
    let speakers = try SpeakerTraining.learn(texts, seed: seed)
    var samples = try firstStages(texts)
    let classes = ClassTraining(samples, seed: seed)
    samples = try classified(samples)
    let typesAgain = ClassTraining.typesAgain(samples, seed: seed)
    let theses = ClassTraining.theses(samples, seed: seed)
    samples = try withTheses(samples)
    let sides = ClassTraining.sides(samples, seed: seed)
    samples = try withSides(samples)
    let relations = RelationTraining(samples, seed: seed)
    samples = try withArcs(samples)
    let ties = RelationTraining.ties(samples, seed: seed)
    samples = try withTies(samples)
    return Learnt(
      tables: [prospects] + segments.tables + speakers + classes.tables + [typesAgain, theses] + sides
        + relations.tables + [ties],
      forests: ReviewTraining.learn(samples, seed: seed))
  }

  /// Every text with its sentences' prospects from a model that has not seen it.
  private func withProspects(_ texts: [GoldText]) throws -> [GoldText] {
    var result: [GoldText] = []
    for fold in 0..<Self.innerFolds {
      let (train, test) = split(texts, fold)
      let model = try ProspectModel(WeightFile(weightFile([ProspectTraining.learn(train, seed: seed)])))
      result += test.map { text in
        var text = text
        model.mark(&text.analysis)
        return text
      }
    }
    return result
  }

  /// Every text twice: with its annotated statements, and with those that a segmenter finds which has not seen it.
  private func firstStages(_ texts: [GoldText]) throws -> [Sample] {
    var samples: [Sample] = []
    for fold in 0..<Self.innerFolds {
      let (train, test) = split(texts, fold)
      var segments = SegmentTraining(train)
      segments.learn(train, epochs: 10, seed: seed)
      let tables = try segments.tables + SpeakerTraining.learn(train, seed: seed)
      let weights = try WeightFile(weightFile(tables))
      let segmenter = try Segmenter(weights)
      let attributor = try Attributor(weights)
      for text in test {
        let entities = Entities(text.analysis)
        for (isFound, spans) in [
          (false, text.statements.map(\.span)), (true, segmenter.segment(text.analysis)),
        ] {
          let speakers = attributor.attribute(spans, text.analysis, entities)
          var sample = Sample(text, spans: spans, speakers: speakers, entities: entities)
          sample.isFound = isFound
          samples.append(sample)
        }
      }
    }
    return samples
  }

  /// The samples with kinds from classifiers that have not seen their texts.
  private func classified(_ samples: [Sample]) throws -> [Sample] {
    try heldOut(samples) { train, test in
      let classifier = try Classifier(WeightFile(weightFile(ClassTraining(train, seed: seed).tables)))
      return test.map { sample in
        var sample = sample
        classifier.classify(&sample.argument)
        return sample
      }
    }
  }

  /// The samples with theses, likewise.
  private func withTheses(_ samples: [Sample]) throws -> [Sample] {
    try heldOut(samples) { train, test in
      let finder = try ThesisFinder(WeightFile(weightFile([ClassTraining.theses(train, seed: seed)])))
      return test.map { sample in
        var sample = sample
        finder.find(in: &sample.argument)
        return sample
      }
    }
  }

  /// The samples with kinds told again, likewise.
  private func withSides(_ samples: [Sample]) throws -> [Sample] {
    try heldOut(samples) { train, test in
      let model = try SideModel(WeightFile(weightFile(ClassTraining.sides(train, seed: seed))))
      return test.map { sample in
        var sample = sample
        model.refine(&sample.argument)
        return sample
      }
    }
  }

  /// The samples with what may bear on what as pairs show it, likewise.
  private func withArcs(_ samples: [Sample]) throws -> [Sample] {
    try heldOut(samples) { train, test in
      let relater = try Relater(WeightFile(weightFile(RelationTraining(train, seed: seed).tables)))
      return test.map { sample in
        var sample = sample
        sample.arcs = relater.relate(PairContext(sample.argument))
        return sample
      }
    }
  }

  /// The samples with that told again, likewise.
  private func withTies(_ samples: [Sample]) throws -> [Sample] {
    try heldOut(samples) { train, test in
      let model = try TieModel(WeightFile(weightFile([RelationTraining.ties(train, seed: seed)])))
      return test.map { sample in
        var sample = sample
        model.refine(&sample.arcs, sample.argument)
        return sample
      }
    }
  }

  private func heldOut(
    _ samples: [Sample], _ apply: (_ train: [Sample], _ test: [Sample]) throws -> [Sample]
  ) rethrows -> [Sample] {
    let groups = Array(Set(samples.map(\.text.group))).sorted()
    var result: [Sample] = []
    for fold in 0..<Self.innerFolds {
      let held = Set(groups.enumerated().filter { $0.offset % Self.innerFolds == fold }.map(\.element))
      result += try apply(
        samples.filter { !held.contains($0.text.group) }, samples.filter { held.contains($0.text.group) })
    }
    return result
  }

  private func split(_ texts: [GoldText], _ fold: Int) -> (train: [GoldText], test: [GoldText]) {
    let groups = Array(Set(texts.map(\.group))).sorted()
    let held = Set(groups.enumerated().filter { $0.offset % Self.innerFolds == fold }.map(\.element))
    return (texts.filter { !held.contains($0.group) }, texts.filter { held.contains($0.group) })
  }
}

/// All that a pipeline learns.
struct Learnt {
  var tables: [Table]
  var forests: [GrownForest]
}
