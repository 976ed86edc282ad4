extension Graph {
  /// Ids that name nothing or several things, statements and relations that say the same thing twice.
  func duplicates() -> [Finding] {
    idFindings() + duplicateStatements() + duplicateRelations()
  }

  /// Ids that are empty or used twice.
  public func idFindings() -> [Finding] {
    var found: [Finding] = []
    var seen: Set<String> = []
    let places =
      statements.map { ($0.id, Finding.Place.statement($0.id)) }
      + relations.map { ($0.id, Finding.Place.relation($0.id)) }
    for (id, place) in places { found += idFinding(id, at: place, among: &seen) }
    var documentIDs: Set<String> = []
    for document in documents {
      found += idFinding(document.id, at: .document(document.id), among: &documentIDs)
    }
    return found
  }

  private func idFinding(_ id: String, at place: Finding.Place, among seen: inout Set<String>) -> [Finding] {
    let isNew = seen.insert(id).inserted
    if id.isEmpty { return [Finding(.emptyID, at: place, "Its id is empty, so that nothing can name it.")] }
    return isNew ? [] : [Finding(.duplicateID, at: place, "The id \"\(id)\" is used more than once.")]
  }

  /// The same words by the same speaker at the same place; a text may repeat itself elsewhere.
  private func duplicateStatements() -> [Finding] {
    struct Key: Hashable { var text: String, speaker: String?, document: String?, start: Int?, end: Int? }
    var found: [Finding] = []
    var first: [Key: String] = [:]
    for statement in statements {
      let anchor = statement.anchor
      let key = Key(
        text: statement.text, speaker: statement.speaker, document: anchor?.document, start: anchor?.start,
        end: anchor?.end)
      if let other = first[key] {
        found.append(
          Finding(
            .duplicateStatement, at: .statement(statement.id),
            "It says the same as \(other), at the same place."))
      } else {
        first[key] = statement.id
      }
    }
    return found
  }

  private func duplicateRelations() -> [Finding] {
    struct Key: Hashable { var kind: Relation.Kind, from: [String], to: String }
    var found: [Finding] = []
    var first: [Key: String] = [:]
    for relation in relations {
      let key = Key(kind: relation.kind, from: relation.from.sorted(), to: relation.to)
      if let other = first[key] {
        found.append(
          Finding(.duplicateRelation, at: .relation(relation.id), "It has the kind and the ends of \(other).")
        )
      } else {
        first[key] = relation.id
      }
    }
    return found
  }
}
