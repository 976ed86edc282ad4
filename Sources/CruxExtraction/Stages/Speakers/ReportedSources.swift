import CruxLanguage

extension Entities {
  /// Finds who is said to say something in each sentence: the mention that a word of saying stands next to.
  mutating func findSources(_ analysis: Analysis) {
    sources = analysis.sentences.indices.map { number in
      let sentence = analysis.sentences[number].tokens
      for mention in mentions(in: number)
      where mention.form != .thing && !analysis.isQuoted[mention.tokens.lowerBound]
        && isSource(mention, analysis, sentence)
      {
        return mention.entity ?? meant(by: mention, analysis)
      }
      return nil
    }
    style = tenth(2 * Float(sources.count { $0 != nil }) / Float(max(1, sources.count)))
  }

  private func isSource(_ mention: Mention, _ analysis: Analysis, _ sentence: Range<Int>) -> Bool {
    let (low, high) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    return [low - 1, low - 2, high, high + 1].contains {
      sentence.contains($0) && English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
    }
  }

  /// Whom a pronoun most likely means: the nearest whom the text calls "he", or "she", more often than not,
  /// or else neither.
  private func meant(by pronoun: Mention, _ analysis: Analysis) -> Int? {
    let near = candidates(for: pronoun, limit: 4)
    guard pronoun.form == .personal else { return near.first }
    let lane = lane(of: pronoun, analysis)
    func balance(_ entity: Int) -> Int32 {
      entities[entity].pronouns[lane] - entities[entity].pronouns[1 - lane]
    }
    return near.first { balance($0) > 0 } ?? near.first { balance($0) == 0 }
  }

  /// 0 for "he", 1 for "she".
  func lane(of pronoun: Mention, _ analysis: Analysis) -> Int {
    analysis.tokens[pronoun.tokens.lowerBound].hash == English.he ? 0 : 1
  }

  /// The nearest sentence before one, not farther than six, in which somebody is said to say something.
  func heard(before sentence: Int) -> (entity: Int, distance: Int)? {
    for distance in 1...6 where sentence >= distance {
      if let entity = sources[sentence - distance] { return (entity, distance) }
    }
    return nil
  }

  /// Who is said to say what stands in quotation marks at a sentence's end and goes on in the next ones.
  func coming(after sentence: Int, _ analysis: Analysis) -> Int? {
    var number = sentence
    while number + 1 < analysis.sentences.count, number < sentence + 4,
      analysis.sentences[number + 1].position > 0
    {
      number += 1
      if let entity = sources[number] { return entity }
      guard analysis.isQuoted[analysis.sentences[number].tokens.lowerBound] else { return nil }
    }
    return nil
  }
}
