@testable import CruxStore

/// Answers a query by trying everything.
struct NaiveQuery {
  private enum Bound: Equatable {
    case node(Int)
    case edge(Int)
    /// Nodes and edges in turn.
    case path([Int])
    case nothing
  }

  private typealias Bindings = [String: Bound]

  private let graph: PropertyGraph
  private let query: Query

  init(_ query: Query, on graph: PropertyGraph) {
    self.query = query
    self.graph = graph
  }

  /// The rows of the answer, each as a text, sorted.
  func rows() -> [String] {
    var bindings: [Bindings] = [[:]]
    for match in query.matches {
      bindings = bindings.flatMap { binding -> [Bindings] in
        let found = matches(match, binding)
        guard found.isEmpty, match.isOptional else { return found }
        return [binding.merging(match.names.map { ($0, .nothing) }, uniquingKeysWith: { own, _ in own })]
      }
    }
    let items = query.returned.items.map(\.value)
    var rows: [String]
    if items.contains(where: \.isCount) {
      let plain = items.filter { !$0.isCount }
      var groups = Dictionary(grouping: bindings) { binding in plain.map { text(value($0, binding)) } }
      if groups.isEmpty, plain.isEmpty { groups[[]] = [] }
      rows = groups.map { key, group in
        var key = key[...]
        return items.map { item in
          guard case .count(let counted, let isDistinct) = item.form else { return key.removeFirst() }
          let values = group.map { binding in counted.map { identity($0, binding) } ?? "*" }
          let known = values.filter { $0 != "-" }
          return "\(Double(isDistinct ? Set(known).count : known.count))"
        }.joined(separator: " | ")
      }
    } else {
      rows = bindings.map { binding in items.map { text(value($0, binding)) }.joined(separator: " | ") }
    }
    return query.returned.isDistinct ? Array(Set(rows)).sorted() : rows.sorted()
  }

  /// A value as a text, which tells a speaker from a document of the same name.
  private func identity(_ expression: Expression, _ binding: Bindings) -> String {
    if case .variable(let name) = expression.form, let bound = binding[name] {
      switch bound {
      case .node(let node): return "node \(node)"
      case .edge(let edge): return graph.edges[edge].id ?? graph.edges[edge].label.rawValue
      default: break
      }
    }
    return text(value(expression, binding))
  }

  private func text(_ value: QueryValue) -> String {
    switch value {
    case .null: "-"
    case .text(let text): text
    case .number(let number): "\(number)"
    case .truth(let truth): "\(truth)"
    case .path(let ids): ids.joined(separator: " ")
    }
  }

  // MARK: Patterns

  private func matches(_ match: Match, _ binding: Bindings) -> [Bindings] {
    var bindings = [binding]
    for path in match.paths { bindings = bindings.flatMap { matches(path, $0) } }
    return bindings.filter { binding in match.conditions.allSatisfy { truth($0, binding) == true } }
  }

  private func matches(_ path: PathPattern, _ binding: Bindings) -> [Bindings] {
    var found = graph.nodes.indices.compactMap { node in
      bound(binding, path.nodes[0], node).map { ($0, [node]) }
    }
    for (edge, next) in zip(path.edges, path.nodes.dropFirst()) {
      found = found.flatMap { binding, way in
        ways(edge, from: way[way.count - 1], path.selector).compactMap { part in
          guard var further = bound(binding, next, part[part.count - 1]) else { return nil }
          if edge.quantifier == nil { further[edge.name.text] = .edge(part[1]) }
          return (further, way + part.dropFirst())
        }
      }
    }
    return found.compactMap { binding, way in
      let nodes = stride(from: 0, to: way.count, by: 2).map { way[$0] }
      if path.selector == .acyclic, Set(nodes).count < nodes.count { return nil }
      guard let name = path.name else { return binding }
      return binding.merging([name.text: .path(way)], uniquingKeysWith: { $1 })
    }
  }

  private func bound(_ binding: Bindings, _ pattern: NodePattern, _ node: Int) -> Bindings? {
    let own = graph.nodes[node]
    let isLabelled =
      pattern.labels.isEmpty
      || pattern.labels.contains { label in
        label.type == own.type && label.kind.map { own.properties["kind"] == .text($0.rawValue) } ?? true
      }
    guard isLabelled, binding[pattern.name.text] ?? .node(node) == .node(node) else { return nil }
    return binding.merging([pattern.name.text: .node(node)], uniquingKeysWith: { $1 })
  }

  /// All ways along an edge pattern.
  private func ways(_ pattern: EdgePattern, from node: Int, _ selector: PathPattern.Selector?) -> [[Int]] {
    guard let quantifier = pattern.quantifier else { return steps(pattern, from: node) }
    // Whatever can be reached at all is reached in so many steps more than the least.
    let most = min(quantifier.most ?? .max, quantifier.least + graph.nodes.count)
    var ways = [[node]]
    var found: [[Int]] = []
    for length in 0...most {
      if length >= quantifier.least { found += ways }
      ways = ways.flatMap { way in
        steps(pattern, from: way[way.count - 1]).map { way + $0.dropFirst() }
      }
      if selector == .acyclic {
        ways = ways.filter { way in
          let nodes = stride(from: 0, to: way.count, by: 2).map { way[$0] }
          return Set(nodes).count == nodes.count
        }
      } else {
        // One way to each node is as good as another of the same length.
        var ends: Set<Int> = []
        ways = ways.filter { ends.insert($0[$0.count - 1]).inserted }
      }
    }
    guard selector != .acyclic else { return found }
    var ends: Set<Int> = []
    return found.filter { ends.insert($0[$0.count - 1]).inserted }
  }

