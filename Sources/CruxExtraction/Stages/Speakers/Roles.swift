import CruxLanguage

/// Who is called by a role, a rank or a group's word.
extension Entities {
  /// A rank or an office behind a person's name is the person's ("Dana Reyes, CEO of Harbour Lines", "Keir Starmer,
  /// Prime Minister").
  mutating func addApposition(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) -> Bool {
    let first = analysis.tokens[range.lowerBound].hash
    let final = analysis.tokens[range.upperBound - 1].hash
    let isOffice =
      English.isTitle(first)
      && range.contains { English.nameLinks.contains(analysis.tokens[$0].hash) }
    let endsWithOffice = English.offices.contains(final)
    guard English.ranks.contains(first) || isOffice || endsWithOffice, let last = mentions.last,
      last.form == .name, last.sentence == number, range.lowerBound - last.tokens.upperBound == 1,
      analysis.text.byte(last.tokens.upperBound) == UInt8(ascii: ","), let entity = last.entity
    else { return false }
    byRole[endsWithOffice ? final : first] = entity
    mentions.append(Mention(tokens: range, sentence: number, form: .role, entity: entity))
    return true
  }

  /// A role just before a name, or in apposition before it, is the name's ("its chief economist, Lena Hwang").
  mutating func linkRole(_ analysis: Analysis, _ number: Int, _ range: Range<Int>, _ entity: Int) {
    guard let last = mentions.last, last.form == .role, last.sentence == number else { return }
    let gap = last.tokens.upperBound..<range.lowerBound
    let isApposition = gap.count == 1 && analysis.text.byte(gap.lowerBound) == UInt8(ascii: ",")
    guard gap.isEmpty || isApposition else { return }
    mentions[mentions.count - 1].entity = entity
    byRole[analysis.tokens[last.tokens.upperBound - 1].hash] = entity
  }

  /// The most words of a noun phrase; longer runs are tables.
  private static let longestRole = 60

  /// Where the noun phrase ends that starts at a token, if it is one that could say something.
  func roleEnd(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int) -> Int? {
    let first = analysis.tags[start]
    guard
      first == .determiner || first == .possessive || first == .adjective || first == .noun
        || first == .number || first == .name && isCompound(analysis, start)
    else { return nil }
    let opener = analysis.tokens[start].hash
    guard !English.cause.contains(opener), !English.contrast.contains(opener), !isPossessive(analysis, start)
    else { return nil }
    func isNoun(_ index: Int) -> Bool {
      analysis.tags[index] == .noun || English.titles.contains(analysis.tokens[index].hash)
    }
    var end = start
    var hasNoun = false
    while end < min(sentence.upperBound, start + Self.longestRole) {
      if end > start, analysis.tokens[end].casing != .lower, analysis.tokens[end].kind == .word { return nil }
      switch analysis.tags[end] {
      case .noun: hasNoun = true
      case .determiner, .adjective, .number, .possessive, .name: hasNoun = hasNoun || isNoun(end)
      case .mark where isPossessive(analysis, end) && end + 1 < sentence.upperBound && isNoun(end + 1): break
      default:
        return hasNoun && isNoun(end - 1)
          ? end
          : !hasNoun && English.groups.contains(analysis.tokens[start].hash) ? start + 1 : nil
      }
      if end > start, analysis.tags[end] == .determiner { return hasNoun ? end : nil }
      end += 1
    }
    return hasNoun && isNoun(end - 1) ? end : nil
  }

  mutating func addRole(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) {
    let head = analysis.tokens[range.upperBound - 1]
    var entity: Int?
    if let last = mentions.last, last.sentence == number, last.form == .name,
      range.lowerBound - last.tokens.upperBound == 1,
      analysis.text.byte(last.tokens.upperBound) == UInt8(ascii: ","),
      !isSubject(analysis, number, range)
    {
      entity = last.entity
      byRole[head.hash] = last.entity
    } else if let known = byRole[head.hash],
      English.determiners.contains(analysis.tokens[range.lowerBound].hash)
    {
      entity = known
    }
    if entity == nil {
      entity = entities.count
      entities.append(
        Entity(
          name: analysis.text.text(range), words: [0, head.hash], isPerson: false, isNamed: false)
      )
    }
    mentions.append(Mention(tokens: range, sentence: number, form: .role, entity: entity))
  }

  /// Whether a verb right behind a role makes it its subject, and no apposition ("…, the court said").
  private func isSubject(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) -> Bool {
    let next = range.upperBound
    guard analysis.sentences[number].tokens.contains(next) else { return false }
    let hash = analysis.tokens[next].hash
    return English.auxiliaries.contains(hash) || English.isReport(hash, analysis.tags[next])
  }

  /// A role with whose or where it is, before a word of saying: those meant are its holders ("Laboratories in Hangzhou
  /// say").
  mutating func joinPlace(_ analysis: Analysis, _ number: Int) {
    guard mentions.count >= 2 else { return }
    let (role, name) = (mentions[mentions.count - 2], mentions[mentions.count - 1])
    let next = name.tokens.upperBound
    guard role.form == .role, name.form == .name, role.sentence == number,
      role.entity.map({ !entities[$0].isNamed }) ?? false,
      name.tokens.lowerBound - role.tokens.upperBound == 1,
      English.placing.contains(analysis.tokens[role.tokens.upperBound].hash),
      analysis.sentences[number].tokens.contains(next),
      English.isReport(analysis.tokens[next].hash, analysis.tags[next])
    else { return }
    let head = analysis.tokens[role.tokens.upperBound - 1].hash
    let tokens = role.tokens.lowerBound..<next
    mentions.removeLast()
    mentions[mentions.count - 1].tokens = tokens
    mentions[mentions.count - 1].entity = entities.count
    byRole[head] = entities.count
    entities.append(
      Entity(name: analysis.text.text(tokens), words: [0, head], isPerson: false, isNamed: false))
  }
}
