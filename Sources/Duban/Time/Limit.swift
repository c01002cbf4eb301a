/// When a time limit ends (截止时刻).
public struct Limit: Hashable, Sendable {
  /// The first instant at which the limit is exceeded. Limits in days end with their last day at
  /// 24:00, which is 00:00 of the day after.
  public var at: Instant
  /// Whether it rests on a year without calendar data.
  public var isProvisional: Bool

  public init(at: Instant, isProvisional: Bool) {
    self.at = at
    self.isProvisional = isProvisional
  }
}

extension WorkCalendar {
  /// When a limit that starts with an event is exceeded.
  ///
  /// Days are counted from the day after the event; working hours only inside office hours of working
  /// days; continuous hours always. `movesToWorkday` moves a natural-day limit that would end on a
  /// day off to the next working day (`domain.md` §5).
  public func deadline(
    from event: Instant, limit: TimeLimit, movesToWorkday: Bool = false
  ) -> Limit {
    switch limit.kind {
    case .continuous:
      return Limit(at: event.advanced(by: Int64(limit.amount) * 3600), isProvisional: false)
    case .natural:
      let last = event.day.advanced(by: limit.amount)
      let moved = movesToWorkday ? firstWorkday(from: last) : last
      let isProvisional = movesToWorkday && self.isProvisional(from: last, through: moved)
      return Limit(at: moved.advanced(by: 1).start, isProvisional: isProvisional)
    case .working:
      let last = workday(limit.amount, after: event.day)
      let isProvisional = self.isProvisional(from: event.day, through: last)
      return Limit(at: last.advanced(by: 1).start, isProvisional: isProvisional)
    case .workingHour:
      let at = instant(after: event, workSeconds: limit.amount * 3600)
      return Limit(at: at, isProvisional: isProvisional(from: event.day, through: at.day))
    }
  }

  /// The day itself if it is a working day, else the next one.
  public func firstWorkday(from day: Day) -> Day {
    isWorkday(day) ? day : workday(1, after: day)
  }

  /// Seconds of office hours between two instants; negative when the second is earlier.
  public func workSeconds(from first: Instant, to last: Instant) -> Int {
    worked(through: last) - worked(through: first)
  }

  /// The first instant by which so many seconds of office hours have passed.
  public func instant(after start: Instant, workSeconds: Int) -> Instant {
    workSeconds == 0 ? start : instant(worked: worked(through: start) + workSeconds)
  }

  /// Seconds of office hours since a fixed Monday.
  func worked(through instant: Instant) -> Int {
    let day = instant.day
    let before = count(through: day.advanced(by: -1)) * officeHours.secondsPerDay
    return isWorkday(day) ? before + officeHours.worked(before: instant.secondOfDay) : before
  }

  /// The first instant at which `worked(through:)` reaches a number.
  func instant(worked seconds: Int) -> Instant {
    let daysBefore = (seconds - 1).flooredQuotient(by: officeHours.secondsPerDay)
    let inDay = seconds - daysBefore * officeHours.secondsPerDay
    let second = officeHours.second(afterWorking: inDay)
    return day(holding: daysBefore + 1).start.advanced(by: Int64(second))
  }
}
