import Algorithms
import CruxLanguage
import CruxModel

/// A statement on its way through the stages.
package struct Unit: Sendable {
  package var span: Span
  package var speaker: Int?
  /// Probabilities of claim, evidence, counterclaim, in the order of `Statement.Kind`.
  package var kinds: [Float] = []
  /// Probabilities of the types of evidence, should it be one.
  package var types: [Float] = []
  /// How likely it is on the side against the thesis.
  package var against: Float = 0.5
  /// How likely it bears on anything.
  package var attachment: Float = 1

  package init(span: Span, speaker: Int?) {
    self.span = span
    self.speaker = speaker
  }
}

extension Unit {
  /// The likeliest type of evidence.
  package var evidenceType: Statement.EvidenceType? { bestType.map { Statement.EvidenceType.allCases[$0] } }

  /// Its place among all types.
  var bestType: Int? { types.indices.max { types[$0] < types[$1] } }

  /// The likeliest kind; a claim while nothing is known.
  package var kind: Statement.Kind {
    zip(Statement.Kind.allCases, kinds).max { $0.1 < $1.1 }?.0 ?? .claim
  }
}

extension Statement.Kind {
  /// Its place among all kinds, which is its column in tables of weights.
  package var index: Int {
    switch self {
    case .claim: 0
    case .evidence: 1
    case .counterclaim: 2
    }
  }
}

