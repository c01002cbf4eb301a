extension Migration {
  /// Frozen. The outbox in the order in which it is emptied, with nothing beside it: an act adds one row to
  /// one tree. From this version on entries and closed matters may be packed, which older programs
  /// cannot read.
  static let sqlite0011 = #"""
    ALTER TABLE outbox RENAME TO outbox_before;
    CREATE TABLE outbox (
      division TEXT NOT NULL,
      at INTEGER NOT NULL,
      matter INTEGER NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (division, at, matter, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO outbox (division, at, matter, number)
      SELECT division, at, matter, number FROM outbox_before;
    DROP TABLE outbox_before;
    """#

  static let postgres0011 = #"""
    DROP INDEX outbox_at;
    ALTER TABLE outbox DROP CONSTRAINT outbox_division_matter_number_fkey;
    ALTER TABLE outbox DROP CONSTRAINT outbox_pkey;
    ALTER TABLE outbox ADD PRIMARY KEY (division, at, matter, number);
    """#
}
