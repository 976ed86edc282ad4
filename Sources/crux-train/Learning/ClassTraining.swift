import CruxExtraction
import CruxModel

/// Learns kinds and evidence types, then theses.
struct ClassTraining {
  private(set) var kinds = Table("kinds", bits: 21, columns: Classifier.kindColumns, rate: 0.01, decay: 1e-3)
  private(set) var types = Table("types", bits: 20, columns: Classifier.typeColumns, rate: 0.01, decay: 1e-3)

  init(_ samples: [Sample], seed: UInt64) {
    var kindExamples: [Example] = []
    var typeExamples: [Example] = []
    for sample in samples {
      let all = sample.argument.units.indices.map { unit in
        var features = Features()
        UnitFeatures.add(sample.argument, unit, &features)
        UnitFeatures.addSubject(sample.argument, unit, &features)
        return features
      }
      for (unit, features) in all.enumerated() {
        guard let gold = sample.gold[unit] else { continue }
        let statement = sample.text.statements[gold].statement
        kindExamples.append(
          Example(
            features: features, label: statement.kind.index, other: sample.text.other(statement.kind),
            weight: sample.text.weight))
        var features = features
        TypeFeatures.add(sample.argument, unit, &features)
        if sample.text.isWhole, let type = statement.evidenceType,
          let label = Statement.EvidenceType.allCases.firstIndex(of: type)
        {
          typeExamples.append(Example(features: features, label: label, weight: sample.text.weight))
        }
      }
    }
    kinds.learn(kindExamples, epochs: 10, seed: seed)
    types.learn(typeExamples, epochs: 10, seed: seed)
  }

  /// - Parameter samples: with kinds as the classifier would give them.
  static func theses(_ samples: [Sample], seed: UInt64) -> Table {
    var table = Table("theses", bits: 19, columns: 1, rate: 0.03, decay: 1e-3)
    var choices: [Choice] = []
    for sample in samples where sample.text.isWhole {
      let right = thesisUnits(sample)
      guard !right.isEmpty, right.count < sample.argument.units.count else { continue }
      let context = ThesisContext(sample.argument)
      let all = sample.argument.units.indices.map { unit in
        var features = Features()
        ThesisFeatures.add(sample.argument, context, unit, &features)
        return features
      }
      choices.append(
        Choice(candidates: all, right: right, weight: sample.text.weight * (sample.isFound ? 1 : 0.3)))
    }
    table.learn(choices, epochs: 20, seed: seed)
    return table
  }

  /// - Parameter samples: with kinds and theses as the classifier would give them.
  /// - Returns: the tables of kinds, sides and attachments.
  static func sides(_ samples: [Sample], seed: UInt64) -> [Table] {
    var attachments = Table(
      "attachments", bits: 20, columns: SideModel.attachmentColumns, rate: 0.01, decay: 1e-3)
    var attached: [Example] = []
    var stances = Table("stances", bits: 21, columns: SideModel.stanceColumns, rate: 0.01, decay: 1e-3)
    var sided: [Example] = []
    var table = Table("sides", bits: 21, columns: Classifier.kindColumns, rate: 0.01, decay: 1e-3)
    var examples: [Example] = []
    for sample in samples {
      let context = SideContext(sample.argument)
      let sides = sample.text.graph.sides()
      let attachedIDs = Set(
        sample.text.graph.relations.flatMap { $0.kind == .restates ? $0.from + [$0.to] : $0.from })
      for unit in sample.argument.units.indices {
        guard let gold = sample.gold[unit] else { continue }
        var features = Features()
        SideFeatures.add(sample.argument, context, unit, &features)
        let kind = sample.text.statements[gold].statement.kind
        examples.append(
          Example(
            features: features, label: kind.index, other: sample.text.other(kind),
            weight: sample.text.weight))
        let id = sample.text.statements[gold].statement.id
        if sample.text.isWhole, let side = sides[id] {
          sided.append(Example(features: features, label: side < 0 ? 1 : 0, weight: sample.text.weight))
        }
        guard id != sample.text.graph.thesis else { continue }
        attached.append(
          Example(features: features, label: attachedIDs.contains(id) ? 1 : 0, weight: sample.text.weight))
      }
    }
    table.learn(examples, epochs: 10, seed: seed)
    stances.learn(sided, epochs: 10, seed: seed)
    attachments.learn(attached, epochs: 10, seed: seed)
    return [table, stances, attachments]
  }

  /// - Parameter samples: with kinds and types as the classifier would give them.
  static func typesAgain(_ samples: [Sample], seed: UInt64) -> Table {
    var table = Table("typesAgain", bits: 20, columns: Classifier.typeColumns, rate: 0.01, decay: 1e-3)
    var examples: [Example] = []
    for sample in samples where sample.text.isWhole {
      let context = TypeContext(sample.argument)
      for unit in sample.argument.units.indices {
        guard let gold = sample.gold[unit],
          let label = sample.text.statements[gold].statement.evidenceType.flatMap({
            Statement.EvidenceType.allCases.firstIndex(of: $0)
          })
        else { continue }
        var features = Features()
        TypeFeatures.add(sample.argument, context, unit, &features)
        examples.append(Example(features: features, label: label, weight: sample.text.weight))
      }
    }
    table.learn(examples, epochs: 10, seed: seed)
    return table
  }

  var tables: [Table] { [kinds, types] }

  /// The thesis and what restates it.
  static func thesisUnits(_ sample: Sample) -> [Int] {
    guard let thesis = sample.text.graph.thesis else { return [] }
    var ids: Set<String> = [thesis]
    for relation in sample.text.graph.relations where relation.kind == .restates {
      if ids.contains(relation.to) { ids.formUnion(relation.from) }
      if !ids.isDisjoint(with: relation.from) { ids.insert(relation.to) }
    }
    return ids.flatMap(sample.units).sorted()
  }
}

extension GoldText {
  /// What else a statement annotated as of a kind may be: where counterclaims are not told from claims, one of them.
  func other(_ kind: Statement.Kind) -> Int? {
    !isWhole && kind == .claim ? Statement.Kind.counterclaim.index : nil
  }
}
