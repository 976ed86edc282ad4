/// Cuts a long text into windows that overlap, so that each is short enough for a model and no statement is cut by
/// all that it lies in.
struct Windows: Sendable {
  /// The most Unicode scalars in a window; 12,000 are about 3,000 tokens of English.
  var size = 12_000
  /// How many scalars two windows share, about.
  var overlap = 1_500

  /// The windows of a text, in order, from its start to its end.
  func ranges(of text: ArraySlice<Unicode.Scalar>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = text.startIndex
    while text.endIndex - start > size {
      let end = Self.cut(text, in: start + size * 3 / 4..<start + size)
      ranges.append(start..<end)
      start = max(
        start + 1, Self.cut(text, in: end - min(overlap, size / 2)..<end - min(overlap, size / 2) / 2))
    }
    ranges.append(start..<text.endIndex)
    return ranges
  }

  /// The best place for a cut: the last end of a paragraph in a range or, failing that, of a sentence or of a word.
  private static func cut(_ text: ArraySlice<Unicode.Scalar>, in range: Range<Int>) -> Int {
    let places = range.filter { $0 > text.startIndex && text[$0 - 1].properties.isWhitespace }
    return places.last { text[$0 - 1] == "\n" }
      ?? places.last { $0 > text.startIndex + 1 && ".?!\"”".unicodeScalars.contains(text[$0 - 2]) }
      ?? places.last ?? range.upperBound
  }
}
