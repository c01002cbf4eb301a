// The parts of a light: clocks, the matter's last day, plan, float, silence.

extension Rating {
  func clockPart(_ clock: Clock, at instant: Instant) -> Part {
    if clock.isExceeded(at: instant) {
      let stop = min(instant, clock.pausedAt ?? instant)
      let kind = clock.limit?.kind ?? .working
      let reason = overdue(clock.name, since: clock.dueAt, at: stop, kind: kind)
      return (.red, reason)
    }
    let isNear = clock.isWarning(at: instant)
    let reason = LightReason(isNear ? .clockNear : .inTime, clock: clock.name, at: clock.dueAt)
    return (isNear ? .yellow : .onTrack, reason)
  }

  /// The end of the matter's last day.
  var dueEnd: Instant? { input.due?.advanced(by: 1).start }

  func duePart(at instant: Instant) -> Part? {
    guard let end = dueEnd else { return nil }
    guard end <= instant else { return (.onTrack, LightReason(.inTime, at: end)) }
    return (.red, overdue(nil, since: end, at: instant, kind: .working))
  }

  private func overdue(
    _ clock: ClockName?, since end: Instant, at instant: Instant, kind: DayKind
  ) -> LightReason {
    let last = end.advanced(by: -1).day
    let amount =
      switch kind {
      case .working: calendar.workdays(after: last, through: instant.day)
      case .natural: last.days(to: instant.day)
      case .workingHour: calendar.workSeconds(from: end, to: instant) / 3600
      case .continuous: Int(end.seconds(to: instant) / 3600)
      }
    return LightReason(.overdue, clock: clock, at: end, amount: amount, kind: kind)
  }

  /// The plan at 00:00 of a day; a typed percent is never ahead.
  func planPart(on day: Day) -> Part? {
    guard let expected = curve?.expected(on: day) else { return nil }
    let deviation = actual - expected
    let isTyped = input.progress?.isSelfReported ?? false
    let (light, code): (Light, LightReason.Code) =
      if deviation < rules.red {
        (.red, .farBehind)
      } else if deviation <= rules.yellow {
        (.yellow, .behind)
      } else if deviation >= rules.ahead, !isTyped {
        (.ahead, .ahead)
      } else {
        (.onTrack, .onTrack)
      }
    return (light, LightReason(code, planned: expected, actual: actual))
  }

  /// The days on which the plan passes a threshold.
  var planDays: [Day] {
    guard let curve else { return [] }
    return [actual - rules.ahead + 1, actual - rules.yellow, actual - rules.red + 1]
      .compactMap(curve.firstDay(reaching:))
  }

  func floatPart(on day: Day) -> Part? {
    guard rules.usesFloat, let float = input.float else { return nil }
    let left = float.days(on: day, calendar: calendar)
    let words = float.critical.isEmpty ? nil : float.critical.joined(separator: "、")
    let reason = LightReason(.floatNegative, amount: left, kind: .working, words: words)
    if left < 0 { return (.red, reason) }
    if isShort(float, on: day) {
      return (.yellow, LightReason(.floatShort, amount: left, kind: .working, words: words))
    }
    return (.onTrack, LightReason(.inTime))
  }

  private func isShort(_ float: ScheduleFloat, on day: Day) -> Bool {
    let percent = min(max(rules.floatYellowPercent, 0), 100)
    let left = float.days(on: day, calendar: calendar)
    return left * 100 < percent * float.remaining(on: day, calendar: calendar)
  }

  /// The days from a day on at which the float may turn.
  ///
  /// While running stages hold the float fixed, it grows against what remains, so a yellow can end;
  /// from the day on which waiting eats it up, it only falls.
  func floatDays(after day: Day) -> [Day] {
    guard rules.usesFloat, let float = input.float, float.total >= 0 else { return [] }
    let negative = float.negativeFrom(calendar: calendar)
    guard day < negative else { return [] }
    let falling = firstDay(from: day, before: negative) {
      float.days(on: $0, calendar: calendar) < float.total
    }
    let eased = firstDay(from: day, before: falling) { !isShort(float, on: $0) }
    let short = firstDay(from: falling, before: negative) { isShort(float, on: $0) }
    return [eased, falling, short, negative]
  }

  /// The first day that passes a test which, once passed, stays passed; `end` if none before it.
  private func firstDay(from start: Day, before end: Day, where passes: (Day) -> Bool) -> Day {
    var (low, high) = (start, max(start, end))
    while low < high {
      let middle = low.advanced(by: low.days(to: high) / 2)
      if passes(middle) { high = middle } else { low = middle.advanced(by: 1) }
    }
    return low
  }

  /// The day from which the silence is too long; what is fully done cannot grow stale.
  var staleFrom: Day? {
    guard let days = rules.staleDays, actual < 10_000 else { return nil }
    return (input.lastReportAt ?? input.ratedFrom)?.day.advanced(by: days)
  }

  func stalePart(on day: Day) -> Part? {
    guard let from = staleFrom, from <= day, let days = rules.staleDays else { return nil }
    return (.yellow, LightReason(.stale, amount: from.days(to: day) + days, kind: .natural))
  }
}
