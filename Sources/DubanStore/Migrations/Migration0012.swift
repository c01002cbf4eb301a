internal import Duban

extension Migration {
  /// Frozen. Which open matters wait for an act of somebody (待办), so that a desk finds them among all that
  /// are being worked on; `noteAwaiting` fills it in for those that were there before. And open matters by
  /// number, which a list in that order would else look for among all.
  static let sqlite0012 = #"""
    ALTER TABLE matter ADD COLUMN awaits INTEGER NOT NULL DEFAULT 1 CHECK (awaits IN (0, 1));
    CREATE INDEX matter_awaiting ON matter (division, due, id) WHERE is_open = 1 AND awaits = 1;
    CREATE INDEX matter_open ON matter (division, id, unit, ledger, leader) WHERE is_open = 1;
    """#

  static let postgres0012 = #"""
    ALTER TABLE matter ADD COLUMN awaits bigint NOT NULL DEFAULT 1 CHECK (awaits IN (0, 1));
    CREATE INDEX matter_awaiting ON matter (division, due, id) WHERE is_open = 1 AND awaits = 1;
    CREATE INDEX matter_open ON matter (division, id, unit, ledger, leader) WHERE is_open = 1;
    """#
}

extension Migration {
  /// Only the program can tell from a matter whether it waits.
  static func noteAwaiting(in session: any SQLSession) throws {
    try eachOpenMatter(in: session) { key, matter in
      guard !matter.awaitsAct else { return }
      try session.run("UPDATE matter SET awaits = 0 WHERE division = ?1 AND id = ?2", key)
    }
  }
}
