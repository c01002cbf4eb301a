// 中止 and 恢复: the time in between is nobody's fault, so clocks, due day and plan move by it together.

extension Deed {
  /// Counts from its filing: how long others took to decide is not the unit's.
  mutating func suspend(since filed: Instant) {
    add(.suspension(Suspension(from: matter.standing, since: filed)))
    stand(.suspended)
    happened(.suspended)
  }

  mutating func resume() throws(Refusal) {
    let before = matter.suspension?.from
    try endSuspension()
    stand(before ?? .underway)
  }

  /// Takes a matter up again; where it stands then is for the act to say.
  mutating func endSuspension() throws(Refusal) {
    guard matter.standing == .suspended else { return }
    if let suspension = matter.suspension {
      try moveBehind(suspension)
      add(.suspension(nil))
    }
    happened(.resumed)
  }

  /// A date set meanwhile was set knowing of the pause so far: only what follows moves it.
  mutating func restartSuspension() {
    guard let suspension = matter.suspension else { return }
    add(.suspension(Suspension(from: suspension.from, since: context.at)))
  }

  private mutating func moveBehind(_ suspension: Suspension) throws(Refusal) {
    let days = daysMoved(by: suspension)
    guard days > 0 else { return }
    if let plan = matter.plan { add(.plan(plan.moved(from: suspension.since.day, by: days))) }
    guard let due = matter.due else { return }
    keepOriginal(dueClocks)
    add(.due(due.advanced(by: days)))
    try layBack()
  }

  /// As many days as the clock to the due day moves by; the days of the pause where the ledger has no
  /// such clock. What was late before the pause stays late.
  private func daysMoved(by suspension: Suspension) -> Int {
    if let clock = dueClocks.first {
      let resumed = clock.resumed(at: context.at, calendar: context.calendar)
      return clock.dueAt.day.days(to: resumed.dueAt.day)
    }
    let isLate = matter.due.map { $0 < suspension.since.day } ?? false
    return isLate ? 0 : suspension.since.day.days(to: context.today)
  }
}

extension Plan {
  /// What was still to come on a day comes so many days later; the first plan stays as the baseline.
  func moved(from day: Day, by days: Int) -> Plan {
    let later = { (old: Day) in old < day ? old : old.advanced(by: days) }
    let moved = milestones.map { milestone in
      var milestone = milestone
      milestone.day = later(milestone.day)
      return milestone
    }
    return replanned(from: later(from), to: later(to), milestones: moved)
  }
}
