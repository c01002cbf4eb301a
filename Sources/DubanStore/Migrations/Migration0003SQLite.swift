extension Migration {
  /// Frozen. Accounts, sessions and the log of what is done to them (审计日志); passwords are hashed,
  /// secrets of one-time codes encrypted, and a session is kept by the hash of its token.
  static let sqlite0003 = #"""
    CREATE TABLE account (
      division TEXT NOT NULL,
      person INTEGER NOT NULL,
      login TEXT NOT NULL,
      duty TEXT,
      password BLOB NOT NULL,
      must_change INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      locked_until INTEGER,
      totp BLOB,
      totp_step INTEGER NOT NULL,
      PRIMARY KEY (division, person),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX account_login ON account (division, login);

    CREATE TABLE session (
      division TEXT NOT NULL,
      token BLOB NOT NULL,
      person INTEGER NOT NULL,
      csrf TEXT NOT NULL,
      post INTEGER,
      opened_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      address TEXT NOT NULL,
      PRIMARY KEY (division, token),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_person ON session (division, person);

    CREATE TABLE audit (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      person INTEGER,
      event TEXT NOT NULL,
      detail TEXT NOT NULL,
      address TEXT NOT NULL,
      PRIMARY KEY (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX audit_at ON audit (division, at, id);
    """#
}
