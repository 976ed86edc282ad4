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
    /// Whether it is there only to show what the others bear on.
    var isContext: Bool
    /// Where the line stands that has all this, and what bears on it, if that is another.
    var whole: String?
  }

  var lines: [Line] = []

  /// A graph from its thesis down, then from every other statement that bears on nothing, then what is left.
  ///
  /// Every relation stands once. So a statement that bears on several stands under each, but what bears on it only
  /// where it is nearest to the top; the other lines refer to that one.
  ///
  /// - Parameter results: the ids of what was asked for, beside the thesis; all the rest is context.
  init(_ graph: Graph, results: Set<String>? = nil) {
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
            depth: twig.depth, mark: twig.mark, text: statement.text, speaker: statement.speaker,
            id: statement.id, anchor: statement.anchor,
            isContext: !(results?.contains(statement.id) ?? true) && twig.node != thesis,
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
      let text = line.isContext ? "(\(line.text.shown))" : line.text.shown
      return String(repeating: "  ", count: line.depth) + mark + text + rest + "\n"
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
  /// A statement below another.
  fileprivate struct Twig {
    var node: Int
    var depth: Int
    var mark: String?
    /// The relation by which it stands there; none of a further premise of it, nor at the top.
    var relation: Int?
    /// Whether all below it follows.
    var isWhole: Bool
  }

  /// A statement and all below it, what was seen before by itself, in the order of an outline. What undercuts a
  /// relation stands below its first premise.
  fileprivate func branch(from top: Int, _ seen: inout [Bool]) -> [Twig] {
    // Nearest first decides under what a statement stands with all below it.
    var children: [Int: [Twig]] = [:]
    seen[top] = true
    var queue = [top]
    var position = 0
    while position < queue.count {
      let target = queue[position]
      position += 1
      for number in incoming(target).map(Int.init) {
        guard let relation = relation(at: number) else { continue }
        let premises = premises(ofRelation: number).map(Int.init).filter { $0 < statementCount }
        for (place, premise) in premises.enumerated() {
          children[target, default: []].append(
            Twig(
              node: premise, depth: 0, mark: place == 0 ? relation.kind.mark : "&",
              relation: place == 0 ? number : nil, isWhole: !seen[premise]))
          if !seen[premise] { queue.append(premise) }
          seen[premise] = true
        }
        queue.append(number)
      }
    }
    var branch: [Twig] = []
    var stack = [Twig(node: top, depth: 0, isWhole: true)]
    while let twig = stack.popLast() {
      branch.append(twig)
      let below =
        (twig.relation.flatMap { children[$0] } ?? []) + (twig.isWhole ? children[twig.node] ?? [] : [])
      for var child in below.reversed() {
        child.depth = twig.depth + 1
        stack.append(child)
      }
    }
    return branch
  }
}
