public import Duban

/// What a calendar is made of, as it is stored under its version.
struct StoredCalendar: Codable {
  var years: [CalendarYear]
  var localDays: [LocalDay]
  var officeHours: OfficeHours

  init(_ calendar: WorkCalendar) {
    years = calendar.years.values.sorted { $0.year < $1.year }
    localDays = calendar.localDays
    officeHours = calendar.officeHours
  }

  func calendar(version: Int) -> WorkCalendar {
    WorkCalendar(
      version: version, years: years, localDays: localDays, officeHours: officeHours)
  }
}

/// A deadline that a new calendar would move, and of what: shown before the calendar is taken over.
public struct MovedLimit: Hashable, Sendable {
  /// `nil` for the lock of a ledger's reporting period.
  public var matter: MatterID?
  /// Of the matter; empty for a ledger.
  public var number: String
  /// Of the matter, or the ledger's name.
  public var title: String
  public var deadline: MovedDeadline
}

extension Store {
  func readCalendar(_ session: any SQLSession) throws -> WorkCalendar? {
    let row = try session.first(
      "SELECT version, body FROM calendar WHERE division = ?1 ORDER BY version DESC LIMIT 1",
      [.text(division)])
    return try row.map { row in
      try Coding.value(StoredCalendar.self, from: row.blob(1)).calendar(version: row.int(0))
    }
  }

  /// The calendar that a change would make: years and local days put over those there are.
  ///
  /// - Parameter dropped: local days that are days like any other again.
  public func calendar(
    importing years: [CalendarYear], localDays: [LocalDay] = [], dropping dropped: Set<Day> = [],
    officeHours: OfficeHours? = nil
  ) async throws -> WorkCalendar {
    try await engine.read { session in
      let now = try self.readCalendar(session)
      let kept = now?.years.values.filter { old in !years.contains { $0.year == old.year } } ?? []
      let gone = dropped.union(localDays.map(\.day))
      let local = (now?.localDays ?? []).filter { !gone.contains($0.day) } + localDays
      return WorkCalendar(
        version: (now?.version ?? 0) + 1, years: kept + years,
        localDays: local.sorted { $0.day < $1.day },
        officeHours: officeHours ?? now?.officeHours ?? .standard)
    }
  }

  /// Every deadline that would move under another calendar: those of open matters, and when the periods
  /// being reported lock.
  public func preview(
    _ calendar: WorkCalendar, at instant: Instant
  ) async throws -> [MovedLimit] {
    try await engine.read { session in
      let reference = try self.reference(session)
      let locks = reference.current.compactMap { ledger in
        Self.movedLock(of: ledger, from: reference.calendar, to: calendar, at: instant)
      }
      return try locks
        + self.openMatters(session).flatMap { matter in
          matter.deadlines(movedBy: calendar, at: instant).map {
            MovedLimit(matter: matter.id, number: matter.number, title: matter.title, deadline: $0)
          }
        }
    }
  }

  private static func movedLock(
    of ledger: Ledger, from old: WorkCalendar, to new: WorkCalendar, at instant: Instant
  ) -> MovedLimit? {
    guard let rule = ledger.reporting else { return nil }
    let before = rule.present(at: instant, old)
    let after = rule.period(before.key, from: before.opens, through: before.due, new)
    guard let after, after.locksAt != before.locksAt else { return nil }
    return MovedLimit(
      matter: nil, number: "", title: ledger.name,
      deadline: MovedDeadline(
        name: "\(before.key) 报送期锁定", from: before.locksAt, to: after.locksAt))
  }

  /// Imports a calendar; then `recalculate` each matter whose clocks it touches.
  public func install(_ calendar: WorkCalendar, at instant: Instant) async throws {
    try await change { session in
      try session.run(
        "INSERT INTO calendar (division, version, body, installed_at) VALUES (?1, ?2, ?3, ?4)",
        [
          .text(self.division), .integer(Int64(calendar.version)),
          .blob(try Coding.bytes(StoredCalendar(calendar))), .integer(instant.seconds),
        ])
    }
  }

  /// Matters whose deadlines are not what the calendar in force makes of them: one entry each by the
  /// system, with an id derived from matter and calendar, so that a repeat is harmless.
  public func recalculate(at instant: Instant) async throws -> Int {
    let calendar = try await calendar()
    let stale = try await engine.read { session in
      try self.openMatters(session)
        .filter { !$0.recalculated(by: calendar, at: instant).isEmpty }.map(\.id)
    }
    for id in stale {
      let command = Command(
        id: "recalculate:\(id):\(calendar.version)", act: .recalculate, matter: id)
      _ = try await perform(command, by: .system, at: instant)
    }
    try await relight(at: instant)
    return stale.count
  }

  /// Lights that turn by the count of working days though no clock moves, as those of a float, or that
  /// this program reckons otherwise than the one before it: turns are derived, so they are made anew
  /// without an entry.
  public func relight(at instant: Instant) async throws {
    try await engine.write { session in
      let reference = try self.reference(session)
      for row in try session.rows(
        """
        SELECT body, head, lights FROM matter WHERE division = ?1 AND is_open = 1 ORDER BY id
        """ + session.dialect.forUpdate, [.text(self.division)])
      {
        let before = try self.matterRow(row)
        var after = before
        let matter = before.matter
        let ledger = try reference.ledger(matter.ledger, version: matter.definition)
        after.turns = Turns.merged(
          before.turns,
          with: matter.lights(
            from: instant, rules: ledger.light, calendar: reference.calendar,
            directory: reference.directory), at: instant)
        guard after.turns != before.turns else { continue }
        var transaction = Transaction(
          store: self, session: session, command: Command(id: "relight", act: .recalculate),
          actor: .system, at: instant)
        try transaction.changes.write(after, replacing: before)
        try session.batch(transaction.changes.list.map(\.statement))
        session.leave(transaction.changes.tallies)
      }
    }
  }

  func openMatters(_ session: any SQLSession) throws -> [Matter] {
    try session.rows(
      "SELECT body FROM matter WHERE division = ?1 AND is_open = 1 ORDER BY id", [.text(division)]
    ).map { try Coding.value(from: $0.blob(0)) }
  }
}