  private func steps(_ pattern: EdgePattern, from node: Int) -> [[Int]] {
    graph.edges.indices.flatMap { number -> [[Int]] in
      let edge = graph.edges[number]
      guard pattern.labels.isEmpty || pattern.labels.contains(edge.label) else { return [] }
      for (property, value) in pattern.properties
      where self.property(property.text, ofEdge: number) != literal(value) {
        return []
      }
      var found: [[Int]] = []
      if pattern.direction != .backward || edge.label == .same, edge.from == node {
        found.append([node, number, edge.to])
      }
      if pattern.direction != .forward, edge.label != .same, edge.to == node, found.isEmpty {
        found.append([node, number, edge.from])
      }
      return found
    }
  }

  // MARK: Expressions

  private func property(_ name: String, ofEdge number: Int) -> QueryValue {
    let edge = graph.edges[number]
    if name == "kind" { return .text(edge.label.rawValue.lowercased()) }
    return edge.properties[name] ?? .null
  }

  private func literal(_ expression: Expression) -> QueryValue {
    switch expression.form {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .truth(let truth): .truth(truth)
    default: .null
    }
  }

  private func value(_ expression: Expression, _ binding: Bindings) -> QueryValue {
    switch expression.form {
    case .text, .number, .null: return literal(expression)
    case .variable(let name):
      switch binding[name] {
      case .node(let node)?: return .text(graph.nodes[node].id)
      case .edge(let edge)?: return .text(graph.edges[edge].id ?? graph.edges[edge].label.rawValue)
      case .path(let parts)?: return .path(ids(parts))
      default: return .null
      }
    case .property(let name, let property):
      switch binding[name] {
      case .node(let node)?:
        let own = graph.nodes[node]
        return own.type.properties[property] == nil ? .null : own.properties[property] ?? .null
      case .edge(let edge)?: return self.property(property, ofEdge: edge)
      default: return .null
      }
    case .length(let path):
      if case .path(let parts)? = binding[path.text] { return .number(Double(parts.count / 2)) }
      return .null
    default: return truth(expression, binding).map(QueryValue.truth) ?? .null
    }
  }

  private func ids(_ parts: [Int]) -> [String] {
    parts.enumerated().map { place, number in
      place % 2 == 0 ? graph.nodes[number].id : graph.edges[number].id ?? graph.edges[number].label.rawValue
    }
  }

  private func truth(_ expression: Expression, _ binding: Bindings) -> Bool? {
    switch expression.form {
    case .truth(let truth): return truth
    case .comparison(let sign, let left, let right): return compare(sign, left, right, binding)
    case .contains(let part, let text, let sought):
      guard case .text(let text) = value(text, binding), case .text(let sought) = value(sought, binding)
      else {
        return nil
      }
      switch part {
      case .anywhere: return text.contains(sought)
      case .start: return text.hasPrefix(sought)
      case .end: return text.hasSuffix(sought)
      }
    case .isIn(let value, let list):
      let own = self.value(value, binding)
      if list.isEmpty { return false }
      if own == .null { return nil }
      let others = list.map(literal)
      return others.contains(own) ? true : others.contains(.null) ? nil : false
    case .isNull(let value): return self.value(value, binding) == .null
    case .exists(let subquery): return !matches(subquery.match, binding).isEmpty
    case .not(let part): return truth(part, binding).map { !$0 }
    case .and(let parts):
      let values = parts.map { truth($0, binding) }
      return values.contains(false) ? false : values.contains(nil) ? nil : true
    case .or(let parts):
      let values = parts.map { truth($0, binding) }
      return values.contains(true) ? true : values.contains(nil) ? nil : false
    default: return nil
    }
  }

  private func compare(
    _ sign: Expression.Comparison, _ left: Expression, _ right: Expression, _ binding: Bindings
  ) -> Bool? {
    if case .variable(let one) = left.form, case .variable(let other) = right.form {
      guard let one = binding[one], let other = binding[other], one != .nothing, other != .nothing else {
        return nil
      }
      return (one == other) == (sign == .equal)
    }
    switch (value(left, binding), value(right, binding)) {
    case (.text(let one), .text(let other)): return holds(sign, one, other)
    case (.number(let one), .number(let other)): return holds(sign, one, other)
    default: return nil
    }
  }

  private func holds<Value: Comparable>(_ sign: Expression.Comparison, _ one: Value, _ other: Value) -> Bool {
    switch sign {
    case .equal: one == other
    case .unequal: one != other
    case .less: one < other
    case .atMost: one <= other
    case .more: one > other
    case .atLeast: one >= other
    }
  }
}
