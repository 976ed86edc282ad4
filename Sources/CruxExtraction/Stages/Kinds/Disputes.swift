import CruxLanguage

/// What the words around a statement make of it: whether it is denied, disowned or conceded, or itself denies.
struct Dispute: OptionSet, Sendable {
  let rawValue: UInt32

  /// The next sentence says that it is wrong.
  static let isDenied = Dispute(rawValue: 1)
  /// What leads up to it rejects it ("I disagree with the claim that").
  static let isDisowned = Dispute(rawValue: 2)
  /// Its sentence opens as concessions do ("To be sure,").
  static let isConceded = Dispute(rawValue: 4)
  /// It says that something just said is wrong.
  static let denies = Dispute(rawValue: 8)
}

extension Dispute {
  init(_ span: Span, _ analysis: Analysis) {
    self = []
    let tokens = analysis.sentences[span.sentence].tokens
    if analysis.denies(tokens) { insert(.denies) }
    let next = span.sentence + 1
    if next < analysis.sentences.count, analysis.denies(analysis.sentences[next].tokens) { insert(.isDenied) }
    let lead = tokens.lowerBound..<span.tokens.lowerBound
    if lead.contains(where: { English.disowning.contains(analysis.tokens[$0].hash) }) { insert(.isDisowned) }
    if English.concedes(tokens, analysis.tokens) { insert(.isConceded) }
  }
}

extension Analysis {
  /// Whether what leads up to a statement rejects it, so that nobody there asserts it: "denied that", "dismisses the old
  /// notion that", "does not accept that"; but not "does not dispute that".
  /// - Parameter start: the statement's first token.
  func isRejected(from start: Int, in sentence: Sentence) -> Bool {
    let lead = sentence.tokens.lowerBound..<start
    func word(_ index: Int) -> UInt32 { lead.contains(index) ? tokens[index].hash : 0 }
    guard word(lead.upperBound - 1) == English.that else { return false }
    var verb = lead.upperBound - 2
    if English.sayings.contains(word(verb)) {
      verb -= 1
      // "The notion", "the old notion", "any such notion".
      for _ in 0..<2 where ![English.rejecting, English.holding].contains(where: { $0.contains(word(verb)) })
      {
        verb -= 1
      }
    }
    let isNegated = isNegated(verb, in: lead)
    if English.holding.contains(word(verb)) { return isNegated }
    return [English.rejecting, English.falseSayings].contains { $0.contains(word(verb)) } && !isNegated
  }

  /// Whether one of the three words before a word denies it, with no comma between: "does not really believe", "little
  /// doubt"; but not "not only believes".
  private func isNegated(_ index: Int, in lead: Range<Int>) -> Bool {
    let before = lead.clamped(to: index - 3..<index).reversed().prefix { text.byte($0) != UInt8(ascii: ",") }
    return before.contains {
      English.negations.contains(tokens[$0].hash) || English.denyingDoubt.contains(tokens[$0].hash)
    }
      && !before.contains { tokens[$0].hash == English.only }
  }

  /// Whether a sentence says of what came before that it is wrong: "But that is simply not true", "Nonsense."
  fileprivate func denies(_ sentence: Range<Int>) -> Bool {
    func word(_ index: Int) -> UInt32 { sentence.contains(index) ? tokens[index].hash : 0 }
    var index = sentence.lowerBound
    while English.contrast.contains(word(index)) || English.addition.contains(word(index))
      || text.byte(min(index, sentence.upperBound - 1)) == UInt8(ascii: ",") && index < sentence.upperBound
    {
      index += 1
    }
    if sentence.upperBound - index <= 3, English.wrongness.contains(word(index)) { return true }
    guard English.pronouns.contains(word(index)) else { return false }
    let rest = sentence.clamped(to: index + 1..<index + 7)
    guard rest.prefix(2).contains(where: { English.being.contains(tokens[$0].hash) }) else { return false }
    let isNegated = rest.contains { English.negations.contains(tokens[$0].hash) }
    return rest.contains { English.wrongness.contains(tokens[$0].hash) } && !isNegated
      || rest.contains { English.rightness.contains(tokens[$0].hash) } && isNegated
  }
}
