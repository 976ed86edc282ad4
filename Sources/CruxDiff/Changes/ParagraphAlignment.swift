/// Which paragraphs of one text stand, in the same order, in another, and how far they are shifted.
struct ParagraphAlignment {
  private struct Kept {
    var before: Range<Int>
    var after: Range<Int>
  }

  private let kept: [Kept]

  init(_ before: String, _ after: String) {
    let (old, new) = (Self.paragraphs(before), Self.paragraphs(after))
    let difference = new.map(\.text).difference(from: old.map(\.text))
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    let left = old.indices.filter { !removed.contains($0) }
    let right = new.indices.filter { !inserted.contains($0) }
    kept = zip(left, right).map { Kept(before: old[$0].range, after: new[$1].range) }
  }

  /// By how many scalars a span of the first text is shifted in the second, where its paragraph is kept.
  func shift(of start: Int, _ end: Int) -> Int? {
    let paragraph = kept.first { $0.before.lowerBound <= start && end <= $0.before.upperBound }
    return paragraph.map { $0.after.lowerBound - $0.before.lowerBound }
  }

  /// Whether a span of the second text stands in a paragraph that is kept.
  func containsAfter(_ start: Int, _ end: Int) -> Bool {
    kept.contains { $0.after.lowerBound <= start && end <= $0.after.upperBound }
  }

  /// Lines that are not blank, with their spans in scalars.
  private static func paragraphs(_ text: String) -> [(text: Substring, range: Range<Int>)] {
    var found: [(Substring, Range<Int>)] = []
    var start = 0
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.count
      if !line.isEmpty { found.append((Substring(line), start..<end)) }
      start = end + 1
    }
    return found
  }
}
