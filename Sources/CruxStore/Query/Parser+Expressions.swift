extension Parser {
  /// AND binds more closely than OR, NOT more closely than either.
  mutating func expression() throws -> Expression {
    try nested { parser in
      let start = parser.place
      var parts: [Expression] = []
      repeat { parts.append(try parser.conjunction()) } while parser.accept("OR")
      return parts.count == 1 ? parts[0] : Expression(form: .or(parts), at: parser.range(from: start))
    }
  }

  private mutating func conjunction() throws -> Expression {
    let start = place
    var parts: [Expression] = []
    repeat { parts.append(try negation()) } while accept("AND")
    return parts.count == 1 ? parts[0] : Expression(form: .and(parts), at: range(from: start))
  }

  private mutating func negation() throws -> Expression {
    let start = place
    guard accept("NOT") else { return try comparison() }
    let inner = try nested { try $0.negation() }
    return Expression(form: .not(inner), at: range(from: start))
  }

  private mutating func comparison() throws -> Expression {
    let start = place
    let left = try operand()
    guard let form = try comparison(of: left) else { return left }
    return Expression(form: form, at: range(from: start))
  }

  /// What is said of a value, or nil where nothing is.
  private mutating func comparison(of left: Expression) throws -> Expression.Form? {
    if let sign = comparisonSign() { return .comparison(sign, left, try operand()) }
    if accept("CONTAINS") { return .contains(.anywhere, left, try operand()) }
    if accept("STARTS") {
      try expect("WITH")
      return .contains(.start, left, try operand())
    }
    if accept("ENDS") {
      try expect("WITH")
      return .contains(.end, left, try operand())
    }
    if accept("MATCHES") { return .matches(left, try literal()) }
    if accept("IN") { return .isIn(left, try list()) }
    if accept("NOT") {
      let start = place
      try expect("IN")
      return .not(Expression(form: .isIn(left, try list()), at: range(from: start)))
    }
    if accept("IS") {
      let start = place
      let isNegated = accept("NOT")
      try expect("NULL")
      let isNull = Expression.Form.isNull(left)
      return isNegated ? .not(Expression(form: isNull, at: range(from: start))) : isNull
    }
    return nil
  }

  private mutating func comparisonSign() -> Expression.Comparison? {
    if accept(sign: "=") { return .equal }
    if accept(sign: "<") { return accept(sign: ">") ? .unequal : accept(sign: "=") ? .atMost : .less }
    if accept(sign: ">") { return accept(sign: "=") ? .atLeast : .more }
    return nil
  }

  private mutating func list() throws -> [Expression] {
    try expect(sign: "[")
    if accept(sign: "]") { return [] }
    var values: [Expression] = []
    repeat { values.append(try literal()) } while accept(sign: ",")
    try expect(sign: "]")
    return values
  }

  private mutating func operand() throws -> Expression {
    let start = place
    if let literal = try acceptLiteral() { return literal }
    if accept("EXISTS") { return Expression(form: .exists(try subquery()), at: range(from: start)) }
    if accept("LENGTH") {
      try expect(sign: "(")
      guard let path = acceptName("a path's name") else { throw unexpected() }
      try expect(sign: ")")
      return Expression(form: .length(path), at: range(from: start))
    }
    if accept("COUNT") { return Expression(form: try count(), at: range(from: start)) }
    if accept(sign: "(") {
      let inner = try expression()
      try expect(sign: ")")
      return inner
    }
    guard let name = acceptName("a name") else { throw unexpected() }
    guard accept(sign: ".") else { return Expression(form: .variable(name.text), at: name.at) }
    let property = try property()
    return Expression(form: .property(name.text, property.text), at: range(from: start))
  }

  private mutating func count() throws -> Expression.Form {
    try expect(sign: "(")
    if accept(sign: "*") {
      try expect(sign: ")")
      return .count(nil, isDistinct: false)
    }
    let isDistinct = accept("DISTINCT")
    let value = try expression()
    try expect(sign: ")")
    return .count(value, isDistinct: isDistinct)
  }

  private mutating func subquery() throws -> Subquery {
    try expect(sign: "{")
    let match = try nested { parser in
      _ = parser.accept("MATCH")
      return try parser.match(isOptional: false)
    }
    try expect(sign: "}")
    return Subquery(match: match)
  }

  /// A text, a number, TRUE, FALSE, NULL or a parameter.
  mutating func literal() throws -> Expression {
    guard let literal = try acceptLiteral() else { throw unexpected() }
    return literal
  }

  private mutating func acceptLiteral() throws -> Expression? {
    let start = place
    var form: Expression.Form?
    if let text = acceptText() {
      form = .text(text)
    } else if let number = acceptNumber() {
      form = .number(number)
    } else if let name = acceptParameter() {
      form = .parameter(name)
    } else if accept("TRUE") {
      form = .truth(true)
    } else if accept("FALSE") {
      form = .truth(false)
    } else if accept("NULL") {
      form = .null
    } else if accept(sign: "-") {
      guard let number = acceptNumber() else { throw unexpected() }
      form = .number(-number)
    }
    return form.map { Expression(form: $0, at: range(from: start)) }
  }

  // MARK: RETURN

  mutating func returned() throws -> Return {
    var returned = Return(isDistinct: accept("DISTINCT"), items: [], order: [], limit: nil)
    if !accept(sign: "*") {
      repeat { returned.items.append(try item()) } while accept(sign: ",")
    }
    if accept("ORDER") {
      try expect("BY")
      repeat {
        let value = try expression()
        let isDescending = accept("DESC")
        if !isDescending { _ = accept("ASC") }
        returned.order.append(Return.Key(value: value, isDescending: isDescending))
      } while accept(sign: ",")
    }
    if accept("LIMIT") { returned.limit = try limit() }
    return returned
  }

  private mutating func item() throws -> Return.Item {
    let value = try expression()
    guard accept("AS") else {
      return Return.Item(value: value, name: Name(text: source(value.at), at: value.at))
    }
    guard let name = acceptName("a column's name") else { throw unexpected() }
    return Return.Item(value: value, name: name)
  }

  private mutating func limit() throws -> Expression {
    let start = place
    if let name = acceptParameter() { return Expression(form: .parameter(name), at: start) }
    guard let number = acceptNumber() else { throw unexpected() }
    guard number == number.rounded(), number <= 1e15 else {
      throw QueryError("expected a whole number of rows", at: start.lowerBound, in: bytes)
    }
    return Expression(form: .number(number), at: start)
  }
}
