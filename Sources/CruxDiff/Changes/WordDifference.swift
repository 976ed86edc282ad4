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
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let firstLeft = left
      while removed.contains(left) { left += 1 }
      let firstRight = right
      while inserted.contains(right) { right += 1 }
      if left > firstLeft { pieces.append(.removed(old[firstLeft..<left].joined(separator: " "))) }
      if right > firstRight { pieces.append(.added(new[firstRight..<right].joined(separator: " "))) }
      let firstKept = left
      while left < old.count, right < new.count, !removed.contains(left), !inserted.contains(right) {
        left += 1
        right += 1
      }
      if left > firstKept { pieces.append(.kept(old[firstKept..<left].joined(separator: " "))) }
    }
  }
}
