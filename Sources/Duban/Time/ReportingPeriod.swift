/// One reporting period (报送期): it opens, falls due, is checked by the units for some working days, and
/// locks.
public struct ReportingPeriod: Hashable, Sendable {
  /// `2021-03`, `2021-Q1`, `2021-03-H1` or `2021-W07`, after the month, quarter, half month or week in
  /// which it falls due.
  public var key: String
  /// The first day on which it is asked for.
  public var opens: Day
  /// The last day on which a report is in time.
  public var due: Day
  /// The check is over: from here on it takes nothing more.
  public var locksAt: Instant
}

extension ReportingRule {
  /// The period that an act of an instant belongs to: the first that is not locked yet. While the
  /// check of one runs into the next month, that is the one being checked.
  ///
  /// - Parameter issued: when the units began to answer; what fell due before is not asked of them.
  public func present(
    at instant: Instant, issued: Instant? = nil, _ calendar: WorkCalendar
  ) -> ReportingPeriod {
    var period = period(of: instant.day, calendar)
    while case let former = self.period(before: period, calendar), former.locksAt > instant {
      period = former
    }
    while period.locksAt <= instant || issued.map({ $0.day > period.due }) ?? false {
      period = self.period(after: period, calendar)
    }
    return period
  }

  /// The period locked last, whoever it was asked of.
  public func lastLocked(at instant: Instant, _ calendar: WorkCalendar) -> ReportingPeriod {
    period(before: present(at: instant, calendar), calendar)
  }

  /// All that have been locked after the period of a key and were asked of units that answer since an
  /// instant, in their order.
  public func locked(
    at instant: Instant, after key: String, issued: Instant, _ calendar: WorkCalendar
  ) -> [ReportingPeriod] {
    var found: [ReportingPeriod] = []
    var period = lastLocked(at: instant, calendar)
    while period.key > key, period.due >= issued.day {
      found.append(period)
      period = self.period(before: period, calendar)
    }
    return found.reversed()
  }

  /// The period of a key, if it has begun by a day and not ended before another.
  public func period(
    _ key: String, from first: Day, through day: Day, _ calendar: WorkCalendar
  ) -> ReportingPeriod? {
    var period = period(of: day, calendar)
    while period.key > key, period.due >= first { period = self.period(before: period, calendar) }
    return period.key == key ? period : nil
  }

  private func period(of day: Day, _ calendar: WorkCalendar) -> ReportingPeriod {
    let due = self.day(self.due, near: day)
    let checked = calendar.workday(checkWorkdays, after: due)
    return ReportingPeriod(
      key: key(on: day), opens: self.day(opens, near: day), due: due,
      locksAt: checked.advanced(by: 1).start)
  }

  private func period(
    before period: ReportingPeriod, _ calendar: WorkCalendar
  ) -> ReportingPeriod {
    self.period(of: firstDay(of: period.due).advanced(by: -1), calendar)
  }

  private func period(after period: ReportingPeriod, _ calendar: WorkCalendar) -> ReportingPeriod {
    let length =
      switch rhythm {
      case .weekly: 7
      case .fortnightly: 16
      case .monthly: 31
      case .quarterly: 92
      }
    return self.period(of: firstDay(of: period.due).advanced(by: length), calendar)
  }
}

extension ReportingRule {
  /// The week, half month, month or quarter of a day: `2021-W07`, `2021-03-H1`, `2021-03` or `2021-Q1`.
  public func key(on day: Day) -> String {
    let (year, month, _) = day.components
    switch rhythm {
    case .monthly: return "\(year)-\(padded(month, to: 2))"
    case .quarterly: return "\(year)-Q\((month + 2) / 3)"
    case .fortnightly:
      return "\(year)-\(padded(month, to: 2))-H\(day.components.day < 16 ? 1 : 2)"
    case .weekly:
      // ISO 8601: a week belongs to the year of its Thursday.
      let thursday = day.advanced(by: 4 - day.weekday)
      let first = Day(year: thursday.year, month: 1, day: 1) ?? thursday
      return "\(thursday.year)-W\(padded(first.days(to: thursday) / 7 + 1, to: 2))"
    }
  }

  /// A day of the rule in the week, the month or the last month of the quarter of a day.
  private func day(_ number: Int, near day: Day) -> Day {
    let first = firstDay(of: day)
    guard rhythm == .quarterly else { return first.advanced(by: number - 1) }
    let (year, month, _) = first.components
    return (Day(year: year, month: month + 2, day: 1) ?? first).advanced(by: number - 1)
  }

  private func firstDay(of day: Day) -> Day {
    let (year, month, number) = day.components
    switch rhythm {
    case .weekly: return day.advanced(by: 1 - day.weekday)
    case .monthly: return day.advanced(by: 1 - number)
    case .fortnightly: return day.advanced(by: (number < 16 ? 1 : 16) - number)
    case .quarterly: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    }
  }
}
