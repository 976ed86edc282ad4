import Algorithms

/// The elements and texts of an HTML page, in the order of the page.
///
/// A node's descendants are the nodes from the one behind it up to its end, so that whole subtrees are skipped
/// or summed without recursion.
struct HTMLTree {
  struct Node {
    /// The element's name in lower case, or nil for a text.
    var name: String?
    var parent: Int
    /// The number of the node behind the last descendant.
    var end: Int
    /// Those attributes that say what an element is for.
    var attributes: [String: String] = [:]
    /// A text's bytes in `bytes`.
    var range: Range<Int> = 0..<0
  }

  private(set) var nodes: [Node] = []
  /// The block quotations.
  private var quotations: [Int] = []
  private var bytes: [UInt8] = []
  private var open: [Int] = []

  /// How many elements are open at this point of building.
  var depth: Int { open.count }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    if name == "blockquote" { quotations.append(nodes.count) }
    nodes.append(Node(name: name, parent: open.last ?? -1, end: 0, attributes: attributes))
    open.append(nodes.count - 1)
  }

  mutating func end() {
    if let node = open.popLast() { nodes[node].end = nodes.count }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    bytes += text
    if let last = nodes.last, last.name == nil, last.parent == open.last ?? -1 {
      nodes[nodes.count - 1].range = last.range.lowerBound..<bytes.count
    } else {
      nodes.append(Node(name: nil, parent: open.last ?? -1, end: nodes.count + 1, range: start..<bytes.count))
    }
  }

  /// The bytes of a text, or of all texts within an element.
  func text(of node: Int) -> ArraySlice<UInt8> {
    if nodes[node].name == nil { return bytes[nodes[node].range] }
    // Texts lie in the buffer in the order of the page.
    let texts = nodes[node..<nodes[node].end].lazy.filter { $0.name == nil }
    guard let first = texts.first, let last = nodes[node..<nodes[node].end].last(where: { $0.name == nil })
    else {
      return []
    }
    return bytes[first.range.lowerBound..<last.range.upperBound]
  }

  func first(named name: String) -> Int? { nodes.firstIndex { $0.name == name } }

  /// The nearest block around a node.
  func block(around number: Int) -> Int? {
    var node = nodes[number].parent
    while node >= 0, !ElementRole.blocks.contains(nodes[node].name ?? "") { node = nodes[node].parent }
    return node >= 0 ? node : nil
  }

  /// Whether an element can say who is quoted: the footer, caption or source of a quotation.
  func mayNameQuoted(_ node: Int) -> Bool {
    guard let name = nodes[node].name, ["cite", "figcaption", "footer"].contains(name) else { return false }
    var around = nodes[node].parent
    while around >= 0, let name = nodes[around].name, !["article", "body", "main"].contains(name) {
      if name == "blockquote" { return true }
      if name == "figure" {
        let next = quotations.partitioningIndex { $0 > around }
        return next < quotations.count && quotations[next] < nodes[around].end
      }
      around = nodes[around].parent
    }
    return false
  }

  /// The words of an element, white space folded.
  func words(of node: Int) -> String {
    String(decoding: text(of: node), as: UTF8.self).withSingleSpaces
  }
}
