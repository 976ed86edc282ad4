import CruxLanguage

/// What a statement looks like by itself and in its place: the features that its kind, its evidence type and
/// whether it is the thesis are told from.
package enum UnitFeatures {
  package static func add(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    addWords(argument, unit, &features)
    addFrame(argument, unit, &features)
    addPlace(argument, unit, &features)
    addSpeaker(argument, unit, &features)
    addRegister(argument, unit, &features)
    addDispute(argument, unit, &features)
  }

  private static func addDispute(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let dispute = argument.disputes[unit].rawValue
    if dispute != 0 { features.add(180, dispute) }
    for step in [-1, 1] where argument.units.indices.contains(unit + step) {
      let other = argument.disputes[unit + step].rawValue
      if other != 0 { features.add(181, other, step < 0 ? 0 : 1) }
    }
  }

  /// What it is about: how far its direction points along each axis. Of use where kinds are first told, to texts on
  /// subjects unlike those learnt from; told again with it, they come out worse.
  package static func addSubject(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    if unit < argument.directions.count { argument.directions[unit].addAxes(168, &features) }
  }

  private static func addWords(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let analysis = argument.analysis
    let span = argument.units[unit].span.tokens
    var numbers = 0
    var names = 0
    var hedges = 0
    var negations = 0
    var comparatives = 0
    var firstVerb: UInt32 = 30
    for index in span {
      let token = analysis.tokens[index]
      let tag = analysis.tags[index]
      if tag != .mark {
        features.add(101, token.hash)
        if index + 1 < span.upperBound { features.add(102, token.hash, analysis.tokens[index + 1].hash) }
      }
      if index + 1 < span.upperBound {
        features.add(103, UInt32(tag.rawValue), UInt32(analysis.tags[index + 1].rawValue))
      }
      features.add(104, Tagger.suffix(analysis.text, token, 3))
      if token.kind == .number { numbers += 1 }
      if tag == .name { names += 1 }
      if English.hedges.contains(token.hash) || English.modals.contains(token.hash) { hedges += 1 }
      if English.negations.contains(token.hash) { negations += 1 }
      if English.comparatives.contains(token.hash) { comparatives += 1 }
      if firstVerb == 30, tag.isFinite {
        firstVerb = UInt32(tag.rawValue)
        features.add(105, token.hash)
        if index + 1 < span.upperBound {
          features.add(106, token.hash, UInt32(analysis.tags[index + 1].rawValue))
        }
      }
    }
    let tag = UInt32(analysis.tags[span.lowerBound].rawValue)
    features.add(110, bucket(span.count, .counts))
    features.add(111, UInt32(min(numbers, 3)), firstVerb)
    features.add(112, UInt32(min(names, 3)), firstVerb)
    features.add(113, UInt32(min(hedges, 2)), firstVerb)
    features.add(114, UInt32(min(negations, 2)), firstVerb)
    features.add(115, UInt32(min(comparatives, 2)), UInt32(min(numbers, 2)))
    features.add(116, analysis.tokens[span.lowerBound].hash)
    if span.count > 1 {
      features.add(117, analysis.tokens[span.lowerBound].hash, analysis.tokens[span.lowerBound + 1].hash)
      features.add(118, tag, UInt32(analysis.tags[span.lowerBound + 1].rawValue), firstVerb)
    }
    features.add(119, analysis.tokens[span.upperBound - 1].hash)
    features.add(120, UInt32(min(numbers, 2)) << 2 | UInt32(min(names, 2)), UInt32(min(hedges, 1)), firstVerb)
    features.add(121, analysis.isQuoted[span.lowerBound] ? 1 : 0, firstVerb)
  }

  /// What the manner of the text makes of its verb, its first words and its first person.
  private static func addRegister(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let analysis = argument.analysis
    let register = analysis.register.bits
    let span = argument.units[unit].span.tokens
    let isOwn: UInt32 = span.contains { English.ownDoings.contains(analysis.tokens[$0].hash) } ? 1 : 0
    let verb = span.first { analysis.tags[$0].isFinite }
    features.add(141, register)
    features.add(142, register, isOwn)
    features.add(143, register, verb.map { UInt32(analysis.tags[$0].rawValue) } ?? 30, isOwn)
    features.add(144, register, analysis.tokens[span.lowerBound].hash)
    features.add(145, register, verb.map { analysis.tokens[$0].hash } ?? 0)
  }

  /// The words around it in its sentence.
  private static func addFrame(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let analysis = argument.analysis
    let before = argument.before(unit)
    let after = argument.after(unit)
    for index in before.suffix(8) where analysis.tags[index] != .name {
      features.add(130, analysis.tokens[index].hash)
    }
    for index in after.prefix(8) where analysis.tags[index] != .name {
      features.add(131, analysis.tokens[index].hash)
    }
    let last = before.isEmpty ? 1 : analysis.tokens[before.upperBound - 1].hash
    features.add(132, last)
    if before.count > 1 { features.add(133, last, analysis.tokens[before.upperBound - 2].hash) }
    if let first = before.first { features.add(134, analysis.tokens[first].hash) }
    features.add(135, bucket(before.count, .coarse), bucket(after.count, .coarse))
    let sentence = argument.sentence(unit).tokens
    features.add(136, UInt32(analysis.text.byte(sentence.upperBound - 1)))
    let previous = unit > 0 ? argument.units[unit - 1].span : nil
    features.add(137, previous?.sentence == argument.units[unit].span.sentence ? 1 : 0, last)
    if unit + 1 < argument.units.count,
      argument.units[unit + 1].span.sentence == argument.units[unit].span.sentence
    {
      let next = argument.before(unit + 1)
      if let first = next.first { features.add(138, analysis.tokens[first].hash) }
      features.add(139, bucket(next.count, .coarse))
    }
    if let connective = English.connective(analysis, sentence) { features.add(140, connective) }
  }

  private static func addPlace(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    let sentence = argument.sentence(unit)
    let last = argument.analysis.sentences.last?.paragraph ?? 0
    let place = tenth(Float(unit) / Float(argument.units.count))
    features.add(150, place)
    features.add(151, UInt32(min(sentence.paragraph, 3)), UInt32(min(last - sentence.paragraph, 3)))
    features.add(152, UInt32(min(sentence.position, 3)), UInt32(sentence.form.rawValue))
    features.add(153, UInt32(min(unit, 3)))
    features.add(154, bucket(argument.leadCount(unit), .coarse), UInt32(min(sentence.paragraph, 2)))
    // What its words are to the whole argument: a thesis's recur.
    let mean = argument.recurrence(unit) / Float(max(1, argument.content[unit].count))
    features.add(155, UInt32(min(mean * 2, 8)))
    features.add(156, UInt32(min(mean * 2, 8)), place)
    if unit > 0 {
      let overlap = argument.overlap(unit, unit - 1)
      features.add(157, UInt32(min(overlap.count, 3)))
    }
  }

  private static func addSpeaker(_ argument: Draft, _ unit: Int, _ features: inout Features) {
    func rank(_ index: Int) -> UInt32 {
      guard argument.units.indices.contains(index) else { return 9 }
      return UInt32(min(4, argument.units[index].speaker.flatMap { argument.speakerRank[$0] } ?? 0))
    }
    let own = rank(unit)
    let speaker = argument.units[unit].speaker
    let goesOn = unit > 0 && argument.units[unit - 1].speaker == speaker
    features.add(160, own)
    features.add(161, own, rank(unit - 1))
    features.add(162, own, rank(unit + 1))
    features.add(163, goesOn ? 1 : 0, own)
    if let speaker {
      let entity = argument.entities.entities[speaker]
      let share = tenth(Float(argument.speakerCount[speaker] ?? 0) / Float(argument.units.count))
      features.add(164, entity.isPerson ? 1 : 0, entity.isNamed ? 1 : 0)
      features.add(165, share, own)
      features.add(166, entity.lastWord)
    }
    features.add(167, own, tenth(Float(unit) / Float(argument.units.count)))
  }
}
