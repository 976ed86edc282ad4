import CruxModel
import GRDB

/// Turns a checked query into one SELECT, in which every value of the user is an argument.
///
/// Each way to type a pattern, and each optional pattern that is there or not, is a join of its own; their union
/// is what is returned, grouped and sorted. The order of a join is fixed here, since an argument's shape says more
/// about it than the database's statistics: it begins with what a property or words narrow most and goes on along
/// edges.
final class Compiler {
  /// A join under construction.
  struct Branch {
    var tables: [String] = []
    var conditions: [String] = []
    var scope = Bindings()

    /// `FROM` and `WHERE`.
    var source: String {
      (tables.isEmpty ? "" : " FROM " + tables.joined(separator: " CROSS JOIN "))
        + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
    }
  }

  /// A column of the result.
  struct Column {
    var name: String
    var type: ValueType
  }

  static let mostBranches = 200

  let db: Database
  let trails: Trails
  let parameters: [String: QueryValue]
  private(set) var arguments: [DatabaseValue] = []
  private var numbers: [DatabaseValue: Int] = [:]
  private var aliases = 0

  init(_ db: Database, _ trails: Trails, _ parameters: [String: QueryValue]) {
    self.db = db
    self.trails = trails
    self.parameters = parameters
  }

  /// - Parameter rows: the most rows that are wanted.
  /// - Returns: SQL whose columns are those of the query.
  func compile(_ query: Query, rows: Int) throws -> (sql: String, columns: [Column]) {
    var branches = [Branch()]
    for match in query.matches {
      branches = try branches.flatMap { try match.isOptional ? optional(match, $0) : joined(match, $0) }
      guard branches.count <= Self.mostBranches else { throw Typing.tooMany }
    }
    return try compile(query.returned, branches, rows: rows)
  }

  func alias(_ letter: String) -> String {
    aliases += 1
    return letter + "\(aliases)"
  }

  /// The place of an argument.
  func argument(_ value: some DatabaseValueConvertible) -> String {
    let value = value.databaseValue
    if let number = numbers[value] { return "?\(number)" }
    arguments.append(value)
    numbers[value] = arguments.count
    return "?\(arguments.count)"
  }

  // MARK: Matches

  /// The joins of a branch with a match.
  func joined(_ match: Match, _ branch: Branch) throws -> [Branch] {
    var known: [String: NodeType?] = [:]
    for node in match.paths.flatMap(\.nodes) where branch.scope[node.name.text] != nil {
      known[node.name.text] = .some(branch.scope.node(node.name.text)?.type)
    }
    return try Typing.all(of: match, known: known, limit: Self.mostBranches).map { typing in
      var join = Join(match, typing, branch, self)
      return try join.whole()
    }
  }

  /// The joins with a match, and the branch for all that match nothing.
  private func optional(_ match: Match, _ branch: Branch) throws -> [Branch] {
    let matched = try joined(match, branch)
    var unmatched = branch
    var inner = branch
    inner.tables = []
    inner.conditions = []
    for found in try joined(match, inner) {
      unmatched.conditions.append("NOT EXISTS (SELECT 1\(found.source))")
    }
    for name in match.names where unmatched.scope[name] == nil { unmatched.scope[name] = .absent }
    return matched + [unmatched]
  }

  // MARK: RETURN

  private func compile(
    _ returned: Return, _ branches: [Branch], rows: Int
  ) throws -> (sql: String, columns: [Column]) {
    // What each branch selects, and what is made of it outside.
    var inner: [Expression?] = []
    func outer(_ value: Expression) -> String {
      guard case .count(let counted, let isDistinct) = value.form else {
        inner.append(value)
        return "c\(inner.count - 1)"
      }
      guard let counted else { return "count(*)" }
      inner.append(Expression(form: .count(counted, isDistinct: isDistinct), at: value.at))
      return "count(\(isDistinct ? "DISTINCT " : "")c\(inner.count - 1))"
    }
    let columns = returned.items.map { outer($0.value) }
    let order = returned.order.map { key in
      (returned.column(of: key.value).map { columns[$0] } ?? outer(key.value))
        + (key.isDescending ? " DESC" : "")
    }
    let selects = try branches.map { branch in
      let values = try inner.enumerated().map { number, value in
        "\(try value.map { try selected($0, branch.scope) } ?? "NULL") AS c\(number)"
      }
      return "SELECT \(values.isEmpty ? "1" : values.joined(separator: ", "))\(branch.source)"
    }
    let none =
      "SELECT \(inner.isEmpty ? "1" : inner.indices.map { "NULL AS c\($0)" }.joined(separator: ", ")) WHERE 0"
    var sql = "SELECT \(returned.isDistinct ? "DISTINCT " : "")\(columns.joined(separator: ", "))"
    sql += " FROM (\(selects.isEmpty ? none : selects.joined(separator: " UNION ALL ")))"
    if returned.items.contains(where: { $0.value.isCount }) {
      let groups = zip(returned.items, columns).filter { !$0.0.value.isCount }.map(\.1)
      if !groups.isEmpty { sql += " GROUP BY " + groups.joined(separator: ", ") }
    } else if returned.order.contains(where: { $0.value.isCount }) {
      sql += " GROUP BY " + columns.joined(separator: ", ")
    }
    if !order.isEmpty { sql += " ORDER BY " + order.joined(separator: ", ") }
    sql += " LIMIT \(limit(returned.limit, rows))"
    let types = returned.items.map { item in type(of: item.value, branches) }
    return (sql, zip(returned.items, types).map { Column(name: $0.name.text, type: $1) })
  }

  private func limit(_ limit: Expression?, _ rows: Int) -> Int {
    guard let limit, case .number(let number) = value(limit, as: .number) else { return rows }
    return min(rows, Int(exactly: number) ?? rows)
  }

  /// A value as a branch selects it; of what is counted, what tells one from another.
  private func selected(_ value: Expression, _ scope: Bindings) throws -> String {
    guard case .count(let counted?, _) = value.form else { return try sql(value, scope) }
    if case .variable(let name) = counted.form { return key(name, scope) }
    return try sql(counted, scope)
  }

  private func type(of value: Expression, _ branches: [Branch]) -> ValueType {
    guard case .variable(let name) = value.form else { return value.staticType }
    let isPath = branches.contains { branch in
      if case .path? = branch.scope[name] { true } else { false }
    }
    return isPath ? .path : .text
  }
}

extension Match {
  /// All that a match gives a name to.
  var names: [String] {
    paths.flatMap { path in
      path.nodes.map(\.name.text) + path.edges.map(\.name.text) + [path.name?.text].compactMap(\.self)
    }
  }
}

extension Expression {
  /// What it is, as far as that can be said without knowing what names stand for.
  var staticType: ValueType {
    switch form {
    case .text: .text
    case .number, .length, .count: .number
    case .null, .parameter, .variable: .any
    case .property(_, let property):
      (NodeType.allCases.map(\.properties) + [EdgeLabel.properties]).compactMap { $0[property] }.first ?? .any
    default: .truth
    }
  }
}
