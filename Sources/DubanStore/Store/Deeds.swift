public import Duban

/// What somebody did, as the journal has it, with the matter as it stands now (已办).
public struct OwnDeed: Sendable {
  public var act: Act
  public var at: Instant
  public var matter: Matter
  /// At the instant of the query.
  public var light: LightTurn?
}

/// One page of what somebody did.
public struct OwnDeeds: Sendable {
  public var deeds: [OwnDeed]
  /// Where the next page begins; `nil` on the last.
  public var next: Cursor?

  /// The last entry of the page before.
  public struct Cursor: Hashable, Sendable {
    public var at: Instant
    public var matter: MatterID
    public var number: Int64

    public init(at: Instant, matter: MatterID, number: Int64) {
      (self.at, self.matter, self.number) = (at, matter, number)
    }
  }
}

extension Store {
  /// The entries of a person, newest first; costs by the length of the page, whoever acted since.
  public func deeds(
    of person: PersonID, after cursor: OwnDeeds.Cursor? = nil, limit: Int, at instant: Instant
  ) async throws -> OwnDeeds {
    var arguments: [SQLValue] = [.text(division), .integer(person.rawValue)]
    var further = ""
    if let cursor {
      arguments += [
        .integer(cursor.at.seconds), .integer(cursor.matter.rawValue), .integer(cursor.number),
      ]
      further = " AND (e.at, e.matter, e.number) < (?3, ?4, ?5)"
    }
    let statement = SQLStatement(
      """
      SELECT m.body, m.head, m.lights, e.at, e.matter, e.number, e.act FROM entry AS e
      JOIN matter AS m ON m.division = e.division AND m.id = e.matter
      WHERE e.division = ?1 AND e.person = ?2\(further)
      ORDER BY e.at DESC, e.matter DESC, e.number DESC LIMIT \(limit + 1)
      """, arguments)
    return try await engine.read { session in
      let rows = try session.rows(statement.sql, statement.arguments)
      let reference = try self.reference(session)
      let last = rows.count > limit ? rows[limit - 1] : nil
      return OwnDeeds(
        deeds: try rows.prefix(limit).compactMap { row in
          guard let act = Act(rawValue: row.text(6)) else { return nil }
          let kept = try self.matterRow(row)
          return OwnDeed(
            act: act, at: Instant(seconds: row.integer(3)), matter: kept.matter,
            light: try self.present(kept, at: instant, reference))
        },
        next: last.map {
          .init(
            at: Instant(seconds: $0.integer(3)), matter: MatterID($0.integer(4)),
            number: $0.integer(5))
        })
    }
  }
}
