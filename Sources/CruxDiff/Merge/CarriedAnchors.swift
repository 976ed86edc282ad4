import CruxModel

/// Where the anchors of one side of a merge stand in the merged texts.
struct CarriedAnchors {
  /// How one text became another.
  private struct Move {
    let before: ScalarOffsets
    let after: ScalarOffsets
    let bytes: (before: [UInt8], after: [UInt8])
    let alignment: PassageAlignment

    init(_ before: String, _ after: String) {
      bytes = (Array(before.utf8), Array(after.utf8))
      self.before = ScalarOffsets(bytes.before)
      self.after = ScalarOffsets(bytes.after)
      alignment = PassageAlignment(before, after, by: .sentence)
    }

    /// By how many scalars a span's words are shifted: with their sentence or, where that is another, as the only
    /// ones of their kind.
    func shift(of start: Int, _ end: Int) -> Int? {
      guard start < end, let words = before.text(from: start, to: end) else { return nil }
      if let shift = alignment.shift(of: start, end),
        after.text(from: start + shift, to: end + shift) == words
      {
        return shift
      }
      let places = bytes.after.ranges(of: Array(words.utf8))
      guard places.count == 1, bytes.before.ranges(of: Array(words.utf8)).count == 1,
        let place = after.scalar(ofByte: places[0].lowerBound)
      else { return nil }
      return place - start
    }
  }

  /// The side's statements; their anchors are moved as far as their words are found.
  private(set) var statements: [Statement]
  /// The anchors that stand in the merged texts, by their statements' ids.
  private(set) var found: [String: Anchor] = [:]

  init(_ side: Graph, in documents: [Document]) {
    statements = side.statements
    let texts = Dictionary(documents.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    var moves: [String: Move] = [:]
    for document in side.documents {
      guard let before = document.text, let text = texts[document.id], let after = text,
        !before.utf8.elementsEqual(after.utf8)
      else { continue }
      moves[document.id] = Move(before, after)
    }
    for (number, statement) in statements.enumerated() {
      guard var anchor = statement.anchor else { continue }
      if let move = moves[anchor.document] {
        guard let shift = move.shift(of: anchor.start, anchor.end) else { continue }
        anchor.start += shift
        anchor.end += shift
        statements[number].anchor = anchor
      }
      found[statement.id] = anchor
    }
  }
}
