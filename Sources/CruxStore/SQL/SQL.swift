/// The statements of SQL that the store runs, but for the schema and what the pattern language is compiled to.
enum SQL {
  // MARK: Documents and versions

  static let document = "SELECT id, newest, nodes, pieces FROM document WHERE name = ?"
  static let newDocument = """
    INSERT INTO document(name, title, published, newest, nodes, pieces) VALUES (?, NULL, NULL, 0, 0, 0)
    RETURNING id
    """
  static let updateDocument = """
    UPDATE document SET title = ?, published = ?, newest = ?, nodes = ?, pieces = ? WHERE id = ?
    """
  static let root = "SELECT root FROM version WHERE document = ? AND seq = ?"
  static let newestVersion = "SELECT root, frame, extractor FROM version WHERE document = ? AND seq = ?"
  static let newVersion = """
    INSERT INTO version
      (document, seq, recorded, extractor, textDigest, root, statements, relations, frame, layout)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  /// Each takes the number of the one version of the one document that there is.
  static let renumberOnly = ["UPDATE document SET newest = ?", "UPDATE version SET seq = ?"]
  static let version = "SELECT frame, layout, root FROM version WHERE document = ? AND seq = ?"
  static let versionAtTime = "SELECT max(seq) FROM version WHERE document = ? AND recorded <= ?"
  static let firstRecorded = "SELECT recorded FROM version WHERE document = ? ORDER BY seq LIMIT 1"
  static let documents = """
    SELECT name, title, d.published, newest, recorded, statements, relations
    FROM document d JOIN version v ON v.document = d.id AND v.seq = d.newest ORDER BY name
    """
  static let versions = """
    SELECT name, seq, recorded, extractor, textDigest, root, statements, relations
    FROM version v JOIN document d ON d.id = v.document WHERE v.document = ? ORDER BY seq DESC
    """
  static let allVersions = """
    SELECT name, d.id, seq FROM version v JOIN document d ON d.id = v.document ORDER BY d.id, seq
    """

  // MARK: Texts

  static let newPiece = "INSERT INTO piece(id, body) VALUES (?, ?)"
  static let piece = "SELECT body FROM piece WHERE id = ?"
  static let pieces = "SELECT id, body FROM piece WHERE id BETWEEN ? AND ?"

  // MARK: Statements

  static let statementColumns = """
    id, key, kind, evidenceType, text, speaker, confidence, source, spanStart, spanEnd, quote, body, since,
    modality
    """
  static let statements = "SELECT \(statementColumns) FROM statement WHERE id BETWEEN ? AND ?"
  static let newStatement = """
    INSERT INTO statement
      (id, key, kind, evidenceType, text, speaker, confidence, source, spanStart, spanEnd, quote, body, since,
       document, form, modality)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  static let moveStatement = "UPDATE statement SET spanStart = ?, spanEnd = ? WHERE id = ?"
  static let deleteStatement = "DELETE FROM statement WHERE id = ?"
  static let index = "INSERT INTO search(rowid, text, speaker) VALUES (?, ?, ?)"
  static let unindex = "INSERT INTO search(search, rowid, text, speaker) VALUES ('delete', ?, ?, ?)"

  // MARK: Relations

