internal import Duban

extension Migration {
  /// Frozen. Rights of the role that were taken from an account, by their names with blanks between. And
  /// from here on joint leads are counted and units that are asked are found; `noteOtherUnits` does so for
  /// the matters that were there before.
  static let sqlite0015 = #"""
    ALTER TABLE account ADD COLUMN withheld TEXT;
    """#

  static let postgres0015 = #"""
    ALTER TABLE account ADD COLUMN withheld text;
    """#
}

extension Migration {
  /// Only the program can tell from a matter who leads it jointly and who is asked.
  static func noteOtherUnits(in session: any SQLSession) throws {
    let joint = try session.rows(
      """
      SELECT division, matter FROM matter_unit WHERE role = 'lead'
      GROUP BY division, matter HAVING COUNT(*) > 1 ORDER BY division, matter
      """)
    for key in joint { try noteJointLeads(of: [key[0], key[1]], in: session) }
    try eachOpenMatter(in: session) { key, matter in
      for unit in matter.askedUnits {
        try session.run(
          "INSERT INTO matter_unit (division, matter, unit, role) VALUES (?1, ?2, ?3, ?4)",
          key + [.integer(unit.rawValue), .text(Store.askedRole)])
      }
    }
  }

  private static func noteJointLeads(
    of key: [SQLValue], in session: any SQLSession
  ) throws {
    guard
      let row = try session.first(
        "SELECT body, head, lights, division FROM matter WHERE division = ?1 AND id = ?2", key),
      let head = Digest(bytes: row.blob(1))
    else { return }
    var note = TallyNote(division: row.text(3))
    note.move(
      nil,
      to: MatterRow(
        matter: try Coding.value(from: row.blob(0)), head: head,
        turns: try Coding.value(from: row.blob(2))))
    note.standings = note.standings.filter { $0.key.unit < 0 }
    note.turnings = note.turnings.filter { $0.key.unit < 0 }
    try session.batch(note.statements())
  }

  /// Each open matter with its key, in order.
  static func eachOpenMatter(
    in session: any SQLSession, _ body: ([SQLValue], Matter) throws -> Void
  ) throws {
    var last: (division: String, id: Int64) = ("", 0)
    while true {
      let rows = try session.rows(
        """
        SELECT division, id, body FROM matter
        WHERE is_open = 1 AND (division > ?1 OR division = ?1 AND id > ?2)
        ORDER BY division, id LIMIT 500
        """, [.text(last.division), .integer(last.id)])
      guard let end = rows.last else { return }
      for row in rows { try body([row[0], row[1]], try Coding.value(from: row.blob(2))) }
      last = (end.text(0), end.integer(1))
    }
  }
}
