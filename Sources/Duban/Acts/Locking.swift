// How a matter stands in its reporting periods: what answers one, what is said while it is checked, and
// its lock.

extension Deed {
  /// The period that an act on this matter belongs to; `nil` where the ledger has none.
  private var presentPeriod: ReportingPeriod? {
    context.ledger.reporting?.present(
      at: context.at, issued: matter.issuedAt, context.calendar)
  }

  /// How the matter stands in a period, so far as anything was said.
  private func state(in key: String) -> PeriodState? {
    matter.period.flatMap { $0.key == key ? $0 : nil }
  }

  /// A locked period takes nothing more: a report signed late answers the next one.
  mutating func setPeriod(_ step: PeriodState.Step) {
    guard let key = presentPeriod?.key, (matter.lastLocked?.key ?? "") < key else { return }
    leaveFormerPeriod()
    add(.period(PeriodState(key: key, step: step, explanation: state(in: key)?.explanation)))
  }

  /// Before anything of a new period changes the matter, the one before is locked, if time has not done
  /// it yet: its light is that of its own end.
  mutating func leaveFormerPeriod() {
    guard let present = presentPeriod, let former = matter.period, former.key < present.key else {
      return
    }
    if former.step == .locked {
      // From the time when a lock was kept nowhere else.
      if matter.published == nil { add(.published(former)) }
    } else if (matter.lastLocked?.key ?? "") < former.key, let period = period(former.key) {
      publish(period)
    }
  }

  private func period(_ key: String) -> ReportingPeriod? {
    context.ledger.reporting?.period(
      key, from: matter.openedAt.day, through: context.today, context.calendar)
  }

  /// What hangs in public from now on: the light at the end of the check, and who had not reported.
  private mutating func publish(_ period: ReportingPeriod) {
    let state = state(in: period.key)
    let light = matter.light(
      at: min(context.at, period.locksAt), rules: context.ledger.light,
      calendar: context.calendar)?.light
    add(
      .published(
        PeriodState(
          key: period.key, step: state?.step ?? .missing, light: light,
          explanation: state?.explanation)))
  }

  /// Locks a period with its published light, or a whole year. What is locked stays as it is, and
  /// no period is locked behind a later one.
  mutating func lock() throws(Refusal) {
    if let year = context.details.year {
      if !matter.lockedYears.contains(year) { add(.locked(year: year)) }
      return
    }
    let key = try context.need(context.details.period, "报送期")
    guard let period = period(key) else {
      throw .invalid("报送期", why: "该事项没有“\(key)”这一期")
    }
    publish(period)
    // A report may have begun the next one.
    if matter.period.map({ $0.key <= key }) ?? true, var state = matter.published {
      state.step = .locked
      add(.period(state))
    }
  }

  func checkLock() throws(Refusal) {
    if context.details.year != nil {
      try context.directory.checkYearLock(by: context.actor, on: context.today)
    }
    if let key = context.details.period, let last = matter.lastLocked, last.key >= key {
      throw .periodClosed(key)
    }
  }

  /// 审定, 退回 and 说明 while a period is checked.
  mutating func review() {
    guard let key = presentPeriod?.key else { return }
    var period = state(in: key) ?? PeriodState(key: key, step: .missing)
    switch context.command.act {
    case .settle: period.step = .settled
    case .sendBack: period.step = .returned
    default: period.explanation = context.command.text
    }
    leaveFormerPeriod()
    add(.period(period))
  }

  /// 审定 and 退回 are of a report; 说明 is open to who has not reported too.
  func checkReview() throws(Refusal) {
    guard let present = presentPeriod else { throw notReported(now: .missing) }
    if context.command.act == .explain { return try checkPeriodOpen() }
    if let last = matter.lastLocked, matter.period.map({ $0.key <= last.key }) ?? true {
      throw .periodClosed(last.key)
    }
    guard let period = matter.period else { throw notReported(now: .missing) }
    guard period.key == present.key else { throw .periodClosed(period.key) }
    let isReviewable =
      context.command.act == .settle ? period.step == .reported : period.step != .returned
    guard isReviewable else { throw notReported(now: period.step) }
  }

  private func notReported(now step: PeriodState.Step) -> Refusal {
    .wrongStanding(
      context.command.act, now: step.word, allowed: [PeriodState.Step.reported.word])
  }

  func checkPeriod() throws(Refusal) {
    if let key = presentPeriod?.key, let last = matter.lastLocked, last.key >= key {
      throw .periodClosed(last.key)
    }
  }

  /// What says nothing by itself waits for the opening.
  func checkPeriodOpen() throws(Refusal) {
    try checkPeriod()
    if let present = presentPeriod, context.today < present.opens {
      throw .periodNotOpen(present.key, opens: present.opens)
    }
  }
}

extension Directory {
  /// 年度锁定 cannot be brought back: 督查室主任 alone locks a year, whether it has matters or none.
  ///
  /// - Throws: `Refusal.notInPost` and `Refusal.notAllowed`.
  public func checkYearLock(by actor: Actor, on day: Day) throws(Refusal) {
    if actor.isSystem { return }
    guard let person = actor.person, let id = actor.post, let post = posts[id],
      post.unit == actor.unit, holds(person, post: id, on: day)
    else { throw .notInPost }
    guard post.function == .supervisionChief, units[post.unit]?.kind == .office else {
      throw .notAllowed(.lock, allowed: [Who(.office, .supervisionChief)])
    }
  }
}
