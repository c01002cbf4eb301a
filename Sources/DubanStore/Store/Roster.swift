public import Duban

/// A whole directory to begin with (机构名册): what `duban init` lays into an empty database.
public struct Roster: Sendable {
  public var units: [Unit] = []
  public var posts: [Post] = []
  public var people: [Person] = []
  public var holdings: [Holding] = []
  public var portfolios: [Portfolio] = []

  public init() {}
}

extension Store {
  /// Lays a roster in one transaction.
  ///
  /// - Throws: a `StoreFailure` of kind `.constraint` when one of its members is there already.
  public func lay(_ roster: Roster) async throws {
    try await change { session in
      let here: SQLValue = .text(self.division)
      try session.bulk(
        table: "unit", columns: ["division", "id", "name", "kind", "parent", "body"],
        rows: roster.units.map { unit in
          [
            here, .integer(unit.id.rawValue), .text(unit.name), .text(unit.kind.rawValue),
            SQLValue(unit.parent?.rawValue), .blob(try Coding.bytes(unit)),
          ]
        })
      try session.bulk(
        table: "post", columns: ["division", "id", "unit", "function", "name", "telephone"],
        rows: roster.posts.map { post in
          [
            here, .integer(post.id.rawValue), .integer(post.unit.rawValue),
            .text(post.function.rawValue), .text(post.name), SQLValue(post.telephone),
          ]
        })
      try session.bulk(
        table: "person", columns: ["division", "id", "name"],
        rows: roster.people.map { [here, .integer($0.id.rawValue), .text($0.name)] })
      try self.layDates(roster, session)
    }
  }

  private func layDates(_ roster: Roster, _ session: any SQLSession) throws {
    let here: SQLValue = .text(division)
    try session.bulk(
      table: "holding", columns: ["division", "post", "person", "since", "until"],
      rows: roster.holdings.map { holding in
        [
          here, .integer(holding.post.rawValue), .integer(holding.person.rawValue),
          .integer(Int64(holding.from.number)), SQLValue(holding.to.map { Int64($0.number) }),
        ]
      })
    try session.bulk(
      table: "portfolio", columns: ["division", "unit", "leader", "coordinator", "since", "until"],
      rows: roster.portfolios.map { portfolio in
        [
          here, .integer(portfolio.unit.rawValue), .integer(portfolio.leader.rawValue),
          SQLValue(portfolio.coordinator?.rawValue), .integer(Int64(portfolio.from.number)),
          SQLValue(portfolio.to.map { Int64($0.number) }),
        ]
      })
  }

  /// Ends a holding (免职): its last day in the post.
  ///
  /// - Returns: whether the person held the post on that day.
  func end(_ holding: Holding, on last: Day, _ session: any SQLSession) throws -> Bool {
    let count = try session.run(
      """
      UPDATE holding SET until = ?5 WHERE division = ?1 AND post = ?2 AND person = ?3
        AND since = ?4 AND since <= ?5 AND (until IS NULL OR until > ?5)
      """,
      [
        .text(division), .integer(holding.post.rawValue), .integer(holding.person.rawValue),
        .integer(Int64(holding.from.number)), .integer(Int64(last.number)),
      ])
    return count > 0
  }

  /// Notes that the data are a sample of a district that does not exist (样例库).
  public func markAsSample() async throws {
    let key = "sample:\(division)"
    _ = try await engine.write { session in
      try session.run(
        """
        INSERT INTO meta (key, value) VALUES (?1, '1')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """, [.text(key)])
    }
  }

  public func isSample() async throws -> Bool {
    let key = "sample:\(division)"
    return try await engine.read { session in
      try session.first("SELECT 1 FROM meta WHERE key = ?1", [.text(key)]) != nil
    }
  }

  /// Whether the database has anything of the division yet.
  public func isEmpty() async throws -> Bool {
    let here = division
    return try await engine.read { session in
      try session.first("SELECT 1 FROM unit WHERE division = ?1 LIMIT 1", [.text(here)]) == nil
    }
  }
}
