/// How one text became another, word by word.
public struct WordDifference: Sendable, Equatable {
  public enum Piece: Sendable, Equatable {
    case kept(String), removed(String), added(String)
  }

  /// Runs of words, removed ones before those that came in their place.
  public private(set) var pieces: [Piece] = []

  public init(_ before: String, _ after: String) {
    let old = before.split(whereSeparator: \.isWhitespace).map(String.init)
    let new = after.split(whereSeparator: \.isWhitespace).map(String.init)
    var (left, right) = (0, 0)
    var kept: [String] = []
    for (nextLeft, nextRight) in commonPlaces(old, new) + [(old.count, new.count)] {
      if nextLeft > left || nextRight > right || nextLeft == old.count {
        add(Piece.kept, kept[...])
        kept = []
      }
      add(Piece.removed, old[left..<nextLeft])
      add(Piece.added, new[right..<nextRight])
      if nextLeft < old.count { kept.append(old[nextLeft]) }
      (left, right) = (nextLeft + 1, nextRight + 1)
    }
  }

  private mutating func add(_ piece: (String) -> Piece, _ words: ArraySlice<String>) {
    if !words.isEmpty { pieces.append(piece(words.joined(separator: " "))) }
  }
}
