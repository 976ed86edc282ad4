import CruxLanguage

/// Who is mentioned in a text, and where.
package struct Entities: Sendable {
  /// Somebody or something that may assert a statement, under the fullest name that the text gives.
  package struct Entity: Sendable {
    package var name: String
    /// The hashes of its name's words, titles left out.
    var words: [UInt32]
    var firstWord: UInt32 { words.first ?? 0 }
    var lastWord: UInt32 { words.last ?? 0 }
    /// The last two letters of the first word, which tell many women's names from men's.
    var firstNameEnd: UInt32 {
      let letters = name.utf8.prefix { $0 != UInt8(ascii: " ") }.suffix(2)
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
    /// How often it is said, by name or role, to say something.
    var reports: Int32 = 0
  }

  package enum Form: UInt32, Sendable {
    case name, role, personal, plural, thing
  }

  package struct Mention: Sendable {
    package var tokens: Range<Int>
    package var sentence: Int
    package var form: Form
    /// The entity meant; none for a pronoun, which may mean several.
    package var entity: Int?
  }

  package var entities: [Entity] = []
  package private(set) var mentions: [Mention] = []
  /// The first mention of each sentence, with one more at the end.
  package private(set) var firstMention: [Int] = []
  /// Who speaks in each paragraph by a label at its start ("HOLM:", "From: Odile Marchetti").
  package var labels: [Int?] = []

  /// Who is said to say something in each sentence, outside quotation marks.
  package internal(set) var sources: [Int?] = []

  /// Whom a pronoun may mean.
  package struct Meaning: Sendable {
    /// The nearest first.
    package var near: [Int]
    /// Whom else.
    var others: [Int]
  }

  /// Whom each pronoun may mean, by its token.
  var meanings: [Int: Meaning] = [:]

  /// How many of the sentences say that somebody says something, as one of ten buckets.
  var style: UInt32 = 0

  /// In how many of the sentences the text speaks of "I", "we" and what is theirs, outside quotations; likewise.
  var ownVoice: UInt32 = 0

  /// Those with a name, by its last word; the newest last.
  private(set) var byLastWord: [UInt32: [Int]] = [:]
  /// The newest with a name of several words, by their initials ("FDA").
  private(set) var byInitials: [UInt32: Int] = [:]
  /// Words that the text writes in lower case somewhere.
  let lowerWords: Set<UInt32>
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
    countReports(analysis)
    findMeanings()
    findSources(analysis)
  }

  package func mentions(in sentence: Int) -> ArraySlice<Mention> {
    mentions[firstMention[sentence]..<firstMention[sentence + 1]]
  }

  /// The mentions in a sentence, which may be a line of thousands, that begin within some tokens.
  func mentions(in sentence: Int, from tokens: Range<Int>) -> ArraySlice<Mention> {
    let all = mentions(in: sentence)
    let start = all.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return all[start...].prefix { $0.tokens.lowerBound < tokens.upperBound }
  }

  // MARK: Mentions

  private mutating func addMentions(_ analysis: Analysis, _ number: Int) {
    let sentence = analysis.sentences[number]
    if isInTitleCase(analysis, sentence) { return }
    var index = sentence.tokens.lowerBound
    // "Q." and "A:" name nobody.
    if sentence.position == 0, English.askedAndAnswered.contains(analysis.tokens[index].hash),
      index + 1 < sentence.tokens.upperBound, ".:".utf8.contains(analysis.text.byte(index + 1))
    {
      index += 1
    }
    while index < sentence.tokens.upperBound {
      if let end = nameEnd(analysis, sentence.tokens, index) {
        addName(analysis, number, index..<end)
        index = end
        joinPlace(analysis, number)
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

  private mutating func addName(_ analysis: Analysis, _ number: Int, _ range: Range<Int>) {
    if addApposition(analysis, number, range) { return }
    let rank = range.dropLast().last { English.ranks.contains(analysis.tokens[$0].hash) }
    var start = rank.map { $0 + 1 } ?? range.lowerBound
    while start < range.upperBound - 1,
      English.titles.contains(analysis.tokens[start].hash) || analysis.text.byte(start) == UInt8(ascii: ".")
    {
      start += 1
    }
    let parts = (start..<range.upperBound).filter {
      analysis.tokens[$0].kind == .word && !isPossessive(analysis, $0)
    }
    guard let last = parts.last.map({ analysis.tokens[$0] }) else { return }
    let words = parts.map { analysis.tokens[$0].hash }
    let hasTitle = start > range.lowerBound
    defer {
      for title in range.lowerBound..<start { byRole[analysis.tokens[title].hash] = mentions.last?.entity }
    }
    let isPerson =
      hasTitle
      || ((2...4).contains(words.count) && last.casing != .upper && !English.organisations.contains(last.hash)
        && !(start > 0 && English.determiners.contains(analysis.tokens[start - 1].hash)))
    let name = analysis.text.text(start..<range.upperBound)
    let initials = initials(analysis, parts)
    let entity: Int
    if let known = known(words, name) ?? abbreviated(words, last, initials) {
      entity = known
      if name.utf8.count > entities[known].name.utf8.count, words.count <= 4,
        entities[known].words.count == 1 || !isPerson
      {
        entities[known].name = name
        entities[known].words = words
        byLastWord[last.hash, default: []].append(known)
      }
      if isPerson { entities[known].isPerson = true }
    } else {
      entity = addNamed(name, words, isPerson: isPerson)
    }
    if let initials { byInitials[initials] = entity }
    linkRole(analysis, range, entity)
    mentions.append(Mention(tokens: range, sentence: number, form: .name, entity: entity))
  }

  mutating func addNamed(_ name: String, _ words: [UInt32], isPerson: Bool) -> Int {
    entities.append(Entity(name: name, words: words, isPerson: isPerson, isNamed: true))
    if let last = words.last { byLastWord[last, default: []].append(entities.count - 1) }
    return entities.count - 1
  }

  /// The newest that a name may be another form of: they share the last word, and all words of the one are the other's,
  /// or both begin alike ("Rifle Association", "Lena van Dyk" and "Lena Dyk", "J. Whitcombe").
  func known(_ words: [UInt32], _ name: String) -> Int? {
    guard let last = words.last else { return nil }
    return byLastWord[last]?.last { candidate in
      let other = entities[candidate]
      let (less, more) = words.count < other.words.count ? (words, other.words) : (other.words, words)
      let hasInitial = [name, other.name].contains { $0.dropFirst().first.map { !$0.isLetter } ?? false }
      return less.allSatisfy(more.contains) || words.first == other.words.first
        || hasInitial && name.first == other.name.first
    }
  }

  /// What a word in capitals is short for, or a name whose initials came before.
  private func abbreviated(_ words: [UInt32], _ last: Token, _ initials: UInt32?) -> Int? {
    if words.count == 1, last.casing == .upper {
      return byInitials[last.hash].flatMap { entities[$0].isPerson ? nil : $0 }
    }
    return initials.flatMap { byLastWord[$0]?.last { entities[$0].words.count == 1 } }
  }

  /// The hash of the first letters of the capitalised words of a name that has several.
  private func initials(_ analysis: Analysis, _ parts: [Int]) -> UInt32? {
    let capitals = parts.filter { analysis.tokens[$0].casing != .lower }
    guard capitals.count >= 2 else { return nil }
    let letters = capitals.compactMap { analysis.text.text($0..<$0 + 1).first?.lowercased() }
    return WordHash(letters.joined()).value
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
    while end < sentence.upperBound {
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
          name: analysis.text.text(range), words: [0, head.hash], isPerson: false, isNamed: false)
      )
    }
    mentions.append(Mention(tokens: range, sentence: number, form: .role, entity: entity))
  }

  /// A role with whose or where it is, before a word of saying: those meant are its holders ("Laboratories in Hangzhou
  /// say").
  private mutating func joinPlace(_ analysis: Analysis, _ number: Int) {
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
          name: name, words: [entities[a].lastWord, entities[b].lastWord], isPerson: false, isNamed: true,
          isJoint: true))
    }
    mentions.append(
      Mention(
        tokens: first.tokens.lowerBound..<second.tokens.upperBound, sentence: number, form: .name,
        entity: entity))
  }
}
