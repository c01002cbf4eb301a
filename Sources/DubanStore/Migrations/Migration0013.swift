extension Migration {
  /// Frozen. What no seal lists yet, in the order in which it comes, so that an act adds to the end.
  static let sqlite0013 = #"""
    ALTER TABLE unsealed RENAME TO unsealed_before;
    CREATE TABLE unsealed (
      division TEXT NOT NULL,
      at INTEGER NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (division, at, matter, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO unsealed (division, at, matter, number)
      SELECT u.division, e.at, u.matter, u.number FROM unsealed_before AS u
      JOIN entry AS e ON e.division = u.division AND e.matter = u.matter AND e.number = u.number;
    DROP TABLE unsealed_before;
    """#

  static let postgres0013 = #"""
    ALTER TABLE unsealed ADD COLUMN at bigint;
    UPDATE unsealed AS u SET at = e.at FROM entry AS e
      WHERE e.division = u.division AND e.matter = u.matter AND e.number = u.number;
    ALTER TABLE unsealed ALTER COLUMN at SET NOT NULL;
    ALTER TABLE unsealed DROP CONSTRAINT unsealed_pkey;
    ALTER TABLE unsealed ADD PRIMARY KEY (division, at, matter, number);
    """#
}
