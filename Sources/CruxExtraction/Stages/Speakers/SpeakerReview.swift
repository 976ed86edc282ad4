/// Tells a last time who asserts each statement, once it is guessed who asserts all the others.
package struct SpeakerReviewer: Sendable {
  private let forest: Forest

  package init(_ weights: WeightFile) throws {
    forest = try weights.forest("speakersReviewed", columns: 1, measures: SpeakerMeasures.count)
  }

  /// One a statement: the entity that asserts it, or none where the text itself does.
  package func review(_ measures: SpeakerMeasures) -> [Int?] {
    measures.guesses.indices.map { index in
      let likely = measures.likely[index]
      guard likely.count > 1 else { return measures.guesses[index].entity }
      let candidates = measures.rows(index)
      let scores = forest.added(to: candidates.map { [$0.score] }, candidates.map(\.row)).map { $0[0] }
      return scores.indices.max { scores[$0] < scores[$1] }.flatMap { likely[$0] }
    }
  }
}
