public import Duban

/// A matter that will turn yellow or red if nothing more is reported (预警).
public struct TurnWarning: Sendable {
  public var matter: Matter
  public var turn: LightTurn
}

extension Store {
  /// Matters whose light will grow worse within so many working days, the soonest first.
  ///
  /// - Parameters:
  ///   - ledger, unit: whose; `nil` for all.
  ///   - limit: at most so many are given.
  public func warnings(
    within workdays: Int = 10, from instant: Instant, ledger: String? = nil, unit: UnitID? = nil,
    limit: Int = 50
  ) async throws -> [TurnWarning] {
    try await engine.read { session in
      let calendar = try self.reference(session).calendar
      let end = calendar.deadline(from: instant, limit: TimeLimit(workdays, .working)).at
      var conditions = ""
      var arguments: [SQLValue] = [
        .text(self.division), .integer(instant.seconds), .integer(end.seconds),
      ]
      for (column, value) in [
        ("ledger", ledger.map { SQLValue.text($0) }), ("unit", unit.map { .integer($0.rawValue) }),
      ] {
        guard let value else { continue }
        arguments.append(value)
        conditions += " AND t.\(column) = ?\(arguments.count)"
      }
      let rows = try session.rows(
        """
        SELECT m.body, m.head, m.lights FROM (
          SELECT t.division, t.matter, MIN(t.at) AS first FROM turn AS t
          WHERE t.division = ?1 AND t.at > ?2 AND t.at < ?3
            AND t.light IN ('yellow', 'red')\(conditions)
          GROUP BY t.division, t.matter ORDER BY first, t.matter LIMIT \(limit)
        ) AS soon
        JOIN matter AS m ON m.division = soon.division AND m.id = soon.matter
        ORDER BY soon.first, soon.matter
        """, arguments)
      return try rows.map(self.matterRow).compactMap { row in
        firstWorsening(in: row.turns, within: workdays, from: instant, calendar: calendar)
          .map { TurnWarning(matter: row.matter, turn: $0) }
      }
    }
  }
}
