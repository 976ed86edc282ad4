import ArgumentParser
import CruxExtraction
import CruxFormats
import CruxLanguage
import CruxModel
import Foundation

/// Learns the weights that ship with the extractor, or measures them on texts held out.
@main
struct Train: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crux-train",
    abstract: "Train the embedded extractor.",
    discussion: """
      The same data gives the same bytes. With --folds nothing is written but the graphs of texts that the models
      have not seen, one file a text, for `crux evaluate GOLD --predicted DIR`; and in a folder `annotated` there the
      annotations without words, with their words.
      """)

  @Option(
    help: """
      A folder of annotated graphs with their texts. A file beside it, its name with `.reference` added, may list the \
      texts that the guidelines were written with; they count twice.
      """)
  var corpus = "Graphs/Corpus"

  @Option(help: "A folder of annotations without words, of texts of other corpora.")
  var standoff = "Graphs/Standoff"

  @Option(
    help: """
      The corpora of others: cdcp/train, graphs of public comments without speakers and theses; gum/train, CoNLL-U; \
      and what the annotations without words are of.
      """)
  var corpora = "../shared/corpora"

  @Option(help: "Cross-validate over this many parts of the corpus instead of writing weights.")
  var folds: Int?

  @Option(help: "The file of weights; with --folds, the folder for the graphs.")
  var output = "Sources/CruxExtraction/Weights/english.weights"

  func run() async throws {
    let language = try LanguageTraining.tables(GUM(folder: corpora + "/gum/train"))
    let weights = try WeightFile(weightFile(language))
    let tagger = try Tagger(weights)
    let clauses = try ClauseModel(weights)
    let analyse = { (analysis: inout Analysis) in
      tagger.tag(&analysis)
      clauses.mark(&analysis)
    }
    let names = (try? String(contentsOfFile: corpus + ".reference", encoding: .utf8)) ?? ""
    let reference = Set(names.split(separator: "\n").map(String.init))
    let annotated = try Standoff(folder: standoff, corpora: corpora).graphs()
    let texts =
      try readGraphs(corpus).enumerated().map { index, graph in
        // Plain text comes without a title, a page with one.
        GoldText(
          graph, isTitled: index % 2 == 0, weight: reference.contains(graph.id) ? 2 : 1, analyse: analyse)
      }
      + annotated.map { GoldText($0, weight: 2, analyse: analyse) }
      + readGraphs(corpora + "/cdcp/train").map {
        GoldText($0, isWhole: false, weight: 1.5, analyse: analyse)
      }
    if let folds {
      try await crossValidate(texts, language, folds: folds)
      try write(annotated, to: output + "/annotated")
    } else {
      let learnt = try await Pipeline.learn(texts)
      try write(weightFile(learnt, language), to: output)
    }
  }

  /// Extracts each text, without its title as from a file of plain text, with weights learnt from the others, with
  /// one seed only; versions of one text share a fold.
  private func crossValidate(_ texts: [GoldText], _ language: [Table], folds: Int) async throws {
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    let groups = Array(Set(texts.map(\.group))).sorted()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for fold in 0..<folds {
        if fold >= ProcessInfo.processInfo.activeProcessorCount { try await tasks.next() }
        // By its name, so that a text stays in its fold when others are added.
        let held = Set(groups.filter { Int(WordHash($0).value % UInt32(folds)) == fold })
        tasks.addTask {
          let learnt = try await Pipeline.learn(texts.filter { !held.contains($0.group) }, seeds: [7])
          let weights = try WeightFile(weightFile(learnt, language))
          let extractor = try EmbeddedExtractor(weights)
          for text in texts where held.contains(text.group) {
            guard var document = text.graph.documents.first else { continue }
            document.title = nil
            let graph = try extractor.extract(document).graph
            try write(JSONWriter().write(graph), to: "\(output)/\(text.graph.id).json")
          }
        }
      }
      try await tasks.waitForAll()
    }
  }

  private func write(_ graphs: [Graph], to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for graph in graphs { try write(JSONWriter().write(graph), to: "\(folder)/\(graph.id).json") }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
