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
      for seed in seeds { tasks.addTask { (seed, try await Pipeline(seed: seed).learn(texts)) } }
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

  private func learn(_ texts: [GoldText]) async throws -> Learnt {
    let prospects = ProspectTraining.learn(texts, seed: seed)
    let texts = try await withProspects(texts)
    var segments = SegmentTraining(texts)
    segments.learn(texts, epochs: 10, seed: seed)
    let speakers = try SpeakerTraining.learn(texts, seed: seed)
    var samples = try await firstStages(texts)
    let speakersReviewed = SpeakerTraining.review(samples, seed: seed)
    samples = try await withSpeakers(samples)
    let classes = ClassTraining(samples, seed: seed)
    samples = try await classified(samples)
    let typesAgain = ClassTraining.typesAgain(samples, seed: seed)
    let theses = ClassTraining.theses(samples, seed: seed)
    samples = try await withTheses(samples)
    let sides = ClassTraining.sides(samples, seed: seed)
    samples = try await withSides(samples)
    let relations = RelationTraining(samples, seed: seed)
    let restatements = RestatementTraining.learn(samples, seed: seed)
    samples = try await withArcs(samples)
    let ties = RelationTraining.ties(samples, seed: seed)
    samples = try await withTies(samples)
    return Learnt(
      tables: [prospects] + segments.tables + speakers + classes.tables + [typesAgain, theses] + sides
        + relations.tables + [ties, restatements],
      forests: ReviewTraining.learn(samples, seed: seed)
        + [RestatementTraining.review(samples, seed: seed), speakersReviewed]
        + ReviewTraining.ties(samples, seed: seed))
  }

  /// Every text with its sentences' prospects from a model that has not seen it.
  private func withProspects(_ texts: [GoldText]) async throws -> [GoldText] {
    try await heldOut(texts, by: \.group) { train in
      let model = try ProspectModel(WeightFile(weightFile([ProspectTraining.learn(train, seed: seed)])))
      return { model.mark(&$0.analysis) }
    }
  }

  /// Every text twice: with its annotated statements, and with those that a segmenter finds which has not seen it.
  private func firstStages(_ texts: [GoldText]) async throws -> [Sample] {
    try await outOfFold(texts, by: \.group) { train in
      var segments = SegmentTraining(train)
      segments.learn(train, epochs: 10, seed: seed)
      let weights = try WeightFile(weightFile(segments.tables + SpeakerTraining.learn(train, seed: seed)))
      let segmenter = try Segmenter(weights)
      let attributor = try Attributor(weights)
      return { text in
        let entities = Entities(text.analysis)
        return [(false, text.statements.map(\.span)), (true, segmenter.segment(text.analysis))].map {
          isFound, spans in
          let guesses = attributor.guesses(spans, text.analysis, entities)
          var sample = Sample(text, spans: spans, guesses: guesses, entities: entities)
          sample.isFound = isFound
          return sample
        }
      }
    }
  }

  /// The samples with speakers from a last look that has not seen their texts.
  private func withSpeakers(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let forest = SpeakerTraining.review(train, seed: seed)
      let reviewer = try SpeakerReviewer(WeightFile(weightFile([], [forest])))
      return { $0.setSpeakers(reviewer.review($0.speakerMeasures)) }
    }
  }

  /// The samples with kinds from classifiers, likewise.
  private func classified(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let classifier = try Classifier(WeightFile(weightFile(ClassTraining(train, seed: seed).tables)))
      return { classifier.classify(&$0.argument) }
    }
  }

  /// The samples with theses, likewise.
  private func withTheses(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let finder = try ThesisFinder(WeightFile(weightFile([ClassTraining.theses(train, seed: seed)])))
      return { finder.find(in: &$0.argument) }
    }
  }

  /// The samples with kinds told again, likewise.
  private func withSides(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let model = try SideModel(WeightFile(weightFile(ClassTraining.sides(train, seed: seed))))
      return { model.refine(&$0.argument) }
    }
  }

  /// The samples with what may bear on what, or restate it, as pairs show it, likewise.
  private func withArcs(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let weights = try WeightFile(
        weightFile(
          RelationTraining(train, seed: seed).tables + [RestatementTraining.learn(train, seed: seed)]))
      let relater = try Relater(weights)
      let restatements = try RestatementModel(weights)
      return {
        let context = PairContext($0.argument)
        $0.arcs = relater.relate(context)
        $0.wordings = restatements.wordings(context)
      }
    }
  }

  /// The samples with that told again, likewise.
  private func withTies(_ samples: [Sample]) async throws -> [Sample] {
    try await heldOut(samples, by: \.text.group) { train in
      let model = try TieModel(WeightFile(weightFile([RelationTraining.ties(train, seed: seed)])))
      return { model.refine(&$0.arcs, $0.argument) }
    }
  }

  /// The items, in another order, each changed by what was learnt without those of its group.
  private func heldOut<Item: Sendable>(
    _ items: [Item], by group: (Item) -> String,
    _ learn: @escaping @Sendable ([Item]) throws -> (inout Item) -> Void
  ) async throws -> [Item] {
    try await outOfFold(items, by: group) { train in
      let change = try learn(train)
      return { item in
        var item = item
        change(&item)
        return [item]
      }
    }
  }

  /// What is made of each item by what was learnt without those of its group, part by part, several at a time.
  private func outOfFold<Item: Sendable, Made: Sendable>(
    _ items: [Item], by group: (Item) -> String,
    _ learn: @escaping @Sendable ([Item]) throws -> (Item) -> [Made]
  ) async throws -> [Made] {
    try await withThrowingTaskGroup(of: (Int, [Made]).self) { tasks in
      for (fold, (train, test)) in folds(items, by: group).enumerated() {
        tasks.addTask { (fold, test.flatMap(try learn(train))) }
      }
      var made = [[Made]](repeating: [], count: Self.innerFolds)
      for try await (fold, part) in tasks { made[fold] = part }
      return made.flatMap(\.self)
    }
  }

  /// Each part of the items beside all others; what is of one group stays together.
  private func folds<Item>(
    _ items: [Item], by group: (Item) -> String
  ) -> [(train: [Item], test: [Item])] {
    let groups = Set(items.map(group)).sorted()
    return (0..<Self.innerFolds).map { fold in
      let held = Set(groups.enumerated().filter { $0.offset % Self.innerFolds == fold }.map(\.element))
      return (items.filter { !held.contains(group($0)) }, items.filter { held.contains(group($0)) })
    }
  }
}

/// All that a pipeline learns.
struct Learnt {
  var tables: [Table]
  var forests: [GrownForest]
}
