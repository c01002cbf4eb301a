extension Migration {
  /// Frozen. Accounts, sessions and the log of what is done to them (审计日志); passwords are hashed,
  /// secrets of one-time codes encrypted, and a session is kept by the hash of its token.
  static let postgres0003 = #"""
    CREATE TABLE account (
      division text COLLATE "C" NOT NULL,
      person bigint NOT NULL,
      login text COLLATE "C" NOT NULL,
      duty text COLLATE "C",
      password bytea NOT NULL,
      must_change bigint NOT NULL,
      changed_at bigint NOT NULL,
      failures bigint NOT NULL,
      locked_until bigint,
      totp bytea,
      totp_step bigint NOT NULL,
      PRIMARY KEY (division, person),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE UNIQUE INDEX account_login ON account (division, login);

    CREATE TABLE session (
      division text COLLATE "C" NOT NULL,
      token bytea NOT NULL,
      person bigint NOT NULL,
      csrf text COLLATE "C" NOT NULL,
      post bigint,
      opened_at bigint NOT NULL,
      seen_at bigint NOT NULL,
      address text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, token),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE INDEX session_person ON session (division, person);

    CREATE TABLE audit (
      division text COLLATE "C" NOT NULL,
      id bigint NOT NULL,
      at bigint NOT NULL,
      person bigint,
      event text COLLATE "C" NOT NULL,
      detail text COLLATE "C" NOT NULL,
      address text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, id)
    );
    CREATE INDEX audit_at ON audit (division, at, id);
    """#
}
