import CruxLanguage

/// A word's part of speech, as coarse as the later stages need it.
package enum Tag: UInt8, Sendable, CaseIterable {
  case noun, name, pronoun, possessive, determiner, adjective, adverb, preposition, to, conjunction
  case number, past, present, base, participle, question
  /// Punctuation and symbols, told by their form.
  case mark

  package var isVerb: Bool { self == .past || self == .present || self == .base || self == .participle }
  package var isFinite: Bool { self == .past || self == .present }
}

/// Tags words from left to right with a linear model (Collins 2002's features, greedy decoding).
package struct Tagger: Sendable {
  package static let columns = 16
  private let table: WeightTable

  package init(_ weights: WeightFile) throws {
    table = try weights.table("tags", columns: Self.columns)
  }

  package func tag(_ analysis: inout Analysis) {
    var tags = [Tag](repeating: .mark, count: analysis.tokens.count)
    var features = Features()
    for sentence in analysis.sentences {
      for index in sentence.tokens where !Self.isMark(analysis.tokens[index]) {
        features.removeAll()
        Self.features(analysis.text, sentence.tokens, index, tags, &features)
        tags[index] = Self.best(table.scores16(features))
        if tags[index] == .noun, Self.isSaidByMany(analysis, sentence.tokens, index, tags) {
          tags[index] = .present
        } else if [.noun, .name, .adjective].contains(tags[index]),
          English.saidByVerb.contains(analysis.tokens[index].hash), analysis.tokens[index].casing == .lower
        {
          tags[index] = Self.endsInS(analysis.text, analysis.tokens[index]) ? .present : .past
        } else if Self.isSaidByPlural(analysis, sentence.tokens, index, tags) {
          tags[index - 1] = .noun
          tags[index] = .present
        }
      }
    }
    analysis.tags = tags
  }

  /// Whether a word of saying in its plain form stands behind those who say it ("Critics argue"), where treebanks
  /// rather have compounds.
  private static func isSaidByMany(
    _ analysis: Analysis, _ sentence: Range<Int>, _ index: Int, _ tags: [Tag]
  ) -> Bool {
    guard index > sentence.lowerBound else { return false }
    let (word, before) = (analysis.tokens[index], analysis.tokens[index - 1])
    guard English.reporting.contains(word.hash), !endsInS(analysis.text, word) else { return false }
    return English.groups.contains(before.hash)
      || tags[index - 1] == .noun && before.end - before.start > 3 && endsInS(analysis.text, before)
  }

  /// Whether a word of saying in its plain form stands behind what was taken for a verb in "s", and is none ("Gun owners
  /// argue").
  private static func isSaidByPlural(
    _ analysis: Analysis, _ sentence: Range<Int>, _ index: Int, _ tags: [Tag]
  ) -> Bool {
    let word = analysis.tokens[index]
    guard index > sentence.lowerBound + 1, tags[index - 1] == .present,
      tags[index].isVerb || English.onlyVerbsOfSaying.contains(word.hash)
    else { return false }
    let before = analysis.tokens[index - 1]
    return English.reporting.contains(word.hash) && !endsInS(analysis.text, word)
      && before.end - before.start > 3 && before.casing == .lower && endsInS(analysis.text, before)
      && [.noun, .name, .adjective].contains(tags[index - 2])
  }

  private static func endsInS(_ text: TokenizedText, _ token: Token) -> Bool {
    text.bytes[Int(token.end) - 1] == UInt8(ascii: "s")
  }

  package static func isMark(_ token: Token) -> Bool { token.kind != .word && token.kind != .number }

  private static func best(_ scores: SIMD16<Int32>) -> Tag {
    var best = 0
    for index in 1..<16 where scores[index] > scores[best] { best = index }
    return Tag(rawValue: UInt8(best)) ?? .noun
  }

  /// - Parameter tags: right for all tokens before `index`.
  package static func features(
    _ text: TokenizedText, _ sentence: Range<Int>, _ index: Int, _ tags: [Tag], _ features: inout Features
  ) {
    let token = text.tokens[index]
    let previous = index > sentence.lowerBound ? text.tokens[index - 1].hash : 1
    let beforeThat = index > sentence.lowerBound + 1 ? text.tokens[index - 2].hash : 1
    let next = index + 1 < sentence.upperBound ? text.tokens[index + 1].hash : 2
    let afterThat = index + 2 < sentence.upperBound ? text.tokens[index + 2].hash : 2
    let tag1 = index > sentence.lowerBound ? UInt32(tags[index - 1].rawValue) : 30
    let tag2 = index > sentence.lowerBound + 1 ? UInt32(tags[index - 2].rawValue) : 30
    let shape =
      UInt32(token.casing.rawValue) | (index == sentence.lowerBound ? 8 : 0)
      | (token.kind == .number ? 16 : 0)
    let suffix = suffix(text, token, 3)
    features.add(1)
    features.add(2, token.hash)
    features.add(3, suffix)
    features.add(4, self.suffix(text, token, 2))
    features.add(5, previous)
    features.add(6, next)
    features.add(7, tag1)
    features.add(8, tag1, tag2)
    features.add(9, tag1, token.hash)
    features.add(10, beforeThat)
    features.add(11, afterThat)
    features.add(12, shape)
    features.add(13, shape, suffix)
    features.add(14, previous, token.hash)
    features.add(15, token.hash, next)
    features.add(16, tag1, next)
    features.add(17, tag1, suffix)
    if index + 1 < sentence.upperBound { features.add(18, self.suffix(text, text.tokens[index + 1], 3)) }
  }

  /// The last letters of a word, in lower case, as a number.
  @inline(__always)
  static func suffix(_ text: TokenizedText, _ token: Token, _ length: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in max(Int(token.start), Int(token.end) - length)..<Int(token.end) {
      let byte = text.bytes[index]
      value = value << 8 | UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return value
  }
}
