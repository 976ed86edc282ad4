import CruxLanguage

/// Which words are a name, by their capitals, tags and neighbours.
extension Entities {
  /// Whether all longer words of a line have capitals, which then tell no names.
  func isInTitleCase(_ analysis: Analysis, _ sentence: Sentence) -> Bool {
    guard sentence.form == .heading || sentence.position == 0,
      analysis.tokens[sentence.tokens.upperBound - 1].kind == .word
        || analysis.text.byte(sentence.tokens.upperBound - 1) == UInt8(ascii: "?")
    else { return false }
    let words = sentence.tokens.filter { analysis.tokens[$0].end - analysis.tokens[$0].start > 4 }
    return words.count >= 4
      && words.allSatisfy { analysis.tokens[$0].casing != .lower || analysis.tokens[$0].kind != .word }
      && !sentence.tokens.contains {
        English.interviewing.contains(analysis.tokens[$0].hash) || analysis.text.byte($0) == UInt8(ascii: ":")
      }
  }

  private func isNameWord(_ analysis: Analysis, _ index: Int, isFirst: Bool) -> Bool {
    let token = analysis.tokens[index]
    guard token.kind == .word, token.casing != .lower else { return false }
    if English.titles.contains(token.hash) { return !isFirst || !isCompound(analysis, index) }
    guard !English.pronouns.contains(token.hash), !English.determiners.contains(token.hash),
      !English.calendar.contains(token.hash), !isBeforeSender(analysis, index)
    else { return false }
    guard isFirst else { return !isModifier(analysis, index) }
    if English.openers.contains(token.hash) || isCompound(analysis, index) { return false }
    let isKnown = byLastWord[token.hash]?.contains { entities[$0].isPerson } ?? false
    if isKnown || analysis.tags[index] == .name, !lowerWords.contains(token.hash) { return true }
    // The first word of a sentence is capital in any case; before another capital it is likely a name's.
    guard mayBeginName(analysis, index), index + 1 < analysis.tokens.count else { return false }
    // Behind several small words, too: "Ursula von der Leyen".
    let links = analysis.linksEnd(index + 1, in: index + 1..<analysis.tokens.count)
    let behind = links > index + 2 && links < analysis.tokens.count ? links : index + 1
    let next = analysis.tokens[behind]
    return next.kind == .word && next.casing != .lower && next.spaceBefore
      && analysis.tags[behind] != .pronoun
  }

  /// Whether the first word of a sentence may be a name's, by its tag; a rare name is often taken for a verb.
  private func mayBeginName(_ analysis: Analysis, _ index: Int) -> Bool {
    switch analysis.tags[index] {
    case .noun, .adjective, .name: return true
    case .past, .present, .base, .adverb, .participle, .conjunction, .preposition:
      let (hash, word) = (analysis.tokens[index].hash, analysis.text.text(index..<index + 1).lowercased())
      let others = [
        English.contrast, English.cause, English.addition, English.example, English.auxiliaries,
        English.reporting,
      ]
      return analysis.tokens[index].range.count > 2 && !lowerWords.contains(hash)
        && !others.contains { $0.contains(hash) } && !["ing", "ed", "ly"].contains { word.hasSuffix($0) }
    default: return false
    }
  }

  /// The end of a time before the name and address of who wrote a mail: "at 6:40 PM Paul Hart <paul@x.org> wrote:".
  private func isBeforeSender(_ analysis: Analysis, _ index: Int) -> Bool {
    analysis.isHalfOfDay(index)
      && (index..<analysis.tokens.count).prefix(7).contains { analysis.text.byte($0) == UInt8(ascii: "<") }
  }

  /// An adjective in capitals before a noun ("Chinese companies"), where the noun is meant.
  private func isModifier(_ analysis: Analysis, _ index: Int) -> Bool {
    analysis.tags[index] == .adjective && index + 1 < analysis.tokens.count
      && analysis.tags[index + 1] == .noun && analysis.tokens[index + 1].casing == .lower
  }

  /// The first word of a group that is called by nouns ("Gun owners"), and has its capital from where it stands.
  func isCompound(_ analysis: Analysis, _ index: Int) -> Bool {
    index + 1 < analysis.tokens.count && analysis.tags[index + 1] == .noun
      && analysis.tokens[index + 1].casing == .lower && analysis.tokens[index + 1].spaceBefore
      && analysis.tokens[index + 1].kind == .word
  }

