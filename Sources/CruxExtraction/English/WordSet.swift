import CruxLanguage

/// A set of words, known by the hashes of their lower-case forms: a table with open addressing, since every token
/// of a text is looked up in several.
package struct WordSet: Sendable {
  package let hashes: Set<UInt32>
  /// Each hash at its place or the next free one; 0 where there is none.
  private let slots: [UInt32]

  /// - Parameter words: separated by white space.
  init(_ words: String) {
    hashes = Set(words.split(whereSeparator: \.isWhitespace).map { WordHash(String($0)).value })
    var slots = [UInt32](repeating: 0, count: 8)
    while slots.count < hashes.count * 4 { slots += slots }
    for hash in hashes.sorted() {
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = hash
    }
    self.slots = slots
  }

  @inline(__always)
  package func contains(_ hash: UInt32) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      var place = Int(hash) & (slots.count - 1)
      while slots[place] != 0 {
        if slots[place] == hash { return true }
        place = (place + 1) & (slots.count - 1)
      }
      return false
    }
  }
}
