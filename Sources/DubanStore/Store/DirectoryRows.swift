public import Duban

extension Store {
  func readDirectory(_ session: any SQLSession) throws -> Directory {
    let here: [SQLValue] = [.text(division)]
    let results = try session.pipeline([
      SQLStatement("SELECT body FROM unit WHERE division = ?1 ORDER BY id", here),
      SQLStatement(
        "SELECT id, unit, function, name, telephone FROM post WHERE division = ?1 ORDER BY id", here
      ),
      SQLStatement(
        "SELECT post, person, since, until FROM holding WHERE division = ?1 ORDER BY since", here),
      SQLStatement(
        """
        SELECT unit, leader, coordinator, since, until FROM portfolio
        WHERE division = ?1 ORDER BY since
        """, here),
    ])
    return Directory(
      units: try results[0].map { try Coding.value(from: $0.blob(0)) },
      posts: results[1].compactMap(Self.post),
      holdings: results[2].map(Self.holding), portfolios: results[3].map(Self.portfolio))
  }

  private static func post(_ row: SQLRow) -> Post? {
    Function(rawValue: row.text(2)).map {
      Post(
        id: PostID(row.integer(0)), unit: UnitID(row.integer(1)), function: $0, name: row.text(3),
        telephone: row.optionalText(4))
    }
  }

  private static func holding(_ row: SQLRow) -> Holding {
    Holding(
      post: PostID(row.integer(0)), person: PersonID(row.integer(1)),
      from: Day(number: Int32(row.integer(2))),
      to: row.optionalInteger(3).map { Day(number: Int32($0)) })
  }

  private static func portfolio(_ row: SQLRow) -> Portfolio {
    Portfolio(
      leader: PostID(row.integer(1)), coordinator: row.optionalInteger(2).map { PostID($0) },
      unit: UnitID(row.integer(0)), from: Day(number: Int32(row.integer(3))),
      to: row.optionalInteger(4).map { Day(number: Int32($0)) })
  }

  /// Names of people by id.
  func readPeople(_ session: any SQLSession) throws -> [Person] {
    try session.rows(
      "SELECT id, name FROM person WHERE division = ?1 ORDER BY id", [.text(division)]
    ).map { Person(id: PersonID($0.integer(0)), name: $0.text(1)) }
  }

  public func directory() async throws -> Directory {
    try await engine.read { try self.known($0)?.directory ?? self.readDirectory($0) }
  }

  public func people() async throws -> [Person] {
    try await engine.read { try self.known($0)?.people ?? self.readPeople($0) }
  }

  /// Adds or changes a unit.
  public func put(_ unit: Unit) async throws { try await change { try self.write(unit, $0) } }

  public func put(_ post: Post) async throws { try await change { try self.write(post, $0) } }

  public func put(_ person: Person) async throws { try await change { try self.write(person, $0) } }

  /// 任职. With `succeeds`, whoever held the post before leaves it the day before.
  public func put(_ holding: Holding, succeeds: Bool) async throws {
    try await change { try self.write(holding, succeeds: succeeds, $0) }
  }

  func write(_ unit: Unit, _ session: any SQLSession) throws {
    try session.run(
      """
      INSERT INTO unit (division, id, name, kind, parent, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (division, id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
        parent = excluded.parent, body = excluded.body
      """,
      [
        .text(division), .integer(unit.id.rawValue), .text(unit.name),
        .text(unit.kind.rawValue), SQLValue(unit.parent?.rawValue), .blob(try Coding.bytes(unit)),
      ])
  }

  func write(_ post: Post, _ session: any SQLSession) throws {
    try session.run(
      """
      INSERT INTO post (division, id, unit, function, name, telephone)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (division, id) DO UPDATE SET unit = excluded.unit,
        function = excluded.function, name = excluded.name, telephone = excluded.telephone
      """,
      [
        .text(division), .integer(post.id.rawValue), .integer(post.unit.rawValue),
        .text(post.function.rawValue), .text(post.name), SQLValue(post.telephone),
      ])
  }

  func write(_ person: Person, _ session: any SQLSession) throws {
    try session.run(
      """
      INSERT INTO person (division, id, name) VALUES (?1, ?2, ?3)
      ON CONFLICT (division, id) DO UPDATE SET name = excluded.name
      """, [.text(division), .integer(person.id.rawValue), .text(person.name)])
  }

  func write(_ holding: Holding, succeeds: Bool, _ session: any SQLSession) throws {
    let post: [SQLValue] = [.text(division), .integer(holding.post.rawValue)]
    let from = Int64(holding.from.number)
    if succeeds {
      try session.run(
        """
        UPDATE holding SET until = ?3
        WHERE division = ?1 AND post = ?2 AND since < ?4 AND (until IS NULL OR until >= ?4)
        """, post + [.integer(from - 1), .integer(from)])
    }
    try session.run(
      """
      INSERT INTO holding (division, post, person, since, until) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (division, post, person, since) DO UPDATE SET until = excluded.until
      """,
      post + [
        .integer(holding.person.rawValue), .integer(from),
        SQLValue(holding.to.map { Int64($0.number) }),
      ])
  }

  /// 领导分工: from its day on; the one before ends the day before.
  public func put(_ portfolio: Portfolio) async throws {
    try await change { try self.put(portfolio, $0) }
  }

  func put(_ portfolio: Portfolio, _ session: any SQLSession) throws {
    let from = Int64(portfolio.from.number)
    try session.run(
      """
      UPDATE portfolio SET until = ?3
      WHERE division = ?1 AND unit = ?2 AND since < ?4 AND (until IS NULL OR until >= ?4)
      """,
      [.text(division), .integer(portfolio.unit.rawValue), .integer(from - 1), .integer(from)])
    try session.run(
      """
      INSERT INTO portfolio (division, unit, leader, coordinator, since, until)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (division, unit, since) DO UPDATE SET leader = excluded.leader,
        coordinator = excluded.coordinator, until = excluded.until
      """,
      [
        .text(division), .integer(portfolio.unit.rawValue), .integer(portfolio.leader.rawValue),
        SQLValue(portfolio.coordinator?.rawValue), .integer(from),
        SQLValue(portfolio.to.map { Int64($0.number) }),
      ])
  }

  /// Reference data changes in a transaction of its own, and everybody reads it anew.
  @discardableResult func change<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await engine.write { session in
      let value = try body(session)
      try self.advanceEpoch(session)
      return value
    }
  }
}
