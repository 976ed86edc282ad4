import CruxModel

extension GraphMLDocument {
  /// Whether a relation takes a node of its own, since an edge cannot say all of it. One that starts at
  /// another relation's node does too, to be told from that relation's own edge.
  func isNode(_ relation: Int) -> Bool {
    index.isJunction(relation) || index.premises(ofRelation: relation).contains { index.isRelation(Int($0)) }
  }

  mutating func appendJunction(_ relation: Relation, at node: Int) {
    let name = names[node]
    append("<node id=\"")
    append(name)
    append("\"><data key=\"n-kind\">relation</data>")
    data("<data key=\"n-label\">", relation.kind.rawValue)
    appendVerdict(ofNode: node)
    appendID(relation.id, ifNot: name)
    appendPoint(at: node)
    append("</node>\n")
  }

  mutating func append(_ relation: Relation, at node: Int) throws {
    let name = names[node]
    let target = names.end(relation.to, node: index.target(ofRelation: node))
    let premises = index.premises(ofRelation: node)
    // Without a gap the premises are in the order of the ends.
    let isComplete = premises.count == relation.from.count
    let isEdge = !isNode(node)
    var hasEnds = target.id.isSame(as: relation.to)
    begin("<edge")
    if isEdge {
      append(" id=\"")
      append(name)
      append("\"")
    }
    for (offset, id) in relation.from.enumerated() {
      let source = names.end(id, node: isComplete ? Int(premises[premises.startIndex + offset]) : nil)
      if !source.id.isSame(as: id) { hasEnds = false }
      appendEnds(source.name, isEdge ? target.name : name)
      if isEdge { break }
      append("<data key=\"e-kind\">premise</data><data key=\"e-interaction\">premise</data>")
      appendLine(nil)
      append("</edge>\n<edge")
    }
    if !isEdge { appendEnds(name, target.name) }
    append(relation.kind.data)
    data("<data key=\"e-scheme\">", relation.scheme)
    data("<data key=\"e-change\">", plain: mark(of: relation.id))
    let confidence = try relation.confidence?.decimal(stage: "writing GraphML")
    data("<data key=\"e-confidence\">", plain: confidence)
    append("<data key=\"e-weight\">")
    if relation.kind.isAttack, relation.confidence ?? 1 >= 0 { append("-") }
    append(confidence ?? "1.0")
    append("</data>")
    appendVerdict(ofEdge: node)
    let isNamed = !isEdge || names.isID(node)
    if hasRest || !isNamed || !hasEnds || !relation.unknown.isEmpty {
      var rest = RestOfFields()
      if !isNamed { rest.add("id", relation.id) }
      if !hasEnds { rest.add(from: relation.from, to: relation.to) }
      rest.addUnlessHeld("scheme", relation.scheme)
      try rest.add(relation.unknown, of: RelationField.self)
      data("<data key=\"e-crux\">", json: rest.json)
    }
    appendLine(relation.kind)
    append("</edge>\n")
  }

  private mutating func appendEnds(_ source: String, _ target: String) {
    append(" source=\"")
    append(source)
    append("\" target=\"")
    append(target)
    append("\">")
  }
}

extension Relation.Kind {
  /// The attributes that say an edge's kind.
  fileprivate var data: StaticString {
    switch self {
    case .supports:
      """
      <data key="e-kind">supports</data><data key="e-interaction">supports</data>\
      <data key="e-label">supports</data>
      """
    case .rebuts:
      """
      <data key="e-kind">rebuts</data><data key="e-interaction">rebuts</data><data key="e-label">rebuts</data>
      """
    case .undercuts:
      """
      <data key="e-kind">undercuts</data><data key="e-interaction">undercuts</data>\
      <data key="e-label">undercuts</data>
      """
    case .restates:
      """
      <data key="e-kind">restates</data><data key="e-interaction">restates</data>\
      <data key="e-label">restates</data>
      """
    }
  }
}
