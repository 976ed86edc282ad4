import Algorithms
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
    /// The last letters of the first word, which tell many women's names from men's.
    func firstNameEnd(_ count: Int) -> UInt32 {
      let letters = name.utf8.prefix { $0 != UInt8(ascii: " ") }.suffix(count)
      return letters.reduce(0) { $0 << 8 | UInt32($1) }
    }
    var isPerson: Bool
    /// Whether the text calls it by a name, not only by a role or a group's word.
    var isNamed: Bool
    /// Several persons at once ("Osei and Trent").
    var isJoint = false
    /// How often "he", and "she", seems to mean it, and titles say so.
    var pronouns: SIMD2<Int32> = .zero
    var mentions: Int32 = 0
    /// How often it is said, by name or role, to say something.
    var reports: Int32 = 0
    /// How often its name stands behind "in", "at" or "near", as places do.
    var places: Int32 = 0
    /// How often its role begins a sentence.
    var subjects: Int32 = 0
    /// What is its name, where it may be a person's with what he stands for ("Erik Moe of Green Coast").
    var head: Head?
  }

  struct Head: Sendable {
    var name: String
    var words: [UInt32]
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
  package internal(set) var mentions: [Mention] = []
  /// The first mention of each sentence, with one more at the end.
  package private(set) var firstMention: [Int] = []
  /// Who speaks in each paragraph by a label at its start ("HOLM:", "From: Odile Marchetti").
  package var labels: [Int?] = []

  /// Who may answer in an interview, where its form does not make that sure.
  package struct Interviewee: Sendable {
    package var entity: Int
    /// The paragraph behind which the answers stand.
    package var start: Int
    /// What tells that it is one: the opening says so; how many questions are answered.
    package var signs: UInt32
  }

  package internal(set) var interviewee: Interviewee?

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
  var byRole: [UInt32: Int] = [:]
  private var byPair: [SIMD2<Int>: Int] = [:]

  package init(_ analysis: Analysis) {
    lowerWords = Set(analysis.tokens.lazy.filter { $0.casing == .lower }.map(\.hash))
    for number in analysis.sentences.indices {
      firstMention.append(mentions.count)
      addMentions(analysis, number)
    }
    firstMention.append(mentions.count)
    findLabels(analysis)
    for mention in mentions { if let entity = mention.entity { count(mention, of: entity, analysis) } }
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

  private mutating func count(_ mention: Mention, of entity: Int, _ analysis: Analysis) {
    entities[entity].mentions += 1
    let start = mention.tokens.lowerBound
    let sentence = analysis.sentences[mention.sentence].tokens
    if start > sentence.lowerBound, English.sites.contains(analysis.tokens[start - 1].hash) {
      entities[entity].places += 1
    }
    if mention.form == .role, start <= sentence.lowerBound + 1 { entities[entity].subjects += 1 }
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
    let start = bareName(analysis, range)
    let parts = (start..<range.upperBound).filter {
      analysis.tokens[$0].kind == .word && !isPossessive(analysis, $0)
    }
    guard let last = parts.last.map({ analysis.tokens[$0] }) else { return }
    let words = parts.map { analysis.tokens[$0].hash }
    let titles = (range.lowerBound..<start).filter {
      English.isTitle(analysis.tokens[$0].hash)
    }
    defer { for title in titles { byRole[analysis.tokens[title].hash] = mentions.last?.entity } }
    let isPerson = isPersonsName(
      analysis, start..<range.upperBound, parts, hasTitle: start > range.lowerBound)
    let name = analysis.text.text(start..<range.upperBound)
    let initials = initials(analysis, parts)
    let head = head(analysis, start, parts)
    let entity: Int
    if let known = meant(words, name) ?? head.flatMap({ meant($0.words, $0.name) })
      ?? abbreviated(words, last, initials)
    {
      entity = known
      let isHead = head?.words == entities[known].words
      if name.utf8.count > entities[known].name.utf8.count, words.count <= 4, !isHead,
        entities[known].words.count == 1 || !isPerson
      {
        entities[known].name = name
        entities[known].words = words
        byLastWord[last.hash, default: []].append(known)
      }
      if isPerson { entities[known].isPerson = true }
    } else {
      entity = addNamed(name, words, isPerson: isPerson)
      entities[entity].head = head
      if let last = head?.words.last { byLastWord[last, default: []].append(entity) }
    }
    for title in titles { countTitle(analysis.tokens[title].hash, of: entity) }
    if let initials { byInitials[initials] = entity }
    linkRole(analysis, number, range, entity)
    mentions.append(Mention(tokens: range, sentence: number, form: .name, entity: entity))
  }

  /// A title tells as surely as a pronoun with nobody else near.
  private mutating func countTitle(_ title: UInt32, of entity: Int) {
    if English.mensTitles.contains(title) { entities[entity].pronouns[0] += 3 }
    if English.womensTitles.contains(title) { entities[entity].pronouns[1] += 3 }
  }

  mutating func addNamed(_ name: String, _ words: [UInt32], isPerson: Bool) -> Int {
    entities.append(Entity(name: name, words: words, isPerson: isPerson, isNamed: true))
    if let last = words.last { byLastWord[last, default: []].append(entities.count - 1) }
    return entities.count - 1
  }

  /// What stands before "of" in a name, where a person may be called so, but no body is.
  private func head(_ analysis: Analysis, _ start: Int, _ parts: [Int]) -> Head? {
    guard let link = parts.firstIndex(where: { analysis.tokens[$0].hash == English.of }) else { return nil }
    let head = parts[..<link]
    let isDetermined = start > 0 && English.determiners.contains(analysis.tokens[start - 1].hash)
    guard (2...3).contains(head.count), let last = head.last, !isDetermined,
      !English.organisations.contains(analysis.tokens[last].hash)
    else { return nil }
    return Head(name: analysis.text.text(start..<last + 1), words: head.map { analysis.tokens[$0].hash })
  }

  /// The newest that a name may be another form of: they share the last word, and all words of the one are the other's,
  /// or both begin alike ("Rifle Association", "Lena van Dyk" and "Lena Dyk", "J. Whitcombe"). Where it is a person's by
  /// that, what he stands for is no longer part of his name.
  mutating func meant(_ words: [UInt32], _ name: String) -> Int? {
    guard let last = words.last else { return nil }
    let known = byLastWord[last]?.last { candidate in
      let other = entities[candidate]
      let (less, more) = words.count < other.words.count ? (words, other.words) : (other.words, words)
      return less.allSatisfy(more.contains) || words.first == other.words.first
        || name.first == other.name.first && (name.hasInitial || other.name.hasInitial)
    }
    if let known, let head = entities[known].head, head.words.last == last {
      (entities[known].name, entities[known].words) = (head.name, head.words)
      entities[known].isPerson = true
      entities[known].head = nil
    }
    return known
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

extension String {
  /// Whether a name begins with an initial, "J. Whitcombe".
  fileprivate var hasInitial: Bool { dropFirst().first.map { !$0.isLetter } ?? false }
}
