/// Looks up the names of a query and what each expression is, so that what makes no sense is said with its place.
struct Checker {
  private enum Meaning {
    case node(Set<NodeType>)
    case edge
    case path
  }

  private let bytes: [UInt8]
  private let parameters: [String: QueryValue]
  private var meanings: [String: Meaning] = [:]
  /// The names that a user gave, in order.
  private(set) var names: [Name] = []

  /// - Returns: the query, with `RETURN *` spelled out.
  /// - Throws: `QueryError`.
  static func checked(_ query: Query, _ bytes: [UInt8], _ parameters: [String: QueryValue]) throws -> Query {
    var checker = Checker(bytes: bytes, parameters: parameters)
    for match in query.matches { try checker.check(match) }
    var query = query
    if query.returned.items.isEmpty {
      query.returned.items = checker.names.map { name in
        Return.Item(value: Expression(form: .variable(name.text), at: name.at), name: name)
      }
    }
    try checker.check(query.returned)
    return query
  }

  private init(bytes: [UInt8], parameters: [String: QueryValue]) {
    self.bytes = bytes
    self.parameters = parameters
  }

  private func error(_ message: String, _ place: Range<Int>) -> QueryError {
    QueryError(message, at: place.lowerBound, in: bytes)
  }

  // MARK: Patterns

  private mutating func check(_ match: Match) throws {
    for path in match.paths { try check(path) }
    for condition in match.conditions { try checkCondition(condition) }
  }

  private mutating func check(_ path: PathPattern) throws {
    let isQuantified = path.edges.contains { $0.quantifier != nil }
    if path.selector == .anyShortest, path.edges.count != 1 || !isQuantified {
      throw error("ANY SHORTEST takes a path of two nodes and one quantified edge", path.at)
    }
    if let name = path.name, isQuantified, path.selector == nil {
      throw error("expected ANY SHORTEST or ACYCLIC behind \"\(name.text) =\", to say which paths", path.at)
    }
    for node in path.nodes {
      let types = node.types
      try narrow(node.name, to: types, isNamed: node.isNamed)
    }
    for (number, edge) in path.edges.enumerated() {
      try check(edge, from: path.nodes[number].name, to: path.nodes[number + 1].name)
    }
    if let name = path.name { try give(name, .path) }
  }

  private mutating func check(_ edge: EdgePattern, from: Name, to: Name) throws {
    let labels = edge.labels.isEmpty ? EdgeLabel.allCases : edge.labels
    if edge.quantifier?.least != 0 {
      let (starts, ends) = (Set(labels.map(\.start)), Set(labels.map(\.end)))
      switch edge.direction {
      case .forward:
        try narrow(from, to: starts)
        try narrow(to, to: ends)
      case .backward:
        try narrow(from, to: ends)
        try narrow(to, to: starts)
      case .either: for name in [from, to] { try narrow(name, to: starts.union(ends)) }
      }
    }
    for (property, value) in edge.properties {
      guard let type = EdgeLabel.properties[property.text] else {
        throw noProperty(property.text, property.at, among: EdgeLabel.properties)
      }
      try expect(value, toBe: type)
    }
    if edge.isNamed { try give(edge.name, .edge) } else { meanings[edge.name.text] = .edge }
  }

  private mutating func narrow(_ name: Name, to types: Set<NodeType>, isNamed: Bool = false) throws {
    switch meanings[name.text] {
    case .node(let known): meanings[name.text] = .node(known.intersection(types))
    case nil:
      meanings[name.text] = .node(types)
      if isNamed { names.append(name) }
    default: throw error("\"\(name.text)\" names something else already", name.at)
    }
  }

  private mutating func give(_ name: Name, _ meaning: Meaning) throws {
    guard meanings[name.text] == nil else {
      throw error("\"\(name.text)\" names something else already", name.at)
    }
    meanings[name.text] = meaning
    names.append(name)
  }

  // MARK: Expressions

  private func checkCondition(_ condition: Expression) throws {
    let type = try type(of: condition)
    guard type == .truth || type == .any else {
      throw error("expected a condition, found \(type.rawValue)", condition.at)
    }
  }

  private func type(of expression: Expression) throws -> ValueType {
    switch expression.form {
    case .text: return .text
    case .number: return .number
    case .truth: return .truth
    case .null: return .any
    case .parameter(let name):
      guard parameters[name] != nil else { throw error("no value is given for \"$\(name)\"", expression.at) }
      return .any
    case .variable(let name):
      if case .path = try meaning(of: name, expression.at) { return .path }
      return .element
    case .property(let name, let property): return try type(of: property, name, expression.at)
    case .comparison(let sign, let left, let right):
      try compare(left, right, isEquality: sign == .equal || sign == .unequal)
    case .contains(_, let text, let part):
      try expect(text, toBe: .text)
      try expect(part, toBe: .text)
    case .matches(let value, let words): try match(value, words)
    case .isIn(let value, let list): for other in list { try compare(value, other, isEquality: true) }
    case .isNull(let value): _ = try type(of: value)
    case .exists(let subquery):
      var inner = self
      try inner.check(subquery.match)
    case .not(let part): try checkCondition(part)
    case .and(let parts), .or(let parts): for part in parts { try checkCondition(part) }
    case .length(let path):
      guard case .path = try meaning(of: path.text, path.at) else {
        throw error("expected a path, found a node or an edge", path.at)
      }
      return .number
    case .count: throw error("count stands alone, in RETURN or ORDER BY", expression.at)
    }
    return .truth
  }

