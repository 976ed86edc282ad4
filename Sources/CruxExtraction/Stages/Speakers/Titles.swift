import CruxLanguage

/// Titles and offices before a person's name.
extension Entities {
  /// Where the name itself begins behind ranks, titles and offices ("Former Prime Minister Gordon Brown", "Secretary of
  /// State Antony Blinken", "Dr. Yusuf"). What ends with an office, or tells of what it is ("President of France"), is
  /// a name as it stands.
  func bareName(_ analysis: Analysis, _ range: Range<Int>) -> Int {
    func word(_ index: Int) -> UInt32 { analysis.tokens[index].hash }
    let last = range.upperBound - 1
    var start = range.dropLast().last { English.ranks.contains(word($0)) }.map { $0 + 1 } ?? range.lowerBound
    let endsWithOffice = English.offices.contains(word(last)) || English.officeEnds.contains(word(last))
    if endsWithOffice || English.organisations.contains(word(last)) { return start }
    if let office = (start..<last).first(where: { isOffice(analysis, $0, in: range) }),
      (start..<office).allSatisfy({ isPlainPart(analysis, $0) })
    {
      start = office
    }
    while start < last {
      let next = start + 1
      guard
        isTitle(analysis, start) || isOffice(analysis, start, in: range)
          || analysis.text.byte(start) == UInt8(ascii: ".")
      else { return start }
      guard English.groupLinks.contains(word(next)) else {
        start = next
        continue
      }
      guard let end = fieldEnd(analysis, next + 1, last) else { return start }
      start = end
    }
    return start
  }

  /// Whether a word is a title, before another ("General Motors" is none's).
  private func isTitle(_ analysis: Analysis, _ index: Int) -> Bool {
    let hash = analysis.tokens[index].hash
    return English.titles.contains(hash)
      && !(hash == English.general && English.generalNames.contains(analysis.tokens[index + 1].hash))
  }

  /// Whether an office stands before more of a name ("Treasury Secretary Janet Yellen"), not a letter ("Speaker A").
  private func isOffice(_ analysis: Analysis, _ index: Int, in range: Range<Int>) -> Bool {
    let next = index + 1
    return English.offices.contains(analysis.tokens[index].hash) && next < range.upperBound
      && analysis.tokens[next].kind == .word && !isPossessive(analysis, next)
      && !(English.numberedSpeakers.contains(analysis.tokens[index].hash)
        && analysis.tokens[next].range.count == 1)
  }

  /// Whether a part of a name may tell which office is meant: no small word, mark or owner.
  private func isPlainPart(_ analysis: Analysis, _ index: Int) -> Bool {
    analysis.tokens[index].kind == .word && analysis.tokens[index].casing != .lower
      && !isPossessive(analysis, index)
  }

  /// Where what an office is for ends, and a name begins ("of Health and Human Services Xavier Becerra").
  private func fieldEnd(_ analysis: Analysis, _ start: Int, _ last: Int) -> Int? {
    let field = (start..<max(start, last)).prefix {
      let hash = analysis.tokens[$0].hash
      return English.officeFields.contains(hash) || hash == English.and || hash == English.the
    }
    guard let final = field.last, English.officeFields.contains(analysis.tokens[final].hash) else {
      return nil
    }
    return final + 1
  }
}
