import CruxLanguage

/// What is seen of a candidate.
extension SourceCandidate {
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
        let isNamedHere = entities.mentions(in: span.sentence, from: span.tokens.widened(by: Self.reach))
          .contains {
            $0.entity == entity
          }
        features.add(60, isNamedHere ? 1 : 0)
        features.add(63, context.otherSubject, context.hasCue, context.quoted)
        features.add(64, context.previousHadCue, context.hasCue, context.isSameParagraph)
        features.add(65, context.previousHadCue, context.sentenceDistance, context.quoted)
        addEntity(850, span, analysis, entities, context, &features)
      }
    case .recent(let distance):
      addContext(4, context, &features)
      features.add(61, UInt32(distance))
      features.add(62, UInt32(distance), context.quoted, context.hasCue)
      addEntity(700, span, analysis, entities, context, &features)
    case .heard(let distance):
      addContext(6, context, &features)
      features.add(66, UInt32(distance), context.quoted, context.hasCue)
      features.add(67, UInt32(distance), context.isHeardNear, context.tense)
      addEntity(600, span, analysis, entities, context, &features)
    case .coming:
      addContext(7, context, &features)
      addEntity(650, span, analysis, entities, context, &features)
    case .interviewee:
      addContext(8, context, &features)
      let signs = entities.interviewee?.signs ?? 0
      features.add(68, signs, context.hasFirstPerson << 4 | context.ownVoice)
      features.add(69, signs, context.quoted, context.hasCue)
      addEntity(750, span, analysis, entities, context, &features)
    case .mention(let mention, let rank):
      addMention(mention, rank, context, span, analysis, entities, &features)
    }
  }

  private func addEntity(
    _ template: UInt32, _ span: Span, _ analysis: Analysis, _ entities: Entities, _ context: SourceContext,
    _ features: inout Features
  ) {
    guard let entity else { return }
    let known = entities.entities[entity]
    let kind: UInt32 = (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0) | (known.isJoint ? 4 : 0)
    let spoke = context.speakersBefore.contains(entity)
    features.add(template, kind, bucket(Int(known.mentions), .coarse))
    features.add(template + 1, kind, spoke ? 1 : 0, context.hasCue)
    features.add(template + 2, known.pronouns.max() > 0 ? 1 : 0, spoke ? 1 : 0)
    features.add(template + 5, kind, UInt32(min(known.reports, 3)), context.hasCue)
    features.add(template + 6, kind, UInt32(min(known.reports, 3)), context.inside.contains(entity) ? 1 : 0)
    let salience = entities.salience(of: entity, before: span.sentence, analysis)
    features.add(template + 7, salience.place, context.hasCue)
    features.add(template + 8, salience.place, context.hasPrevious, context.quoted)
    features.add(template + 9, salience.place >> 3, kind, salience.form)
    func likeness(_ other: Int?) -> UInt32 { other == nil ? 0 : other == entity ? 1 : 2 }
    let around = likeness(context.lastHeard) | likeness(context.nextHeard) << 2
    features.add(template + 3, around, context.hasCue, context.quoted)
    features.add(template + 4, around, context.isHeardNear, context.isHeardNext)
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
    features.add(base + 28, context.ownVoice, context.style, context.hasCue)
    features.add(
      base + 29, context.ownVoice, context.hasFirstPerson << 2 | context.quoted, context.hasPrevious)
    features.add(base + 30, context.start)
    features.add(base + 31, context.startTag, context.hasCue, context.hasPrevious)
    features.add(base + 32, context.hasNumber, context.tense, context.hasPrevious)
    features.add(base + 33, context.isHeardNext, context.tense, context.style)
    features.add(base + 24, context.isHeardNext, context.hasCue, context.quoted)
    features.add(base + 25, context.isHeardNext, context.isHeardNear, context.hasPrevious)
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
    let othersBetween = entities.mentions(in: span.sentence, from: between).count
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
    features.add(1291, side << 8 | form, context.quoted, UInt32(min(othersBetween, 3)))
    features.add(1292, word(span.tokens.lowerBound - 1), side, UInt32(min(othersBetween, 3)))
    features.add(1293, word(high - 1))
    features.add(1294, word(low))
    features.add(1295, side, saysNear, distance)
    features.add(1296, low == sentence.lowerBound ? 1 : 0, side, tag(high))
    if let entity {
      let known = entities.entities[entity]
      features.add(1297, known.isPerson ? 1 : 0, known.isNamed ? 1 : 0, side)
      features.add(1298, context.previousEntity == entity ? 1 : 0, side, form)
      addEntity(900 + mention.form.rawValue * 16, span, analysis, entities, context, &features)
      if mention.form == .role {
        features.add(1303, word(high - 1), (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0))
        features.add(1304, UInt32(rank), word(low), (known.isPerson ? 1 : 0) | (known.isNamed ? 2 : 0))
        features.add(
          1310, English.organisations.contains(word(high - 1)) ? 1 : 0, known.isPerson ? 1 : 0, UInt32(rank))
      }
      if mention.form == .personal {
        let lane = entities.lane(of: mention, analysis)
        let isPerson: UInt32 = known.isPerson ? 1 : 0
        features.add(1305, UInt32(lane), known.firstNameEnd(2))
        features.add(1306, UInt32(lane), known.firstWord)
        features.add(1311, UInt32(lane), known.firstNameEnd(3))
        features.add(1312, UInt32(lane), known.firstNameEnd(1), known.isNamed ? 1 : 0)
        features.add(1313, known.lastWord, isPerson)
        features.add(1314, UInt32(min(known.places, 2)), UInt32(min(known.mentions, 4)), isPerson)
        features.add(1315, UInt32(rank), UInt32(min(known.subjects, 2)), UInt32(min(known.reports, 2)))
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
