import CruxModel

/// An argument as indented lines, a statement each, under what it bears on.
struct Outline {
  struct Line {
    var depth: Int
    /// How it bears on the line above it; none at the top.
    var mark: String?
    var text: String
    var speaker: String?
    /// What one asks for it by.
    var id: String
    var anchor: Anchor?
    /// Where the line stands that has all this, and what bears on it, if that is another.
    var whole: String?
  }

  var lines: [Line] = []

  /// A graph from its thesis down, then from every other statement that bears on nothing, then what is left.
  ///
  /// Every relation stands once. So a statement that bears on several stands under each, but what bears on it only
  /// where it is nearest to the top; the other lines refer to that one.
  init(_ graph: Graph) {
    let index = GraphIndex(graph)
    let thesis = graph.thesis.flatMap(index.node)
    let tops = (0..<index.statementCount).filter { $0 != thesis && index.outgoing($0).isEmpty }
    var seen = [Bool](repeating: false, count: index.statementCount)
    var written = seen
    for top in (thesis.map { [$0] } ?? []) + tops + Array(0..<index.statementCount)
    where top < index.statementCount && !seen[top] {
      for twig in index.branch(from: top, &seen) {
        guard let statement = index.statement(at: twig.node) else { continue }
        lines.append(
          Line(
            depth: twig.depth, mark: twig.kind?.mark, text: statement.text, speaker: statement.speaker,
            id: statement.id, anchor: statement.anchor,
            whole: twig.isWhole ? nil : written[twig.node] ? "above" : "below"))
        if twig.isWhole { written[twig.node] = true }
      }
    }
  }

  var text: String {
    lines.map { line in
      let mark = line.mark.map { $0 + " " } ?? ""
      let speaker = line.speaker.map { " — \($0.shown)" } ?? ""
      let span = line.anchor.map { " \($0.start)-\($0.end)" } ?? ""
      let rest = line.whole.map { " [\(line.id.shown), see \($0)]" } ?? "\(speaker) [\(line.id.shown)\(span)]"
      return String(repeating: "  ", count: line.depth) + mark + line.text.shown + rest + "\n"
    }.joined()
  }
}

extension Relation.Kind {
  /// The sign of this kind of relation in outlines.
  var mark: String {
    switch self {
    case .supports: "+"
    case .rebuts: "-"
    case .undercuts: "~"
    case .restates: "="
    }
  }
}

extension GraphIndex {
  /// A statement below another, by a relation, and whether all below it follows.
  fileprivate typealias Twig = (node: Int, depth: Int, kind: Relation.Kind?, isWhole: Bool)

  /// A statement and all below it, what was seen before by itself, in the order of an outline.
  fileprivate func branch(from top: Int, _ seen: inout [Bool]) -> [Twig] {
    // Nearest first decides under what a statement stands with all below it.
    var children: [Int: [(node: Int, kind: Relation.Kind, isWhole: Bool)]] = [:]
    seen[top] = true
    var queue = [top]
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      for (premise, kind) in bearing(on: node) where premise < statementCount {
        children[node, default: []].append((premise, kind, !seen[premise]))
        if !seen[premise] { queue.append(premise) }
        seen[premise] = true
      }
    }
    var branch: [Twig] = []
    var stack: [Twig] = [(top, 0, nil, true)]
    while let twig = stack.popLast() {
      branch.append(twig)
      for child in (twig.isWhole ? children[twig.node] ?? [] : []).reversed() {
        stack.append((child.node, twig.depth + 1, child.kind, child.isWhole))
      }
    }
    return branch
  }

  /// The premises of the relations to a statement, and of those that undercut these relations.
  private func bearing(on node: Int) -> [(node: Int, kind: Relation.Kind)] {
    var found: [(Int, Relation.Kind)] = []
    var relations = Array(incoming(node))
    var position = 0
    var known = Set(relations)
    while position < relations.count {
      let number = Int(relations[position])
      position += 1
      guard let relation = relation(at: number) else { continue }
      found += premises(ofRelation: number).map { (Int($0), relation.kind) }
      relations += incoming(number).filter { known.insert($0).inserted }
    }
    return found
  }
}
