import CruxLanguage

/// Says who asserts each statement: picks among the sources that the text offers with a log-linear ranker
/// (in the manner of Pareti 2015 and Almeida et al. 2014, without a parser).
package struct Attributor: Sendable {
  private let table: WeightTable
  private let again: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("speakers", columns: 1)
    again = try weights.table("speakersAgain", columns: 1)
  }

  /// One a span.
  ///
  /// Each is told twice, the second time with what the first tells of the statements around it (Cohen & Carvalho 2005,
  /// "Stacked sequential learning").
  package func guesses(_ spans: [Span], _ analysis: Analysis, _ entities: Entities) -> [SpeakerGuess] {
    let first = Self.guesses(table, spans, analysis, entities)
    return Self.guesses(again, spans, analysis, entities, after: first)
  }

  /// Who seems to assert each statement, one after another.
  ///
  /// - Parameter first: what was guessed before, of the statements behind too.
  package static func guesses(
    _ table: WeightTable, _ spans: [Span], _ analysis: Analysis, _ entities: Entities,
    after first: [SpeakerGuess]? = nil
  ) -> [SpeakerGuess] {
    var speakers: [Int?] = []
    var guesses: [SpeakerGuess] = []
    var features = Features()
    let outlook = first.map { SpeakerOutlook($0, spans, analysis) }
    for index in spans.indices {
      let candidates = SourceCandidate.all(spans, index, speakers, analysis, entities)
      let context = SourceContext(spans, index, speakers, analysis, entities)
      let scores = candidates.map { candidate in
        features.removeAll()
        candidate.addFeatures(context, spans[index], analysis, entities, &features)
        outlook?.addFeatures(candidate, index, context, &features)
        return table.score(features)
      }
      // The same one may be a candidate for several reasons, which add up.
      var shares: [Int?: Float] = [:]
      for (candidate, share) in zip(candidates, softmax(scores)) {
        shares[candidate.entity, default: 0] += share
      }
      let best = candidates.max { shares[$0.entity, default: 0] < shares[$1.entity, default: 0] }
      speakers.append(best?.entity)
      guesses.append(SpeakerGuess(entity: best?.entity, shares: shares))
    }
    return guesses
  }
}
