/// The notes of a page that lead back to their marks, as word processors write them.
enum LinkedNotes {
  /// The paragraphs and items that such notes stand in, below the marks that lead to them.
  static func blocks(of tree: HTMLTree) -> Set<Int> {
    var blocks: Set<Int> = []
    // The short links that others can lead to, by what they are called.
    var links: [String: (number: Int, target: String)] = [:]
    for (number, node) in tree.nodes.enumerated() where node.name == "a" {
      guard let href = node.attributes["href"], href.hasPrefix("#"),
        let place = node.attributes["id"] ?? node.attributes["name"], tree.words(of: number).count <= 6
      else { continue }
      let target = String(href.dropFirst())
      if let mark = links[target], mark.target == place, let block = tree.block(around: number),
        block > mark.number, ["p", "li", "dd"].contains(tree.nodes[block].name)
      {
        blocks.insert(block)
      }
      links[place] = (number, target)
    }
    return blocks
  }
}