/// What the later stages know of a text: its analysis, who is in it, and its statements in order.
package struct Draft: Sendable {
  package let analysis: Analysis
  package let entities: Entities
  package var units: [Unit]
  /// How likely each unit is the thesis.
  package var theses: [Float] = []
  /// The unit that most likely is the thesis.
  var likeliestThesis: Int? { theses.indices.max { theses[$0] < theses[$1] } }
  /// How many statements each speaker has, and in which order they came up.
  package private(set) var speakerRank: [Int: Int] = [:]
  package private(set) var speakerCount: [Int: Int] = [:]
  /// Content words of each unit, in ascending order: the numbers that their stems have in this text.
  private(set) var content: [[Int]] = []
  /// What the words around each unit make of it.
  private(set) var disputes: [Dispute] = []
  /// What each unit is about.
  private(set) var directions: [WordVectors.Direction] = []
  /// What all units together are about.
  private(set) var center = WordVectors.Direction.sum([])
  /// The units in which each content word occurs, in order.
  private(set) var occurrences: [[Int]] = []
  /// Whether a content word is one of the title or the first two sentences.
  private(set) var isLead: [Bool] = []
  /// What the title is about, and the stems of its words.
  private(set) var titleDirection = WordVectors.Direction.sum([])
  private(set) var titleWords: Set<UInt32> = []
  private var numbers: [UInt32: Int] = [:]

  package init(_ analysis: Analysis, _ entities: Entities, _ units: [Unit]) {
    self.analysis = analysis
    self.entities = entities
    self.units = units
    for unit in units {
      if let speaker = unit.speaker {
        if speakerRank[speaker] == nil { speakerRank[speaker] = speakerRank.count + 1 }
        speakerCount[speaker, default: 0] += 1
      }
      let words = contentWords(unit.span.tokens).map { number(of: $0) }.sorted()
      for word in words { occurrences[word].append(content.count) }
      content.append(words)
    }
    disputes = units.map { Dispute($0.span, analysis) }
    isLead = [Bool](repeating: false, count: occurrences.count)
    for sentence in analysis.sentences.prefix(3) {
      for word in contentWords(sentence.tokens) {
        if let number = numbers[word] { isLead[number] = true }
      }
    }
    if let vectors = WordVectors.english {
      for unit in units {
        directions.append(
          vectors.direction(unit.span.tokens.compactMap { isContent($0) ? analysis.tokens[$0].hash : nil }))
      }
      center = .sum(directions)
      if let title = analysis.title {
        titleDirection = vectors.direction(
          title.tokens.filter { English.isContent($0) }.map(\.hash))
      }
    }
    if let title = analysis.title {
      titleWords = Set(title.tokens.lazy.filter { English.isContent($0) }.map { Self.stem(title, $0) })
    }
  }

  private mutating func number(of stem: UInt32) -> Int {
    if let number = numbers[stem] { return number }
    numbers[stem] = occurrences.count
    occurrences.append([])
    return occurrences.count - 1
  }

  /// The stems of the content words, each once.
  private func contentWords(_ tokens: Range<Int>) -> [UInt32] {
    var words: [UInt32] = []
    for index in tokens where isContent(index) {
      let word = stem(index)
      if !words.contains(word) { words.append(word) }
    }
    return words
  }

  private func isContent(_ index: Int) -> Bool {
    analysis.isContent(index)
  }

  /// The first letters of a word: a stem good enough to compare within one text.
  private func stem(_ index: Int) -> UInt32 { Self.stem(analysis.text, analysis.tokens[index]) }

  private static func stem(_ text: TokenizedText, _ token: Token) -> UInt32 {
    guard token.kind == .word, token.end - token.start > 5 else { return token.hash }
    var hash = WordHash()
    for offset in Int(token.start)..<Int(token.start) + 5 {
      let byte = text.bytes[offset]
      hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return hash.value
  }

  /// How alike two units are in what they are about, from -1 to 1.
  func cosine(_ a: Int, _ b: Int) -> Float {
    guard a < directions.count, b < directions.count else { return 0 }
    return directions[a].cosine(directions[b])
  }

  /// How alike a unit is to all of them together, from -1 to 1.
  func centrality(_ unit: Int) -> Float {
    unit < directions.count ? directions[unit].cosine(center) : 0
  }

  /// The words that two units share, each weighed by how rare it is in the text.
  package func overlap(_ a: Int, _ b: Int) -> (count: Int, weight: Float) {
    var (i, j, count) = (0, 0, 0)
    var weight: Float = 0
    let (first, second) = (content[a], content[b])
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        count += 1
        weight += 1 / Float(max(1, occurrences[first[i]].count - 1))
        i += 1
        j += 1
      } else if first[i] < second[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return (count, weight)
  }

  /// How many content words each unit near another shares with it.
  /// - Returns: counts from the unit `reach` before it (which may be before the first) to the one `reach` behind it.
  func shared(with unit: Int, reach: Int) -> [Int] {
    var shared = [Int](repeating: 0, count: 2 * reach + 1)
    for word in content[unit] {
      let units = occurrences[word]
      var place = units.partitioningIndex { $0 >= unit - reach }
      while place < units.count, units[place] <= unit + reach {
        shared[units[place] - unit + reach] += 1
        place += 1
      }
    }
    return shared
  }

  /// How alike a unit is to the title, as one of ten buckets; 10 where there is none.
  func titleLikeness(_ unit: Int) -> UInt32 {
    guard analysis.title != nil, unit < directions.count else { return 10 }
    return tenth(directions[unit].cosine(titleDirection))
  }

  /// How many of the title's words a unit has.
  func titleCount(_ unit: Int) -> Int {
    var count = 0
    for index in units[unit].span.tokens where isContent(index) && titleWords.contains(stem(index)) {
      count += 1
    }
    return count
  }

  /// How often a unit's content words occur in other units, in all.
  func recurrence(_ unit: Int) -> Float {
    Float(content[unit].reduce(0) { $0 + occurrences[$1].count - 1 })
  }

  /// How many of a unit's content words the text starts with.
  func leadCount(_ unit: Int) -> Int { content[unit].count { isLead[$0] } }

  /// Whether a unit has the content word that stands at a token.
  func hasWord(_ unit: Int, like token: Int) -> Bool {
    word(token).map(content[unit].contains) ?? false
  }

  /// The number that a content word of the units has.
  func word(_ token: Int) -> Int? { isContent(token) ? numbers[stem(token)] : nil }

  /// The three content words that most units have.
  var topics: [Int] {
    Array(
      occurrences.indices.sorted { (occurrences[$1].count, $0) < (occurrences[$0].count, $1) }.prefix(3))
  }

  package func sentence(_ unit: Int) -> Sentence { analysis.sentences[units[unit].span.sentence] }

  /// 0 where two units stand in one sentence, 1 in one paragraph, else 2; 4 more where one asserts both.
  func nearness(_ a: Int, _ b: Int) -> UInt32 {
    let isHere = sentence(a).paragraph == sentence(b).paragraph
    let place: UInt32 = units[a].span.sentence == units[b].span.sentence ? 0 : isHere ? 1 : 2
    return place | (units[a].speaker == units[b].speaker ? 4 : 0)
  }

  /// What stands before a unit in its sentence, back to the unit before it.
  package func before(_ unit: Int) -> Range<Int> {
    let start = sentence(unit).tokens.lowerBound
    let span = units[unit].span
    guard unit > 0, units[unit - 1].span.sentence == span.sentence else {
      return start..<span.tokens.lowerBound
    }
    return max(start, units[unit - 1].span.tokens.upperBound)..<span.tokens.lowerBound
  }

  /// What stands behind a unit in its sentence, up to the unit behind it.
  package func after(_ unit: Int) -> Range<Int> {
    let end = sentence(unit).tokens.upperBound
    let span = units[unit].span
    guard unit + 1 < units.count, units[unit + 1].span.sentence == span.sentence else {
      return span.tokens.upperBound..<end
    }
    return span.tokens.upperBound..<min(end, units[unit + 1].span.tokens.lowerBound)
  }
}
