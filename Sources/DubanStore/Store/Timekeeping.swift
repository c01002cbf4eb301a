public import Duban

/// What a tick did (到时办理).
public struct Tick: Hashable, Sendable {
  /// Acts that time brought, in the order of their due times.
  public var acts = 0
  /// Matters whose reporting period was locked with its published light.
  public var locked = 0
  /// Matters that a portfolio which began or ended gave another leader.
  public var regrouped = 0
  public var seal: SealHeader?
}

extension Changes {
  mutating func writeDueActs(_ matter: Matter, isNew: Bool) {
    let key: [SQLValue] = [here, .integer(matter.id.rawValue)]
    if !isNew { run("DELETE FROM due_act WHERE division = ?1 AND matter = ?2", key) }
    for (position, due) in matter.dueActs.enumerated() {
      insert(
        .dueAct,
        key + [
          .integer(Int64(position)), .text(due.act.rawValue), SQLValue(due.request),
          .integer(due.at.seconds),
        ])
    }
  }
}

extension Store {
  /// Issues what time has brought by now, catching up in the order of due times after a stop; then gives
  /// matters over by the portfolios of the day, locks periods, folds the tallies and seals the journal.
  /// Harmless when repeated.
  public func tick(at instant: Instant) async throws -> Tick {
    var tick = Tick()
    var brought: Set<String> = []
    while let due = try await nextDueActs(at: instant), !due.isEmpty {
      for (matter, act) in due {
        if brought.insert(act.commandID(of: matter)).inserted {
          tick.acts += try await bring(act, to: matter, at: instant)
        } else {
          // Carried out and due still, as after a clock was set back: it would come for ever.
          try await drop(act, of: matter)
        }
      }
    }
    tick.regrouped = try await regroupByDay(at: instant)
    tick.locked = try await lockPeriods(at: instant)
    try await foldTallies(today: instant.day)
    tick.seal = try await seal(at: instant)?.header
    return tick
  }

  private func nextDueActs(at instant: Instant) async throws -> [(MatterID, DueAct)]? {
    let here = division
    return try await engine.read { session in
      try session.rows(
        """
        SELECT matter, act, request, at FROM due_act
        WHERE division = ?1 AND at <= ?2 ORDER BY at, matter LIMIT 500
        """, [.text(here), .integer(instant.seconds)]
      ).compactMap { row in
        Act(rawValue: row.text(1)).map { act in
          (
            MatterID(row.integer(0)),
            DueAct(
              act: act, at: Instant(seconds: row.integer(3)),
              request: row.optionalInteger(2).map { Int($0) })
          )
        }
      }
    }
  }

  private func bring(
    _ due: DueAct, to matter: MatterID, at instant: Instant
  ) async throws -> Int {
    let command = Command(
      id: due.commandID(of: matter), act: due.act, matter: matter,
      details: Details { $0.request = due.request })
    do {
      _ = try await perform(command, by: .system, at: instant)
      return 1
    } catch CommandFailure.refused {
      // Refused by the ledger, as an archive of a ledger without one: it is not asked again.
      try await drop(due, of: matter)
      return 0
    }
  }

  private func drop(_ due: DueAct, of matter: MatterID) async throws {
    let here = division
    _ = try await engine.write { session in
      try session.run(
        "DELETE FROM due_act WHERE division = ?1 AND matter = ?2 AND at = ?3 AND act = ?4",
        [
          .text(here), .integer(matter.rawValue), .integer(due.at.seconds),
          .text(due.act.rawValue),
        ])
    }
  }

  /// A period locks when its check is over: some working days after it fell due. After a stop each
  /// period gone by is locked for itself, in the order of time.
  private func lockPeriods(at instant: Instant) async throws -> Int {
    let (waiting, done) = try await engine.read { session in
      let due = try self.periodsDue(session, at: instant)
      return (try self.unlocked(due, at: instant, session), due.mapValues(\.last))
    }
    var locked = 0
    for (matter, period) in waiting {
      let command = Command(
        id: "lock:\(matter):\(period.key)", act: .lock, matter: matter,
        details: Details { $0.period = period.key })
      do {
        _ = try await perform(command, by: .system, at: instant)
        locked += 1
      } catch CommandFailure.refused {
        // Of a locked year, or of a version without periods: nothing is published of it.
      }
    }
    try await noteLocked(done)
    return locked
  }

  /// By version of a ledger, as each has its own days, the period that is to be locked and has not been,
  /// and the one locked before it; mostly none, so that a tick does not look at the matters.
  private func periodsDue(
    _ session: any SQLSession, at instant: Instant
  ) throws -> [Reference.LedgerVersion: (done: String?, last: String)] {
    let reference = try reference(session)
    var due: [Reference.LedgerVersion: (done: String?, last: String)] = [:]
    for (version, ledger) in reference.ledgers {
      guard let last = ledger.reporting?.lastLocked(at: instant, reference.calendar).key else {
        continue
      }
      let done = try session.first(
        "SELECT value FROM meta WHERE key = ?1", [.text(lockedKey(version))])?.text(0)
      if done != last { due[version] = (done, last) }
    }
    return due
  }

  private func lockedKey(_ ledger: Reference.LedgerVersion) -> String {
    "locked:\(division):\(ledger.id):\(ledger.version)"
  }

  private func noteLocked(_ periods: [Reference.LedgerVersion: String]) async throws {
    guard !periods.isEmpty else { return }
    try await engine.write { session in
      for (ledger, key) in periods {
        try Self.keep(key, under: self.lockedKey(ledger), session)
      }
    }
  }

  private func unlocked(
    _ due: [Reference.LedgerVersion: (done: String?, last: String)], at instant: Instant,
    _ session: any SQLSession
  ) throws -> [(MatterID, ReportingPeriod)] {
    guard !due.isEmpty else { return [] }
    let reference = try reference(session)
    let waiting = try openMatters(session).flatMap { matter -> [(MatterID, ReportingPeriod)] in
      // A matter is not locked for a time in which nobody answered for it yet.
      let version = Reference.LedgerVersion(id: matter.ledger, version: matter.definition)
      guard let (done, _) = due[version], matter.standing.hasLight, let issued = matter.issuedAt,
        let rule = reference.ledgers[version]?.reporting
      else { return [] }
      return rule.locked(
        at: instant, after: matter.lastLocked?.key ?? done ?? "", issued: issued,
        reference.calendar
      ).map { (matter.id, $0) }
    }
    return waiting.sorted { ($0.1.locksAt, $0.0) < ($1.1.locksAt, $1.0) }
  }
}
