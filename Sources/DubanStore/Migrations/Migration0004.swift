extension Migration {
  /// Frozen. Access tokens (访问令牌), each kept by the hash of its text.
  static let sqlite0004 = #"""
    CREATE TABLE access_token (
      division TEXT NOT NULL,
      id INTEGER NOT NULL,
      person INTEGER NOT NULL,
      hash BLOB NOT NULL,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      post INTEGER,
      made_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      used_at INTEGER,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX access_token_hash ON access_token (division, hash);
    CREATE INDEX access_token_person ON access_token (division, person);
    """#

  static let postgres0004 = #"""
    CREATE TABLE access_token (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      person bigint NOT NULL,
      hash bytea NOT NULL,
      name text COLLATE "C" NOT NULL,
      scopes text COLLATE "C" NOT NULL,
      post bigint,
      made_at bigint NOT NULL,
      expires_at bigint NOT NULL,
      used_at bigint,
      PRIMARY KEY (division, id),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE UNIQUE INDEX access_token_hash ON access_token (division, hash);
    CREATE INDEX access_token_person ON access_token (division, person);
    """#
}
