import CruxModel

/// The statements of a graph in the order of its texts, whatever their order in the file: by their anchors or,
/// where some have none, by the numbers that their ids end in.
struct StatementOrder {
  /// Statements in that order, and the place of each.
  let sequence: [Int]
  let rank: [Int]
  /// Whether anchors or ids tell; otherwise the order means nothing.
  let isKnown: Bool

  init(_ graph: Graph) {
    let documents = Dictionary(
      graph.documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let statements = graph.statements
    let numbers = Self.numbers(of: statements)
    let isAnchored = statements.allSatisfy { $0.anchor != nil }
    isKnown = isAnchored || numbers != nil
    let keys = statements.indices.map { index -> (Int, Int, Int, Int) in
      let number = numbers?[index] ?? 0
      guard isAnchored, let anchor = statements[index].anchor else { return (0, number, 0, 0) }
      return (documents[anchor.document] ?? documents.count, anchor.start, anchor.end, number)
    }
    sequence = statements.indices.sorted { left, right in
      keys[left] == keys[right] ? statements[left].id < statements[right].id : keys[left] < keys[right]
    }
    var rank = [Int](repeating: 0, count: statements.count)
    for (place, statement) in sequence.enumerated() { rank[statement] = place }
    self.rank = rank
  }

  /// 1, 2, 12 for `s1`, `s2`, `s12`; nil where ids are not one name with different numbers, such as those that are
  /// made from content.
  private static func numbers(of statements: [Statement]) -> [Int]? {
    var numbers: [Int] = []
    var name: Substring?
    for statement in statements {
      let end = statement.id.lastIndex { !("0"..."9").contains($0) }
      let start = end.map(statement.id.index(after:)) ?? statement.id.startIndex
      guard let number = Int(statement.id[start...]) else { return nil }
      let prefix = statement.id[..<start]
      guard name == nil || name == prefix else { return nil }
      name = prefix
      numbers.append(number)
    }
    return numbers
  }
}
