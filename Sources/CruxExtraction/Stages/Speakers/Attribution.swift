import CruxLanguage

/// Says who asserts each statement: picks among the sources that the text offers with a log-linear ranker
/// (in the manner of Pareti 2015 and Almeida et al. 2014, without a parser).
package struct Attributor: Sendable {
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("speakers", columns: 1)
  }

  /// One a span: the entity that asserts it, or none where the text itself does.
  package func attribute(_ spans: [Span], _ analysis: Analysis, _ entities: Entities) -> [Int?] {
    var speakers: [Int?] = []
    var features = Features()
    for index in spans.indices {
      let candidates = SourceCandidate.all(spans, index, speakers, analysis, entities)
      let context = SourceContext(spans, index, speakers, analysis, entities)
      let scores = candidates.map { candidate in
        features.removeAll()
        candidate.addFeatures(context, spans[index], analysis, entities, &features)
        return table.score(features)
      }
      // The same one may be a candidate for several reasons, which add up.
      var shares: [Int?: Float] = [:]
      for (candidate, share) in zip(candidates, softmax(scores)) {
        shares[candidate.entity, default: 0] += share
      }
      let best = candidates.max { shares[$0.entity, default: 0] < shares[$1.entity, default: 0] }
      speakers.append(best?.entity)
    }
    return speakers
  }
}

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
    /// A person mentioned in an earlier sentence.
    case recent(distance: Int)
    /// Who is said to say something in an earlier sentence.
    case heard(distance: Int)
    /// Who is said, in a later sentence, to say what is quoted.
    case coming
  }

  package var origin: Origin
  package var entity: Int?

  /// All candidates for a statement.
  /// - Parameter speakers: of the statements before it.
  package static func all(
    _ spans: [Span], _ index: Int, _ speakers: [Int?], _ analysis: Analysis, _ entities: Entities
  ) -> [SourceCandidate] {
    let span = spans[index]
    var candidates = [SourceCandidate(origin: .nobody, entity: nil)]
    let paragraph = analysis.sentences[span.sentence].paragraph
    if let label = entities.labels[paragraph] {
      candidates.append(SourceCandidate(origin: .label, entity: label))
    }
    if index > 0, let previous = speakers[index - 1] {
      candidates.append(SourceCandidate(origin: .previous, entity: previous))
    }
    for mention in entities.mentions(in: span.sentence) where isOffered(mention, analysis, span) {
      if let entity = mention.entity {
        candidates.append(SourceCandidate(origin: .mention(mention, rank: 0), entity: entity))
        if mention.form == .role, !entities.entities[entity].isNamed,
          isNearReport(mention, analysis, analysis.sentences[span.sentence].tokens)
        {
          candidates += meant(by: mention, analysis, entities, span)
        }
      } else {
        let limit = mention.form == .personal ? 4 : 2
        for (rank, person) in entities.candidates(for: mention, limit: limit).enumerated() {
          candidates.append(SourceCandidate(origin: .mention(mention, rank: rank), entity: person))
        }
      }
    }
    let previous = index > 0 ? speakers[index - 1] : nil
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
    ) { $0.isNamed }
    for (distance, person) in recent.enumerated() where index == 0 || speakers[index - 1] != person {
      candidates.append(SourceCandidate(origin: .recent(distance: distance), entity: person))
    }
    return candidates
  }

  /// How far, in tokens, a source may stand from a statement in its sentence, which may be a line of thousands.
  private static let reach = 150

  /// Inside a statement only an interruption's source is a candidate ("it works, she said, and well").
  private static func isOffered(_ mention: Entities.Mention, _ analysis: Analysis, _ span: Span) -> Bool {
    if !span.tokens.overlaps(mention.tokens) {
      return mention.tokens.lowerBound < span.tokens.upperBound + reach
        && span.tokens.lowerBound < mention.tokens.upperBound + reach
    }
    return isNearReport(mention, analysis, analysis.sentences[span.sentence].tokens)
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

  /// Whether a reporting verb stands next to a mention.
  private static func isNearReport(
    _ mention: Entities.Mention, _ analysis: Analysis, _ sentence: Range<Int>
  ) -> Bool {
    let neighbours = [
      mention.tokens.lowerBound - 1, mention.tokens.lowerBound - 2, mention.tokens.upperBound,
      mention.tokens.upperBound + 1,
    ]
    return neighbours.contains {
      sentence.contains($0) && English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
    }
  }

  package func addFeatures(
    _ context: SourceContext, _ span: Span, _ analysis: Analysis, _ entities: Entities,
    _ features: inout Features
  ) {
    switch origin {
    case .nobody:
      addContext(1, context, &features)
    case .label:
      addContext(2, context, &features)
    case .previous:
      addContext(3, context, &features)
      if let entity {
        let isNamedHere = entities.mentions(in: span.sentence).contains { $0.entity == entity }
        features.add(60, isNamedHere ? 1 : 0)
        features.add(63, context.otherSubject, context.hasCue, context.quoted)
        features.add(64, context.previousHadCue, context.hasCue, context.isSameParagraph)
        features.add(65, context.previousHadCue, context.sentenceDistance, context.quoted)
        addEntity(80, entities, context, &features)
      }
    case .recent(let distance):
      addContext(4, context, &features)
      features.add(61, UInt32(distance))
      features.add(62, UInt32(distance), context.quoted, context.hasCue)
      addEntity(70, entities, context, &features)
    case .heard(let distance):
      addContext(6, context, &features)
      features.add(66, UInt32(distance), context.quoted, context.hasCue)
      features.add(67, UInt32(distance), context.isHeardNear, context.tense)
      addEntity(60, entities, context, &features)
    case .coming:
      addContext(7, context, &features)
      addEntity(50, entities, context, &features)
    case .mention(let mention, let rank):
      addMention(mention, rank, context, span, analysis, entities, &features)
    }
  }

  private func addEntity(
    _ template: UInt32, _ entities: Entities, _ context: SourceContext, _ features: inout Features
  ) {
    guard let entity else { return }
    let known = entities.entities[entity]
    let kind: UInt32 = (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0) | (known.isJoint ? 4 : 0)
    let spoke = context.speakersBefore.contains(entity)
    features.add(template, kind, bucket(Int(known.mentions), .coarse))
    features.add(template + 1, kind, spoke ? 1 : 0, context.hasCue)
    features.add(template + 2, known.pronouns.max() > 0 ? 1 : 0, spoke ? 1 : 0)
  }

  private func addContext(_ origin: UInt32, _ context: SourceContext, _ features: inout Features) {
    let base = origin << 8
    features.add(base)
    features.add(base + 1, context.quoted, context.hasCue)
    features.add(base + 2, context.hasLabel, context.isSameSentence)
    features.add(base + 3, context.isSameParagraph, context.sentenceDistance)
    features.add(base + 4, context.firstWord)
    features.add(base + 5, context.firstTag, context.hasCue)
    features.add(base + 6, context.hasPrevious, context.quoted, context.isSameParagraph)
    features.add(base + 7, context.hasPrevious, context.hasCue, context.isSameSentence)
    features.add(base + 8, context.form, context.hasLabel)
    features.add(base + 9, context.wordBefore)
    features.add(base + 10, context.wordBefore, context.wordBeforeThat)
    features.add(base + 11, context.wordAfter)
    features.add(base + 12, context.mentions, context.hasCue)
    features.add(base + 13, context.sentenceDistance, context.hasCue, context.quoted)
    features.add(base + 14, context.isWhole, context.hasCue, context.hasPrevious)
    features.add(base + 15, context.paragraphStart, context.hasCue, context.hasPrevious)
    features.add(base + 16, context.verb)
    features.add(base + 17, context.tense, context.hasCue, context.hasPrevious)
    features.add(base + 18, context.hasFirstPerson, context.quoted, context.hasPrevious)
    features.add(base + 19, context.style, context.hasCue, context.hasPrevious)
    features.add(base + 20, context.isHeardNear, context.hasCue, context.tense)
    features.add(base + 21, context.isHeardNear, context.paragraphStart, context.style)
    features.add(base + 22, context.wordBefore, context.isSameSentence, context.hasCue)
    features.add(
      base + 23, context.wordBefore, context.isSameSentence << 3 | context.hasPrevious, context.tense)
  }

  private func addMention(
    _ mention: Entities.Mention, _ rank: Int, _ context: SourceContext, _ span: Span, _ analysis: Analysis,
    _ entities: Entities, _ features: inout Features
  ) {
    let sentence = analysis.sentences[span.sentence].tokens
    func word(_ index: Int) -> UInt32 { sentence.contains(index) ? analysis.tokens[index].hash : 1 }
    func tag(_ index: Int) -> UInt32 { sentence.contains(index) ? UInt32(analysis.tags[index].rawValue) : 30 }
    func says(_ index: Int) -> UInt32 {
      sentence.contains(index)
        && English.isReport(analysis.tokens[index].hash, analysis.tags[index]) ? 1 : 0
    }
    let side: UInt32
    let between: Range<Int>
    if mention.tokens.upperBound <= span.tokens.lowerBound {
      side = 0
      between = mention.tokens.upperBound..<span.tokens.lowerBound
    } else if mention.tokens.lowerBound >= span.tokens.upperBound {
      side = 1
      between = span.tokens.upperBound..<mention.tokens.lowerBound
    } else {
      side = 2
      between = span.tokens.lowerBound..<span.tokens.lowerBound
    }
    let form = mention.form.rawValue << 4 | UInt32(rank)
    let (low, high) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    let distance = bucket(between.count, .counts)
    let saysNear = says(low - 1) | says(low - 2) << 1 | says(high) << 2 | says(high + 1) << 3
    let verbBetween = between.contains {
      English.isReport(analysis.tokens[$0].hash, analysis.tags[$0])
    }
    let isInterrupted = context.previousSpan.map { between.overlaps($0) } ?? false
    let othersBetween = entities.mentions(in: span.sentence).filter {
      between.contains($0.tokens.lowerBound)
    }.count
    features.add(1307, context.wordBefore, side, context.isSameSentence << 1 | (isInterrupted ? 1 : 0))
    features.add(1308, side, isInterrupted ? 1 : 0, saysNear << 4 | context.tense)
    features.add(1309, side, isInterrupted ? 1 : 0, context.previousEntity == entity ? 1 : 0)
    features.add(1280, form, side)
    features.add(1281, side, distance)
    features.add(1282, side, saysNear)
    features.add(1283, form, side, saysNear)
    features.add(1284, word(high), side)
    features.add(1285, word(low - 1), side)
    features.add(1286, word(high), word(high + 1), side)
    features.add(1287, word(low - 2), word(low - 1), side)
    features.add(1288, tag(high), tag(high + 1), side)
    features.add(1289, tag(low - 1), tag(low - 2), side)
    features.add(1290, side << 1 | (verbBetween ? 1 : 0), UInt32(min(othersBetween, 3)))
    features.add(1291, side << 4 | form, context.quoted, UInt32(min(othersBetween, 3)))
    features.add(1292, word(span.tokens.lowerBound - 1), side, UInt32(min(othersBetween, 3)))
    features.add(1293, word(high - 1))
    features.add(1294, word(low))
    features.add(1295, side, saysNear, distance)
    features.add(1296, low == sentence.lowerBound ? 1 : 0, side, tag(high))
    if let entity {
      let known = entities.entities[entity]
      features.add(1297, known.isPerson ? 1 : 0, known.isNamed ? 1 : 0, side)
      features.add(1298, context.previousEntity == entity ? 1 : 0, side, form)
      addEntity(90 + mention.form.rawValue * 8, entities, context, &features)
      if mention.form == .role {
        features.add(1303, word(high - 1), (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0))
        features.add(1304, UInt32(rank), word(low), (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0))
        features.add(
          1310, English.organisations.contains(word(high - 1)) ? 1 : 0, known.isPerson ? 1 : 0, UInt32(rank))
      }
      if mention.form == .personal {
        let lane = entities.lane(of: mention, analysis)
        features.add(1305, UInt32(lane), known.firstNameEnd)
        features.add(1306, UInt32(lane), known.firstWord)
        let balance = known.pronouns[lane] - known.pronouns[1 - lane]
        features.add(1301, balance > 0 ? 2 : balance == 0 ? 1 : 0, UInt32(rank))
        features.add(1302, balance > 0 ? 2 : balance == 0 ? 1 : 0, context.previousEntity == entity ? 1 : 0)
      }
    }
    if between.count <= 4 {
      var shape: UInt32 = side
      for index in between { shape = shape &* 31 ^ analysis.tokens[index].hash }
      features.add(1299, shape)
      var tags: UInt32 = side
      for index in between { tags = tags &* 31 ^ UInt32(analysis.tags[index].rawValue) }
      features.add(1300, tags)
    }
  }
}
