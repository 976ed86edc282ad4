import ArgumentParser
import CruxExtraction
import CruxModel
import Foundation

@main
struct Train: ParsableCommand {
  @Option var gum: String = "../shared/corpora/gum"
  @Option var corpus: String = "Graphs/Corpus"
  @Option var folds: Int = 10
  @Option var keep: String = "/tmp/cv"
  @Flag var componentsOnly = false
  @Flag var full = false

  func run() throws {
    let gumTrain = try GUM(folder: gum + "/train")
    let tags = LanguageTraining.tags(gumTrain, seed: 1)
    let tagger = try Tagger(WeightFile(weightFile([tags])))
    let clauses = LanguageTraining.clauses(LanguageTraining.tagged(gumTrain, by: tagger), seed: 2)
    let model = try ClauseModel(WeightFile(weightFile([tags, clauses])))
    let texts = try readGraphs(corpus).map { GoldText($0) { tagger.tag(&$0); model.mark(&$0) } }
    let language = [tags, clauses]
    try FileManager.default.createDirectory(atPath: keep, withIntermediateDirectories: true)
    if componentsOnly { return try components(texts) }
    if full {
      let tables = try Pipeline(seed: 7).learn(texts)
      try Data(weightFile(language + tables)).write(to: URL(fileURLWithPath: keep + "/english.weights"))
    }
    // Versions of one text share a fold.
    let groups = Array(Set(texts.map(\.group))).sorted()
    var jobs: [(EmbeddedExtractor, [GoldText])] = []
    for fold in 0..<folds {
      let held = Set(groups.enumerated().filter { $0.offset % folds == fold }.map(\.element))
      let train = texts.filter { !held.contains($0.group) }
      let test = texts.filter { held.contains($0.group) }
      let tables = try Pipeline(seed: 7).learn(train)
      if ProcessInfo.processInfo.environment["DBG"] != nil {
        let w = try WeightFile(weightFile(language + tables))
        let seg = try Segmenter(w), at = try Attributor(w), cl = try Classifier(w), th = try ThesisFinder(w)
        for text in test {
          let spans = seg.segment(text.analysis)
          let ent = Entities(text.analysis)
          var sample = Sample(text, spans: spans, speakers: at.attribute(spans, text.analysis, ent), entities: ent)
          cl.classify(&sample.argument)
          let p = th.probabilities(sample.argument)
          let top = p.indices.max { p[$0] < p[$1] }!
          let e = try EmbeddedExtractor(w).extract(text.graph.documents[0]).graph
          print(text.graph.id, ClassTraining.thesisUnits(sample), top, p[top], "K", sample.argument.units[top].kinds, "E", e.statements.firstIndex { $0.id == e.thesis }!, e.statements.count, spans.count)
        }
      }
      jobs.append((try EmbeddedExtractor(WeightFile(weightFile(language + tables))), test))
    }
    let settings = ProcessInfo.processInfo.environment["GRID"] ?? "1,1,1,1,0"
    for (number, setting) in settings.split(separator: " ").enumerated() {
      let v = setting.split(separator: ",").compactMap { Float($0) }
      (Decoder.kindWeight, Decoder.linkWeight, Decoder.agreementWeight, Decoder.rootWeight, Decoder.leastLink) = (v[0], v[1], v[2], v[3], v[4])
      let folder = keep + "/\(number)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (extractor, test) in jobs {
        for text in test { try dump(extractor.extract(text.graph.documents[0]).graph, folder) }
      }
    }
  }

  func dump(_ g: Graph, _ folder: String) throws {
    let o: [String: Any] = [
      "id": g.id, "thesis": g.thesis ?? "",
      "statements": g.statements.map { s -> [String: Any] in
        var d: [String: Any] = ["id": s.id, "kind": s.kind.rawValue, "text": s.text, "anchor": ["start": s.anchor!.start, "end": s.anchor!.end]]
        d["speaker"] = s.speaker; d["evidenceType"] = s.evidenceType?.rawValue; d["confidence"] = s.confidence
        return d
      },
      "relations": g.relations.map { ["id": $0.id, "kind": $0.kind.rawValue, "from": $0.from, "to": $0.to, "confidence": $0.confidence ?? 0] as [String: Any] },
    ]
    try JSONSerialization.data(withJSONObject: o).write(to: URL(fileURLWithPath: folder + "/" + g.id + ".json"))
  }
}
