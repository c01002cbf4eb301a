public import Duban

/// How many matters of a ledger and unit stand or shine alike (计数).
public struct Figure<Value: Hashable & Sendable>: Hashable, Sendable {
  public var ledger: String
  /// Lead unit; `nil` for matters that have none yet.
  public var unit: UnitID?
  public var value: Value
  public var count: Int
  /// Of matters that the unit leads beside the first lead (联合牵头): a part of the unit's own figure, and
  /// counted already in every total.
  public var isJoint = false
}

extension Store {
  /// Matters by ledger, lead unit and standing. Equal to the list each figure opens; costs by the
  /// number of units, never of matters.
  ///
  /// - Parameter jointly: with those of joint leads, for figures of single units.
  public func standings(jointly: Bool = false) async throws -> [Figure<Standing>] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT ledger, unit, standing, CAST(SUM(count) AS bigint) FROM (
          SELECT ledger, unit, standing, count FROM tally WHERE division = ?1
          UNION ALL
          SELECT ledger, unit, standing, count FROM tally_delta WHERE division = ?1
        ) AS both_parts\(jointly ? "" : " WHERE unit >= 0")
        GROUP BY ledger, unit, standing HAVING SUM(count) <> 0 ORDER BY ledger, unit, standing
        """, [.text(here)]
      ).compactMap { row in
        Standing(rawValue: row.text(2)).map { Self.figure(row, $0) }
      }
    }
  }

  /// Matters by ledger, lead unit and live light at an instant: the days up to this from the tallies,
  /// without what will still turn today, which are few; all in one snapshot.
  ///
  /// - Parameter jointly: with those of joint leads, for figures of single units.
  public func lights(
    at instant: Instant, jointly: Bool = false
  ) async throws -> [Figure<Light>] {
    let later = jointly ? Self.jointTurns : ""
    let arguments: [SQLValue] = [
      .text(division), .integer(Int64(instant.day.number)),
      .integer(instant.seconds), .integer(instant.day.advanced(by: 1).start.seconds),
    ]
    return try await engine.read { session in
      try session.rows(
        """
        SELECT ledger, unit, light, CAST(SUM(count) AS bigint) FROM (
          SELECT ledger, unit, light, entering - leaving AS count FROM turning
          WHERE division = ?1 AND day <= ?2
          UNION ALL
          SELECT ledger, unit, light, entering - leaving FROM turning_delta
          WHERE division = ?1 AND day <= ?2
          UNION ALL
          SELECT ledger, unit, light, -1 FROM turn WHERE division = ?1 AND at > ?3 AND at < ?4
          UNION ALL
          SELECT ledger, unit, before, 1 FROM turn
          WHERE division = ?1 AND at > ?3 AND at < ?4 AND before IS NOT NULL
          \(later)
        ) AS all_parts\(jointly ? "" : " WHERE unit >= 0")
        GROUP BY ledger, unit, light HAVING SUM(count) <> 0 ORDER BY ledger, unit, light
        """, arguments
      ).compactMap { row in
        Light(rawValue: row.text(2)).map { Self.figure(row, $0) }
      }
    }
  }

  /// What will still turn today of what a unit leads jointly; there is one row for all leads.
  private static let jointTurns = """
    UNION ALL
    SELECT t.ledger, -u.unit, t.light, -1 FROM turn AS t JOIN matter_unit AS u
    ON u.division = t.division AND u.matter = t.matter AND u.role = 'lead' AND u.unit <> t.unit
    WHERE t.division = ?1 AND t.at > ?3 AND t.at < ?4
    UNION ALL
    SELECT t.ledger, -u.unit, t.before, 1 FROM turn AS t JOIN matter_unit AS u
    ON u.division = t.division AND u.matter = t.matter AND u.role = 'lead' AND u.unit <> t.unit
    WHERE t.division = ?1 AND t.at > ?3 AND t.at < ?4 AND t.before IS NOT NULL
    """

  private static func figure<Value>(_ row: SQLRow, _ value: Value) -> Figure<Value> {
    let unit = row.integer(1)
    return Figure(
      ledger: row.text(0), unit: unit == 0 ? nil : UnitID(abs(unit)), value: value,
      count: row.int(3), isJoint: unit < 0)
  }
}
