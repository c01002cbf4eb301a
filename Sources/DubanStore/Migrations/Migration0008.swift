extension Migration {
  /// Frozen. How columns of tables from outside are read (列的对照), the table that a person is about to
  /// import, and the columns that a person wants to see.
  static let sqlite0008 = #"""
    CREATE TABLE table_mapping (
      division TEXT NOT NULL,
      ledger TEXT NOT NULL,
      signature TEXT NOT NULL,
      person INTEGER NOT NULL,
      at INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (division, ledger, signature),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE table_draft (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      ledger TEXT NOT NULL,
      at INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (division, person, ledger),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE list_columns (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      ledger TEXT NOT NULL,
      names TEXT NOT NULL,
      PRIMARY KEY (division, person, ledger),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE filter ADD COLUMN names TEXT;
    """#

  static let postgres0008 = #"""
    CREATE TABLE table_mapping (
      division text COLLATE "C" NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      signature text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      at bigint NOT NULL,
      body bytea NOT NULL,
      PRIMARY KEY (division, ledger, signature),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE TABLE table_draft (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      at bigint NOT NULL,
      body bytea NOT NULL,
      PRIMARY KEY (division, person, ledger),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE TABLE list_columns (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      ledger text COLLATE "C" NOT NULL,
      names text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, person, ledger),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    ALTER TABLE filter ADD COLUMN names text COLLATE "C";
    """#
}
