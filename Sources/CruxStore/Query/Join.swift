import CruxModel

/// Joins the tables of a typed match to a branch, node by node along the edges.
struct Join {
  private struct Piece {
    var edge: EdgePattern
    var from: String
    var to: String
    var choice: Typing.Choice
    var selector: PathPattern.Selector?
    /// SQL of its part of a path, once it is joined.
    var part: String?
  }

  private let match: Match
  private let typing: Typing
  private let compiler: Compiler
  private var branch: Compiler.Branch
  private var pieces: [Piece] = []

  init(_ match: Match, _ typing: Typing, _ branch: Compiler.Branch, _ compiler: Compiler) {
    self.match = match
    self.typing = typing
    self.branch = branch
    self.compiler = compiler
    for path in match.paths {
      for (number, edge) in path.edges.enumerated() {
        pieces.append(
          Piece(
            edge: edge, from: path.nodes[number].name.text, to: path.nodes[number + 1].name.text,
            choice: typing.choices[pieces.count], selector: path.selector))
      }
    }
  }

  mutating func whole() throws -> Compiler.Branch {
    var names = Set(typing.nodes.keys)
    let weights = Dictionary(
      uniqueKeysWithValues: typing.nodes.map { name, type in (name, weight(name, type)) })
    while true {
      if let next = nextPiece(weights) {
        try join(next)
      } else {
        names = names.filter { branch.scope.node($0) == nil }
        guard let start = names.max(by: { (weights[$0] ?? 0, $1) < (weights[$1] ?? 0, $0) }) else { break }
        begin(with: start)
      }
    }
    bindPaths()
    for node in match.paths.flatMap(\.nodes) { restrictKind(node) }
    for condition in match.conditions {
      branch.conditions.append(try compiler.condition(condition, branch.scope))
    }
    return branch
  }

  /// The edge to go on with: one between nodes that are there, else one that leads to as few as possible.
  private func nextPiece(_ weight: [String: Int]) -> Int? {
    let open = pieces.indices.filter { number in
      pieces[number].part == nil
        && (branch.scope.node(pieces[number].from) != nil || branch.scope.node(pieces[number].to) != nil)
    }
    return open.max { rank($0, weight) < rank($1, weight) }
  }

  private func rank(_ number: Int, _ weight: [String: Int]) -> Int {
    let piece = pieces[number]
    let (hasFrom, hasTo) = (branch.scope.node(piece.from) != nil, branch.scope.node(piece.to) != nil)
    guard case .single(let source, let isBackward) = piece.choice else {
      return hasFrom && hasTo ? 1 : 0
    }
    if hasFrom && hasTo { return 10_000 }
    let hasStart = isBackward ? hasTo : hasFrom
    switch source.labels.first {
    case .from? where hasStart, .states? where !hasStart, .premise? where hasStart: return 1_000
    default: return 100 + (weight[hasFrom ? piece.to : piece.from] ?? 0)
    }
  }

  /// How much the conditions leave of a node: the more, the fewer.
  private func weight(_ name: String, _ type: NodeType) -> Int {
    var weight = type == .document ? 3 : type == .speaker ? 1 : 0
    for node in match.paths.flatMap(\.nodes) where node.name.text == name {
      if node.labels.contains(where: { $0.kind != nil }) { weight += 1 }
    }
    for condition in match.conditions { weight = max(weight, condition.weight(for: name)) }
    return weight
  }

  // MARK: Nodes

  private mutating func begin(with name: String) {
    let type = typing.nodes[name] ?? .statement
    if type == .speaker {
      let alias = compiler.alias("p")
      branch.tables.append(
        "(SELECT DISTINCT speaker AS name FROM statement WHERE speaker IS NOT NULL) \(alias)")
      branch.scope[name] = .node(Bindings.Node(type: type, sql: "\(alias).name"))
    } else {
      add(name, type)
    }
  }

  /// - Returns: the alias of the node's table.
  @discardableResult private mutating func add(_ name: String, _ type: NodeType) -> String {
    let alias = compiler.alias("n")
    branch.tables.append("\(type.rawValue.lowercased()) \(alias)")
    branch.scope[name] = .node(Bindings.Node(type: type, sql: alias))
    return alias
  }

