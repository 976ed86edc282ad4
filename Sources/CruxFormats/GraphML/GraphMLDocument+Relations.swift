import CruxModel

extension GraphMLDocument {
  /// Whether a relation takes a node of its own, since an edge cannot say all of it. One that starts at another
  /// relation's node does too, to be told from that relation's own edge.
  func isNode(_ relation: Int) -> Bool {
    index.isJunction(relation) || index.premises(ofRelation: relation).contains { index.isRelation(Int($0)) }
  }

  mutating func appendJunction(_ relation: Relation, at node: Int) {
    let name = names[node]
    append("<node id=\"")
    append(name)
    append("\"><data key=\"n-kind\">relation</data>")
    data("n-label", relation.kind.rawValue)
    appendID(relation.id, ifNot: name)
    appendPoint(at: node)
    append("</node>\n")
  }

  mutating func append(_ relation: Relation, at node: Int) throws {
    let name = names[node]
    let target = names.end(relation.to)
    let sources = relation.from.map(names.end)
    let isEdge = !isNode(node)
    begin("<edge")
    if isEdge, let source = sources.first {
      append(" id=\"")
      append(name)
      append("\"")
      appendEnds(source.name, target.name)
    } else {
      for source in sources {
        appendEnds(source.name, name)
        append("<data key=\"e-kind\">premise</data><data key=\"e-interaction\">premise</data>")
        appendLine(nil)
        append("</edge>\n<edge")
      }
      appendEnds(name, target.name)
    }
    append(relation.kind.data)
    let weight = relation.confidence ?? 1
    data("e-scheme", relation.scheme)
    data("e-confidence", try relation.confidence?.decimal(stage: "writing GraphML"))
    data("e-weight", (relation.kind.isAttack ? -weight : weight).description)
    let isNamed = !isEdge || name.isSame(as: relation.id)
    let hasEnds =
      target.id.isSame(as: relation.to) && zip(sources, relation.from).allSatisfy { $0.id.isSame(as: $1) }
    if hasRest || !isNamed || !hasEnds || !relation.unknown.isEmpty {
      var rest = RestOfFields()
      if !isNamed { rest.add("id", relation.id) }
      if !hasEnds { rest.add(from: relation.from, to: relation.to) }
      rest.addUnlessHeld("scheme", relation.scheme)
      try rest.add(relation.unknown, of: RelationField.self)
      data("e-crux", json: rest.json)
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
