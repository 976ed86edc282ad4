/// Short or linked lines of a page, which are none of its text unless they say who speaks below.
struct NameLines {
  private struct Line {
    var text: String
    /// The block that it stands above.
    var block: Int
    /// Whether the page marks it as a name.
    var isMarked: Bool
  }

  private var lines: [Line] = []

  mutating func note(_ text: String, above block: Int, isMarked: Bool) {
    let isName = isMarked ? text.split(separator: " ").count <= 4 : BoldLine.isName(text)
    guard isName, text.utf8.count <= 60, !text.contains(where: \.isNewline), !Notices.opens(text) else {
      return
    }
    lines.append(Line(text: text, block: block, isMarked: isMarked))
  }

  /// Notes who wrote what follows an element that is left out, where it is a byline that marks that.
  mutating func noteAuthor(in byline: Int, of tree: HTMLTree, above block: Int) {
    guard ElementRole.isNamedByline(tree.nodes[byline]),
      let author = (byline..<tree.nodes[byline].end).first(where: { ElementRole.isAuthor(tree.nodes[$0]) }),
      let name = PageMetadata.name(PageMetadata.markedName(author, tree))
    else { return }
    note(name, above: block, isMarked: true)
  }

  /// Who speaks, above which blocks, where several do by turns: two names come again, or one that the page marks.
  ///
  /// - Parameter isSpeech: whether a block is there and can be what somebody says.
  func labels(_ isSpeech: (Int) -> Bool) -> [(block: Int, text: String)] {
    // One with nothing said below it is a line of a list.
    let found = lines.indices.filter { number in
      let isLast = number + 1 == lines.count || lines[number + 1].block > lines[number].block
      return isLast && isSpeech(lines[number].block)
    }.map { lines[$0] }
    let repeated = Dictionary(grouping: found, by: \.text).values.filter { $0.count > 1 }
    let isMarked = repeated.contains { $0.contains(where: \.isMarked) }
    guard found.count > 2, repeated.count > 1 || isMarked else { return [] }
    return found.map { (block: $0.block, text: "**\($0.text)**") }
  }
}
