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
    let own = analysis.sentences.count { sentence in
      sentence.tokens.contains {
        !analysis.isQuoted[$0] && English.opinionated.contains(analysis.tokens[$0].hash)
      }
    }
    ownVoice = tenth(2 * Float(own) / Float(max(1, sources.count)))
    style = tenth(2 * Float(sources.count { $0 != nil }) / Float(max(1, sources.count)))
  }

  /// Counts for each entity how often a word of saying stands next to its name or role.
  mutating func countReports(_ analysis: Analysis) {
    for mention in mentions where !analysis.isQuoted[mention.tokens.lowerBound] {
      guard let entity = mention.entity,
        isSource(mention, analysis, analysis.sentences[mention.sentence].tokens)
      else { continue }
      entities[entity].reports += 1
    }
  }

  /// Whether a word of saying stands next to a mention.
  func isSource(_ mention: Mention, _ analysis: Analysis, _ sentence: Range<Int>) -> Bool {
    let (low, high) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    return [low - 1, low - 2, high, high + 1].contains {
      sentence.contains($0) && English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
    }
  }

  /// Whom a pronoun most likely means: the nearest whom the text calls "he", or "she", more often than not,
  /// or else neither.
  private func meant(by pronoun: Mention, _ analysis: Analysis) -> Int? {
    let near = candidates(for: pronoun).near
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

  /// How an entity was last mentioned before a sentence: how far away, in which form, whether at the sentence's start and
  /// whether as its source; 0 where that is too far away.
  func salience(of entity: Int, before sentence: Int, _ analysis: Analysis) -> (place: UInt32, form: UInt32) {
    let end = firstMention[sentence]
    for mention in mentions[max(0, end - Self.memory / 4)..<end].reversed() {
      guard sentence - mention.sentence < 12 else { break }
      if mention.entity == entity {
        let distance = bucket(sentence - mention.sentence, .counts)
        let isFirst = mention.tokens.lowerBound - analysis.sentences[mention.sentence].tokens.lowerBound < 3
        let isSource = sources[mention.sentence] == entity
        let isHere = analysis.sentences[mention.sentence].paragraph == analysis.sentences[sentence].paragraph
        return (
          distance << 3 | (isFirst ? 1 : 0) | (isSource ? 2 : 0) | (isHere ? 4 : 0), mention.form.rawValue + 1
        )
      }
    }
    return (0, 0)
  }

  /// The nearest sentence before one, not farther than six, in which somebody is said to say something.
  func heard(before sentence: Int) -> (entity: Int, distance: Int)? {
    for distance in 1...6 where sentence >= distance {
      if let entity = sources[sentence - distance] { return (entity, distance) }
    }
    return nil
  }

  /// The nearest sentence after one, not farther than three, in which somebody is said to say something.
  func heardNext(after sentence: Int) -> (entity: Int, distance: Int)? {
    for distance in 1...3 where sentence + distance < sources.count {
      if let entity = sources[sentence + distance] { return (entity, distance) }
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
