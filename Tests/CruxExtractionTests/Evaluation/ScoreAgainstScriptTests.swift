import CruxExtraction
import CruxFormats
import CruxModel
import Foundation
import TestSupport
import Testing

/// Compares every figure with what `score.py` itself prints, where it is present.
@Suite struct ScoreAgainstScriptTests {
  private static let script = Repository.root.appending(path: "../shared/gold/score.py").standardized
  private static let isPresent = FileManager.default.fileExists(atPath: script.path)

  @Test(.enabled(if: isPresent), arguments: [0.05, 0.3, 0.7])
  func figuresOfMutatedGraphsAreTheSame(rate: Double) throws {
    try FileManager.default.inTemporaryFolder { folder in
      var random = SplitMix(state: UInt64(rate * 100))
      var score = Score()
      let corpus = Repository.root.appending(path: "Graphs/Corpus")
      for file in try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted() {
        let gold = try Repository.graph("Graphs/Corpus/\(file)")
        let text = try #require(gold.documents.first?.text)
        let predicted = mutated(gold, rate: rate, &random)
        if let predicted {
          try Data(JSONWriter().write(predicted)).write(to: folder.appending(path: "\(gold.id).json"))
        }
        score.add(gold: gold, predicted: predicted, text: text)
      }
      let expected = try printed(by: "python3", Self.script.path, corpus.path, folder.path)
      #expect("\(score.figures)\n" == expected)
    }
  }

  /// A graph with spans moved, kinds, speakers and ends changed, statements and relations gone; or no graph.
  private func mutated(_ graph: Graph, rate: Double, _ random: inout SplitMix) -> Graph? {
    func chance() -> Bool { Double.random(in: 0..<1, using: &random) < rate }
    if Int.random(in: 0..<20, using: &random) == 0 { return nil }
    var graph = graph
    graph.statements.removeAll { _ in chance() && chance() }
    graph.relations.removeAll { _ in chance() && chance() }
    graph.statements.shuffle(using: &random)
    let ids = graph.statements.map(\.id)
    for index in graph.statements.indices {
      if chance() { graph.statements[index].anchor?.start += Int.random(in: -40...40, using: &random) }
      if chance() { graph.statements[index].anchor?.end += Int.random(in: -40...40, using: &random) }
      if chance() { graph.statements[index].kind = .allCases.randomElement(using: &random) ?? .claim }
      if chance() { graph.statements[index].evidenceType = .allCases.randomElement(using: &random) }
      if chance() {
        let speakers = ["Élodie O'Brien-Wu", "O’BRIEN WU", "the_board", "", "२ Straße", "STRASSE"]
        graph.statements[index].speaker = speakers.randomElement(using: &random)
      }
    }
    for index in graph.relations.indices {
      if chance() { graph.relations[index].kind = .allCases.randomElement(using: &random) ?? .supports }
      if chance() { graph.relations[index].to = ids.randomElement(using: &random) ?? "" }
      if chance() { graph.relations[index].from += ids.randomElement(using: &random).map { [$0] } ?? [] }
    }
    if chance() { graph.thesis = ids.randomElement(using: &random) }
    return graph
  }

  private func printed(by command: String...) throws -> String {
    let outcome = try Program(path: "/usr/bin/env").run(command, on: [])
    return String(decoding: outcome.output, as: UTF8.self)
  }
}
