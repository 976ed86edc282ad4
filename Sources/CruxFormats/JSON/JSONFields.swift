enum GraphField: Int, JSONField {
  case crux, id, title, thesis, documents, statements, relations

  static let subject = "graph"
  static let required = [crux, id]
  static let names = caseNames()
}

enum DocumentField: Int, JSONField {
  case id, title, author, uri, published, genre, language, text

  static let subject = "document"
  static let required = [id]
  static let names = caseNames()
}

enum StatementField: Int, JSONField {
  case id, kind, evidenceType, modality, text, speaker, confidence, anchor

  static let subject = "statement"
  static let required = [id, kind, text]
  static let names = caseNames()
}

enum AnchorField: Int, JSONField {
  case document, start, end, quote

  static let subject = "anchor"
  static let required = [document, start, end]
  static let names = caseNames()
}

enum RelationField: Int, JSONField {
  case id, kind, from, to, scheme, confidence

  static let subject = "relation"
  static let required = [id, kind, from, to]
  static let names = caseNames()
}
