import CruxLanguage
import CruxModel
import GRDB

extension Compiler {
  /// SQL of what is to hold, for which what is neither true nor false is as good as false.
  func condition(_ expression: Expression, _ scope: Bindings) throws -> String {
    switch expression.form {
    case .and(let parts): "(\(try parts.map { try condition($0, scope) }.joined(separator: " AND ")))"
    case .matches(let value, let words): matches(value, words, scope)
    default: try sql(expression, scope)
    }
  }

  /// SQL of an expression.
  func sql(_ expression: Expression, _ scope: Bindings) throws -> String {
    switch expression.form {
    case .text, .number, .truth, .null, .parameter: literal(expression, as: .any)
    case .variable(let name): shown(name, scope)
    case .property(let name, let property): self.property(property, of: name, scope)
    case .comparison(let sign, let left, let right): try comparison(sign, left, right, scope)
    case .contains(let part, let text, let sought): try contains(part, text, sought, scope)
    case .matches(let value, let words): try matchesIfKnown(value, words, scope)
    case .isIn(let value, let list): try isIn(value, list, scope)
    case .isNull(let value): "(\(try operand(value, .any, scope)) IS NULL)"
    case .exists(let subquery): try exists(subquery, scope)
    case .not(let part): "(NOT \(try sql(part, scope)))"
    case .and(let parts): "(\(try parts.map { try sql($0, scope) }.joined(separator: " AND ")))"
    case .or(let parts): "(\(try parts.map { try sql($0, scope) }.joined(separator: " OR ")))"
    case .length(let path): length(of: path.text, scope)
    case .count: "NULL"
    }
  }

  /// The value of a literal or parameter, as what it is compared with.
  func value(_ expression: Expression, as type: ValueType) -> QueryValue {
    switch expression.form {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .truth(let truth): return .truth(truth)
    case .parameter(let name):
      let value = parameters[name] ?? .null
      return type == .number ? value.asNumber.map(QueryValue.number) ?? .null : value
    default: return .null
    }
  }

  private func literal(_ expression: Expression, as type: ValueType) -> String {
    switch value(expression, as: type) {
    case .text(let text): argument(text)
    case .number(let number): argument(number)
    case .truth(let truth): truth ? "1" : "0"
    case .null, .path: "NULL"
    }
  }

  /// What is compared: of a node or edge, what tells it from all others.
  private func operand(_ expression: Expression, _ type: ValueType, _ scope: Bindings) throws -> String {
    switch expression.form {
    case .variable(let name): key(name, scope)
    case .parameter: literal(expression, as: type)
    default: try sql(expression, scope)
    }
  }

  // MARK: Names

  /// What tells a node or edge from all others.
  func key(_ name: String, _ scope: Bindings) -> String {
    switch scope[name] {
    case .node(let node): node.key
    case .edge(let edge): edge.key
    case .path(let sql): sql
    case .absent, nil: "NULL"
    }
  }

  /// What a user sees of a node, an edge or a path.
  private func shown(_ name: String, _ scope: Bindings) -> String {
    switch scope[name] {
    case .edge(let edge) where !edge.isRelation: edge.shown
    case .path(let sql): sql
    default: property("id", of: name, scope)
    }
  }

  private func property(_ property: String, of name: String, _ scope: Bindings) -> String {
    switch scope[name] {
    case .node(let node): self.property(property, of: node)
    case .edge(let edge): self.property(property, of: edge)
    default: "NULL"
    }
  }

  private func property(_ property: String, of node: Bindings.Node) -> String {
    guard node.type.properties[property] != nil else { return "NULL" }
    let sql = node.sql
    switch (node.type, property) {
    case (.speaker, _): return sql
    case (.document, "id"), (.document, "name"): return "\(sql).name"
    case (.document, "version"): return "\(sql).newest"
    case (.document, _): return "\(sql).\(property)"
    case (_, "id"):
      return "((SELECT name FROM document WHERE id = \(sql).document) || '#' || \(sql).key)"
    case (_, "document"): return "(SELECT name FROM document WHERE id = \(sql).document)"
    case (_, "published"): return SQL.published(of: sql)
    case (_, "start"): return "\(sql).spanStart"
    case (_, "end"): return "\(sql).spanEnd"
    default: return "\(sql).\(property)"
    }
  }

  private func property(_ property: String, of edge: Bindings.Edge) -> String {
    guard edge.isRelation else { return property == "kind" ? "'\(edge.label.lowercased())'" : "NULL" }
    switch property {
    case "id":
      return "(SELECT d.name || '#' || r.key FROM relation r JOIN document d ON d.id = r.document"
        + " WHERE r.id = \(edge.sql).relation)"
    case "scheme": return "(SELECT scheme FROM relation WHERE id = \(edge.sql).relation)"
    default: return "\(edge.sql).\(property)"
    }
  }

  private func length(of path: String, _ scope: Bindings) -> String {
    guard case .path(let sql)? = scope[path] else { return "NULL" }
    return "\(PathText.lengthFunction)(\(sql))"
  }

  // MARK: Conditions

