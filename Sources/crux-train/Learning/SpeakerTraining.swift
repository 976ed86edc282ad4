import CruxExtraction
import Foundation

/// Learns who asserts what.
enum SpeakerTraining {
  static func learn(_ texts: [GoldText], seed: UInt64) throws -> Table {
    let texts = texts.filter(\.isWhole)
    let told = texts.map { choices($0) { gold, _ in gold } }
    let first = learned(told.joined(), seed: seed)
    // Once more with the speakers before as the first model tells them, which are not always right (in the manner of
    // Ross et al. 2011, "A reduction of imitation learning").
    let attributor = try Attributor(WeightFile(weightFile([first])))
    let guessed = texts.map { text in
      let speakers = attributor.attribute(text.statements.map(\.span), text.analysis, Entities(text.analysis))
      return choices(text) { _, index in speakers[index] }
    }
    return learned((told + guessed).joined(), seed: seed)
  }

  private static func learned(_ choices: some Sequence<Choice>, seed: UInt64) -> Table {
    var table = Table("speakers", bits: 17, columns: 1, rate: 0.03, decay: 1e-4)
    table.learn(Array(choices), epochs: 12, seed: seed)
    return table
  }

  /// - Parameter known: the speaker of a statement as those after it are told of it, given the right one.
  private static func choices(_ text: GoldText, known: (_ right: Int?, _ index: Int) -> Int?) -> [Choice] {
    let entities = Entities(text.analysis)
    let spans = text.statements.map(\.span)
    var speakers: [Int?] = []
    var choices: [Choice] = []
    for (index, entry) in text.statements.enumerated() {
      let candidates = SourceCandidate.all(spans, index, speakers, text.analysis, entities)
      let right = candidates.indices.filter {
        isSame(entry.statement.speaker, candidates[$0].entity.map { entities.entities[$0].name })
      }
      if !right.isEmpty, right.count < candidates.count {
        let context = SourceContext(spans, index, speakers, text.analysis, entities)
        let features = candidates.map {
          var features = Features()
          $0.addFeatures(context, spans[index], text.analysis, entities, &features)
          return features
        }
        choices.append(Choice(candidates: features, right: right, weight: text.weight))
      }
      speakers.append(known(right.first.flatMap { candidates[$0].entity }, index))
    }
    return choices
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
