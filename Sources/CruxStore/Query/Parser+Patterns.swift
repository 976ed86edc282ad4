extension Parser {
  private static let mostSteps = 1_000_000.0

  /// A path of nodes and edges; what it asks of properties goes to the conditions.
  mutating func path(_ conditions: inout [Expression]) throws -> PathPattern {
    let start = place
    let name = acceptName("a path's name")
    if name != nil { try expect(sign: "=") }
    let selector = try selector()
    var path = PathPattern(
      name: name, selector: selector, nodes: [try node(&conditions)], edges: [], at: start)
    while let edge = try edge(&conditions) {
      path.edges.append(edge)
      path.nodes.append(try node(&conditions))
    }
    path.at = range(from: start)
    return path
  }

  private mutating func selector() throws -> PathPattern.Selector? {
    if accept("ANY") {
      try expect("SHORTEST")
      return .anyShortest
    }
    return accept("ACYCLIC") ? .acyclic : nil
  }

  private mutating func node(_ conditions: inout [Expression]) throws -> NodePattern {
    try expect(sign: "(")
    let name = acceptName("a node's name")
    var node = NodePattern(name: name ?? madeUpName(), isNamed: name != nil, labels: [])
    if accept(sign: ":") {
      repeat {
        let label = try label()
        guard let known = NodeLabel.allCases.first(where: { $0.rawValue == label.text }) else {
          throw unknown("label", label, among: NodeLabel.allCases.map(\.rawValue))
        }
        node.labels.append(known)
      } while accept(sign: "|")
    }
    for (property, value) in try properties() {
      conditions.append(equality(node.name, property, value))
    }
    if accept("WHERE") { conditions.append(try expression()) }
    try expect(sign: ")")
    return node
  }

  /// An edge, or nil where none begins.
  private mutating func edge(_ conditions: inout [Expression]) throws -> EdgePattern? {
    let isBackward = accept(sign: "<")
    guard accept(sign: "-") else {
      if isBackward { throw unexpected() }
      return nil
    }
    var edge = EdgePattern(
      name: madeUpName(), isNamed: false, labels: [], direction: .either, quantifier: nil, properties: [])
    var ownConditions: [Expression] = []
    let start = place
    if accept(sign: "[") {
      if let name = acceptName("an edge's name") {
        edge.name = name
        edge.isNamed = true
      }
      try labels(of: &edge)
      edge.properties = try properties()
      if accept("WHERE") { ownConditions.append(try expression()) }
      try expect(sign: "]")
      try expect(sign: "-")
    }
    let isForward = accept(sign: ">")
    guard !isBackward || !isForward else {
      throw QueryError("an edge has one direction, or none", at: range(from: start).upperBound - 1, in: bytes)
    }
    edge.direction = isBackward ? .backward : isForward ? .forward : .either
    edge.quantifier = try quantifier()
    if edge.quantifier == nil {
      conditions += edge.properties.map { equality(edge.name, $0.property, $0.value) } + ownConditions
      edge.properties = []
    } else if edge.isNamed || !ownConditions.isEmpty {
      throw QueryError(
        "a quantified edge has no name and no WHERE; name the path, and write properties in braces",
        at: start.lowerBound, in: bytes)
    }
    return edge
  }

  private mutating func labels(of edge: inout EdgePattern) throws {
    guard accept(sign: ":") else { return }
    repeat {
      let label = try label()
      guard let known = EdgeLabel(rawValue: label.text) else {
        throw unknown("kind of edge", label, among: EdgeLabel.allCases.map(\.rawValue))
      }
      edge.labels.append(known)
    } while accept(sign: "|")
  }

  private mutating func label() throws -> Name {
    guard let label = acceptName("a label") else { throw unexpected() }
    return label
  }

  private mutating func properties() throws -> [(property: Name, value: Expression)] {
    guard accept(sign: "{") else { return [] }
    var properties: [(Name, Expression)] = []
    repeat {
      let property = try property()
      try expect(sign: ":")
      properties.append((property, try literal()))
    } while accept(sign: ",")
    try expect(sign: "}")
    return properties
  }

  private func equality(_ name: Name, _ property: Name, _ value: Expression) -> Expression {
    let own = Expression(form: .property(name.text, property.text), at: property.at)
    return Expression(form: .comparison(.equal, own, value), at: property.at)
  }

  private mutating func quantifier() throws -> Quantifier? {
    if accept(sign: "*") { return Quantifier(least: 0, most: nil) }
    if accept(sign: "+") { return Quantifier(least: 1, most: nil) }
    let start = place
    guard accept(sign: "{") else { return nil }
    let least = try steps()
    var most = least
    if accept(sign: ",") { most = try steps() } else if least == nil { throw unexpected() }
    try expect(sign: "}")
    if let most, most < least ?? 0 {
      throw QueryError("the most is less than the least", at: start.lowerBound, in: bytes)
    }
    return Quantifier(least: least ?? 0, most: most)
  }

  private mutating func steps() throws -> Int? {
    let place = place
    guard let number = acceptNumber() else { return nil }
    guard number == number.rounded(), number <= Self.mostSteps else {
      throw QueryError(
        "expected a whole number of edges, at most \(Int(Self.mostSteps))", at: place.lowerBound, in: bytes)
    }
    return Int(number)
  }
}
