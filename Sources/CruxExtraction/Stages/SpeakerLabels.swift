import CruxLanguage

/// Who speaks by the form of a text: labels in dialogues, names above posts, questions in bold.
extension Entities {
  /// Labels count where at least two paragraphs have one; they hold until the next.
  mutating func findLabels(_ analysis: Analysis) {
    let paragraphs = (analysis.sentences.last?.paragraph ?? -1) + 1
    labels = [Int?](repeating: nil, count: paragraphs)
    labelLength = [Int](repeating: 0, count: analysis.sentences.count)
    var found: [(sentence: Int, length: Int, name: Range<Int>)] = []
    for (number, sentence) in analysis.sentences.enumerated() where sentence.position == 0 {
      if let label = label(analysis, sentence) ?? handle(analysis, number) {
        found.append((number, label.length, label.name))
      }
    }
    var uses: [UInt32: Int] = [:]
    for label in found { uses[analysis.tokens[label.name.upperBound - 1].hash, default: 0] += 1 }
    let isDialogue = found.count >= 3 && uses.values.contains { $0 >= 2 }
    guard isDialogue else { return labelAnswers(analysis) }
    var current: Int?
    var next = 0
    for (number, sentence) in analysis.sentences.enumerated() {
      if next < found.count, found[next].sentence == number {
        current = labelEntity(analysis, found[next].name)
        labelLength[number] = found[next].length
        next += 1
      }
      labels[sentence.paragraph] = current
    }
    nameAnswers(analysis, found.first?.sentence ?? 0)
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

  /// `HOLM:`, `Anders Holm:`, `CHAIR (Helena Brandt):` or `From: Odile Marchetti`.
  private func label(
    _ analysis: Analysis, _ sentence: Sentence
  ) -> (length: Int, name: Range<Int>)? {
    var tokens = sentence.tokens
    while let first = tokens.first, analysis.text.byte(first) == UInt8(ascii: "*") {
      tokens = tokens.dropFirst()
    }
    tokens = tokens.dropFirst(timeLength(analysis, tokens))
    guard !tokens.isEmpty else { return nil }
    guard let colon = tokens.prefix(14).first(where: { analysis.text.byte($0) == UInt8(ascii: ":") }),
      colon > tokens.lowerBound, analysis.tokens[tokens.lowerBound].casing != .lower
    else { return nil }
    if analysis.tokens[tokens.lowerBound].hash == English.fromField, colon + 1 < tokens.upperBound {
      return (sentence.tokens.count, colon + 1..<tokens.upperBound)
    }
    guard colon + 1 < tokens.upperBound || sentence.form == .field else { return nil }
    let bracket = (tokens.lowerBound..<colon).first { analysis.text.byte($0) == UInt8(ascii: "(") }
    var name = tokens.lowerBound..<(bracket ?? colon)
    // A label that is a role is explained by the name in its brackets.
    if let bracket, bracket + 1 < colon - 1, !name.contains(where: { isKnownName(analysis, $0) }),
      English.titles.contains(analysis.tokens[name.upperBound - 1].hash)
    {
      name = bracket + 1..<colon - 1
    }
    guard name.count <= 4,
      name.allSatisfy({ analysis.tokens[$0].casing != .lower || analysis.text.byte($0) != 0 })
    else { return nil }
    return (colon + 1 - sentence.tokens.lowerBound, name)
  }

  /// How many tokens tell the time before a label: `[00:01:25]`, `(10:02)`.
  private func timeLength(_ analysis: Analysis, _ tokens: Range<Int>) -> Int {
    guard let first = tokens.first, "[(".utf8.contains(analysis.text.byte(first)),
      let end = tokens.dropFirst().first(where: {
        analysis.tokens[$0].kind != .number && analysis.text.byte($0) != UInt8(ascii: ":")
      }),
      end > first + 1, "])".utf8.contains(analysis.text.byte(end))
    else { return 0 }
    return end + 1 - first
  }

  private func isKnownName(_ analysis: Analysis, _ index: Int) -> Bool {
    byLastWord[analysis.tokens[index].hash]?.contains {
      entities[$0].isPerson && entities[$0].words.count > 1
    } ?? false
  }

  private mutating func labelEntity(_ analysis: Analysis, _ name: Range<Int>) -> Int {
    let words = name.map { analysis.tokens[$0].hash }
    let text = analysis.text.text(name)
    if let known = known(words, text) ?? words.last.flatMap({ byInitials[$0] }) { return known }
    return addNamed(text, words, isPerson: true)
  }

  /// A paragraph that has nothing but a name in bold, as forums show who writes: `**hydro_marcus**`.
  private func handle(_ analysis: Analysis, _ number: Int) -> (length: Int, name: Range<Int>)? {
    let tokens = analysis.sentences[number].tokens
    guard tokens.count <= 14, isBold(analysis, tokens), isLast(analysis, number) else { return nil }
    let inner = tokens.lowerBound + 2..<tokens.upperBound - 2
    let bracket = inner.first { analysis.text.byte($0) == UInt8(ascii: "(") }
    let name = inner.lowerBound..<(bracket ?? inner.upperBound)
    guard (1...3).contains(name.count), name.allSatisfy({ analysis.tokens[$0].kind == .word }) else {
      return nil
    }
    return (tokens.count, name)
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
      analysis.sentences[mention.sentence].tokens.lowerBound < mention.tokens.lowerBound
        && (analysis.sentences[mention.sentence].tokens.lowerBound..<mention.tokens.lowerBound).contains {
          English.interviewing.contains(analysis.tokens[$0].hash)
        }
    } ?? named.first
  }

  /// Whether a paragraph starts and ends with two asterisks.
  private func isBold(_ analysis: Analysis, _ tokens: Range<Int>) -> Bool {
    tokens.count > 4
      && (Array(tokens.prefix(2)) + tokens.suffix(2)).allSatisfy {
        analysis.text.byte($0) == UInt8(ascii: "*")
      }
  }

  private func isLast(_ analysis: Analysis, _ number: Int) -> Bool {
    number + 1 == analysis.sentences.count || analysis.sentences[number + 1].position == 0
  }
}
