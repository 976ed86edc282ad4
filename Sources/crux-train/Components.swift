import CruxExtraction
import CruxModel
import Foundation

/// Temporary: figures of single stages, held out.
func components(_ texts: [GoldText]) throws {
  let pipeline = Pipeline(seed: 7)
  let env = ProcessInfo.processInfo.environment
  if let k = env["KEEP"].flatMap(Float.init) { Segmenter.keepFrom = k }
  if let k = env["BT"].flatMap(Float.init) { Segmenter.boundaryThreshold = k }
  if let k = env["OWN"].flatMap(Float.init) { Segmenter.own = k }
  var samples = try pipeline.firstStages(texts)
  var seg = (0, 0, 0, 0)
  for sample in samples where sample.isFound {
    let gold = sample.text.statements.map(\.span.tokens)
    seg.0 += sample.argument.units.filter { gold.contains($0.span.tokens) }.count
    seg.1 += Set(sample.gold.compactMap(\.self)).count
    seg.2 += sample.argument.units.count
    seg.3 += gold.count
  }
  print("exact", 2 * Float(seg.0) / Float(seg.2 + seg.3), "approx", 2 * Float(seg.1) / Float(seg.2 + seg.3), "found", seg.2, "of", seg.3)
  if ProcessInfo.processInfo.environment["SEG"] != nil { return }
  samples = try pipeline.withTheses(pipeline.classified(samples))
  for isGold in [true, false] {
    var kind = (0, 0), type = (0, 0), thesis = (0, 0), oracle = 0, speaker = (0, 0)
    for (index, sample) in samples.enumerated() where (index % 2 == 0) == isGold {
      for unit in sample.argument.units.indices {
        guard let g = sample.gold[unit] else { continue }
        let s = sample.text.statements[g].statement
        kind.1 += 1
        speaker.1 += 1
        if SpeakerTraining.isSame(s.speaker, sample.argument.units[unit].speaker.map { sample.argument.entities.entities[$0].name }) { speaker.0 += 1 }
        if sample.argument.units[unit].kind == s.kind { kind.0 += 1 }
        if s.kind == .evidence, s.evidenceType != nil {
          type.1 += 1
          if sample.argument.units[unit].evidenceType == s.evidenceType { type.0 += 1 }
        }
      }
      thesis.1 += 1
      if !ClassTraining.thesisUnits(sample).isEmpty { oracle += 1 }
      let top = sample.theses.indices.max { sample.theses[$0] < sample.theses[$1] }
      if let top, ClassTraining.thesisUnits(sample).contains(top) { thesis.0 += 1 }
    }
    print(isGold ? "gold spans" : "found spans", "kinds", Float(kind.0) / Float(kind.1), "types", Float(type.0) / Float(type.1), "thesis", Float(thesis.0) / Float(thesis.1), "of", oracle, "speakers", Float(speaker.0) / Float(speaker.1))
  }
  var figures: [Bool: (Int, Int, Int, Int, Int)] = [:]
  let names = Array(Set(samples.map(\.text.group))).sorted()
  for fold in 0..<5 {
    let held = Set(names.enumerated().filter { $0.offset % 5 == fold }.map(\.element))
    let train = samples.filter { !held.contains($0.text.group) }
    let relations = RelationTraining(train, seed: 7)
    let relater = try Relater(WeightFile(weightFile(relations.tables)))
    for (index, sample) in samples.enumerated() where held.contains(sample.text.group) {
      let arcs = relater.relate(sample.argument, thesis: sample.theses)
      let ends = RelationTraining.ends(sample.text.graph)
      var f = figures[index % 2 == 0] ?? (0, 0, 0, 0, 0)
      for unit in sample.argument.units.indices {
        guard let g = sample.gold[unit] else { continue }
        let id = sample.text.statements[g].statement.id
        let own = ends.filter { $0.source == id }
        guard !own.isEmpty else { continue }
        f.1 += 1
        guard let best = arcs[unit].max(by: { $0.probability < $1.probability }) else { continue }
        let t = sample.gold[best.target].map { sample.text.statements[$0].statement.id }
        if own.contains(where: { $0.target == t }) { f.0 += 1 }
        for arc in arcs[unit] {
          let t = sample.gold[arc.target].map { sample.text.statements[$0].statement.id }
          if let end = own.first(where: { $0.target == t }) {
            f.3 += 1
            let k = arc.kinds.indices.max { arc.kinds[$0] < arc.kinds[$1] }!
            if k == end.kind.rawValue { f.2 += 1 }
            if (k == 1 || k == 2) == (end.kind == .rebuts || end.kind == .undercuts) { f.4 += 1 }
          }
        }
      }
      figures[index % 2 == 0] = f
    }
  }
  for (k, f) in figures { print(k ? "gold spans" : "found spans", "targets", Float(f.0) / Float(f.1), "linkkind", Float(f.2) / Float(f.3), "sign", Float(f.4) / Float(f.3)) }
}
