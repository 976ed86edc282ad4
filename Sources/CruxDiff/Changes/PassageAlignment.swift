import Algorithms
import CruxLanguage
import CruxModel

/// Which passages of one text stand in another, and how far they are shifted: those that stand in the same order, and of
/// the others those that both texts have once. The shapes of quotes and of single spaces make no other passage.
struct PassageAlignment {
  enum Unit { case sentence, paragraph }

  private struct Kept {
    var before: Range<Int>
    var after: Range<Int>
  }

  /// Runs of passages that follow one another in both texts.
  private var kept: [Kept] = []
  /// Passages of the first text before which the same stands in both: the same passage, or nothing.
  private var steady: [Range<Int>] = []

  init(_ before: String, _ after: String, by unit: Unit) {
    let (old, new) = (Self.passages(before, unit), Self.passages(after, unit))
    var last = (-1, -1)
    let (ours, theirs) = (old.map(\.text), new.map(\.text))
    let inOrder = commonPlaces(ours, theirs)
    let pairs = inOrder + Self.moved(ours, theirs, besides: inOrder)
    let places = Dictionary(uniqueKeysWithValues: pairs)
    for (one, other) in pairs {
      if one == 0 ? other == 0 : places[one - 1] == other - 1 { steady.append(old[one].range) }
      let shift = new[other].range.lowerBound - old[one].range.lowerBound
      if let run = kept.last, last == (one - 1, other - 1),
        run.after.lowerBound - run.before.lowerBound == shift
      {
        kept[kept.count - 1].before = run.before.lowerBound..<old[one].range.upperBound
        kept[kept.count - 1].after = run.after.lowerBound..<new[other].range.upperBound
      } else {
        kept.append(Kept(before: old[one].range, after: new[other].range))
      }
      last = (one, other)
    }
    steady.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Pairs of passages that stand elsewhere, once in each text.
  private static func moved(
    _ old: [String], _ new: [String], besides pairs: [(before: Int, after: Int)]
  ) -> [(before: Int, after: Int)] {
    let (here, there) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
    let (inOld, inNew) = (singlePlaces(old), singlePlaces(new))
    return old.indices.compactMap { place in
      guard !here.contains(place), inOld[old[place]] == place, let other = inNew[old[place]],
        !there.contains(other)
      else { return nil }
      return (place, other)
    }
  }

  /// By how many scalars a span of the first text is shifted in the second, where its passages are kept.
  func shift(of start: Int, _ end: Int) -> Int? {
    let run = kept.first { $0.before.lowerBound <= start && end <= $0.before.upperBound }
    return run.map { $0.after.lowerBound - $0.before.lowerBound }
  }

  /// Whether the passage in which a place of the first text lies is kept with the one before it.
  func keepsPassageBefore(_ place: Int) -> Bool {
    let next = steady.partitioningIndex { $0.lowerBound > place }
    return next > 0 && steady[next - 1].contains(place)
  }

  /// Whether a span of the second text stands in passages that are kept.
  func containsAfter(_ start: Int, _ end: Int) -> Bool {
    kept.contains { $0.after.lowerBound <= start && end <= $0.after.upperBound }
  }

  /// Sentences or paragraphs, with their spans in scalars.
  private static func passages(_ text: String, _ unit: Unit) -> [(text: String, range: Range<Int>)] {
    let tokenized = TokenizedText(text)
    let offsets = ScalarOffsets(tokenized.bytes)
    var passages: [(tokens: Range<Int>, paragraph: Int)] = []
    for sentence in tokenized.sentences {
      if unit == .paragraph, let last = passages.last, last.paragraph == sentence.paragraph {
        passages[passages.count - 1].tokens = last.tokens.lowerBound..<sentence.tokens.upperBound
      } else {
        passages.append((sentence.tokens, sentence.paragraph))
      }
    }
    return passages.compactMap { tokens, _ in
      guard let first = tokens.first, let last = tokens.last,
        let start = offsets.scalar(ofByte: tokenized.tokens[first].range.lowerBound),
        let end = offsets.scalar(ofByte: tokenized.tokens[last].range.upperBound)
      else { return nil }
      return (folded(tokenized.text(tokens)), start..<end)
    }
  }

  /// Scalar by scalar, so that places in it are those in the text.
  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "\u{2018}", "\u{2019}": "'"
          case "\u{201C}", "\u{201D}": "\""
          case _ where scalar.properties.isWhitespace: " "
          default: scalar
          }
        }))
  }
}
