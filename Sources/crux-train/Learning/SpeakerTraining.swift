import CruxExtraction
import Foundation

/// Learns who asserts what.
enum SpeakerTraining {
  static func learn(_ texts: [GoldText], seed: UInt64) -> Table {
    var table = Table("speakers", bits: 17, columns: 1, rate: 0.03, decay: 1e-4)
    var choices: [Choice] = []
    for text in texts where text.isWhole {
      let entities = Entities(text.analysis)
      let spans = text.statements.map(\.span)
      var speakers: [Int?] = []
      for (index, entry) in text.statements.enumerated() {
        let candidates = SourceCandidate.all(spans, index, speakers, text.analysis, entities)
        let right = candidates.indices.filter {
          isSame(entry.statement.speaker, candidates[$0].entity.map { entities.entities[$0].name })
        }
        if !right.isEmpty, right.count < candidates.count {
          let context = SourceContext(spans, index, speakers, text.analysis, entities)
          choices.append(
            Choice(
              candidates: candidates.map {
                var features = Features()
                $0.addFeatures(context, spans[index], text.analysis, entities, &features)
                return features
              }, right: right, weight: text.weight))
        }
        speakers.append(right.first.flatMap { candidates[$0].entity })
      }
    }
    table.learn(choices, epochs: 12, seed: seed)
    return table
  }

  /// Whether two names mean the same, as the scorer sees it.
  static func isSame(_ a: String?, _ b: String?) -> Bool {
    let first = words(a ?? "")
    let second = words(b ?? "")
    guard let lastA = first.last, let lastB = second.last else { return first.isEmpty && second.isEmpty }
    let (joinedA, joinedB) = (first.joined(separator: " "), second.joined(separator: " "))
    return lastA == lastB || joinedA.contains(joinedB) || joinedB.contains(joinedA)
  }

  private static func words(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}
