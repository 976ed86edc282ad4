import CruxLanguage
import CruxModel

extension Draft {
  /// Whether a statement, or what leads up to it ("perhaps", "it is likely that"), marks it as uncertain; the
  /// weaker mark counts.
  func modality(_ unit: Int) -> Statement.Modality? {
    var modality: Statement.Modality?
    let (before, span) = (before(unit), units[unit].span.tokens)
    let start = sentence(unit).tokens.lowerBound
    for index in [before, span].joined()
    where isMark(index, from: start, leads: before.contains(index) ? before : nil) {
      if English.possibility.contains(analysis.tokens[index].hash) { return .possible }
      modality = .probable
    }
    return modality
  }

  /// Whether a word says of a statement that it is uncertain. "Could not" and "may not" deny more often than they doubt,
  /// a month is no verb, "more likely than" compares, "teachers who might retire" is about some of them, and the verb of
  /// an earlier clause is its own.
  private func isMark(_ index: Int, from start: Int, leads: Range<Int>?) -> Bool {
    let tokens = analysis.tokens
    let hash = tokens[index].hash
    guard English.possibility.contains(hash) || English.probability.contains(hash) else { return false }
    let next = index + 1 < tokens.count ? tokens[index + 1].hash : 0
    let previous = index > start ? tokens[index - 1].hash : 0
    let isName = tokens[index].casing != .lower && index > start
    if isName || English.negations.contains(next) { return false }
    guard English.uncertainVerbs.contains(hash) else { return !English.degrees.contains(previous) }
    if let leads, (index..<leads.upperBound).contains(where: { analysis.tags[$0] == .mark }) { return false }
    return !English.relatives.contains(previous) && !English.places.contains(next)
  }
}