  private mutating func restrictKind(_ pattern: NodePattern) {
    guard let node = branch.scope.node(pattern.name.text), node.type == .statement,
      !pattern.labels.isEmpty, !pattern.labels.contains(.statement)
    else { return }
    let kinds = pattern.labels.compactMap(\.kind?.rawValue).map { "'\($0)'" }
    branch.conditions.append("\(node.sql).kind IN (\(kinds.joined(separator: ", ")))")
  }

  // MARK: Edges

  private mutating func join(_ number: Int) throws {
    let piece = pieces[number]
    switch piece.choice {
    case .trail: pieces[number].part = try joinTrail(piece)
    case .single(let source, let isBackward):
      let (start, end) = isBackward ? (piece.to, piece.from) : (piece.from, piece.to)
      var edge = join(source, start, end, piece)
      let (from, to) = (key(start), key(end))
      edge.ends = "' ' || \(from) || ' ' || \(to)"
      if edge.label == EdgeLabel.same.rawValue {
        // What has no direction is one edge from either end.
        edge.ends = "' ' || min(\(from), \(to)) || ' ' || max(\(from), \(to))"
      }
      branch.scope[piece.edge.name.text] = .edge(edge)
      pieces[number].part = edge.shown
      if isBackward, piece.edge.direction == .either, source.start == source.end {
        // An edge from a node to itself matches in one direction already.
        branch.conditions.append("\(from) <> \(to)")
      }
    }
  }

  private func key(_ name: String) -> String { branch.scope.node(name)?.key ?? "NULL" }

  private mutating func join(
    _ source: Typing.Source, _ start: String, _ end: String, _ piece: Piece
  ) -> Bindings.Edge {
    switch source.labels.first {
    case .supports?, .rebuts?, .restates?, nil:
      let alias = edgeTable()
      let kinds = source.labels.compactMap(\.relation?.rawValue).map { "'\($0)'" }
      branch.conditions.append("\(alias).kind IN (\(kinds.joined(separator: ", ")))")
      equate(start, .statement, "\(alias).premise")
      equate(end, .statement, "\(alias).target")
      return Bindings.Edge(source: source, sql: alias)
    case .undercuts?:
      let alias = edgeTable()
      branch.conditions.append("\(alias).kind = 'undercuts'")
      equate(start, .statement, "\(alias).premise")
      equate(end, .relation, "\(alias).target")
      return Bindings.Edge(source: source, sql: alias)
    case .premise?:
      let alias = edgeTable()
      equate(start, .statement, "\(alias).premise")
      equate(end, .relation, "\(alias).relation")
      if let relation = branch.scope.node(end) {
        branch.conditions.append("\(alias).target = \(relation.sql).target")
      }
      return Bindings.Edge(source: source, sql: alias)
    case .states?:
      joinSpeaker(start, end)
    case .from?:
      joinDocument(start, end)
    case .same? where !source.isMerged:
      let (one, other) = bothStatements(start, end)
      branch.conditions += ["\(one).form = \(other).form", "\(one).id <> \(other).id"]
    case .same?:
      let isTurned = branch.scope.node(start) == nil
      let (m, n) = (compiler.alias("m"), compiler.alias("m"))
      branch.tables += ["merged \(m)", "merged \(n)"]
      let (one, other) = bothStatements(start, end)
      branch.conditions += [
        "\(isTurned ? n : m).form = \(one).form", "\(isTurned ? m : n).form = \(other).form",
        "\(n).class = \(m).class", "\(n).form <> \(m).form",
      ]
    }
    return Bindings.Edge(source: source, sql: "")
  }

  private mutating func edgeTable() -> String {
    let alias = compiler.alias("e")
    branch.tables.append("edge \(alias)")
    return alias
  }

  private mutating func equate(_ name: String, _ type: NodeType, _ number: String) {
    let alias = branch.scope.node(name)?.sql ?? add(name, type)
    branch.conditions.append("\(alias).id = \(number)")
  }

  private mutating func bothStatements(_ start: String, _ end: String) -> (String, String) {
    let one = branch.scope.node(start)?.sql ?? add(start, .statement)
    let other = branch.scope.node(end)?.sql ?? add(end, .statement)
    return (one, other)
  }

  private mutating func joinSpeaker(_ speaker: String, _ statement: String) {
    if let name = branch.scope.node(speaker)?.sql {
      let alias = branch.scope.node(statement)?.sql ?? add(statement, .statement)
      branch.conditions.append("\(alias).speaker = \(name)")
    } else {
      let alias = branch.scope.node(statement)?.sql ?? add(statement, .statement)
      branch.scope[speaker] = .node(Bindings.Node(type: .speaker, sql: "\(alias).speaker"))
      branch.conditions.append("\(alias).speaker IS NOT NULL")
    }
  }

