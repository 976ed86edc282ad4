extension MainContent {
  /// Whether a table lays out prose: a cell is long, or no row has several and one ends a sentence or holds a table.
  func isLayout(_ table: Int) -> Bool {
    var number = table + 1
    // Those of a row that have words.
    var cells = 0
    var (isWide, hasProse) = (false, false)
    while number < tree.nodes[table].end {
      let node = tree.nodes[number]
      if node.name == "tr" { cells = 0 }
      guard node.name == "td" else {
        number += 1
        continue
      }
      let length = length(number)
      if length >= 150 { return true }
      if length > 0 { cells += 1 }
      if cells > 1 { isWide = true }
      if length >= 25, !hasProse {
        hasProse =
          tree.words(of: number).last.map(".!?…\"”".contains) ?? false
          || tree.nodes[number..<node.end].contains { $0.name == "table" }
      }
      number = node.end
    }
    return hasProse && !isWide
  }
}
