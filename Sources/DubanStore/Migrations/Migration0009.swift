extension Migration {
  /// Frozen. What became of the opinions that units gave on a breakdown (意见采纳).
  static let sqlite0009 = #"""
    CREATE TABLE opinion_reply (
      division TEXT NOT NULL,
      matter INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      number INTEGER NOT NULL,
      person INTEGER NOT NULL,
      at INTEGER NOT NULL,
      is_accepted INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (division, matter, entry, number),
      FOREIGN KEY (division, matter, entry) REFERENCES entry (division, matter, number),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    ) STRICT, WITHOUT ROWID;
    """#

  static let postgres0009 = #"""
    CREATE TABLE opinion_reply (
      division text COLLATE "C" NOT NULL,
      matter bigint NOT NULL,
      entry bigint NOT NULL,
      number bigint NOT NULL,
      person bigint NOT NULL,
      at bigint NOT NULL,
      is_accepted bigint NOT NULL,
      reason text COLLATE "C" NOT NULL,
      PRIMARY KEY (division, matter, entry, number),
      FOREIGN KEY (division, matter, entry) REFERENCES entry (division, matter, number),
      FOREIGN KEY (division, person) REFERENCES person (division, id)
    );
    """#
}
