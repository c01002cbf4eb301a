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
    var last: (division: String, id: Int64) = ("", 0)
    while true {
      let rows = try session.rows(
        """
        SELECT division, id, body FROM matter
        WHERE is_open = 1 AND (division > ?1 OR division = ?1 AND id > ?2)
        ORDER BY division, id LIMIT 500
        """, [.text(last.division), .integer(last.id)])
      guard let end = rows.last else { return }
      for row in rows {
        let matter: Matter = try Coding.value(from: row.blob(2))
        guard !matter.awaitsAct else { continue }
        try session.run(
          "UPDATE matter SET awaits = 0 WHERE division = ?1 AND id = ?2", [row[0], row[1]])
      }
      last = (end.text(0), end.integer(1))
    }
  }
}
