import CruxLanguage

/// A text that two sides changed, brought together sentence by sentence (diff3; Khanna, Kunal and Pierce 2007, "A formal
/// investigation of diff3").
enum TextMerge {
  /// A sentence, and what stands between it and the next.
  private struct Sentence: Equatable {
    var words: ArraySlice<UInt8>
    var gap: ArraySlice<UInt8>
  }

  /// The text with what either side changed, or nil where both changed the same sentences, or neighbours, or what stands
  /// between them.
  static func merged(_ base: String, _ ours: String, _ theirs: String) -> String? {
    let (old, our, their) = (sentences(base), sentences(ours), sentences(theirs))
    guard !old.isEmpty, !our.isEmpty, !their.isEmpty else { return nil }
    let (inOurs, inTheirs) = (places(of: old, in: our), places(of: old, in: their))
    var result: [UInt8] = []
    var (start, ourStart, theirStart) = (0, 0, 0)
    while true {
      let kept = (start..<old.count).lazy.compactMap { place in
        inOurs[place].flatMap { ours in inTheirs[place].map { (place, ours, $0) } }
      }.first
      let (end, ourEnd, theirEnd) = kept ?? (old.count, our.count, their.count)
      guard
        let changed = chosen(old[start..<end], our[ourStart..<ourEnd], their[theirStart..<theirEnd])
      else { return nil }
      for sentence in changed { result += sentence.words + sentence.gap }
      guard kept != nil else { return String(decoding: result, as: UTF8.self) }
      guard let gap = chosen(old[end].gap, our[ourEnd].gap, their[theirEnd].gap) else { return nil }
      result += old[end].words + gap
      (start, ourStart, theirStart) = (end + 1, ourEnd + 1, theirEnd + 1)
    }
  }

  /// What the side has that changed it; nil where both did.
  private static func chosen<Value: Equatable>(_ base: Value, _ ours: Value, _ theirs: Value) -> Value? {
    if ours == base { return theirs }
    return theirs == base || theirs == ours ? ours : nil
  }

  private static func sentences(_ text: String) -> [Sentence] {
    let text = TokenizedText(text)
    let ends = text.sentences.map { text.tokens[$0.tokens.upperBound - 1].range.upperBound }
    let starts = text.sentences.map { text.tokens[$0.tokens.lowerBound].range.lowerBound }
    let next = starts.dropFirst() + [text.bytes.count]
    // What stands before the first sentence goes with it.
    return zip(zip([0] + starts.dropFirst(), ends), next).map { span, next in
      Sentence(words: text.bytes[span.0..<span.1], gap: text.bytes[span.1..<next])
    }
  }

  /// Where each sentence of a text stands in another, in order.
  private static func places(of old: [Sentence], in new: [Sentence]) -> [Int?] {
    var places = [Int?](repeating: nil, count: old.count)
    for pair in commonPlaces(old.map(\.words), new.map(\.words)) { places[pair.before] = pair.after }
    return places
  }
}