  private func comparison(
    _ sign: Expression.Comparison, _ left: Expression, _ right: Expression, _ scope: Bindings
  ) throws -> String {
    if sign == .equal || sign == .unequal {
      for (one, other) in [(left, right), (right, left)] {
        guard let found = try lookUp(one, [other], scope) else { continue }
        return sign == .equal ? found : "(NOT \(found))"
      }
    }
    let (one, other) = (left.staticType, right.staticType)
    return "(\(try operand(left, other, scope)) \(sign.rawValue) \(try operand(right, one, scope)))"
  }

  private func isIn(_ value: Expression, _ list: [Expression], _ scope: Bindings) throws -> String {
    if let found = try lookUp(value, list, scope) { return found }
    let values = list.map { literal($0, as: value.staticType) }
    let type = list.lazy.map(\.staticType).first { $0 != .any } ?? .any
    return "(\(try operand(value, type, scope)) IN (\(values.joined(separator: ", "))))"
  }

  /// An equality that an index answers, where a property has a value that is known; nil where there is no index.
  private func lookUp(_ own: Expression, _ others: [Expression], _ scope: Bindings) throws -> String? {
    guard case .property(let name, let property) = own.form else { return nil }
    var texts: [String] = []
    for other in others {
      guard case .text(let text) = value(other, as: .text) else { return nil }
      texts.append(text)
    }
    let column: String
    switch scope[name] {
    case .node(let node) where node.type == .statement || node.type == .relation:
      if property == "document" { return try isIn(documents: texts, node) }
      if property == "text", node.type == .statement { return isIn(sayings: texts, node) }
      guard property == "id" else { return nil }
      column = node.key
    case .edge(let edge) where edge.isRelation && property == "id": column = edge.shown
    default: return nil
    }
    let numbers = try texts.flatMap(nodes).map { argument($0) }
    return numbers.isEmpty ? "(\(column) = -1)" : "(\(column) IN (\(numbers.joined(separator: ", "))))"
  }

  private func isIn(documents names: [String], _ node: Bindings.Node) throws -> String {
    let ranges = try names.compactMap { try DocumentRow.find($0, in: db) }.map { document in
      "\(node.sql).id BETWEEN \(argument(document.range[0])) AND \(argument(document.range[1]))"
    }
    return ranges.isEmpty ? "0" : "(\(ranges.joined(separator: " OR ")))"
  }

  private func isIn(sayings texts: [String], _ node: Bindings.Node) -> String {
    let list = texts.map { argument($0) }.joined(separator: ", ")
    let forms = texts.compactMap(NormalForm.hash).map { argument($0) }
    // A text without words has no form.
    guard forms.count == texts.count else { return "(\(node.sql).text IN (\(list)))" }
    return "(\(node.sql).form IN (\(forms.joined(separator: ", "))) AND \(node.sql).text IN (\(list)))"
  }

  /// The statements and relations of an id in the base.
  private func nodes(_ id: String) throws -> [Int64] {
    try DocumentRow.nodes(of: id, SQL.statementOfDocument, in: db)
      + DocumentRow.nodes(of: id, SQL.relationOfDocument, in: db)
  }

  private func contains(
    _ part: Expression.Part, _ text: Expression, _ sought: Expression, _ scope: Bindings
  ) throws -> String {
    let (text, sought) = (try operand(text, .text, scope), try operand(sought, .text, scope))
    switch part {
    case .anywhere: return "(instr(\(text), \(sought)) > 0)"
    case .start: return "(substr(\(text), 1, length(\(sought))) = \(sought))"
    case .end:
      return "(length(\(text)) >= length(\(sought)) AND"
        + " substr(\(text), length(\(text)) - length(\(sought)) + 1) = \(sought))"
    }
  }

  private func matches(_ value: Expression, _ words: Expression, _ scope: Bindings) -> String {
    guard case .text(let text) = self.value(words, as: .text) else { return "NULL" }
    let search = SearchWords(text)
    let (name, query): (String, String?)
    switch value.form {
    case .property(let owner, "speaker"): (name, query) = (owner, search.speaker)
    case .property(let owner, _): (name, query) = (owner, search.all)
    case .variable(let owner): (name, query) = (owner, search.anywhere)
    default: return "NULL"
    }
    guard let node = scope.node(name), node.type == .statement else { return "NULL" }
    guard let query else { return "0" }
    return "(\(node.sql).id IN (SELECT rowid FROM search WHERE search MATCH \(argument(query))))"
  }

  /// The same, but neither true nor false of a text that is not there: NULL <> NULL is NULL. With this no index is
  /// used.
  private func matchesIfKnown(_ value: Expression, _ words: Expression, _ scope: Bindings) throws -> String {
    let matches = matches(value, words, scope)
    guard case .property = value.form else { return matches }
    let text = try sql(value, scope)
    return "(\(matches) OR \(text) <> \(text))"
  }

  private func exists(_ subquery: Subquery, _ scope: Bindings) throws -> String {
    let found = try joined(subquery.match, Branch(scope: scope)).map { "EXISTS (SELECT 1\($0.source))" }
    return found.isEmpty ? "0" : "(\(found.joined(separator: " OR ")))"
  }
}