  private func meaning(of name: String, _ place: Range<Int>) throws -> Meaning {
    if let meaning = meanings[name] { return meaning }
    let known = names.map(\.text).joined(separator: ", ")
    throw error("nothing is called \"\(name)\"" + (known.isEmpty ? "" : "; expected one of \(known)"), place)
  }

  private func type(of property: String, _ name: String, _ place: Range<Int>) throws -> ValueType {
    switch try meaning(of: name, place) {
    case .path: throw error("a path has no properties; length(\(name)) is the number of its edges", place)
    case .edge:
      guard let type = EdgeLabel.properties[property] else {
        throw noProperty(property, place, among: EdgeLabel.properties)
      }
      return type
    case .node(let types):
      let all = types.isEmpty ? Set(NodeType.allCases) : types
      let properties = all.reduce(into: [:]) { $0.merge($1.properties) { first, _ in first } }
      guard let type = properties[property] else { throw noProperty(property, place, among: properties) }
      return type
    }
  }

  private func noProperty(
    _ name: String, _ place: Range<Int>, among properties: [String: ValueType]
  ) -> QueryError {
    error(
      "there is no property \"\(name)\"; expected one of \(properties.keys.sorted().joined(separator: ", "))",
      place)
  }

  private func expect(_ expression: Expression, toBe type: ValueType) throws {
    let found = try self.type(of: expression)
    // No value is a node or an edge.
    guard found == type || found == .any && type != .element else {
      throw error("expected \(type.rawValue), found \(found.rawValue)", expression.at)
    }
    if type == .number, case .parameter(let name) = expression.form, parameters[name]?.asNumber == nil {
      throw error("expected a number, but \"$\(name)\" is none", expression.at)
    }
    if type == .text, case .parameter(let name) = expression.form, case .number? = parameters[name] {
      throw error("expected a text, but \"$\(name)\" is a number", expression.at)
    }
  }

  private func compare(_ left: Expression, _ right: Expression, isEquality: Bool) throws {
    let (one, other) = (try type(of: left), try type(of: right))
    if one == .path || other == .path { throw error("paths cannot be compared", left.at) }
    guard isEquality || (one != .element && one != .truth) else {
      throw error("expected a text or a number, found \(one.rawValue)", left.at)
    }
    if one == .any {
      if other != .any { try expect(left, toBe: other) }
    } else {
      try expect(right, toBe: one)
    }
  }

  private func match(_ value: Expression, _ words: Expression) throws {
    switch value.form {
    case .property(_, "text"), .property(_, "speaker"): _ = try type(of: value)
    case .variable: try expect(value, toBe: .element)
    default: throw error("expected a statement, its text or its speaker before MATCHES", value.at)
    }
    try expect(words, toBe: .text)
  }

  // MARK: RETURN

  private func check(_ returned: Return) throws {
    guard !returned.items.isEmpty else { throw error("nothing has a name that * could return", 0..<0) }
    var columns: Set<String> = []
    for item in returned.items {
      try checkCounted(item.value)
      guard columns.insert(item.name.text).inserted else {
        throw error("two columns are called \"\(item.name.text)\"; AS gives another name", item.name.at)
      }
    }
    let isGrouped =
      returned.isDistinct || returned.items.contains { $0.value.isCount }
      || returned.order.contains { $0.value.isCount }
    for key in returned.order {
      if returned.column(of: key.value) != nil { continue }
      try checkCounted(key.value)
      guard !isGrouped || key.value.isCount && !returned.isDistinct else {
        throw error("expected a column of RETURN: with DISTINCT or count nothing else is left", key.value.at)
      }
    }
    if let limit = returned.limit { try checkLimit(limit) }
  }

  private func checkLimit(_ limit: Expression) throws {
    try expect(limit, toBe: .number)
    guard case .parameter(let name) = limit.form, let number = parameters[name]?.asNumber else { return }
    guard number >= 0, number == number.rounded() else {
      throw error("expected a whole number of rows, but \"$\(name)\" is \(number)", limit.at)
    }
  }

  private func checkCounted(_ value: Expression) throws {
    guard case .count(let counted, _) = value.form else { return _ = try type(of: value) }
    if let counted { _ = try type(of: counted) }
  }
}

extension Expression {
  var isCount: Bool { if case .count = form { true } else { false } }
}

extension Return {
  /// The column that an expression names or repeats.
  func column(of expression: Expression) -> Int? {
    if case .variable(let name) = expression.form,
      let column = items.firstIndex(where: { $0.name.text == name })
    {
      return column
    }
    return items.firstIndex { $0.value == expression }
  }
}
