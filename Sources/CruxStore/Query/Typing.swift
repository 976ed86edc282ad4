/// What each node of a pattern is, and where each of its edges lies: a table each, so that the pattern becomes a join.
struct Typing {
  /// Where edges are kept.
  struct Source {
    /// One or, of relations between statements, several; all are in one table.
    var labels: [EdgeLabel]
    /// Whether a person took two normal forms for the same claim; else it is one.
    var isMerged = false

    var start: NodeType { labels.first?.start ?? .statement }
    var end: NodeType { labels.first?.end ?? .statement }
    var hasDirection: Bool { !labels.contains(.same) }

    static func all(_ labels: [EdgeLabel]) -> [Source] {
      let labels = EdgeLabel.allCases.filter { labels.isEmpty || labels.contains($0) }
      let arguments = labels.filter { $0.relation != nil && $0.end == .statement }
      var sources = arguments.isEmpty ? [] : [Source(labels: arguments)]
      for label in labels where !arguments.contains(label) { sources.append(Source(labels: [label])) }
      if labels.contains(.same) { sources.append(Source(labels: [.same], isMerged: true)) }
      return sources
    }
  }

  enum Choice {
    case single(Source, isBackward: Bool)
    case trail
  }

  struct Ends: Hashable {
    var from: NodeType
    var to: NodeType
  }

  var nodes: [String: NodeType]
  /// One for each edge of the pattern, in order.
  var choices: [Choice] = []

  /// All ways in which a match can be typed.
  ///
  /// - Parameter known: what names are that stand for something already; none for those that stand for nothing.
  static func all(of match: Match, known: [String: NodeType?], limit: Int) throws -> [Typing] {
    var allowed: [String: Set<NodeType>] = [:]
    var order: [String] = []
    for node in match.paths.flatMap(\.nodes) {
      let types = node.types
      if allowed[node.name.text] == nil {
        order.append(node.name.text)
        switch known[node.name.text] {
        case .some(.some(let type)): allowed[node.name.text] = [type]
        case .some(.none): allowed[node.name.text] = []
        case .none: allowed[node.name.text] = Set(NodeType.allCases)
        }
      }
      allowed[node.name.text]?.formIntersection(types)
    }
    var typings = [Typing(nodes: [:])]
    for path in match.paths {
      for (number, edge) in path.edges.enumerated() {
        let (from, to) = (path.nodes[number].name.text, path.nodes[number + 1].name.text)
        typings = typings.flatMap { $0.extended(by: edge, from, to, allowed) }
        guard typings.count <= limit else { throw tooMany }
      }
    }
    for name in order {
      typings = typings.flatMap { typing -> [Typing] in
        guard typing.nodes[name] == nil else { return [typing] }
        return NodeType.allCases.filter { allowed[name]?.contains($0) == true }.map { type in
          var typing = typing
          typing.nodes[name] = type
          return typing
        }
      }
      guard typings.count <= limit else { throw tooMany }
    }
    return typings
  }

  static let tooMany = QueryError.tooLarge(
    detail: "too many kinds of nodes and edges fit; labels leave fewer")

  private func extended(
    by edge: EdgePattern, _ from: String, _ to: String, _ allowed: [String: Set<NodeType>]
  ) -> [Typing] {
    if let quantifier = edge.quantifier {
      return Self.ends(of: edge, quantifier).compactMap { taking($0, from, to, .trail, allowed) }
    }
    return Source.all(edge.labels).flatMap { source -> [Typing] in
      var found: [Typing] = []
      if edge.direction != .backward || !source.hasDirection {
        let ends = Ends(from: source.start, to: source.end)
        found += [taking(ends, from, to, .single(source, isBackward: false), allowed)].compactMap(\.self)
      }
      if edge.direction != .forward, source.hasDirection {
        let ends = Ends(from: source.end, to: source.start)
        found += [taking(ends, from, to, .single(source, isBackward: true), allowed)].compactMap(\.self)
      }
      return found
    }
  }

  private func taking(
    _ ends: Ends, _ from: String, _ to: String, _ choice: Choice, _ allowed: [String: Set<NodeType>]
  ) -> Typing? {
    var typing = self
    for (name, type) in [(from, ends.from), (to, ends.to)] {
      guard allowed[name]?.contains(type) == true, typing.nodes[name] ?? type == type else { return nil }
      typing.nodes[name] = type
    }
    typing.choices.append(choice)
    return typing
  }

  /// What the ends of a quantified pattern can be.
  private static func ends(of edge: EdgePattern, _ quantifier: Quantifier) -> [Ends] {
    var steps: Set<Ends> = []
    for source in Source.all(edge.labels) {
      if edge.direction != .backward { steps.insert(Ends(from: source.start, to: source.end)) }
      if edge.direction != .forward { steps.insert(Ends(from: source.end, to: source.start)) }
      if !source.hasDirection { steps.insert(Ends(from: .statement, to: .statement)) }
    }
    // Whatever is reached in the long run is reached in as many steps as there are types.
    let least = min(quantifier.least, 8)
    let most = min(quantifier.most ?? .max, least + NodeType.allCases.count)
    var found: Set<Ends> = []
    var reached = Set(NodeType.allCases.map { Ends(from: $0, to: $0) })
    for length in 0...most {
      if length >= least { found.formUnion(reached) }
      reached = Set(
        reached.flatMap { one in
          steps.filter { $0.from == one.to }.map { Ends(from: one.from, to: $0.to) }
        })
    }
    return found.sorted { ($0.from.rawValue, $0.to.rawValue) < ($1.from.rawValue, $1.to.rawValue) }
  }
}
