import CruxLanguage

/// Who speaks by the form of a text: labels in dialogues, names above posts, questions in bold.
extension Entities {
  /// Labels hold until the next. They count where a text has several that are written alike and one speaks twice, or
  /// that nothing but a label is written like.
  mutating func findLabels(_ analysis: Analysis) {
    let paragraphs = (analysis.sentences.last?.paragraph ?? -1) + 1
    labels = [Int?](repeating: nil, count: paragraphs)
    let surnames = Set(entities.lazy.filter { $0.isPerson && $0.words.count > 1 }.map(\.lastWord))
    var found = analysis.sentences.indices.compactMap { number in
      analysis.sentences[number].position > 0 || analysis.introducesQuote(number)
        ? nil : LabelReader(analysis, number, surnames: surnames).read()
    }
    // A name's line may have another below it, of when it was and the poster's address.
    found = found.enumerated().filter { index, label in
      index == 0 || label.form != .posted || found[index - 1].form != .posted
        || label.sentence > found[index - 1].sentence + 1
    }.map(\.element)
    let counted = counted(found, analysis)
    guard let first = counted.first else {
      labelAnswers(analysis)
      labelSigned(analysis)
      return labelQuotes(analysis)
    }
    var current: Int?
    var next = 0
    for (number, sentence) in analysis.sentences.enumerated() {
      if next < counted.count, counted[next].sentence == number {
        current = labelEntity(analysis, counted[next].name)
        next += 1
      }
      labels[sentence.paragraph] = current
    }
    nameAnswers(analysis, first.sentence)
    labelQuotes(analysis)
  }

  private func counted(_ found: [SpeakerLabel], _ analysis: Analysis) -> [SpeakerLabel] {
    func names(_ labels: [SpeakerLabel]) -> [UInt32: Int] {
      Dictionary(labels.map { (analysis.tokens[$0.name.upperBound - 1].hash, 1) }, uniquingKeysWith: +)
    }
    let isDialogue = Dictionary(grouping: found, by: \.form).mapValues { labels in
      labels.count >= 3 && names(labels).values.contains { $0 >= 2 }
    }
    let others = analysis.sentences.indices.contains { analysis.introducesQuote($0) } ? 1 : 0
    let areSureCounted = names(found.filter(\.isSure)).count + others >= 2
    // Other fields of headers look like labels.
    let hasFields = found.contains { $0.form == .field } && areSureCounted
    return found.filter {
      isDialogue[$0.form] == true && !(hasFields && $0.form == .colon) || areSureCounted && $0.isSure
    }
  }

  /// Where labels only say that questions are asked and answered ("Q:", "A:"), the answers are the interviewee's: the
  /// first person named before, if one is.
  private mutating func nameAnswers(_ analysis: Analysis, _ first: Int) {
    let marks = Set(labels.compactMap(\.self))
    guard marks.allSatisfy({ English.askedAndAnswered.contains(entities[$0].lastWord) }) else { return }
    let named = mentions[..<firstMention[first]].first { mention in
      mention.entity.map { entities[$0].isPerson && entities[$0].isNamed } ?? false
    }
    for paragraph in labels.indices {
      guard let label = labels[paragraph] else { continue }
      labels[paragraph] = English.answers.contains(entities[label].lastWord) ? named?.entity : nil
    }
  }

  mutating func labelEntity(_ analysis: Analysis, _ name: Range<Int>) -> Int {
    let words = name.map { analysis.tokens[$0].hash }
    let text = analysis.text.text(name)
    let (named, initials) = (known(words, text), words.last.flatMap { byInitials[$0] })
    // One word in capitals is short for a name, if any is.
    let isShort = words.count == 1 && analysis.tokens[name.lowerBound].casing == .upper
    return (isShort ? initials ?? named : named ?? initials) ?? addNamed(text, words, isPerson: true)
  }

  /// An interview whose questions are paragraphs by themselves, in bold or not: the answers are the interviewee's, who
  /// is named before them.
  private mutating func labelAnswers(_ analysis: Analysis) {
    var paragraphs = [Range<Int>](repeating: 0..<0, count: labels.count)
    for sentence in analysis.sentences {
      let start = sentence.position == 0 ? sentence.tokens : paragraphs[sentence.paragraph]
      paragraphs[sentence.paragraph] = start.lowerBound..<sentence.tokens.upperBound
    }
    let bold = paragraphs.indices.filter { isBold(analysis, paragraphs[$0]) }
    let asking = bold.filter { analysis.text.byte(paragraphs[$0].upperBound - 3) == UInt8(ascii: "?") }
    let isMarked = asking.count >= 2 && bold.count >= 3 && asking.count * 3 >= bold.count
    let questions = isMarked ? bold : answeredQuestions(analysis, paragraphs)
    guard let first = isMarked ? asking.first : questions.first, questions.count >= 3,
      let named = interviewee(analysis, before: first, questions)
    else { return }
    let introduced = analysis.sentences[named.sentence].paragraph
    let start = questions.first { $0 > introduced } ?? introduced
    for paragraph in labels.indices where paragraph > start {
      labels[paragraph] = questions.contains(paragraph) ? nil : named.entity
    }
  }

  /// Paragraphs that ask and are answered by one that does not, of somebody who speaks of himself or herself.
  private func answeredQuestions(_ analysis: Analysis, _ paragraphs: [Range<Int>]) -> [Int] {
    func asks(_ paragraph: Int) -> Bool {
      analysis.text.byte(paragraphs[paragraph].upperBound - 1) == UInt8(ascii: "?")
    }
    return paragraphs.indices.dropLast().filter { paragraph in
      asks(paragraph) && !asks(paragraph + 1)
        && paragraphs[paragraph + 1].contains { English.opinionated.contains(analysis.tokens[$0].hash) }
    }
  }

  /// Who is said to be interviewed before the questions, or else the first person named there.
  private func interviewee(_ analysis: Analysis, before first: Int, _ questions: [Int]) -> Mention? {
    let named = mentions.filter { mention in
      let paragraph = analysis.sentences[mention.sentence].paragraph
      return paragraph < first && !questions.contains(paragraph)
        && mention.entity.map { entities[$0].isPerson && entities[$0].isNamed } ?? false
    }
    return named.first { mention in
      let before =
        analysis.sentences[mention.sentence].tokens.lowerBound..<mention.tokens.lowerBound
      // "Interview by Anirban Roy", "She spoke to Anirban Roy".
      let isInterviewer =
        before.last.map { analysis.tokens[$0].hash == English.by } ?? false
        || before.contains { English.personalPronouns.contains(analysis.tokens[$0].hash) }
      return !isInterviewer && before.contains { English.interviewing.contains(analysis.tokens[$0].hash) }
    } ?? named.first
  }

  /// Whether a paragraph starts and ends with two asterisks.
  private func isBold(_ analysis: Analysis, _ tokens: Range<Int>) -> Bool {
    tokens.count > 4
      && (Array(tokens.prefix(2)) + tokens.suffix(2)).allSatisfy {
        analysis.text.byte($0) == UInt8(ascii: "*")
      }
  }
}
