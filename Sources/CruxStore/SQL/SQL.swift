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
  static let newOrigin =
    "INSERT INTO origin(document, name, published) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
  static let deleteOrigins = "DELETE FROM origin WHERE document = ?"
  static let newestFrames = """
    SELECT d.id, name, frame FROM document d JOIN version v ON v.document = d.id AND v.seq = d.newest
    """
  static let root = "SELECT root FROM version WHERE document = ? AND seq = ?"
  /// With the last version that a person made or corrected.
  static let newestVersion = """
    SELECT root, frame, extractor,
      (SELECT max(v.seq) FROM version v WHERE v.document = ?1 AND v.extractor IS NULL) AS corrected
    FROM version WHERE document = ?1 AND seq = ?2
    """
  /// The last version with a text that an extractor read, or that a person has a part in.
  static let lastOfText = """
    SELECT max(seq) FROM version WHERE document = ?1 AND textDigest = ?2 AND (extractor = ?3
      OR seq >= (SELECT min(v.seq) FROM version v WHERE v.document = ?1 AND v.extractor IS NULL))
    """
  static let newVersion = """
    INSERT INTO version
      (document, seq, recorded, extractor, textDigest, root, statements, relations, frame, layout)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  /// Each takes the number of the one version of the one document that there is.
  static let renumberOnly = ["UPDATE document SET newest = ?", "UPDATE version SET seq = ?"]
  static let version = "SELECT frame, layout FROM version WHERE document = ? AND seq = ?"
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
    SELECT name, seq FROM version v JOIN document d ON d.id = v.document ORDER BY d.id, seq
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
  private static let claimedStatements = "statement s LEFT JOIN merged m ON m.form = s.form"
  /// What those of `claimedStatements` that are the same claim have in common; none where there are no words.
  private static let claimOfStatement = "coalesce(class, s.form)"
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
  /// Fails where the full-text index is not that of the statements.
  static let indexIntegrity = "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"
  /// Texts as bytes, since one may have a NUL in it.
  static let forms = "SELECT id, form, CAST(text AS BLOB) FROM statement ORDER BY id"
  static let renewForm = "UPDATE statement SET form = ? WHERE id = ?"

  // MARK: Walking

  static let edgeColumns = "relation, premise, target, kind, confidence"
  static let incoming = "SELECT \(edgeColumns) FROM edge WHERE target = ?"
  static let outgoing = "SELECT \(edgeColumns) FROM edge WHERE premise = ?"
  static let restated = "SELECT \(edgeColumns) FROM edge WHERE premise = ? AND kind = 'restates'"
  static let sameClaims = """
    SELECT other.id FROM statement s JOIN statement other ON other.form = s.form
    WHERE s.id = ?1 AND other.id <> s.id
    UNION ALL
    SELECT other.id
    FROM statement s JOIN merged m ON m.form = s.form JOIN merged n ON n.class = m.class AND n.form <> m.form
      JOIN statement other ON other.form = n.form
    WHERE s.id = ?1
    """
  static let foundStatement =
    "SELECT \(statementColumns), \(published(of: "statement")) FROM statement WHERE id = ?"
  /// The date of the document that a statement is anchored in or, where that is not known, of the one that it is of.
  static func published(of statement: String) -> String {
    """
    (SELECT CASE WHEN o.name IS NULL THEN d.published ELSE o.published END
      FROM document d LEFT JOIN origin o ON o.document = d.id AND o.name = \(statement).source
      WHERE d.id = \(statement).document)
    """
  }
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
    SELECT min(id) FROM \(claimedStatements) WHERE key = ? GROUP BY coalesce(\(claimOfStatement), id) LIMIT ?
    """
  static let statementOfForm = "SELECT id FROM statement WHERE form = ? LIMIT 1"
  static let search = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?"
  static let searchAll = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
  /// How many statements a query finds, up to a limit.
  static let searchCount = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
  /// A statement with the words that is another claim.
  static let searchOther = """
    SELECT id FROM search CROSS JOIN \(claimedStatements)
    WHERE id = search.rowid AND search MATCH ? AND coalesce(\(claimOfStatement), id) <> ? LIMIT 1
    """
  static let claim = "SELECT \(claimOfStatement) FROM \(claimedStatements) WHERE id = ?"

  // MARK: Like claims

  /// A statement of each claim that was not compared or, then, not with the one document that it stood in.
  static let notCompared = """
    SELECT min(s.id) FROM statement s LEFT JOIN compared c ON c.form = s.form
    WHERE s.form IS NOT NULL AND (c.form IS NULL OR s.document <> c.document) GROUP BY s.form ORDER BY 1
    """
  /// With the claim's document, where it stands in one alone.
  static let toCompare = """
    SELECT form, text,
      (SELECT CASE WHEN min(document) = max(document) THEN min(document) END FROM statement WHERE form = s.form)
    FROM statement s WHERE id = ? AND form IS NOT NULL
    """
  static let newCompared = "INSERT OR REPLACE INTO compared(form, document) VALUES (?, ?)"
  /// The likest first, without those of one document, where it is given.
  static let likeStatements = """
    SELECT s.form, s.text FROM search CROSS JOIN statement s ON s.id = search.rowid
    WHERE search MATCH ? AND s.document IS NOT ? AND s.form IS NOT NULL ORDER BY rank
    """
  static let newProposal = """
    INSERT INTO proposal(one, other, kind, score, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """
  private static let proposed = """
    FROM proposal p
    WHERE (?1 OR verdict IS NULL AND NOT (kind = 'same' AND EXISTS (
        SELECT 1 FROM merged m JOIN merged n ON n.class = m.class WHERE m.form = p.one AND n.form = p.other)))
      AND EXISTS (SELECT 1 FROM statement WHERE form = p.one)
      AND EXISTS (SELECT 1 FROM statement WHERE form = p.other)
    """
  static let proposals = """
    SELECT p.id, (SELECT min(id) FROM statement WHERE form = p.one),
      (SELECT min(id) FROM statement WHERE form = p.other), kind, score, reason, verdict
    \(proposed) ORDER BY score DESC, p.id LIMIT ?2
    """
  static let proposalCount = "SELECT count(*) \(proposed)"
  static let settle = "UPDATE proposal SET verdict = ?, settled = ? WHERE id = ?"
  static let settled = "SELECT id, one, other FROM proposal WHERE verdict IS NOT NULL"
  static let renewProposal = "UPDATE OR REPLACE proposal SET one = ?, other = ? WHERE id = ?"
  static let deleteProposalOfOne = "DELETE FROM proposal WHERE one = other"
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

  static let allEdges = "SELECT \(edgeColumns) FROM edge WHERE target BETWEEN ? AND ?"
  static let allStatements = """
    SELECT id, kind, \(claimOfStatement), speaker, source FROM \(claimedStatements) WHERE id BETWEEN ? AND ?
    """
}
