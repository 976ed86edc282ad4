import CruxModel

extension GraphMLElement {
  func graph() throws -> Graph {
    var graph = Graph(
      id: id ?? "graph", title: self[.title] ?? self[.label] ?? self[.name], thesis: self[.thesis])
    if let json = self[.documents] {
      graph.documents = try parse(json, "documents") { try $0.documents() }
    }
    if let json = self[.rest] {
      try parse(json, GraphMLKey.rest) { try $0.read(into: &graph, isPartial: true) }
    }
    return graph
  }

  /// The id of a node that has no further fields.
  func ownID() throws -> String {
    var node = Relation(id: self[.id] ?? id ?? "", kind: .supports, from: [], to: "")
    if let json = self[.rest] {
      try parse(json, GraphMLKey.rest) { try $0.read(into: &node, isPartial: true) }
    }
    return node.id
  }

  func statement(_ remarks: inout GraphMLRemarks) throws -> Statement {
    var statement = Statement(
      id: self[.id] ?? id ?? "", kind: statementKind(&remarks), text: self[.text] ?? "")
    statement.evidenceType = self[.evidenceType].flatMap(Statement.EvidenceType.init)
    statement.modality = self[.modality].flatMap(Statement.Modality.init)
    statement.speaker = self[.speaker]
    statement.confidence = number(.confidence)
    statement.anchor = anchor(&remarks)
    let given = self[.rest]
    if let given { try parse(given, GraphMLKey.rest) { try $0.read(into: &statement, isPartial: true) } }
    if self[.text] == nil, given == nil { statement.text = substituteText(&remarks) }
    return statement
  }

  private func statementKind(_ remarks: inout GraphMLRemarks) -> Statement.Kind {
    guard let word = self[.kind] else {
      remarks.assumed("A node that does not say its kind is taken for a claim", line: line)
      return .claim
    }
    guard let kind = Statement.Kind(rawValue: word) ?? Statement.Kind(rawValue: word.lowercased()) else {
      remarks.assumed("A node of the kind \"\(word)\" is taken for a claim", line: line)
      return .claim
    }
    return kind
  }

  private func substituteText(_ remarks: inout GraphMLRemarks) -> String {
    if let text = self[.label] ?? self[.name] ?? self[.drawnLabel] ?? self[.description] { return text }
    remarks.assumed("A node without a text is given its id for one", line: line)
    return self[.id] ?? id ?? ""
  }

  private func anchor(_ remarks: inout GraphMLRemarks) -> Anchor? {
    if let start = integer(.start), let end = integer(.end) {
      return Anchor(document: self[.document] ?? "", start: start, end: end, quote: self[.quote])
    }
    if self[.document] != nil || self[.quote] != nil || integer(.start) != nil || integer(.end) != nil {
      remarks.dropped("An anchor without a start or an end has no place in an argument graph", line: line)
    }
    return nil
  }

  /// A relation with its ends only where they could not be an edge's.
  func relation(_ kind: Relation.Kind, _ remarks: inout GraphMLRemarks) throws -> Relation {
    var relation = Relation(
      id: id ?? self[.id] ?? "", kind: kind, from: [], to: "", scheme: self[.scheme],
      confidence: number(.confidence))
    if relation.confidence == nil, let weight = number(.weight), weight.magnitude != 1 {
      remarks.dropped("The weight of an edge has no place in an argument graph", line: line)
    }
    if let json = self[.rest] {
      try parse(json, GraphMLKey.rest) { try $0.read(into: &relation, isPartial: true) }
    }
    return relation
  }

  /// A number; igraph writes `nan` for what is not there.
  func number(_ attribute: GraphMLAttribute) -> Double? {
    self[attribute].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }

  private func integer(_ attribute: GraphMLAttribute) -> Int? {
    self[attribute].flatMap { Int($0) } ?? number(attribute).flatMap { Int(exactly: $0) }
  }

  private func parse<Value>(
    _ json: String, _ name: String, _ read: (inout JSONScanner) throws -> Value
  ) throws -> Value {
    var scanner = JSONScanner(Array(json.utf8))
    do {
      let value = try read(&scanner)
      try scanner.expectEnd()
      return value
    } catch let error as FormatError {
      throw XMLFault("The attribute \"\(name)\" is not as Crux writes it: \(error.message)")
    }
  }
}
