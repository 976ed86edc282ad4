import CruxModel
import Foundation

/// Where the anchors of one side of a merge stand in the merged texts.
struct CarriedAnchors {
  /// How one text became another.
  private struct Move {
    let before: ScalarOffsets
    let after: ScalarOffsets
    let bytes: (before: Data, after: Data)
    let alignment: PassageAlignment

    init(_ before: String, _ after: String) {
      bytes = (Data(before.utf8), Data(after.utf8))
      self.before = ScalarOffsets(before)
      self.after = ScalarOffsets(after)
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
      let sought = Data(words.utf8)
      guard let byte = Self.onlyPlace(of: sought, in: bytes.after),
        Self.onlyPlace(of: sought, in: bytes.before) != nil, let place = after.scalar(ofByte: byte)
      else { return nil }
      return place - start
    }

    /// Where words stand in a text, if they stand there once.
    private static func onlyPlace(of words: Data, in text: Data) -> Int? {
      guard let first = text.range(of: words),
        text.range(of: words, in: first.lowerBound + 1..<text.count) == nil
      else { return nil }
      return first.lowerBound
    }
  }

  /// The side's statements, with their anchors moved, or without one where its words are not found.
  private(set) var statements: [Statement]
  /// The anchors that were not found, by their statements' ids.
  private(set) var lost: [String: Anchor] = [:]

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
      guard let anchor = statement.anchor, let move = moves[anchor.document] else { continue }
      if let shift = move.shift(of: anchor.start, anchor.end) {
        statements[number].anchor?.start += shift
        statements[number].anchor?.end += shift
      } else {
        statements[number].anchor = nil
        lost[statement.id] = anchor
      }
    }
  }
}
