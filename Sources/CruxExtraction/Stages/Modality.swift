import CruxLanguage
import CruxModel

extension Draft {
  /// Whether a statement, or what leads up to it ("perhaps", "it is likely that"), marks it as uncertain; the
  /// weaker mark counts. "Could not" and "may not" deny more often than they doubt, and a month is no verb.
  func modality(_ unit: Int) -> Statement.Modality? {
    var modality: Statement.Modality?
    for index in [before(unit), units[unit].span.tokens].joined() {
      let hash = analysis.tokens[index].hash
      if English.possibility.contains(hash) {
        let isDenied =
          index + 1 < analysis.tokens.count && English.negations.contains(analysis.tokens[index + 1].hash)
        let isName = analysis.tokens[index].casing != .lower && index > sentence(unit).tokens.lowerBound
        if !isDenied, !isName { return .possible }
      } else if English.probability.contains(hash) {
        modality = .probable
      }
    }
    return modality
  }
}
