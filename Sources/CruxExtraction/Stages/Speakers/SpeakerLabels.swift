import CruxLanguage

/// Who speaks by the form of a text: labels in dialogues, names above posts.
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
    let (named, initials) = (meant(words, text), words.last.flatMap { byInitials[$0] })
    // One word in capitals is short for a name, if any is.
    let isShort = words.count == 1 && analysis.tokens[name.lowerBound].casing == .upper
    return (isShort ? initials ?? named : named ?? initials) ?? addNamed(text, words, isPerson: true)
  }
}
