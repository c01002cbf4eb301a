extension Migration {
  /// Frozen. Reports as they were brought in (报告), and what was corrected on them by hand (人工修正).
  static let sqlite0006 = #"""
    CREATE TABLE report (
      division TEXT NOT NULL,
      file TEXT NOT NULL,
      name TEXT NOT NULL,
      original TEXT NOT NULL,
      text_hash TEXT NOT NULL,
      title TEXT,
      year INTEGER,
      commitments INTEGER NOT NULL,
      findings INTEGER NOT NULL,
      person INTEGER NOT NULL,
      kept_at INTEGER NOT NULL,
      adopted_by INTEGER,
      adopted_at INTEGER,
      PRIMARY KEY (division, file),
      FOREIGN KEY (division, file) REFERENCES evidence (division, sha256),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE report_correction (
      division TEXT NOT NULL,
      file TEXT NOT NULL,
      number INTEGER NOT NULL,
      person INTEGER NOT NULL,
      at INTEGER NOT NULL,
      origin TEXT NOT NULL,
      body BLOB NOT NULL,
      taken_back_by INTEGER,
      taken_back_at INTEGER,
      PRIMARY KEY (division, file, number),
      FOREIGN KEY (division, file) REFERENCES report (division, file),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    """#

  static let postgres0006 = #"""
    CREATE TABLE report (
      division text COLLATE "C" NOT NULL,
      file text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      original text COLLATE "C" NOT NULL,
      text_hash text COLLATE "C" NOT NULL,
      title text COLLATE "C",
      year bigint,
      commitments bigint NOT NULL,
      findings bigint NOT NULL,
      person bigint NOT NULL,
      kept_at bigint NOT NULL,
      adopted_by bigint,
      adopted_at bigint,
      PRIMARY KEY (division, file),
      FOREIGN KEY (division, file) REFERENCES evidence (division, sha256),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    CREATE TABLE report_correction (
      division text COLLATE "C" NOT NULL,
      file text COLLATE "C" NOT NULL,
      number bigint NOT NULL,
      person bigint NOT NULL,
      at bigint NOT NULL,
      origin text COLLATE "C" NOT NULL,
      body bytea NOT NULL,
      taken_back_by bigint,
      taken_back_at bigint,
      PRIMARY KEY (division, file, number),
      FOREIGN KEY (division, file) REFERENCES report (division, file),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    """#
}
