import CruxModel

/// A graph reduced to what is scored: trimmed spans, clusters of restatements, relations between statements.
struct ScoredGraph {
  struct Statement {
    var id: String
    /// Unicode scalars of the text, without white space and punctuation at the ends.
    var span: Range<Int>
    var kind: CruxModel.Statement.Kind
    var evidenceType: CruxModel.Statement.EvidenceType?
    var speaker: String
    var confidence: Double?
  }

  struct Link {
    var isAttack: Bool
    var from: Int
    var to: Int
    var confidence: Double?
  }

  /// The statements that have words of the text under their anchors.
  private(set) var statements: [Statement] = []
  /// For each statement, the statement that stands for all that say the same.
  private(set) var clusters: [Int] = []
  /// A link for each premise of a relation. An undercut bears on the first premise of what it undercuts.
  private(set) var links: [Link] = []
  private(set) var thesis: Int?

  /// - Parameter text: the annotated document's text, whichever text the graph itself carries.
  init(_ graph: Graph, text: [Unicode.Scalar]) {
    var numbers: [String: Int] = [:]
    for statement in graph.statements {
      guard let anchor = statement.anchor, let span = Self.trimmed(anchor, in: text) else { continue }
      let reduced = Statement(
        id: statement.id, span: span, kind: statement.kind, evidenceType: statement.evidenceType,
        speaker: statement.speaker ?? "", confidence: statement.confidence)
      if let number = numbers[statement.id] {
        statements[number] = reduced
      } else {
        numbers[statement.id] = statements.count
        statements.append(reduced)
      }
    }
    thesis = graph.thesis.flatMap { numbers[$0] }
    clusters = Self.clusters(graph.relations, numbers)
    links = Self.links(graph.relations, numbers)
  }

  private static func clusters(_ relations: [Relation], _ numbers: [String: Int]) -> [Int] {
    var clusters = Partition(numbers.count)
    for relation in relations where relation.kind == .restates {
      guard let target = numbers[relation.to] else { continue }
      for premise in relation.from {
        if let premise = numbers[premise] { clusters.join(premise, target) }
      }
    }
    return (0..<numbers.count).map { clusters.root($0) }
  }

  private static func links(_ relations: [Relation], _ numbers: [String: Int]) -> [Link] {
    let relations = relations.filter { $0.kind != .restates }
    var firstPremise: [String: Int] = [:]
    for relation in relations {
      if let first = relation.from.lazy.compactMap({ numbers[$0] }).first {
        firstPremise[relation.id] = first
      }
    }
    return relations.flatMap { relation -> [Link] in
      let undercut = relation.kind == .undercuts ? firstPremise[relation.to] : nil
      guard let target = undercut ?? numbers[relation.to] else { return [] }
      return relation.from.compactMap { numbers[$0] }.map {
        Link(isAttack: relation.kind.isAttack, from: $0, to: target, confidence: relation.confidence)
      }
    }
  }

  /// The side of each statement, found by walking from the thesis: 1 for it, -1 against it, 0 not reached.
  func sides() -> [Int] {
    var sides = [Int](repeating: 0, count: statements.count)
    guard let thesis else { return sides }
    let incoming = Dictionary(grouping: links) { clusters[$0.to] }
    sides[clusters[thesis]] = 1
    var queue = [clusters[thesis]]
    var next = 0
    while next < queue.count {
      let cluster = queue[next]
      next += 1
      for link in incoming[cluster] ?? [] where sides[clusters[link.from]] == 0 {
        sides[clusters[link.from]] = link.isAttack ? -sides[cluster] : sides[cluster]
        queue.append(clusters[link.from])
      }
    }
    return clusters.map { sides[$0] }
  }

  private static func trimmed(_ anchor: Anchor, in text: [Unicode.Scalar]) -> Range<Int>? {
    var start = max(0, anchor.start)
    var end = min(text.count, anchor.end)
    while start < end, isTrimmed(text[start]) { start += 1 }
    while end > start, isTrimmed(text[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\r", "\n", "\u{A0}", ".", ",", ";", ":", "!", "?", "\"", "'", "(", ")", "[", "]", "-",
      "*",
      "#", ">", "‘", "’", "“", "”", "–", "—", "…":
      true
    default: false
    }
  }
}

extension Graph {
  /// The side that each statement takes through its relations, by id: 1 with the thesis, -1 against it. What does not
  /// lead to the thesis has none.
  package func sides() -> [String: Int] {
    let graph = ScoredGraph(self, text: Array((documents.first?.text ?? "").unicodeScalars))
    let sides = zip(graph.statements.map(\.id), graph.sides()).filter { $0.1 != 0 }
    return Dictionary(sides, uniquingKeysWith: { first, _ in first })
  }
}
