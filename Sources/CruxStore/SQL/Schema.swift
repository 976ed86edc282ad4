import CruxFormats
import GRDB

/// The tables of a knowledge base, and the migrations that lead to them.
///
/// `document`, `version`, `piece`, `statement`, `relation`, `edge` and `past` hold all that was added, each thing once;
/// `search` is made from `statement`. `statement`, `relation` and `edge` hold the newest version of every document, so
/// that a question about the present needs no look at the past. `proposal` holds which claims were compared and what a
/// person settled, `merged` what follows from it.
enum Schema {
  /// "CRUX", by which a file is known to be a knowledge base.
  static let applicationID: Int32 = 0x4352_5558

  /// A node's number is its document's, shifted by this, and a number within the document.
  static let nodeBits: Int64 = 24

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
    migrator.registerMigration("1") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: first)
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: second)
    }
    migrator.registerMigration("3") { db in
      try db.execute(sql: third)
    }
    migrator.registerMigration("4") { db in
      try db.execute(sql: fourth)
      try keepOrigins(in: db)
      try Forms.renew(in: db)
    }
    return migrator
  }

  private static let first = """
    CREATE TABLE document(
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      title TEXT,
      published TEXT,
      newest INTEGER NOT NULL,      -- seq of the newest version
      nodes INTEGER NOT NULL,       -- numbers of nodes given out so far
      pieces INTEGER NOT NULL       -- numbers of pieces given out so far
    );

    -- A state of a document's graph. The frame is the graph document without statements, relations and texts;
    -- the layout says which of them stand in it, in which order, and where they are anchored.
    CREATE TABLE version(
      document INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      recorded TEXT NOT NULL,       -- ISO 8601, UTC
      extractor TEXT,               -- none where the graph was added as it was
      textDigest TEXT,              -- SHA-256 of the first document's text
      root TEXT NOT NULL,           -- SHA-256 of the canonical graph document
      statements INTEGER NOT NULL,
      relations INTEGER NOT NULL,
      frame TEXT NOT NULL,
      layout BLOB NOT NULL,
      PRIMARY KEY (document, seq)
    );

    -- A few sentences of a text; versions share those that they have in common.
    CREATE TABLE piece(
      id INTEGER PRIMARY KEY,
      body TEXT NOT NULL
    );

    CREATE TABLE statement(
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL,
      key TEXT NOT NULL,            -- its id in the graph
      kind TEXT NOT NULL,
      evidenceType TEXT,
      text TEXT NOT NULL,
      speaker TEXT,
      confidence REAL,
      source TEXT,                  -- the anchor's document, where it has another name than this
      spanStart INTEGER,
      spanEnd INTEGER,
      quote TEXT,
      form INTEGER,                 -- hash of the normal form; none where there are no words
      since INTEGER NOT NULL,       -- seq of the version that first had it as it is
      body TEXT                     -- the whole, as JSON, where columns cannot hold it
    );
    CREATE INDEX statementForm ON statement(form);

    CREATE TABLE relation(
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL,
      key TEXT NOT NULL,
      kind TEXT NOT NULL,
      target INTEGER,               -- a statement or relation; none where it does not exist
      scheme TEXT,
      confidence REAL,
      since INTEGER NOT NULL,
      body TEXT
    );

    -- The premises of relations that have a target.
    CREATE TABLE edge(
      target INTEGER NOT NULL,
      relation INTEGER NOT NULL,
      position INTEGER NOT NULL,
      premise INTEGER NOT NULL,
      kind TEXT NOT NULL,
      confidence REAL,
      PRIMARY KEY (target, relation, position)
    ) WITHOUT ROWID;
    CREATE INDEX edgeByPremise ON edge(premise);
    CREATE INDEX restated ON edge(premise) WHERE kind = 'restates';

    -- What statements and relations were before: from version `since` up to, but not with, `until`.
    CREATE TABLE past(
      node INTEGER NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER NOT NULL,
      key TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (node, since)
    );

    CREATE VIRTUAL TABLE search USING fts5(
      text, speaker, content = 'statement', content_rowid = 'id',
      tokenize = 'porter unicode61 remove_diacritics 2'
    );
    """

  private static let second = """
    ALTER TABLE statement ADD COLUMN modality TEXT;
    CREATE INDEX statementSpeaker ON statement(speaker) WHERE speaker IS NOT NULL;

    -- Normal forms that a person took for the same claim: all of one class are one.
    CREATE TABLE merged(
      form INTEGER PRIMARY KEY,
      class INTEGER NOT NULL        -- the least of its forms
    );
    CREATE INDEX mergedByClass ON merged(class);

    -- Claims that may be the same, opposed or one more exact than the other, by their normal forms, which stay
    -- what they are when a text is extracted again.
    CREATE TABLE proposal(
      id INTEGER PRIMARY KEY,
      one INTEGER NOT NULL,
      other INTEGER NOT NULL,
      kind TEXT NOT NULL,           -- same, opposed or refines: the one is more exact than the other
      score REAL NOT NULL,
      reason TEXT NOT NULL,
      verdict TEXT,                 -- accepted or rejected, by a person
      settled TEXT                  -- when; ISO 8601, UTC
    );
    CREATE UNIQUE INDEX proposalPair ON proposal(min(one, other), max(one, other));

    -- Claims for which likely pairs have been looked for.
    CREATE TABLE compared(form INTEGER PRIMARY KEY);
    """

  /// The full-text index gathers 16 MB before it writes, and merges what it has written less often, which makes adding
  /// many documents faster.
  private static let third = """
    INSERT INTO search(search, rank) VALUES ('hashsize', 16777216);
    INSERT INTO search(search, rank) VALUES ('automerge', 8);
    """

  private static let fourth = """
    CREATE INDEX statementKey ON statement(key);

    -- Claims for which likely pairs have been looked for: again, as it was not known where.
    DROP TABLE compared;
    CREATE TABLE compared(
      form INTEGER PRIMARY KEY,
      document INTEGER              -- the only one that it stood in, which was left out; none where there were more
    );

    -- The documents of the newest versions that statements may be anchored in, but for those of the same name.
    CREATE TABLE origin(
      document INTEGER NOT NULL,
      name TEXT NOT NULL,
      published TEXT,
      PRIMARY KEY (document, name)
    ) WITHOUT ROWID;
    """

  private static func keepOrigins(in db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: SQL.newestFrames)
    while let row = try rows.next() {
      let document = DocumentRow(id: row[0], name: row[1], newest: 0, nodes: 0, pieces: 0)
      let frame: String = row[2]
      try document.keepOrigins(JSONReader().read(Array(frame.utf8)).graph.documents, in: db)
    }
  }
}
