import CruxModel

/// Writes the graph document in its canonical form: the same graph is always the same bytes, with one statement,
/// relation or document a line.
public struct JSONWriter: GraphWriter {
  public init() {}

  /// - Throws: `FormatError` where the graph holds what JSON cannot: a confidence that is no number, or an
  ///   unknown field that is not JSON or has the name of a known one.
  public func write(_ graph: Graph) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("{\n\"crux\": 1,\n\"id\": ")
    bytes.appendJSON(graph.id)
    bytes.appendField(",\n\"title\": ", graph.title)
    bytes.appendField(",\n\"thesis\": ", graph.thesis)
    bytes.append(",\n\"documents\": ")
    try bytes.appendList(graph.documents, empty: "[\n]") { try $0.append($1) }
    bytes.append(",\n\"statements\": ")
    try bytes.appendList(graph.statements, empty: "[\n]") { try $0.append($1) }
    bytes.append(",\n\"relations\": ")
    try bytes.appendList(graph.relations, empty: "[\n]") { try $0.append($1) }
    try bytes.append(graph.unknown, of: GraphField.self, separator: ",\n")
    bytes.append("\n}\n")
    return bytes
  }
}

extension [UInt8] {
  /// Appends an array with an element a line.
  ///
  /// - Parameter empty: an array without elements.
  mutating func appendList<Value>(
    _ values: [Value], empty: String = "[]", _ append: (inout [UInt8], Value) throws -> Void
  ) rethrows {
    guard !values.isEmpty else { return self.append(empty) }
    for (number, value) in values.enumerated() {
      self.append(number > 0 ? ",\n" : "[\n")
      try append(&self, value)
    }
    self.append("\n]")
  }

  mutating func append(_ document: Document) throws {
    append("{\"id\": ")
    appendJSON(document.id)
    appendField(", \"title\": ", document.title)
    appendField(", \"author\": ", document.author)
    appendField(", \"uri\": ", document.uri)
    appendField(", \"published\": ", document.published)
    appendField(", \"genre\": ", document.genre)
    appendField(", \"language\": ", document.language)
    appendField(", \"text\": ", document.text)
    try append(document.unknown, of: DocumentField.self)
    append("}")
  }

  mutating func append(_ statement: Statement) throws {
    append("{\"id\": ")
    appendJSON(statement.id)
    append(", \"kind\": \"")
    append(statement.kind.rawValue)
    append("\"")
    appendField(", \"evidenceType\": ", statement.evidenceType?.rawValue)
    appendField(", \"modality\": ", statement.modality?.rawValue)
    append(", \"text\": ")
    appendJSON(statement.text)
    appendField(", \"speaker\": ", statement.speaker)
    try appendConfidence(statement.confidence)
    if let anchor = statement.anchor { try append(anchor) }
    try append(statement.unknown, of: StatementField.self)
    append("}")
  }

  private mutating func append(_ anchor: Anchor) throws {
    append(", \"anchor\": {\"document\": ")
    appendJSON(anchor.document)
    append(", \"start\": ")
    append(String(anchor.start))
    append(", \"end\": ")
    append(String(anchor.end))
    appendField(", \"quote\": ", anchor.quote)
    try append(anchor.unknown, of: AnchorField.self)
    append("}")
  }

  mutating func append(_ relation: Relation) throws {
    append("{\"id\": ")
    appendJSON(relation.id)
    append(", \"kind\": \"")
    append(relation.kind.rawValue)
    append("\", \"from\": ")
    appendJSON(relation.from)
    append(", \"to\": ")
    appendJSON(relation.to)
    appendField(", \"scheme\": ", relation.scheme)
    try appendConfidence(relation.confidence)
    try append(relation.unknown, of: RelationField.self)
    append("}")
  }

  fileprivate mutating func appendField(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    append(name)
    appendJSON(value)
  }

  mutating func appendJSON(_ texts: [String]) {
    append("[")
    for (number, text) in texts.enumerated() {
      if number > 0 { append(", ") }
      appendJSON(text)
    }
    append("]")
  }

  private mutating func appendConfidence(_ confidence: Double?) throws {
    guard let confidence else { return }
    append(", \"confidence\": ")
    append(try confidence.decimal(stage: "writing JSON"))
  }

  /// Appends unknown fields behind known ones.
  mutating func append<Field: JSONField>(
    _ fields: [UnknownField], of _: Field.Type, separator: StaticString = ", "
  ) throws {
    guard !fields.isEmpty else { return }
    var names = Set(Field.names)
    for field in fields {
      guard names.insert(Array(field.name.utf8)).inserted else {
        throw FormatError(
          stage: "writing JSON", message: "The \(Field.subject) has the field \"\(field.name)\" twice.")
      }
      append(separator)
      appendJSON(field.name)
      append(": ")
      var scanner = JSONScanner(Array(field.json.utf8), stage: "writing the field \"\(field.name)\" as JSON")
      try scanner.value(to: &self)
      try scanner.expectEnd()
    }
  }
}
