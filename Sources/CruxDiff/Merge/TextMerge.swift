import CruxLanguage

/// A text that two sides changed, brought together sentence by sentence (diff3; Khanna, Kunal and Pierce 2007, "A formal
/// investigation of diff3").
enum TextMerge {
  /// A sentence, and what stands between it and the next, which makes it no other.
  private struct Sentence: Hashable {
    var words: ArraySlice<UInt8>
    var gap: ArraySlice<UInt8>

    static func == (one: Sentence, other: Sentence) -> Bool { one.words == other.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words) }
  }

  /// The text with what either side changed, or nil where both changed the same sentences, or neighbours.
  static func merged(_ base: String, _ ours: String, _ theirs: String) -> String? {
    let (old, our, their) = (sentences(base), sentences(ours), sentences(theirs))
    let (inOurs, inTheirs) = (places(of: old, in: our), places(of: old, in: their))
    var result: [UInt8] = []
    var (start, ourStart, theirStart) = (0, 0, 0)
    while true {
      let kept = (start..<old.count).lazy.compactMap { place in
        inOurs[place].flatMap { ours in inTheirs[place].map { (place, ours, $0) } }
      }.first
      let (end, ourEnd, theirEnd) = kept ?? (old.count, our.count, their.count)
      let (was, one, other) = (old[start..<end], our[ourStart..<ourEnd], their[theirStart..<theirEnd])
      if one.elementsEqual(was) {
        result += other.flatMap { $0.words + $0.gap }
      } else if other.elementsEqual(was) || other.elementsEqual(one) {
        result += one.flatMap { $0.words + $0.gap }
      } else {
        return nil
      }
      guard kept != nil else { return String(decoding: result, as: UTF8.self) }
      result += old[end].words + (our[ourEnd].gap == old[end].gap ? their[theirEnd] : our[ourEnd]).gap
      (start, ourStart, theirStart) = (end + 1, ourEnd + 1, theirEnd + 1)
    }
  }

  private static func sentences(_ text: String) -> [Sentence] {
    let text = TokenizedText(text, abbreviations: [:])
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
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset)), inserted = Set(difference.insertions.map(\.offset))
    for (one, other) in zip(
      old.indices.filter { !removed.contains($0) }, new.indices.filter { !inserted.contains($0) })
    { places[one] = other }
    return places
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
