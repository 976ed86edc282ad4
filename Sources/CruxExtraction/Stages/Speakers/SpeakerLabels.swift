import Algorithms
import CruxLanguage

/// Who speaks by the form of a text: labels in dialogues, names above posts.
extension Entities {
  /// Labels hold until the next. They count where a text has several that are written alike and one speaks twice, or
  /// that nothing but a label is written like.
  mutating func findLabels(_ analysis: Analysis) {
    let paragraphs = (analysis.sentences.last?.paragraph ?? -1) + 1
    labels = [Int?](repeating: nil, count: paragraphs)
    let surnames = Set(entities.lazy.filter { $0.isPerson && $0.words.count > 1 }.map(\.lastWord))
    let isCaptioned = analysis.isCaptioned
    var found = analysis.sentences.indices.compactMap { number in
      analysis.sentences[number].position > 0 || analysis.introducesQuote(number)
        ? nil : LabelReader(analysis, number, surnames: surnames).read(isCaption: isCaptioned)
    }
    let headerLines = analysis.headerLines
    found.removeAll { $0.form != .field && headerLines.contains($0.sentence) }
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
      // In captions somebody else speaks, named or not.
      if isCaptioned, sentence.position == 0, analysis.quoteDepth(number) > 0 { current = nil }
      if next < counted.count, counted[next].sentence == number {
        current = labelEntity(analysis, counted[next].name)
        next += 1
      }
      labels[sentence.paragraph] = current
    }
    nameAnswers(analysis, first.sentence)
    if !isCaptioned { labelQuotes(analysis) }
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

  mutating func labelEntity(_ analysis: Analysis, _ label: Range<Int>) -> Int {
    let name = bareName(analysis, label)..<label.upperBound
    let words = name.map { analysis.tokens[$0].hash }
    let text = analysis.text.text(name)
    let (named, initials) = (meant(words, text), words.last.flatMap { byInitials[$0] })
    // One word in capitals is short for a name, if any is.
    let isShort = words.count == 1 && analysis.tokens[name.lowerBound].casing == .upper
    return (isShort ? initials ?? named : named ?? initials) ?? addNamed(text, words, isPerson: true)
  }
}

extension Analysis {
  /// Lines that stand one below another with fields of a header, whatever theirs is ("MIME-Version: 1.0").
  fileprivate var headerLines: Set<Int> {
    let blocks = sentences.indices.filter { isFieldLine($0) }
      .chunked(by: { $1 == $0 + 1 && !isBelowBlank($1) })
    let headers = blocks.filter { block in
      block.contains { isHeaderField(sentences[$0].tokens.lowerBound) }
    }
    return Set(headers.joined())
  }

  /// A field with its colon, or what goes on with one further in; but for those that are known no sentence.
  private func isFieldLine(_ number: Int) -> Bool {
    let line = sentences[number]
    guard line.position == 0, line.form != .bullet else { return false }
    let first = line.tokens.lowerBound
    if isHeaderField(first) { return true }
    let start = Int(tokens[first].start)
    let isField = line.tokens.count > 2 && text.byte(first + 1) == UInt8(ascii: ":")
    let isFolded = start > 0 && [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(text.bytes[start - 1])
    return (isField || isFolded) && !".!?".utf8.contains(text.byte(line.tokens.upperBound - 1))
  }

  private func isHeaderField(_ index: Int) -> Bool {
    let word = tokens[index].hash
    return (word == English.from || English.headerFields.contains(word)) && index + 1 < tokens.count
      && text.byte(index + 1) == UInt8(ascii: ":")
  }

  /// Whether a blank line stands before a sentence that is not the first.
  private func isBelowBlank(_ number: Int) -> Bool {
    let first = sentences[number].tokens.lowerBound
    return text.bytes[Int(tokens[first - 1].end)..<Int(tokens[first].start)].count {
      $0 == UInt8(ascii: "\n")
    } > 1
  }
}
