extension Graph {
  /// Ids used twice, statements and relations that say the same thing twice.
  func duplicates() -> [Finding] {
    idFindings() + duplicateStatements() + duplicateRelations()
  }

  /// Ids used twice.
  public func idFindings() -> [Finding] {
    var found: [Finding] = []
    var seen: Set<String> = []
    let places =
      statements.map { ($0.id, Finding.Place.statement($0.id)) }
      + relations.map { ($0.id, Finding.Place.relation($0.id)) }
    for (id, place) in places where !seen.insert(id).inserted {
      found.append(Finding(.duplicateID, at: place, "The id \"\(id)\" is used more than once."))
    }
    var documentIDs: Set<String> = []
    for document in documents where !documentIDs.insert(document.id).inserted {
      found.append(
        Finding(
          .duplicateID, at: .document(document.id), "The id \"\(document.id)\" is used more than once."))
    }
    return found
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
