public import Duban

/// What a ledger's year came to, by lead unit (年度成绩). What units lead jointly is in the line of each, and
/// once in the total.
public struct YearFigures: Hashable, Sendable, Codable {
  public struct Line: Hashable, Sendable, Codable {
    /// `nil` for matters that never had a lead.
    public var unit: UnitID?
    public var matters = 0
    /// 结转: taken into a later year, unfinished in this one.
    public var carried = 0
    /// By the raw value of what is counted.
    public var counts: [String: Int] = [:]

    public func count(_ kind: Outcome.Kind) -> Int { counts[kind.rawValue] ?? 0 }
  }

  /// In the order of the units.
  public var lines: [Line]
  /// What is in more lines than one, counted once too often for each further line; `nil` when nothing is.
  public var repeated: Line?

  /// Each matter once.
  public var total: Line {
    var total = lines.reduce(into: Line()) { $0.add($1, times: 1) }
    if let repeated { total.add(repeated, times: -1) }
    return total
  }
}

extension YearFigures.Line {
  fileprivate mutating func add(_ other: Self, times: Int) {
    matters += times * other.matters
    carried += times * other.carried
    counts.merge(other.counts.mapValues { times * $0 }, uniquingKeysWith: +)
  }
}

/// A ledger's year that was locked: when, by whom, and what it came to then (年度锁定).
public struct YearLock: Hashable, Sendable, Codable {
  public var ledger: String
  public var year: Int
  public var at: Instant
  public var by: Actor
  public var figures: YearFigures
}

/// A year's lock as it was carried out: matters locked, and those that were refused.
public struct YearLocking: Sendable {
  public var lock: YearLock
  public var locked = 0
  public var refused: [(matter: MatterID, refusal: Refusal)] = []
}

extension Store {
  /// The lock of a ledger's year; `nil` while it is open.
  public func yearLock(_ year: Int, of ledger: String) async throws -> YearLock? {
    try await engine.read { try self.yearLock(year, of: ledger, $0) }
  }

  func yearLock(_ year: Int, of ledger: String, _ session: any SQLSession) throws -> YearLock? {
    try session.first(
      "SELECT body FROM year_lock WHERE division = ?1 AND ledger = ?2 AND year = ?3",
      [.text(division), .text(ledger), .integer(Int64(year))]
    ).map { try Coding.value(from: $0.blob(0)) }
  }

  /// Those of some years that a ledger has locked, so that nothing is opened in one.
  public func lockedYears(
    among years: Set<Int>, of ledger: String
  ) async throws -> Set<Int> {
    try await engine.read { session in
      try years.filter { try self.yearLock($0, of: ledger, session) != nil }
    }
  }

  /// Matters of a year of which it is not decided yet what becomes of them: 结转, 并入 or 终止 of what is
  /// open, and the draw of what is concluded. Costs by the open ones, and by the page.
  public func undecided(
    _ year: Int, of ledger: String, limit: Int = 50, at instant: Instant
  ) async throws -> [Matter] {
    var query = ListQuery(order: .number, limit: limit)
    (query.ledger, query.year, query.isOpen) = (ledger, year, true)
    let open = try await list(query, at: instant).matters
    let isDrawn = try await standings().contains { $0.ledger == ledger && $0.value == .concluded }
    guard isDrawn, open.count < limit else { return open }
    (query.isOpen, query.standing) = (nil, .concluded)
    query.limit = limit - open.count
    return try await open + list(query, at: instant).matters
  }

  /// How many open matters each ledger has of a year.
  public func openMatters(of year: Int) async throws -> [String: Int] {
    let here = division
    return try await engine.read { session in
      let rows = try session.rows(
        """
        SELECT ledger, COUNT(*) FROM matter
        WHERE division = ?1 AND is_open = 1 AND year = ?2 GROUP BY ledger
        """, [.text(here), .integer(Int64(year))])
      return Dictionary(rows.map { ($0.text(0), $0.int(1)) }) { first, _ in first }
    }
  }

  /// Locks a ledger's year: one entry on each of its matters, and the figures kept as they are then.
  ///
  /// - Throws: `CommandFailure.refused` unless it is 督查室主任, and `CommandFailure.yearOpen` while the year
  ///   runs or anything in it is undecided.
  public func lock(
    _ year: Int, of ledger: String, by actor: Actor, at instant: Instant
  ) async throws -> YearLocking {
    do {
      try await directory().checkYearLock(by: actor, on: instant.day)
    } catch let refusal as Refusal {
      throw CommandFailure.refused(refusal)
    }
    guard year < instant.day.year else {
      throw CommandFailure.yearOpen(year, why: "年度还没有结束，要到次年")
    }
    let left = try await undecided(year, of: ledger, limit: 1, at: instant)
    guard left.isEmpty else {
      throw CommandFailure.yearOpen(
        year, why: "还有事项没有决定结转、并入或终止，如\(left[0].number)")
    }
    var outcome = YearLocking(
      lock: YearLock(
        ledger: ledger, year: year, at: instant, by: actor, figures: YearFigures(lines: [])))
    for matter in try await unlocked(year, of: ledger) {
      let command = Command(
        id: "lock-year:\(matter):\(year)", act: .lock, matter: matter,
        details: Details { $0.year = year })
      do {
        _ = try await perform(command, by: actor, at: instant)
        outcome.locked += 1
      } catch CommandFailure.refused(let refusal) {
        outcome.refused.append((matter, refusal))
      }
    }
    guard outcome.refused.isEmpty else { return outcome }
    if outcome.locked == 0, let earlier = try await yearLock(year, of: ledger) {
      outcome.lock = earlier
      return outcome
    }
    outcome.lock.figures = try await figures(of: year, of: ledger, asOf: instant)
    let lock = outcome.lock
    let here = division
    try await engine.write { session in
      try session.run(
        """
        INSERT INTO year_lock (division, ledger, year, body) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (division, ledger, year) DO UPDATE SET body = excluded.body
        """,
        [.text(here), .text(ledger), .integer(Int64(year)), .blob(try Coding.bytes(lock))])
    }
    return outcome
  }

  private func unlocked(_ year: Int, of ledger: String) async throws -> [MatterID] {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT body FROM matter WHERE division = ?1 AND ledger = ?2 AND year = ?3 ORDER BY id
        """, [.text(here), .text(ledger), .integer(Int64(year))]
      ).compactMap { row in
        let matter: Matter = try Coding.value(from: row.blob(0))
        return matter.lockedYears.contains(year) ? nil : matter.id
      }
    }
  }
}