  static let relations = """
    SELECT id, key, kind, target, scheme, confidence, body, since
    FROM relation WHERE id BETWEEN ? AND ?
    """
  static let edges = """
    SELECT relation, premise FROM edge WHERE target BETWEEN ? AND ? ORDER BY relation, position
    """
  static let newRelation = """
    INSERT INTO relation(id, key, kind, target, scheme, confidence, body, since, document)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  static let deleteRelation = "DELETE FROM relation WHERE id = ?"
  static let newEdge = """
    INSERT INTO edge(target, relation, position, premise, kind, confidence) VALUES (?, ?, ?, ?, ?, ?)
    """
  static let deleteEdges = "DELETE FROM edge WHERE target = ? AND relation = ?"

  // MARK: What was before

  static let newPast = "INSERT INTO past(node, since, until, key, body) VALUES (?, ?, ?, ?, ?)"
  static let pastKeys = "SELECT key, node FROM past WHERE node BETWEEN ? AND ? ORDER BY until"
  static let past = "SELECT node, body FROM past WHERE node BETWEEN ? AND ? AND since <= ? AND until > ?"

  // MARK: Removing a document, and looking for damage

  static let unindexDocument = """
    INSERT INTO search(search, rowid, text, speaker)
    SELECT 'delete', id, text, speaker FROM statement WHERE id BETWEEN ? AND ?
    """
  /// Each takes the first and the last number of the document's nodes or pieces.
  static let emptyDocument = [
    "DELETE FROM statement WHERE id BETWEEN ? AND ?",
    "DELETE FROM relation WHERE id BETWEEN ? AND ?",
    "DELETE FROM edge WHERE target BETWEEN ? AND ?",
    "DELETE FROM past WHERE node BETWEEN ? AND ?",
    "DELETE FROM piece WHERE id BETWEEN ? AND ?",
  ]
  static let deleteVersions = "DELETE FROM version WHERE document = ?"
  static let deleteDocument = "DELETE FROM document WHERE id = ?"
  static let integrity = "PRAGMA integrity_check"

  // MARK: Walking

  static let incoming = "SELECT relation, premise, target, kind, confidence FROM edge WHERE target = ?"
  static let outgoing = "SELECT relation, premise, target, kind, confidence FROM edge WHERE premise = ?"
  static let restated = """
    SELECT relation, premise, target, kind, confidence FROM edge WHERE premise = ? AND kind = 'restates'
    """
  static let sameClaims = """
    SELECT other.id FROM statement s JOIN statement other ON other.form = s.form
    WHERE s.id = ?1 AND other.id <> s.id
    UNION ALL
    SELECT other.id
    FROM statement s JOIN merged m ON m.form = s.form JOIN merged n ON n.class = m.class AND n.form <> m.form
      JOIN statement other ON other.form = n.form
    WHERE s.id = ?1
    """
  static let foundStatement = "SELECT \(statementColumns) FROM statement WHERE id = ?"
  static let foundRelation = "SELECT key, kind, target, scheme, confidence FROM relation WHERE id = ?"
  static let foundDocument = "SELECT name, title, published FROM document WHERE id = ?"

  // MARK: Finding

  static let statementOfDocument = "SELECT id FROM statement WHERE id BETWEEN ? AND ? AND key = ?"
  static let relationOfDocument = "SELECT id FROM relation WHERE id BETWEEN ? AND ? AND key = ?"
  static let statementsOfDocument = "SELECT id FROM statement WHERE id BETWEEN ? AND ?"
  static let statementsOfSpeaker = "SELECT id FROM statement WHERE speaker = ?"
  static let speaker = "SELECT speaker FROM statement WHERE id = ?"
  /// The first statement of each claim.
  static let statementsOfKey = """
    SELECT min(id) FROM statement s LEFT JOIN merged m ON m.form = s.form
    WHERE key = ? GROUP BY coalesce(class, s.form, id) LIMIT ?
    """
  static let statementOfForm = "SELECT id FROM statement WHERE form = ? LIMIT 1"
  static let search = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?"
  static let searchAll = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
  /// A statement with the words that is another claim.
  static let searchOther = """
    SELECT id FROM search CROSS JOIN statement s ON id = search.rowid LEFT JOIN merged m ON m.form = s.form
    WHERE search MATCH ? AND coalesce(class, s.form, id) <> ? LIMIT 1
    """
  static let claim = """
    SELECT coalesce(class, s.form) FROM statement s LEFT JOIN merged m ON m.form = s.form WHERE id = ?
    """

  // MARK: Like claims

  static let notCompared = """
    SELECT min(id) FROM statement
    WHERE form IS NOT NULL AND form NOT IN (SELECT form FROM compared) GROUP BY form ORDER BY 1
    """
  static let formAndText = "SELECT form, text FROM statement WHERE id = ?"
  static let newCompared = "INSERT INTO compared(form) VALUES (?) ON CONFLICT DO NOTHING"
  static let likeStatements = """
    SELECT s.form, s.text
    FROM (
      SELECT rowid AS id FROM search WHERE search MATCH ? AND rowid NOT BETWEEN ? AND ? ORDER BY rank LIMIT ?
    ) f JOIN statement s ON s.id = f.id
    WHERE s.form IS NOT NULL
    """
  static let newProposal = """
    INSERT INTO proposal(one, other, kind, score, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """
  private static let proposed = """
    FROM proposal p
    WHERE (?1 OR verdict IS NULL) AND EXISTS (SELECT 1 FROM statement WHERE form = p.one)
      AND EXISTS (SELECT 1 FROM statement WHERE form = p.other)
    """
  static let proposals = """
    SELECT p.id, (SELECT min(id) FROM statement WHERE form = p.one),
      (SELECT min(id) FROM statement WHERE form = p.other), kind, score, reason, verdict
    \(proposed) ORDER BY score DESC, p.id LIMIT ?2
    """
  static let proposalCount = "SELECT count(*) \(proposed)"
  static let settle = "UPDATE proposal SET verdict = ?, settled = ? WHERE id = ?"
  static let acceptedAsSame = """
    SELECT one, other, id FROM proposal WHERE kind = 'same' AND verdict = 'accepted' ORDER BY id
    """
  static let overruled = """
    SELECT p.id, p.one, p.other
    FROM proposal p JOIN merged m ON m.form = p.one JOIN merged n ON n.form = p.other AND n.class = m.class
    WHERE p.kind = 'same' AND p.verdict = 'rejected' ORDER BY p.id
    """
  static let merged = "SELECT form, class FROM merged"
  static let unmerge = "DELETE FROM merged"
  static let newMerged = "INSERT INTO merged(form, class) VALUES (?, ?)"

  // MARK: All at once

  static let allEdges = """
    SELECT relation, premise, target, kind, confidence FROM edge WHERE target BETWEEN ? AND ?
    """
  static let allStatements = """
    SELECT id, kind, coalesce(class, s.form), speaker
    FROM statement s LEFT JOIN merged m ON m.form = s.form WHERE id BETWEEN ? AND ?
    """
}
