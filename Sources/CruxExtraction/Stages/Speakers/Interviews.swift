import Algorithms
import CruxLanguage

/// Who answers in an interview without labels.
extension Entities {
  /// An interview whose questions are paragraphs by themselves, in bold or not: the answers are the interviewee's, who
  /// is named before them.
  mutating func labelAnswers(_ analysis: Analysis) {
    var paragraphs = [Range<Int>](repeating: 0..<0, count: labels.count)
    for sentence in analysis.sentences {
      let start = sentence.position == 0 ? sentence.tokens : paragraphs[sentence.paragraph]
      paragraphs[sentence.paragraph] = start.lowerBound..<sentence.tokens.upperBound
    }
    let bold = paragraphs.indices.filter { isBold(analysis, paragraphs[$0]) }
    let asking = bold.filter { analysis.text.byte(paragraphs[$0].upperBound - 3) == UInt8(ascii: "?") }
    let isMarked = asking.count >= 2 && bold.count >= 3 && asking.count * 3 >= bold.count
    let questions = isMarked ? bold : answeredQuestions(analysis, paragraphs)
    let asked = Set(questions)
    // Without questions only an opening can tell.
    let first = isMarked ? asking.first : questions.first
    let opening = analysis.sentences.partitioningIndex { $0.paragraph >= first ?? 4 }
    let announced = announced(analysis, before: opening)
    guard let named = announced ?? (questions.count < 2 ? nil : firstPerson(analysis, before: opening)),
      let entity = named.entity
    else { return }
    let introduced = analysis.sentences[named.sentence].paragraph
    let start = questions.first { $0 > introduced } ?? introduced
    if questions.count >= (announced == nil ? 3 : 2) {
      for paragraph in labels.indices where paragraph > start {
        labels[paragraph] = asked.contains(paragraph) ? nil : entity
      }
    } else {
      interviewee = Interviewee(
        entity: entity, start: start,
        signs: (announced == nil ? 0 : 1) | UInt32(min(questions.count, 2)) << 1)
    }
  }

  /// Paragraphs that ask and are answered by one that does not, of somebody who speaks of himself or herself before the
  /// next question.
  private func answeredQuestions(_ analysis: Analysis, _ paragraphs: [Range<Int>]) -> [Int] {
    let asking = paragraphs.indices.filter {
      analysis.text.byte(paragraphs[$0].upperBound - 1) == UInt8(ascii: "?")
    }
    return asking.enumerated().filter { index, paragraph in
      let next = index + 1 < asking.count ? asking[index + 1] : paragraphs.count
      return paragraphs[paragraph + 1..<next].joined().contains {
        English.opinionated.contains(analysis.tokens[$0].hash)
      }
    }.map(\.element)
  }

  /// Who is said, before a sentence, to be interviewed: "an interview with Hugh McGuire", "she spoke to Anirban Roy".
  private func announced(_ analysis: Analysis, before opening: Int) -> Mention? {
    for number in 0..<opening {
      let sentence = analysis.sentences[number].tokens
      guard
        let word = sentence.first(where: {
          English.interviewing.contains(analysis.tokens[$0].hash) && !analysis.isQuoted[$0]
        })
      else { continue }
      let around = mentions(in: number)
      let subject = around.first.flatMap { $0.tokens.upperBound <= word ? $0 : nil }
      let object = around.first { mention in
        mention.tokens.lowerBound > word && isPerson(mention, analysis)
          && analysis.tokens[mention.tokens.lowerBound - 1].hash != English.by
      }
      let isBy = word + 1 < sentence.upperBound && analysis.tokens[word + 1].hash == English.by
      // Who speaks to a reporter is as likely named before as who is spoken to behind; "we" and papers are neither.
      let isSpeaking =
        subject.map { isPerson($0, analysis) || $0.form == .role || $0.form == .personal } ?? false
      if isBy || isSpeaking && analysis.tokens[word].hash != English.interview {
        if let subject, isPerson(subject, analysis) { return subject }
        return firstPerson(analysis, before: opening)
      }
      if let object { return object }
    }
    return nil
  }

  /// Whether a mention names a person, not in quotation marks.
  private func isPerson(_ mention: Mention, _ analysis: Analysis) -> Bool {
    guard let entity = mention.entity.map({ entities[$0] }), entity.isPerson, entity.isNamed else {
      return false
    }
    let start = mention.tokens.lowerBound
    return !mention.tokens.contains { English.groupLinks.contains(analysis.tokens[$0].hash) }
      && (start == 0 || analysis.tokens[start - 1].kind != .openingQuote)
  }

  private func firstPerson(_ analysis: Analysis, before sentence: Int) -> Mention? {
    mentions[..<firstMention[sentence]].first { isPerson($0, analysis) }
  }

  /// Whether a paragraph starts and ends with two asterisks.
  private func isBold(_ analysis: Analysis, _ tokens: Range<Int>) -> Bool {
    tokens.count > 4
      && (Array(tokens.prefix(2)) + tokens.suffix(2)).allSatisfy {
        analysis.text.byte($0) == UInt8(ascii: "*")
      }
  }
}
