public import Duban

extension Store {
  /// Folds what commands have added into the tallies; days gone by go into one bucket, day 0.
  ///
  /// The figures read before and after are the same.
  public func foldTallies(today: Day) async throws {
    let here: SQLValue = .text(division)
    try await engine.write { session in
      let standings = try session.rows(
        """
        DELETE FROM tally_delta WHERE division = ?1 RETURNING ledger, unit, standing, count
        """, [here])
      let turnings = try session.rows(
        """
        DELETE FROM turning_delta WHERE division = ?1
        RETURNING ledger, unit, day, light, entering, leaving
        """, [here])
      let past = try session.rows(
        """
        DELETE FROM turning WHERE division = ?1 AND day > 0 AND day < ?2
        RETURNING ledger, unit, day, light, entering, leaving
        """, [here, .integer(Int64(today.number))])
      try session.batch(Self.sums(standings).map { Self.tally(here, $0, $1) })
      try session.batch(
        Self.sums(turnings + past, today: today).map { Self.turning(here, $0, $1) })
      try session.batch([
        SQLStatement("DELETE FROM tally WHERE division = ?1 AND count = 0", [here]),
        SQLStatement(
          "DELETE FROM turning WHERE division = ?1 AND entering = 0 AND leaving = 0", [here]),
      ])
    }
  }

  private static func sums(_ rows: [SQLRow]) -> [([SQLValue], Int64)] {
    var sums: [[SQLValue]: Int64] = [:]
    for row in rows {
      sums[[row[0], row[1], row[2]], default: 0] += row.integer(3)
    }
    return sums.filter { $0.value != 0 }.map { ($0.key, $0.value) }
  }

  private static func sums(
    _ rows: [SQLRow], today: Day
  ) -> [([SQLValue], TallyNote.Turning)] {
    var sums: [[SQLValue]: TallyNote.Turning] = [:]
    for row in rows {
      let day = row.integer(2) < Int64(today.number) ? 0 : row.integer(2)
      let key = [row[0], row[1], .integer(day), row[3]]
      sums[key, default: TallyNote.Turning()].entering += row.int(4)
      sums[key, default: TallyNote.Turning()].leaving += row.int(5)
    }
    return sums.filter { $0.value != TallyNote.Turning() }.map { ($0.key, $0.value) }
  }

  private static func tally(
    _ here: SQLValue, _ key: [SQLValue], _ count: Int64
  ) -> SQLStatement {
    SQLStatement(
      """
      INSERT INTO tally (division, ledger, unit, standing, count) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (division, ledger, unit, standing)
      DO UPDATE SET count = tally.count + excluded.count
      """, [here] + key + [.integer(count)])
  }

  private static func turning(
    _ here: SQLValue, _ key: [SQLValue], _ count: TallyNote.Turning
  ) -> SQLStatement {
    SQLStatement(
      """
      INSERT INTO turning (division, ledger, unit, day, light, entering, leaving)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (division, ledger, unit, day, light) DO UPDATE SET
        entering = turning.entering + excluded.entering,
        leaving = turning.leaving + excluded.leaving
      """, [here] + key + [.integer(Int64(count.entering)), .integer(Int64(count.leaving))])
  }
}
