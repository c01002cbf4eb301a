public import Duban

/// A matter that will turn yellow or red if nothing more is reported (预警).
public struct TurnWarning: Sendable {
  public var matter: Matter
  public var turn: LightTurn
}

/// All that will turn, and the part of it that was asked for with its matters.
public struct TurnWarnings: Sendable {
  /// Which light a matter will turn into, and when.
  public struct Turn: Hashable, Sendable {
    public var matter: MatterID
    public var at: Instant
    public var light: Light
  }

  /// The soonest first.
  public var turns: [Turn]
  public var page: [TurnWarning]
}

extension Store {
  /// Matters whose light will grow worse within so many working days, the soonest first.
  ///
  /// - Parameters:
  ///   - query: whose: its ledger, leader, unit and limit count.
  ///   - skipped: how many stand on the pages before.
  public func warnings(
    within workdays: Int = 10, from instant: Instant, of query: ListQuery, after skipped: Int = 0
  ) async throws -> TurnWarnings {
    try await engine.read { session in
      let calendar = try self.reference(session).calendar
      let end = calendar.deadline(from: instant, limit: TimeLimit(workdays, .working)).at
      let statement = self.turningStatement(
        of: query, from: instant, to: end, leadsJointly: try self.leadsJointly(query, session))
      let turns = Self.worsening(try session.rows(statement.sql, statement.arguments))
      let shown = turns.dropFirst(skipped).prefix(query.limit)
      let rows = try session.pipeline(shown.map { self.matterStatement($0.matter) })
        .compactMap { try $0.first.map(self.matterRow) }
      return TurnWarnings(
        turns: turns,
        page: rows.compactMap { row in
          firstWorsening(in: row.turns, within: workdays, from: instant, calendar: calendar)
            .map { TurnWarning(matter: row.matter, turn: $0) }
        })
    }
  }

  private func turningStatement(
    of query: ListQuery, from instant: Instant, to end: Instant, leadsJointly: Bool
  ) -> SQLStatement {
    var text = ListText(division: division, leadsJointly: leadsJointly)
    text.addOwners(of: query)
    let owners = text.conditions.dropFirst()
    let (from, to) = (text.bind(.integer(instant.seconds)), text.bind(.integer(end.seconds)))
    let mine =
      owners.isEmpty
      ? ""
      : """
       AND EXISTS (SELECT 1 FROM matter AS m
        WHERE m.division = t.division AND m.id = t.matter AND \(owners.joined(separator: " AND ")))
      """
    return SQLStatement(
      """
      SELECT t.matter, t.at, t.light, t.before FROM turn AS t
      WHERE t.division = ?1 AND t.at > \(from) AND t.at < \(to)\(mine)
      ORDER BY t.at, t.matter, t.position
      """, text.arguments)
  }

  /// Of each matter the first turn into a worse light than it has now, as `firstWorsening` finds it.
  private static func worsening(_ rows: [SQLRow]) -> [TurnWarnings.Turn] {
    var present: [Int64: Light] = [:]
    var told: Set<Int64> = []
    return rows.compactMap { row in
      let matter = row.integer(0)
      guard let light = Light(rawValue: row.text(2)) else { return nil }
      // Of a matter that has no light yet, what it begins with is no turn for the worse.
      let now = present[matter] ?? row.optionalText(3).flatMap(Light.init(rawValue:)) ?? light
      present[matter] = now
      guard light >= .yellow, light > now, told.insert(matter).inserted else { return nil }
      return .init(matter: MatterID(matter), at: Instant(seconds: row.integer(1)), light: light)
    }
  }
}