  /// Whether a token stands where words begin with a capital in any case: first in its sentence or quotation.
  private func isOpening(_ analysis: Analysis, _ sentence: Range<Int>, _ index: Int) -> Bool {
    index == sentence.lowerBound || analysis.tokens[index - 1].kind == .openingQuote
  }

  /// Where the name ends that starts at a token, titles before it taken in.
  func nameEnd(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int) -> Int? {
    guard isNameWord(analysis, start, isFirst: isOpening(analysis, sentence, start)) else { return nil }
    var end = start + 1
    while end < sentence.upperBound {
      let next = isInitialStop(analysis, end) ? end + 1 : linksEnd(analysis, sentence, start, end)
      if isNameWord(analysis, end, isFirst: false) {
        end += 1
      } else if next > end, next < sentence.upperBound, isNameWord(analysis, next, isFirst: false) {
        end = next + 1
      } else if end + 1 < sentence.upperBound, isNameWord(analysis, end + 1, isFirst: false),
        isPossessive(analysis, end), isOwned(analysis, sentence, start, end)
      {
        end += 2
      } else {
        break
      }
    }
    // "Moody's said": what owns nothing has it in its name.
    if end + 1 < sentence.upperBound, isPossessive(analysis, end), analysis.tags[end + 1].isVerb,
      English.reporting.contains(analysis.tokens[end + 1].hash)
    {
      end += 1
    }
    return end
  }

  /// Whether a name is a person's: with a title, or of two to four words that call no body or place.
  /// - Parameter words: where its words stand.
  func isPersonsName(_ analysis: Analysis, _ range: Range<Int>, _ words: [Int], hasTitle: Bool) -> Bool {
    guard let last = words.last.map({ analysis.tokens[$0] }),
      !range.contains(where: { English.groupLinks.contains(analysis.tokens[$0].hash) })
    else { return false }
    if hasTitle { return true }
    let start = range.lowerBound
    let isDetermined = start > 0 && English.determiners.contains(analysis.tokens[start - 1].hash)
    return (2...4).contains(words.count) && last.casing != .upper && !isDetermined
      && !English.organisations.contains(last.hash)
  }

  func isPossessive(_ analysis: Analysis, _ index: Int) -> Bool {
    English.possessives.contains(analysis.tokens[index].hash) && !analysis.tokens[index].spaceBefore
  }

  /// Whether a possessive is part of a name ("the Children's Fund", "the Farmers' Union"), and does not tell whose
  /// what is named next is ("Britain's Labour Party").
  private func isOwned(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int, _ end: Int) -> Bool {
    analysis.tokens[end].end - analysis.tokens[end].start == 1
      || start > sentence.lowerBound && analysis.tokens[start - 1].hash == English.the
  }

  /// The full stop of an initial or a title inside a name ("J. Whitcombe", "Dr. Yusuf").
  private func isInitialStop(_ analysis: Analysis, _ index: Int) -> Bool {
    let before = analysis.tokens[index - 1]
    return analysis.text.byte(index) == UInt8(ascii: ".") && !analysis.tokens[index].spaceBefore
      && (before.end - before.start == 1 || English.titles.contains(before.hash))
  }

  /// Where the small words end that begin at a token inside a name. Places have several of them as families do, but
  /// stand behind "in" or "the".
  private func linksEnd(_ analysis: Analysis, _ sentence: Range<Int>, _ start: Int, _ index: Int) -> Int {
    let end = analysis.linksEnd(index, in: sentence)
    guard end > index + 1, start > 0 else { return end }
    let before = analysis.tokens[start - 1].hash
    return English.determiners.contains(before) || English.sites.contains(before) ? index : end
  }
}

extension Analysis {
  /// Whether a word is the "PM" of "6:40 PM".
  func isHalfOfDay(_ index: Int) -> Bool {
    English.halvesOfDay.contains(tokens[index].hash) && index > 0 && tokens[index - 1].kind == .number
  }

  /// Where the small words end that begin at a token inside a name ("Institute of Physics", "Ursula von der Leyen"), or
  /// the token itself where none do.
  func linksEnd(_ start: Int, in sentence: Range<Int>) -> Int {
    guard sentence.contains(start), tokens[start].casing == .lower,
      English.nameLinks.contains(tokens[start].hash)
    else { return start }
    let several = sentence.suffix(from: start).prefix {
      tokens[$0].casing == .lower && English.familyLinks.contains(tokens[$0].hash)
    }
    return max(start + 1, several.upperBound)
  }
}
