import CruxModel

/// Which relations are drawn as a point where lines meet, because they are not one line from one statement:
/// those with several premises (or none), and those at which other relations end or start.
///
/// The same as `GraphIndex.isJunction` where no id is used twice, but without an index, which would take a third
/// of the writer's time: most ends are statements, and a bit for the hash of each relation's id (a Bloom filter)
/// passes over nearly all of them.
struct Junctions {
  /// The relations at which others end or start, and a few statements.
  private var ends: Set<String> = []

  init(_ graph: Graph) {
    var filter = BitFilter(capacity: graph.relations.count)
    for number in graph.relations.indices { filter.insert(graph.relations[number].id) }
    for number in graph.relations.indices {
      let target = graph.relations[number].to
      if filter.mayContain(target) { ends.insert(target) }
      for premise in graph.relations[number].from where filter.mayContain(premise) { ends.insert(premise) }
    }
  }

  func contains(_ relation: Relation) -> Bool { relation.from.count != 1 || ends.contains(relation.id) }
}

/// A set of strings that is right about what it holds, and about most of what it does not.
private struct BitFilter {
  private var words: [UInt64]

  init(capacity: Int) {
    var count = 1
    while count * 2 < capacity { count *= 2 }
    words = [UInt64](repeating: 0, count: count)
  }

  mutating func insert(_ text: String) {
    let (word, bit) = place(text)
    words[word] |= bit
  }

  func mayContain(_ text: String) -> Bool {
    let (word, bit) = place(text)
    return words[word] & bit != 0
  }

  /// A place by the hash, which is another in each run, as the places may be.
  private func place(_ text: String) -> (word: Int, bit: UInt64) {
    let hash = text.hashValue
    return (hash >> 20 & (words.count - 1), 1 << (hash >> 8 & 63))
  }
}
