import ArgumentParser
import CruxExtraction
import Foundation

@main
struct Train: ParsableCommand {
  @Option var gum: String = "../shared/corpora/gum"
  @Option var corpus: String = "Graphs/Corpus"
  @Option var folds: Int = 10
  @Option var epochs: Int = 15
  @Option var news: String = "../shared/gold/news"

  @Flag var verbose = false

  func run() throws {
    let gumTrain = try GUM(folder: gum + "/train")
    let tags = LanguageTraining.tags(gumTrain, seed: 1)
    let tagger = try Tagger(WeightFile(weightFile([tags])))
    let clauses = LanguageTraining.clauses(LanguageTraining.tagged(gumTrain, by: tagger), seed: 2)
    let model = try ClauseModel(WeightFile(weightFile([tags, clauses])))
    let texts = try readGraphs(corpus).map { GoldText($0) { tagger.tag(&$0); model.mark(&$0) } }
    let newsIDs = Set(try readGraphs(news).map(\.id))
    print("texts", texts.count, "statements", texts.map(\.statements.count).reduce(0, +))
    var stats: [String: (Int, Int, Int, Int)] = [:]
    for fold in 0..<folds {
      let train = texts.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let test = texts.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      var training = SegmentTraining(train)
      training.learn(train, epochs: epochs, seed: 3)
      let segmenter = try Segmenter(WeightFile(weightFile([training.boundaries, training.insides, training.stretches])))
      for text in test {
        let found = segmenter.segment(text.analysis)
        let gold = text.statements.map(\.span.tokens)
        let exact = found.filter { gold.contains($0.tokens) }.count
        let approx = found.filter { span in
          gold.contains { g in
            2 * max(0, min(g.upperBound, span.tokens.upperBound) - max(g.lowerBound, span.tokens.lowerBound)) >= max(g.count, span.tokens.count)
          }
        }.count
        for key in ["all", newsIDs.contains(text.graph.id) ? "news" : "train"] {
          var s = stats[key] ?? (0, 0, 0, 0)
          s.0 += exact; s.1 += approx; s.2 += found.count; s.3 += gold.count
          stats[key] = s
        }
      }
    }
    var oracle = (0, 0), right = 0
    var confusion: [String: Int] = [:]
    for fold in 0..<folds {
      let train = texts.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let test = texts.enumerated().filter { $0.offset % folds == fold }.map(\.element)
      let attributor = try Attributor(WeightFile(weightFile([SpeakerTraining.learn(train, seed: 5)])))
      for text in test {
        let entities = Entities(text.analysis)
        let spans = text.statements.map(\.span)
        let found = attributor.attribute(spans, text.analysis, entities)
        for (index, entry) in text.statements.enumerated() {
          oracle.1 += 1
          let candidates = SourceCandidate.all(spans, index, found.map { $0 }, text.analysis, entities)
          let has = candidates.contains { SpeakerTraining.isSame(entry.statement.speaker, $0.entity.map { entities.entities[$0].name }) }
          if has { oracle.0 += 1 }
          let name = found[index].map { entities.entities[$0].name }
          if SpeakerTraining.isSame(entry.statement.speaker, name) { right += 1 } else if verbose {
            let sentence = text.analysis.text.text(text.analysis.sentences[entry.span.sentence].tokens)
            print("MISS", has ? "RANK" : "CAND", "gold", entry.statement.speaker ?? "-", "| got", name ?? "-", "|", sentence, "||", entry.statement.text.prefix(40))
          }
        }
      }
    }
    print("speakers oracle", Float(oracle.0) / Float(oracle.1), "right", Float(right) / Float(oracle.1))
    for (key, s) in stats.sorted(by: { $0.key < $1.key }) {
      print(key, "exact", 2 * Float(s.0) / Float(s.2 + s.3), "approx", 2 * Float(s.1) / Float(s.2 + s.3), "found", s.2, "gold", s.3)
    }
  }
}
