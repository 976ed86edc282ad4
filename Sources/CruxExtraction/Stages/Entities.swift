import CruxLanguage

/// Who is mentioned in a text, and where.
package struct Entities: Sendable {
  /// Somebody or something that may assert a statement, under the fullest name that the text gives.
  package struct Entity: Sendable {
    package var name: String
    var lastWord: UInt32
    var firstWord: UInt32
    /// The last two letters of the first word, which tell many women's names from men's.
    var firstNameEnd: UInt32 {
      let letters = (name.split(separator: " ").first ?? "").utf8.suffix(2)
      return letters.reduce(0) { $0 << 8 | UInt32($1) }
    }
    var isPerson: Bool
    /// Whether the text calls it by a name, not only by a role or a group's word.
    var isNamed: Bool
    /// Several persons at once ("Osei and Trent").
    var isJoint = false
    /// How often "he", and "she", seems to mean it.
    var pronouns: SIMD2<Int32> = .zero
    var mentions: Int32 = 0
  }

  package enum Form: UInt32, Sendable {
    case name, role, personal, plural, thing
  }

  package struct Mention: Sendable {
    package var tokens: Range<Int>
    package var sentence: Int
    package var form: Form
    /// The entity meant; a pronoun's is found when it is needed.
    package var entity: Int?
  }

  package var entities: [Entity] = []
  package private(set) var mentions: [Mention] = []
  /// The first mention of each sentence, with one more at the end.
  package private(set) var firstMention: [Int] = []
  /// Who speaks in each paragraph by a label at its start ("HOLM:", "From: Odile Marchetti").
  package var labels: [Int?] = []
  /// How many tokens of a sentence are such a label.
  package var labelLength: [Int] = []

  /// Who is said to say something in each sentence, outside quotation marks.
  package internal(set) var sources: [Int?] = []

  /// How many of the sentences say that somebody says something, as one of ten buckets.
  var style: UInt32 = 0

  var byLastWord: [UInt32: Int] = [:]
  /// Words that the text writes in lower case somewhere.
  private let lowerWords: Set<UInt32>
  private var byRole: [UInt32: Int] = [:]
  private var byPair: [SIMD2<Int>: Int] = [:]

  package init(_ analysis: Analysis) {
    lowerWords = Set(analysis.tokens.lazy.filter { $0.casing == .lower }.map(\.hash))
    for number in analysis.sentences.indices {
      firstMention.append(mentions.count)
      addMentions(analysis, number)
    }
    firstMention.append(mentions.count)
    findLabels(analysis)
    for mention in mentions { if let entity = mention.entity { entities[entity].mentions += 1 } }
    countPronouns(analysis)
    findSources(analysis)
  }

  package func mentions(in sentence: Int) -> ArraySlice<Mention> {
    mentions[firstMention[sentence]..<firstMention[sentence + 1]]
  }

  // MARK: Mentions

  private mutating func addMentions(_ analysis: Analysis, _ number: Int) {
    let sentence = analysis.sentences[number]
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if let end = nameEnd(analysis, sentence.tokens, index) {
        addName(analysis, number, index..<end)
        index = end
        joinNames(analysis, number)
      } else if let form = pronounForm(analysis, index) {
        mentions.append(Mention(tokens: index..<index + 1, sentence: number, form: form, entity: nil))
        index += 1
      } else if let end = roleEnd(analysis, sentence.tokens, index) {
        addRole(analysis, number, index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  private func pronounForm(_ analysis: Analysis, _ index: Int) -> Form? {
    let hash = analysis.tokens[index].hash
    if English.personalPronouns.contains(hash) { return .personal }
    if hash == English.it { return .thing }
    return English.pluralPronouns.contains(hash) ? .plural : nil
  }

  private func isNameWord(_ analysis: Analysis, _ index: Int, isFirst: Bool) -> Bool {
    let token = analysis.tokens[index]
    guard token.kind == .word, token.casing != .lower else { return false }
    if English.titles.contains(token.hash) { return true }
    guard !English.pronouns.contains(token.hash), !English.determiners.contains(token.hash),
      !English.calendar.contains(token.hash)
    else { return false }
    guard isFirst else { return !isModifier(analysis, index) }
    if English.openers.contains(token.hash) { return false }
    if analysis.tags[index] == .name, !lowerWords.contains(token.hash) { return true }
    // The first word of a sentence is capital in any case; before another capital it is likely a name's.
    guard
      analysis.tags[index] == .noun || analysis.tags[index] == .adjective || analysis.tags[index] == .name,
      index + 1 < analysis.tokens.count
    else { return false }
    let next = analysis.tokens[index + 1]
    return next.kind == .word && next.casing != .lower && next.spaceBefore
      && analysis.tags[index + 1] != .pronoun
  }

  /// An adjective in capitals before a noun ("Chinese companies"), where the noun is meant.
  private func isModifier(_ analysis: Analysis, _ index: Int) -> Bool {
    analysis.tags[index] == .adjective && index + 1 < analysis.tokens.count
      && analysis.tags[index + 1] == .noun && analysis.tokens[index + 1].casing == .lower
  }

  /// Whether a token stands where words begin with a capital in any case: first in its sentence or quotation.
  private func isOpening(_ analysis: Analysis, _ sentence: Range<Int>, _ index: Int) -> Bool {
    index == sentence.lowerBound || analysis.tokens[index - 1].kind == .openingQuote
  }

  /// Where the name ends that starts at a token, titles before it taken in.
  private func nameEnd(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int) -> Int? {
    guard isNameWord(analysis, start, isFirst: isOpening(analysis, sentence, start)) else { return nil }
    var end = start + 1
    while end < sentence.upperBound {
      if isNameWord(analysis, end, isFirst: false) {
        end += 1
      } else if end + 1 < sentence.upperBound, isNameWord(analysis, end + 1, isFirst: false),
        isInitialStop(analysis, end) || isLink(analysis, end)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The full stop of an initial or a title inside a name ("J. Whitcombe", "Dr. Yusuf").
  private func isInitialStop(_ analysis: Analysis, _ index: Int) -> Bool {
    let before = analysis.tokens[index - 1]
    return analysis.text.byte(index) == UInt8(ascii: ".") && !analysis.tokens[index].spaceBefore
      && (before.end - before.start == 1 || English.titles.contains(before.hash))
  }

  /// A small word inside a name ("Institute of Physics", "Lena van Dyk").
  private func isLink(_ analysis: Analysis, _ index: Int) -> Bool {
    English.nameLinks.contains(analysis.tokens[index].hash) && analysis.tokens[index].casing == .lower
  }

  private mutating func addName(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) {
    if addApposition(analysis, number, range) { return }
    let rank = range.dropLast().last { English.ranks.contains(analysis.tokens[$0].hash) }
    var start = rank.map { $0 + 1 } ?? range.lowerBound
    while start < range.upperBound - 1,
      English.titles.contains(analysis.tokens[start].hash) || analysis.text.byte(start) == UInt8(ascii: ".")
    {
      start += 1
    }
    let last = analysis.tokens[range.upperBound - 1]
    let words = (start..<range.upperBound).filter { analysis.tokens[$0].kind == .word }.count
    let hasTitle = start > range.lowerBound
    defer {
      for title in range.lowerBound..<start { byRole[analysis.tokens[title].hash] = mentions.last?.entity }
    }
    let isPerson =
      hasTitle
      || ((2...4).contains(words) && last.casing != .upper && !English.organisations.contains(last.hash)
        && !(start > 0 && English.determiners.contains(analysis.tokens[start - 1].hash)))
    let name = analysis.text.text(start..<range.upperBound)
    let entity: Int
    if let known = byLastWord[last.hash] {
      entity = known
      if name.utf8.count > entities[known].name.utf8.count, words <= 4,
        entities[known].firstWord == entities[known].lastWord || !isPerson
      {
        entities[known].name = name
        entities[known].firstWord = analysis.tokens[start].hash
      }
      if isPerson { entities[known].isPerson = true }
    } else {
      entity = entities.count
      entities.append(
        Entity(
          name: name, lastWord: last.hash, firstWord: analysis.tokens[start].hash, isPerson: isPerson,
          isNamed: true))
      byLastWord[last.hash] = entity
    }
    linkRole(analysis, range, entity)
    mentions.append(Mention(tokens: range, sentence: number, form: .name, entity: entity))
  }

  /// A rank behind a person's name is the person's ("Dana Reyes, CEO of Harbour Lines").
  private mutating func addApposition(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) -> Bool {
    let first = analysis.tokens[range.lowerBound].hash
    let isOffice =
      English.titles.contains(first)
      && range.contains { English.nameLinks.contains(analysis.tokens[$0].hash) }
    guard English.ranks.contains(first) || isOffice, let last = mentions.last,
      last.form == .name, last.sentence == number, range.lowerBound - last.tokens.upperBound == 1,
      analysis.text.byte(last.tokens.upperBound) == UInt8(ascii: ","), let entity = last.entity
    else { return false }
    byRole[first] = entity
    mentions.append(Mention(tokens: range, sentence: number, form: .role, entity: entity))
    return true
  }

  /// A role just before a name, or in apposition before it, is the name's ("its chief economist, Lena Hwang").
  private mutating func linkRole(_ analysis: Analysis, _ range: Range<Int>, _ entity: Int) {
    guard let last = mentions.last, last.form == .role, last.sentence == mentions.last?.sentence else {
      return
    }
    let gap = last.tokens.upperBound..<range.lowerBound
    let isApposition = gap.count == 1 && analysis.text.byte(gap.lowerBound) == UInt8(ascii: ",")
    guard gap.isEmpty || isApposition else { return }
    mentions[mentions.count - 1].entity = entity
    byRole[analysis.tokens[last.tokens.upperBound - 1].hash] = entity
  }

  /// Where the noun phrase ends that starts at a token, if it is one that could say something.
  private func roleEnd(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int) -> Int? {
    let first = analysis.tags[start]
    guard
      first == .determiner || first == .possessive || first == .adjective || first == .noun
        || first == .number
    else { return nil }
    let opener = analysis.tokens[start].hash
    guard !English.cause.contains(opener), !English.contrast.contains(opener) else { return nil }
    var end = start
    var hasNoun = false
    while end < sentence.upperBound {
      if end > start, analysis.tokens[end].casing != .lower, analysis.tokens[end].kind == .word { return nil }
      switch analysis.tags[end] {
      case .noun: hasNoun = true
      case .determiner, .adjective, .number, .possessive, .name: break
      default:
        return hasNoun && analysis.tags[end - 1] == .noun
          ? end
          : !hasNoun && English.groups.contains(analysis.tokens[start].hash) ? start + 1 : nil
      }
      if end > start, analysis.tags[end] == .determiner { return hasNoun ? end : nil }
      end += 1
    }
    return hasNoun && analysis.tags[end - 1] == .noun ? end : nil
  }

  private mutating func addRole(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) {
    let head = analysis.tokens[range.upperBound - 1]
    var entity: Int?
    if let last = mentions.last, last.sentence == number, last.form == .name,
      range.lowerBound - last.tokens.upperBound == 1,
      analysis.text.byte(last.tokens.upperBound) == UInt8(ascii: ",")
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
          name: analysis.text.text(range), lastWord: head.hash, firstWord: 0, isPerson: false, isNamed: false)
      )
    }
    mentions.append(Mention(tokens: range, sentence: number, form: .role, entity: entity))
  }

  /// Two names with "and" between them, as their reports are attributed; before a noun they are no persons ("U.S.
  /// and Chinese models").
  private mutating func joinNames(_ analysis: Analysis, _ number: Int) {
    guard mentions.count >= 2 else { return }
    let (first, second) = (mentions[mentions.count - 2], mentions[mentions.count - 1])
    guard first.form == .name, second.form == .name, first.sentence == number,
      second.tokens.lowerBound - first.tokens.upperBound == 1,
      analysis.tokens[first.tokens.upperBound].hash == English.and,
      let a = first.entity, let b = second.entity, a != b,
      second.tokens.upperBound == analysis.tokens.count || analysis.tags[second.tokens.upperBound] != .noun
    else { return }
    let name = entities[a].name + " and " + entities[b].name
    let entity = byPair[SIMD2(a, b)] ?? entities.count
    if entity == entities.count {
      byPair[SIMD2(a, b)] = entity
      entities.append(
        Entity(
          name: name, lastWord: entities[b].lastWord, firstWord: entities[a].lastWord, isPerson: false,
          isNamed: true, isJoint: true))
    }
    mentions.append(
      Mention(
        tokens: first.tokens.lowerBound..<second.tokens.upperBound, sentence: number, form: .name,
        entity: entity))
  }

  // MARK: Pronouns

  /// Lets each "he" and "she" vote for the person named last, where only one is near.
  private mutating func countPronouns(_ analysis: Analysis) {
    for mention in mentions where mention.form == .personal {
      let near = candidates(for: mention, limit: 8).filter { entities[$0].isPerson }
      guard let person = near.first else { continue }
      let lane = analysis.tokens[mention.tokens.lowerBound].hash == English.he ? 0 : 1
      entities[person].pronouns[lane] += near.count == 1 ? 3 : 1
    }
  }

  /// Whom or what a pronoun may mean, nearest first.
  package func candidates(for pronoun: Mention, limit: Int) -> [Int] {
    recent(before: pronoun.tokens.lowerBound, in: pronoun.sentence, limit: limit) { entity in
      switch pronoun.form {
      case .personal: entity.isNamed && !entity.isJoint
      case .plural: entity.isJoint || !entity.isPerson
      default: entity.isNamed && !entity.isPerson && !entity.isJoint
      }
    }
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

  /// The entities mentioned before a place that fulfil a condition, nearest first.
  package func recent(
    before token: Int, in sentence: Int, limit: Int, where isWanted: (Entity) -> Bool
  ) -> [Int] {
    var result: [Int] = []
    var position = firstMention[sentence + 1] - 1
    while position >= 0, result.count < limit, sentence - mentions[position].sentence < 40 {
      let mention = mentions[position]
      if mention.tokens.upperBound <= token, let entity = mention.entity, isWanted(entities[entity]),
        !result.contains(entity)
      {
        result.append(entity)
      }
      position -= 1
    }
    return result
  }
}
