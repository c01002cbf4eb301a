extension Migration {
  static let sqlite0001Journal = #"""

    CREATE TABLE entry (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      act TEXT NOT NULL,
      person INTEGER,
      post INTEGER,
      bytes BLOB NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (division, matter, number)
    ) STRICT;
    CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
      BEGIN SELECT raise(ABORT, 'entry is append-only'); END;
    CREATE TRIGGER entry_kept BEFORE DELETE ON entry
      BEGIN SELECT raise(ABORT, 'entry is append-only'); END;

    CREATE TABLE unsealed (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (division, matter, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE seal (
      division TEXT NOT NULL,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      algorithm TEXT NOT NULL,
      count INTEGER NOT NULL,
      root BLOB NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL,
      signature BLOB NOT NULL,
      signer BLOB NOT NULL,
      PRIMARY KEY (division, number)
    ) STRICT;
    CREATE TRIGGER seal_unchanged BEFORE UPDATE ON seal
      BEGIN SELECT raise(ABORT, 'seal is append-only'); END;
    CREATE TRIGGER seal_kept BEFORE DELETE ON seal
      BEGIN SELECT raise(ABORT, 'seal is append-only'); END;

    CREATE TABLE seal_member (
      division TEXT NOT NULL,
      seal INTEGER NOT NULL,
      position INTEGER NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (division, seal, position),
      UNIQUE (division, matter, number),
      FOREIGN KEY (division, seal) REFERENCES seal (division, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER seal_member_unchanged BEFORE UPDATE ON seal_member
      BEGIN SELECT raise(ABORT, 'seal_member is append-only'); END;
    CREATE TRIGGER seal_member_kept BEFORE DELETE ON seal_member
      BEGIN SELECT raise(ABORT, 'seal_member is append-only'); END;

    CREATE TABLE command (
      division TEXT NOT NULL,
      id TEXT NOT NULL,
      person INTEGER,
      matter INTEGER,
      answer BLOB NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tally (
      division TEXT NOT NULL,
      ledger TEXT NOT NULL,
      unit INTEGER NOT NULL,
      standing TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (division, ledger, unit, standing)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tally_delta (
      division TEXT NOT NULL,
      id INTEGER NOT NULL DEFAULT (random() & 9223372036854775807),
      ledger TEXT NOT NULL,
      unit INTEGER NOT NULL,
      standing TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE turning (
      division TEXT NOT NULL,
      ledger TEXT NOT NULL,
      unit INTEGER NOT NULL,
      day INTEGER NOT NULL,
      light TEXT NOT NULL,
      entering INTEGER NOT NULL,
      leaving INTEGER NOT NULL,
      PRIMARY KEY (division, ledger, unit, day, light)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE turning_delta (
      division TEXT NOT NULL,
      id INTEGER NOT NULL DEFAULT (random() & 9223372036854775807),
      ledger TEXT NOT NULL,
      unit INTEGER NOT NULL,
      day INTEGER NOT NULL,
      light TEXT NOT NULL,
      entering INTEGER NOT NULL,
      leaving INTEGER NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE turn (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      position INTEGER NOT NULL,
      at INTEGER NOT NULL,
      until INTEGER,
      light TEXT NOT NULL,
      before TEXT,
      ledger TEXT NOT NULL,
      unit INTEGER NOT NULL,
      PRIMARY KEY (division, matter, position),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX turn_at ON turn (division, at);

    CREATE TABLE due_act (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      position INTEGER NOT NULL,
      act TEXT NOT NULL,
      request INTEGER,
      at INTEGER NOT NULL,
      PRIMARY KEY (division, matter, position),
      FOREIGN KEY (division, matter) REFERENCES matter (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX due_act_at ON due_act (division, at);

    CREATE TABLE evidence (
      division TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      type TEXT NOT NULL,
      stored_at INTEGER NOT NULL,
      PRIMARY KEY (division, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence_use (
      division TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      matter INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (division, sha256, matter, entry),
      FOREIGN KEY (division, sha256) REFERENCES evidence (division, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_use_matter ON evidence_use (division, matter);

    CREATE TABLE secret (
      division TEXT NOT NULL,
      id TEXT NOT NULL,
      matter INTEGER NOT NULL,
      field TEXT NOT NULL,
      cipher BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT;
    CREATE INDEX secret_matter ON secret (division, matter);

    CREATE TABLE filter (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      name TEXT NOT NULL,
      ledger TEXT NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (division, person, name),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT;

    CREATE TABLE document (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      rights TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (division, matter)
    ) STRICT;
    CREATE TABLE unindexed (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      rights TEXT,
      text TEXT,
      length INTEGER,
      PRIMARY KEY (division, matter)
    ) STRICT;
    CREATE VIRTUAL TABLE search USING fts5 (
      tokens, content = '', columnsize = 0, tokenize = "ascii tokenchars '@'"
    );
    """#
}
