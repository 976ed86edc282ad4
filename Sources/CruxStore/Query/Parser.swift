/// Reads a query by recursive descent; where it cannot go on it says all that it could have taken there.
struct Parser {
  /// Words that have a meaning of their own, and so name nothing.
  private static let keywords: Set<String> = [
    "ACYCLIC", "AND", "ANY", "AS", "ASC", "AT", "BY", "CONTAINS", "COUNT", "DESC", "DISTINCT", "ENDS",
    "EXISTS",
    "FALSE", "IN", "IS", "LENGTH", "LIMIT", "MATCH", "MATCHES", "NOT", "NULL", "OPTIONAL", "OR", "ORDER",
    "RETURN",
    "SHORTEST", "STARTS", "TRUE", "WHERE", "WITH",
  ]
  /// How deep expressions may be nested: far more than one can read, far less than the stack can take.
  private static let deepest = 50

  let bytes: [UInt8]
  private let tokens: [Lexer.Token]
  private var position = 0
  /// What could have stood at this position.
  private var expected: [String] = []
  private var depth = 0
  private var madeUpNames = 0

  /// - Throws: `QueryError`.
  static func query(_ text: String) throws -> Query {
    let bytes = Array(text.utf8)
    var parser = Parser(bytes: bytes, tokens: try Lexer.tokens(of: bytes))
    return try parser.query()
  }

  private init(bytes: [UInt8], tokens: [Lexer.Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  private mutating func query() throws -> Query {
    var reference: Name?
    if accept("AT") { reference = try string("a reference such as 'DOC@2'") }
    var matches: [Match] = []
    while let match = try match() { matches.append(match) }
    guard !matches.isEmpty, accept("RETURN") else { throw unexpected() }
    let returned = try returned()
    _ = accept(sign: ";")
    guard token.form == .end else {
      expected.append("the end")
      throw unexpected()
    }
    return Query(reference: reference, matches: matches, returned: returned)
  }

  /// A match, or nil where another word stands.
  mutating func match() throws -> Match? {
    let isOptional = accept("OPTIONAL")
    guard accept("MATCH") else {
      if isOptional { throw unexpected() }
      return nil
    }
    return try match(isOptional: isOptional)
  }

  /// What stands behind MATCH.
  mutating func match(isOptional: Bool) throws -> Match {
    var match = Match(isOptional: isOptional, paths: [], conditions: [])
    repeat { match.paths.append(try path(&match.conditions)) } while accept(sign: ",")
    if accept("WHERE") { match.conditions.append(try expression()) }
    return match
  }

  // MARK: Tokens

  private var token: Lexer.Token { tokens[position] }

  /// Where the next token stands.
  var place: Range<Int> { token.at }

  /// The bytes from a place to the last token that was taken.
  func range(from start: Range<Int>) -> Range<Int> {
    start.lowerBound..<max(start.lowerBound, tokens[max(position - 1, 0)].at.upperBound)
  }

  func source(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
    expected = []
  }

  mutating func accept(_ keyword: String) -> Bool {
    if case .word(let word) = token.form, word.uppercased() == keyword {
      advance()
      return true
    }
    expected.append(keyword)
    return false
  }

  mutating func accept(sign: Character) -> Bool {
    if token.form == .sign(sign) {
      advance()
      return true
    }
    expected.append("\"\(sign)\"")
    return false
  }

  mutating func expect(_ keyword: String) throws { if !accept(keyword) { throw unexpected() } }

  mutating func expect(sign: Character) throws { if !accept(sign: sign) { throw unexpected() } }

  /// A name that is no keyword.
  mutating func acceptName(_ what: String) -> Name? {
    if case .word(let word) = token.form, !Self.keywords.contains(word.uppercased()) {
      defer { advance() }
      return Name(text: word, at: token.at)
    }
    expected.append(what)
    return nil
  }

  /// A name of a property, which may be a word with another meaning elsewhere.
  mutating func property() throws -> Name {
    guard case .word(let word) = token.form else {
      expected.append("a property")
      throw unexpected()
    }
    defer { advance() }
    return Name(text: word, at: token.at)
  }

  mutating func acceptNumber() -> Double? {
    guard case .number(let number) = token.form else {
      expected.append("a number")
      return nil
    }
    advance()
    return number
  }

  mutating func acceptText(_ what: String = "a text in quotes") -> String? {
    guard case .text(let text) = token.form else {
      expected.append(what)
      return nil
    }
    advance()
    return text
  }

  mutating func acceptParameter() -> String? {
    guard case .parameter(let name) = token.form else {
      expected.append("a parameter such as $name")
      return nil
    }
    advance()
    return name
  }

  private mutating func string(_ what: String) throws -> Name {
    let place = place
    guard let text = acceptText(what) else { throw unexpected() }
    return Name(text: text, at: place)
  }

  mutating func madeUpName() -> Name {
    madeUpNames += 1
    return Name(text: "#\(madeUpNames)", at: place)
  }

  /// Runs one level deeper.
  mutating func nested<Value>(_ body: (inout Parser) throws -> Value) throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw QueryError("this is nested too deeply", at: place.lowerBound, in: bytes)
    }
    return try body(&self)
  }

  // MARK: Errors

  func unexpected() -> QueryError {
    var names: [String] = []
    for name in expected where !names.contains(name) { names.append(name) }
    let list =
      names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
    let found = token.form == .end ? "the end" : "\"\(source(token.at).prefix(40))\""
    return QueryError("expected \(list), found \(found)", at: token.at.lowerBound, in: bytes)
  }

  /// Where a word that was taken is none of those that are known.
  func unknown(_ what: String, _ name: Name, among known: [String]) -> QueryError {
    let list = known.dropLast().joined(separator: ", ") + " or \(known[known.count - 1])"
    return QueryError(
      "there is no \(what) \"\(name.text)\"; expected \(list)", at: name.at.lowerBound, in: bytes)
  }
}
