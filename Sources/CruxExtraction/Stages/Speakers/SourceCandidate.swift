import Algorithms
import CruxLanguage

/// Somebody who may assert a statement, and where the text says so.
package struct SourceCandidate: Sendable {
  package enum Origin: Sendable {
    /// The text itself.
    case nobody
    /// A mention in the statement's sentence.
    case mention(Entities.Mention, rank: Int)
    /// Who asserts the statement before.
    case previous
    /// The label of the paragraph.
    case label
    /// Somebody mentioned in an earlier sentence, by name or with a word of saying.
    case recent(distance: Int)
    /// Who is said to say something in an earlier sentence.
    case heard(distance: Int)
    /// Who is said, in a later sentence, to say what is quoted.
    case coming
    /// Who may be interviewed.
    case interviewee
  }

  package var origin: Origin
  package var entity: Int?

  /// All candidates for a statement.
  /// - Parameter speakers: of the statements before it, at least.
  package static func all(
    _ spans: [Span], _ index: Int, _ speakers: [Int?], _ analysis: Analysis, _ entities: Entities
  ) -> [SourceCandidate] {
    let span = spans[index]
    var candidates = [SourceCandidate(origin: .nobody, entity: nil)]
    let paragraph = analysis.sentences[span.sentence].paragraph
    if let label = entities.labels[paragraph] {
      candidates.append(SourceCandidate(origin: .label, entity: label))
    }
    if let interviewee = entities.interviewee, paragraph > interviewee.start {
      candidates.append(SourceCandidate(origin: .interviewee, entity: interviewee.entity))
    }
    let previous = index > 0 ? speakers[index - 1] : nil
    if let previous {
      candidates.append(SourceCandidate(origin: .previous, entity: previous))
    }
    let around = entities.mentions(in: span.sentence, from: span.tokens.widened(by: reach + 50))
    let place = around.partitioningIndex { $0.tokens.lowerBound >= span.tokens.lowerBound }
    for mention in around[around.indices.clamped(to: place - most..<place + most)]
    where isOffered(mention, analysis, entities, span) {
      if let entity = mention.entity {
        candidates.append(SourceCandidate(origin: .mention(mention, rank: 0), entity: entity))
        if mention.form == .role, !entities.entities[entity].isNamed,
          entities.isSource(mention, analysis, analysis.sentences[span.sentence].tokens)
        {
          candidates += meant(by: mention, analysis, entities, span)
        }
      } else {
        let meaning = entities.candidates(for: mention)
        let near = meaning.near.prefix(mention.form == .personal ? 4 : 2)
        for (rank, person) in near.enumerated() {
          candidates.append(SourceCandidate(origin: .mention(mention, rank: rank), entity: person))
        }
        for person in meaning.others where !near.contains(person) {
          let other = entities.entities[person]
          let rank = other.isPerson ? 8 : other.reports > 0 ? 9 : 10
          candidates.append(SourceCandidate(origin: .mention(mention, rank: rank), entity: person))
        }
      }
    }
    if let heard = entities.heard(before: span.sentence), heard.entity != previous {
      candidates.append(SourceCandidate(origin: .heard(distance: heard.distance), entity: heard.entity))
    }
    if analysis.isQuoted[span.tokens.upperBound - 1],
      let coming = entities.coming(after: span.sentence, analysis)
    {
      candidates.append(SourceCandidate(origin: .coming, entity: coming))
    }
    let recent = entities.recent(
      before: analysis.sentences[span.sentence].tokens.lowerBound, in: span.sentence, limit: 3
    ) { $0.isNamed || $0.reports > 0 }
    for (distance, person) in recent.enumerated() where person != previous {
      candidates.append(SourceCandidate(origin: .recent(distance: distance), entity: person))
    }
    return candidates
  }

  /// How far, in tokens, a source may stand from a statement in its sentence, which may be a line of thousands.
  static let reach = 150
  /// How many mentions of its sentence are looked at before a statement, and from its start on.
  private static let most = 16

  /// Inside a statement only an interruption's source is a candidate ("it works, she said, and well").
  private static func isOffered(
    _ mention: Entities.Mention, _ analysis: Analysis, _ entities: Entities, _ span: Span
  ) -> Bool {
    if !span.tokens.overlaps(mention.tokens) {
      return mention.tokens.lowerBound < span.tokens.upperBound + reach
        && span.tokens.lowerBound < mention.tokens.upperBound + reach
    }
    return entities.isSource(mention, analysis, analysis.sentences[span.sentence].tokens)
  }

  /// The persons whom a role may stand for: one named before, or, in an opening, the first named after it.
  private static func meant(
    by mention: Entities.Mention, _ analysis: Analysis, _ entities: Entities, _ span: Span
  ) -> [SourceCandidate] {
    let before = entities.recent(before: mention.tokens.lowerBound, in: span.sentence, limit: 2) {
      $0.isPerson || $0.isJoint
    }
    var candidates = before.enumerated().map {
      SourceCandidate(origin: .mention(mention, rank: $0.offset + 1), entity: $0.element)
    }
    let groups = entities.recent(before: mention.tokens.lowerBound, in: span.sentence, limit: 2) {
      $0.isNamed && !$0.isPerson && !$0.isJoint
    }
    candidates += groups.enumerated().map {
      SourceCandidate(origin: .mention(mention, rank: $0.offset + 8), entity: $0.element)
    }
    if before.isEmpty, let next = entities.nextPerson(after: span.sentence) {
      candidates.append(SourceCandidate(origin: .mention(mention, rank: 5), entity: next))
    }
    return candidates
  }
}
