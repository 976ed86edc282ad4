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
    if full {
      let tables = try Pipeline(seed: 7).learn(texts)
      try Data(weightFile(language + tables)).write(to: URL(fileURLWithPath: keep + "/english.weights"))
    }
    for fold in 0..<folds {
      let train = texts.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let test = texts.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      let tables = try Pipeline(seed: 7).learn(train)
      let extractor = try EmbeddedExtractor(WeightFile(weightFile(language + tables)))
      for text in test {
        let graph = try extractor.extract(text.graph.documents[0]).graph
        try dump(graph)
      }
    }
  }

  func dump(_ g: Graph) throws {
    let o: [String: Any] = [
      "id": g.id, "thesis": g.thesis ?? "",
      "statements": g.statements.map { s -> [String: Any] in
        var d: [String: Any] = ["id": s.id, "kind": s.kind.rawValue, "text": s.text, "anchor": ["start": s.anchor!.start, "end": s.anchor!.end]]
        d["speaker"] = s.speaker; d["evidenceType"] = s.evidenceType?.rawValue; d["confidence"] = s.confidence
        return d
      },
      "relations": g.relations.map { ["id": $0.id, "kind": $0.kind.rawValue, "from": $0.from, "to": $0.to, "confidence": $0.confidence ?? 0] as [String: Any] },
    ]
    try JSONSerialization.data(withJSONObject: o).write(to: URL(fileURLWithPath: keep + "/" + g.id + ".json"))
  }
}