  private mutating func joinDocument(_ statement: String, _ document: String) {
    if let known = branch.scope.node(statement)?.sql {
      let alias = branch.scope.node(document)?.sql ?? add(document, .document)
      branch.conditions.append("\(alias).id = \(known).document")
    } else {
      let known = branch.scope.node(document)?.sql ?? add(document, .document)
      let alias = add(statement, .statement)
      let width = 1 << Schema.nodeBits
      branch.conditions += [
        "\(alias).id >= \(known).id * \(width)", "\(alias).id < (\(known).id + 1) * \(width)",
      ]
    }
  }

  private mutating func joinTrail(_ piece: Piece) throws -> String {
    // From a node that is there to one that may have to be found.
    let isTurned = branch.scope.node(piece.from) == nil
    let (start, end) = isTurned ? (piece.to, piece.from) : (piece.from, piece.to)
    guard let quantifier = piece.edge.quantifier, let first = branch.scope.node(start) else { return "NULL" }
    let number = compiler.trails.add(
      Trails.Pattern(
        labels: piece.edge.labels, direction: piece.edge.direction, quantifier: quantifier,
        properties: piece.edge.properties.map { property, value in
          (property.text, compiler.value(value, as: EdgeLabel.properties[property.text] ?? .any))
        },
        selector: piece.selector, isTurned: isTurned))
    let alias = compiler.alias("w")
    branch.tables.append("json_each(\(Trails.functionName)(\(number), \(first.key))) \(alias)")
    let key =
      piece.selector == nil
      ? "\(alias).value" : "json_extract(\(alias).value, '$[\(isTurned ? "0" : "#-1")]')"
    arrive(at: end, key)
    return piece.selector == nil ? "NULL" : "json(\(alias).value)"
  }

  private mutating func arrive(at name: String, _ key: String) {
    if let node = branch.scope.node(name) {
      branch.conditions.append("\(node.key) = \(key)")
      return
    }
    switch typing.nodes[name] ?? .statement {
    case .speaker:
      branch.conditions.append("typeof(\(key)) = 'text'")
      branch.scope[name] = .node(
        Bindings.Node(type: .speaker, sql: "substr(\(key), \(Trails.speakerMark.count + 1))"))
    case let type:
      let alias = add(name, type)
      branch.conditions.append("\(alias).id = \(type == .document ? "-" : "")\(key)")
    }
  }

  // MARK: Paths

  private mutating func bindPaths() {
    var number = 0
    for path in match.paths {
      var parts = [key(path.nodes[0].name.text)]
      for node in path.nodes.dropFirst() {
        parts += [pieces[number].part ?? "NULL", key(node.name.text)]
        number += 1
      }
      let sql = "json_array(\(parts.joined(separator: ", ")))"
      if let name = path.name { branch.scope[name.text] = .path(sql) }
      if path.selector == .acyclic,
        path.edges.count > 1 || path.edges.contains(where: { $0.quantifier == nil })
      {
        branch.conditions.append("\(PathText.acyclicFunction)(\(sql))")
      }
    }
  }
}

extension Expression {
  /// How much a condition narrows a node down.
  fileprivate func weight(for name: String) -> Int {
    switch form {
    case .and(let parts): parts.map { $0.weight(for: name) }.max() ?? 0
    case .or(let parts): parts.map { $0.weight(for: name) }.min() ?? 0
    case .comparison(.equal, let one, let other): max(one.weight(of: name), other.weight(of: name))
    case .isIn(let value, _): value.weight(of: name) - 1
    case .matches(let value, _): value.isAbout(name) ? 60 : 0
    case .contains(_, let value, _): value.isAbout(name) ? 5 : 0
    default: 0
    }
  }

  private func isAbout(_ name: String) -> Bool {
    switch form {
    case .variable(name), .property(name, _): true
    default: false
    }
  }

  private func weight(of name: String) -> Int {
    switch form {
    case .property(name, "id"): 100
    case .property(name, "text"), .property(name, "name"): 90
    case .property(name, "document"): 40
    case .property(name, "speaker"): 30
    case .property(name, _): 5
    default: 0
    }
  }
}
