import CruxModel
import GRDB

extension Trails {
  /// Where one can go from a node along the edges of a pattern.
  func steps(from key: Key, _ pattern: Pattern) throws -> [Step] {
    try deadline.check()
    var steps: [Step] = []
    let isForward = pattern.direction == .either || (pattern.direction == .forward) != pattern.isTurned
    let isBackward = pattern.direction == .either || !isForward
    let labels = pattern.labels.isEmpty ? EdgeLabel.allCases : pattern.labels
    if isForward { steps += try forward(key, labels, pattern) }
    if isBackward {
      let back = try backward(key, labels, pattern)
      // In both directions an edge from a node to itself is one and the same.
      steps += isForward ? back.filter { $0.to != key } : back
    }
    if labels.contains(.same), case .number(let node) = key, try isStatement(node),
      accepts(pattern, EdgeLabel.same)
    {
      steps += try network.same(node).map { Step(edge: "\"SAME\"", to: .number($0)) }
    }
    return steps
  }

  private func forward(_ key: Key, _ labels: [EdgeLabel], _ pattern: Pattern) throws -> [Step] {
    switch key {
    case .speaker(let name):
      guard labels.contains(.states), accepts(pattern, .states) else { return [] }
      return try Int64.fetchAll(db.cachedStatement(sql: SQL.statementsOfSpeaker), arguments: [name]).map {
        Step(edge: "\"STATES\"", to: .number($0))
      }
    case .number(let node):
      guard try isStatement(node) else { return [] }
      var steps: [Step] = []
      for edge in try network.outgoing(node) {
        if try takes(edge, edge.target, labels, pattern) {
          steps.append(Step(edge: "\(edge.relation)", to: .number(edge.target)))
        }
        if labels.contains(.premise), accepts(pattern, .premise) {
          steps.append(Step(edge: "\"PREMISE\"", to: .number(edge.relation)))
        }
      }
      if labels.contains(.from), accepts(pattern, .from) {
        steps.append(Step(edge: "\"FROM\"", to: .number(-(node >> Schema.nodeBits))))
      }
      return steps
    }
  }

  private func backward(_ key: Key, _ labels: [EdgeLabel], _ pattern: Pattern) throws -> [Step] {
    guard case .number(let node) = key else { return [] }
    if node < 0 {
      guard labels.contains(.from), accepts(pattern, .from) else { return [] }
      let range = StatementArguments(DocumentRow.range(around: -node << Schema.nodeBits))
      return try Int64.fetchAll(db.cachedStatement(sql: SQL.statementsOfDocument), arguments: range).map {
        Step(edge: "\"FROM\"", to: .number($0))
      }
    }
    var steps: [Step] = []
    for edge in try network.incoming(node) {
      guard try takes(edge, node, labels, pattern), try isStatement(edge.premise) else { continue }
      steps.append(Step(edge: "\(edge.relation)", to: .number(edge.premise)))
    }
    if try isStatement(node) {
      if labels.contains(.states), accepts(pattern, .states),
        let speaker = try String.fetchOne(db.cachedStatement(sql: SQL.speaker), arguments: [node])
      {
        steps.append(Step(edge: "\"STATES\"", to: .speaker(speaker)))
      }
    } else if labels.contains(.premise), accepts(pattern, .premise),
      let target = try network.relation(node)?.target
    {
      for premise in try network.premises(of: node, at: target) where try isStatement(premise) {
        steps.append(Step(edge: "\"PREMISE\"", to: .number(premise)))
      }
    }
    return steps
  }

  /// Whether an edge to a target is one of the pattern's; its premise is a statement.
  private func takes(
    _ edge: Network.Edge, _ target: Int64, _ labels: [EdgeLabel], _ pattern: Pattern
  ) throws -> Bool {
    guard labels.contains(where: { $0.relation == edge.kind }),
      try isStatement(target) == (edge.kind != .undercuts)
    else { return false }
    for (property, value) in pattern.properties {
      let own: QueryValue
      switch property {
      case "kind": own = .text(edge.kind.rawValue)
      case "confidence": own = edge.confidence.map(QueryValue.number) ?? .null
      case "scheme": own = try network.relation(edge.relation)?.scheme.map(QueryValue.text) ?? .null
      default: own = .text(try network.relation(edge.relation)?.id ?? "")
      }
      guard own == value, own != .null else { return false }
    }
    return true
  }

  /// Whether edges that are no relation's, and so have only a kind, have what the pattern asks for.
  private func accepts(_ pattern: Pattern, _ label: EdgeLabel) -> Bool {
    pattern.properties.allSatisfy {
      $0.property == "kind" && $0.value == .text(label.rawValue.lowercased())
    }
  }

  private func isStatement(_ node: Int64) throws -> Bool {
    if node < 0 { return false }
    if let known = isRelation[node] { return !known }
    let found = try network.relation(node) != nil
    isRelation[node] = found
    return !found
  }
}
