import Algorithms
import CruxLanguage

/// Whom pronouns and roles may mean.
extension Entities {
  /// Lets each "he" and "she" vote for the person named last, where only one is near; then again for the nearest of
  /// those whom the first votes are not against.
  mutating func countPronouns(_ analysis: Analysis) {
    let pronouns = mentions.filter { $0.form == .personal }.map { mention in
      (
        lane: lane(of: mention, analysis),
        near: near(mention, limit: 8).filter { entities[$0].isPerson }
      )
    }
    let titled = entities.map(\.pronouns)
    for _ in 0..<2 {
      let first = entities
      for entity in entities.indices { entities[entity].pronouns = titled[entity] }
      for (lane, near) in pronouns {
        let fitting = near.first { first[$0].pronouns[lane] >= first[$0].pronouns[1 - lane] }
        guard let person = fitting ?? near.first else { continue }
        entities[person].pronouns[lane] += near.count == 1 ? 3 : 1
      }
    }
  }

  /// Notes whom each pronoun may mean, since every statement near it asks.
  mutating func findMeanings() {
    for mention in mentions where mention.entity == nil {
      meanings[mention.tokens.lowerBound] = Meaning(
        near: near(mention, limit: 4), others: mention.form == .personal ? others(mention) : [])
    }
  }

  /// Whom or what a pronoun may mean.
  package func candidates(for pronoun: Mention) -> Meaning {
    meanings[pronoun.tokens.lowerBound] ?? Meaning(near: [], others: [])
  }

  /// Nearest first.
  private func near(_ pronoun: Mention, limit: Int) -> [Int] {
    recent(before: pronoun.tokens.lowerBound, in: pronoun.sentence, limit: limit) { entity in
      switch pronoun.form {
      case .personal: entity.isNamed && !entity.isJoint
      case .plural: entity.isJoint || !entity.isPerson
      default: (entity.isNamed || entity.reports > 0) && !entity.isPerson && !entity.isJoint
      }
    }
  }

  /// Persons farther away, and those who say something or are spoken of by their role.
  private func others(_ pronoun: Mention) -> [Int] {
    let persons = recent(before: pronoun.tokens.lowerBound, in: pronoun.sentence, limit: 4) {
      $0.isPerson && !$0.isJoint
    }
    let roles = recent(before: pronoun.tokens.lowerBound, in: pronoun.sentence, limit: 3) {
      !$0.isNamed && ($0.reports > 0 || $0.subjects > 0)
    }
    return persons + roles
  }

  /// The first person, or pair of persons, that the text names behind a sentence.
  package func nextPerson(after sentence: Int) -> Int? {
    let upcoming = mentions[firstMention[sentence + 1]...].prefix(12)
    guard let first = upcoming.first(where: { $0.entity.map { entities[$0].isPerson } ?? false }) else {
      return nil
    }
    let pair = upcoming.first {
      $0.tokens.lowerBound == first.tokens.lowerBound && $0.entity.map { entities[$0].isJoint } ?? false
    }
    return (pair ?? first).entity
  }

  /// How many mentions back somebody is remembered.
  static let memory = 400

  /// The entities mentioned before a place that fulfil a condition, nearest first.
  package func recent(
    before token: Int, in sentence: Int, limit: Int, where isWanted: (Entity) -> Bool
  ) -> [Int] {
    var result: [Int] = []
    let end = mentions(in: sentence).partitioningIndex { $0.tokens.lowerBound >= token }
    for mention in mentions[max(0, end - Self.memory)..<end].reversed() {
      guard result.count < limit, sentence - mention.sentence < 40 else { break }
      if mention.tokens.upperBound <= token, let entity = mention.entity, isWanted(entities[entity]),
        !result.contains(entity)
      {
        result.append(entity)
      }
    }
    return result
  }
}
