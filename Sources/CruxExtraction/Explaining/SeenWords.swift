import CruxLanguage

/// Puts features in words: their hashes are looked up among the words of the text.
struct SeenWords {
  private var words: [UInt32: String] = [1: "the start of the sentence", 2: "the end of the sentence"]

  init(_ analysis: Analysis) {
    for index in analysis.tokens.indices where words[analysis.tokens[index].hash] == nil {
      words[analysis.tokens[index].hash] = "“\(analysis.text.text(index..<index + 1).lowercased())”"
    }
  }

  /// The strongest of those features that can be put in words, each sort of sight once.
  func reasons(_ contributions: [(sight: Sight, weight: Float)], limit: Int) -> [String] {
    var seen: Set<String> = []
    var reasons: [String] = []
    for (sight, weight) in contributions.sorted(by: { $0.weight > $1.weight }) {
      guard weight > 0, reasons.count < limit else { break }
      guard let phrase = EnglishReasons.phrase(sight, word: { words[$0] }), seen.insert(phrase).inserted
      else {
        continue
      }
      let tenths = Int((weight * 10).rounded())
      reasons.append("+\(tenths / 10).\(tenths % 10) \(phrase)")
    }
    return reasons
  }
}
