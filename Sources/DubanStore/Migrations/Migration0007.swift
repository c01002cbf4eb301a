extension Migration {
  /// Frozen. Passwords that may not come back, when an account was last used and closed, and the code
  /// that chains the lines of the audit log.
  static let sqlite0007 = #"""
    CREATE TABLE password_past (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      id INTEGER NOT NULL,
      password BLOB NOT NULL,
      PRIMARY KEY (division, person, id),
      FOREIGN KEY (division, person) REFERENCES account (division, person)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE account ADD COLUMN used_at INTEGER;
    ALTER TABLE account ADD COLUMN closed_at INTEGER;
    ALTER TABLE audit ADD COLUMN code BLOB;
    """#

  static let postgres0007 = #"""
    CREATE TABLE password_past (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      id bigint NOT NULL,
      password bytea NOT NULL,
      PRIMARY KEY (division, person, id),
      FOREIGN KEY (division, person) REFERENCES account (division, person)
    );
    ALTER TABLE account ADD COLUMN used_at bigint;
    ALTER TABLE account ADD COLUMN closed_at bigint;
    ALTER TABLE audit ADD COLUMN code bytea;
    """#
}
