// What may happen to a clock. Each event gives the clock as it is afterwards and computes its dates
// with the calendar it is handed.

extension Clock {
  /// A clock that starts with an event and runs for a limit.
  public static func starting(
    _ name: ClockName, at start: Instant, limit: TimeLimit, movesToWorkday: Bool = false,
    warnPercent: Int = Clock.usualWarnPercent, calendar: WorkCalendar
  ) -> Clock {
    let end = calendar.deadline(from: start, limit: limit, movesToWorkday: movesToWorkday)
    var clock = Clock(
      name: name, startedAt: start, limit: limit, movesToWorkday: movesToWorkday, dueAt: end.at,
      warnPercent: warnPercent, isProvisional: end.isProvisional)
    clock.warnAt = clock.warning(calendar)
    return clock
  }

  /// A clock that runs to a given end, the first instant at which it is exceeded.
  public static func starting(
    _ name: ClockName, at start: Instant, dueAt: Instant,
    warnPercent: Int = Clock.usualWarnPercent
  ) -> Clock {
    var clock = Clock(name: name, startedAt: start, dueAt: dueAt, warnPercent: warnPercent)
    clock.warnAt = clock.warningOfSpan
    return clock
  }

  /// Stands still from an instant on; a clock that does not run is left as it is.
  public func paused(at instant: Instant) -> Clock {
    guard isRunning else { return self }
    var clock = self
    clock.pausedAt = instant
    return clock
  }

  /// Runs again: what was left of the limit at the pause is counted from the resume, in the clock's
  /// own day kind. A clock that was exceeded before the pause stays so.
  public func resumed(at instant: Instant, calendar: WorkCalendar) -> Clock {
    guard let from = pausedAt, endedAt == nil else { return self }
    var clock = self
    clock.pausedAt = nil
    clock.pauses.append(Pause(from: from, to: instant))
    clock.skip(from: from, to: instant, calendar: calendar)
    return clock
  }

  /// Ends at another instant, the first at which it is exceeded from now on.
  ///
  /// A paused clock stays paused; of its pause only what follows the extension still moves the end.
  public func extended(
    to end: Instant, at instant: Instant, request: Int? = nil, calendar: WorkCalendar
  ) -> Clock {
    guard endedAt == nil else { return self }
    var clock = self
    if let from = pausedAt {
      clock.pauses.append(Pause(from: from, to: instant))
      clock.pausedAt = instant
    }
    let granted = ClockExtension(at: instant, from: dueAt, to: end, request: request)
    clock.extensions.append(granted)
    clock.grant(granted, calendar: calendar)
    return clock
  }

  /// Stops for good.
  public func ended(at instant: Instant) -> Clock {
    guard endedAt == nil else { return self }
    var clock = self
    clock.endedAt = instant
    return clock
  }

  /// Runs on as if it had not ended, or not been paused, when what did it was taken back: its end does
  /// not move.
  public func continued() -> Clock {
    var clock = self
    if endedAt != nil { clock.endedAt = nil } else { clock.pausedAt = nil }
    return clock
  }

  /// The clock under a new calendar: its history played again. An ended clock never changes, and a
  /// clock whose dates do not move comes back equal.
  public func recalculated(calendar: WorkCalendar) -> Clock {
    guard endedAt == nil, let limit else { return self }
    let fresh = Clock.starting(
      name, at: startedAt, limit: limit, movesToWorkday: movesToWorkday, warnPercent: warnPercent,
      calendar: calendar)
    var clock = self
    (clock.dueAt, clock.warnAt) = (fresh.dueAt, fresh.warnAt)
    clock.isProvisional = fresh.isProvisional
    var granted = extensions[...]
    for pause in pauses {
      while let next = granted.first, next.at < pause.to {
        clock.grant(next, calendar: calendar)
        granted.removeFirst()
      }
      clock.skip(from: pause.from, to: pause.to, calendar: calendar)
    }
    for next in granted { clock.grant(next, calendar: calendar) }
    return clock
  }
}

extension Clock {
  private mutating func grant(_ granted: ClockExtension, calendar: WorkCalendar) {
    dueAt = granted.to
    isProvisional = false
    warnAt = warning(calendar)
  }

  /// Moves the end by a pause.
  private mutating func skip(from: Instant, to: Instant, calendar: WorkCalendar) {
    guard from < dueAt, from < to else { return }
    let moved = end(afterPauseFrom: from, to: to, calendar)
    guard moved > dueAt else { return }
    let usesCalendar = limit.map { $0.kind == .working || $0.kind == .workingHour } ?? false
    if usesCalendar || movesToWorkday {
      isProvisional =
        isProvisional || calendar.isProvisional(from: from.day, through: moved.day)
    }
    dueAt = moved
    warnAt = warning(calendar)
  }

  private func end(
    afterPauseFrom from: Instant, to: Instant, _ calendar: WorkCalendar
  ) -> Instant {
    let last = dueAt.advanced(by: -1).day
    switch limit?.kind {
    case .continuous:
      return dueAt.advanced(by: from.seconds(to: to))
    case .workingHour:
      let left = calendar.workSeconds(from: from, to: dueAt)
      return calendar.instant(after: to, workSeconds: left)
    case .working:
      let left = calendar.workdays(after: from.day, through: last)
      let newLast = calendar.workday(left, after: to.day)
      return dueAt.advanced(by: Int64(last.days(to: newLast)) * 86_400)
    case .natural, nil:
      let newLast = last.advanced(by: from.day.days(to: to.day))
      let moved = movesToWorkday ? calendar.firstWorkday(from: newLast) : newLast
      return dueAt.advanced(by: Int64(last.days(to: moved)) * 86_400)
    }
  }

  /// When the last part of the limit begins, counted back from its end in its own kind.
  private func warning(_ calendar: WorkCalendar) -> Instant? {
    guard let limit else { return warningOfSpan }
    let left = 100 - warnPercent
    guard left > 0 else { return nil }
    switch limit.kind {
    case .continuous:
      return dueAt.advanced(by: -Int64(limit.amount * 36 * left))
    case .natural:
      return dueAt.advanced(by: -Int64(limit.amount * 864 * left))
    case .workingHour:
      return calendar.instant(worked: calendar.worked(through: dueAt) - limit.amount * 36 * left)
    case .working:
      let perDay = calendar.officeHours.secondsPerDay
      let last = dueAt.advanced(by: -1).day
      let worked =
        calendar.count(through: last) * perDay - limit.amount * perDay * left / 100
      guard worked % perDay == 0 else { return calendar.instant(worked: worked) }
      return calendar.day(holding: worked / perDay + 1).start
    }
  }

  /// The same for a clock without a limit: a part of the time from its start to its end.
  private var warningOfSpan: Instant? {
    let span = startedAt.seconds(to: dueAt)
    guard span > 0, warnPercent < 100 else { return nil }
    return dueAt.advanced(by: -span * Int64(100 - warnPercent) / 100)
  }
}
