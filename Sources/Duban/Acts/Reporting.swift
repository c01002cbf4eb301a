extension Deed {
  /// A report that its unit has signed is taken over: progress, milestone, evidence.
  mutating func takeReport(_ content: RequestContent) {
    if let progress = content.progress { add(.progress(progress)) }
    if let id = content.milestone { reach(id) }
    for item in content.evidence ?? [] {
      add(.evidence(item))
    }
    add(.reported)
    setPeriod(.reported)
    if [.issued, .accepted, .planned].contains(matter.standing) { stand(.underway) }
    happened(.reported)
  }

  /// A milestone reached counts by its weight when nothing else is counted.
  private mutating func reach(_ id: Int) {
    guard var plan = matter.plan,
      let place = plan.milestones.firstIndex(where: { $0.id == id })
    else { return }
    plan.milestones[place].reachedOn = context.today
    add(.plan(plan))
    switch matter.progress?.measure {
    case nil, .milestones:
      let reached = plan.milestones.filter { $0.reachedOn != nil }.map(\.weight)
      setMilestones(
        reached: reached.reduce(0, +), total: plan.milestones.map(\.weight).reduce(0, +))
    default: break
    }
  }

  /// 按计划推进、无新情况: answers the period, moves no light and no clock.
  mutating func noNews() throws(Refusal) {
    try checkPeriod()
    setPeriod(.reported)
  }

  /// 代录: the office types what a unit told it, the whole included, for which it answers; the unit may
  /// correct it for two working days.
  mutating func enterForUnit() throws(Refusal) {
    let channel = try context.need(context.details.channel, "来源（来文、电话等）")
    try checkPeriod()
    var content = RequestContent()
    content.progress = try checkedProgress()
    content.milestone = context.details.milestone
    content.evidence = context.command.evidence
    // Whoever types it in reports it, and so never verifies it.
    if let person = context.actor.person { add(.reporter(person)) }
    takeReport(content)
    let open = context.calendar.deadline(
      from: context.at, limit: TimeLimit(2, .working), movesToWorkday: false)
    let entry = matter.version + 1
    add(.recording(Recording(entry: entry, channel: channel, openTo: open.at)))
  }

  mutating func correct() throws(Refusal) {
    let entry = try context.need(context.details.request, "代录编号")
    guard let recording = matter.recordings.first(where: { $0.entry == entry }) else {
      throw .unknownRequest
    }
    guard context.at < recording.openTo else {
      throw .invalid("更正", why: "代录两个工作日后不能再更正，请在本期填报")
    }
    var content = RequestContent()
    content.progress = try checkedProgress()
    if matter.isOfOtherWhole(content.progress) {
      throw .invalid("更正", why: "总量和代录的不同，请用“填报”报送，由督查室核定")
    }
    add(.corrected(entry: entry))
    content.evidence = context.command.evidence
    takeReport(content)
  }

  /// 审定, 退回 and 说明 while a period is checked.
  mutating func review() throws(Refusal) {
    guard var period = matter.period, period.step != .locked else {
      if let period = matter.period { throw .periodClosed(period.key) }
      throw notReported(now: .missing)
    }
    switch context.command.act {
    case .settle:
      guard period.step == .reported else { throw notReported(now: period.step) }
      period.step = .settled
    case .sendBack:
      guard period.step != .returned else { throw notReported(now: period.step) }
      period.step = .returned
    default: period.explanation = context.command.text
    }
    add(.period(period))
  }

  private func notReported(now step: PeriodState.Step) -> Refusal {
    .wrongStanding(
      context.command.act, now: step.word, allowed: [PeriodState.Step.reported.word])
  }

  /// Locks a period with its published light, or a whole year. What is locked stays as it is, and
  /// no period is locked behind a later one.
  mutating func lock() throws(Refusal) {
    if let year = context.details.year {
      if !matter.lockedYears.contains(year) { add(.locked(year: year)) }
      return
    }
    let key = try context.need(context.details.period, "报送期")
    if let now = matter.period, now.key > key || now.key == key && now.step == .locked {
      throw .periodClosed(key)
    }
    let light = matter.light(
      at: context.at, rules: context.ledger.light, calendar: context.calendar)?.light
    let kept = matter.period.flatMap { $0.key == key ? $0 : nil }
    add(
      .period(
        PeriodState(key: key, step: .locked, light: light, explanation: kept?.explanation)))
  }

  /// A locked period takes nothing more: a report signed late counts for the progress alone.
  mutating func setPeriod(_ step: PeriodState.Step) {
    guard let key = context.ledger.reporting?.key(on: context.today) else { return }
    let kept = matter.period.flatMap { $0.key == key ? $0 : nil }
    guard kept?.step != .locked else { return }
    add(.period(PeriodState(key: key, step: step, explanation: kept?.explanation)))
  }

  func checkPeriod() throws(Refusal) {
    guard let period = matter.period, period.step == .locked,
      period.key == context.ledger.reporting?.key(on: context.today)
    else { return }
    throw .periodClosed(period.key)
  }
}

extension ReportingRule {
  /// The period that a day belongs to: `2021-03`, `2021-Q1` or `2021-W07`.
  public func key(on day: Day) -> String {
    let (year, month, _) = day.components
    switch rhythm {
    case .monthly: return "\(year)-\(padded(month, to: 2))"
    case .quarterly: return "\(year)-Q\((month + 2) / 3)"
    case .weekly:
      // ISO 8601: a week belongs to the year of its Thursday.
      let thursday = day.advanced(by: 4 - day.weekday)
      let first = Day(year: thursday.year, month: 1, day: 1) ?? thursday
      return "\(thursday.year)-W\(padded(first.days(to: thursday) / 7 + 1, to: 2))"
    }
  }
}

extension ReportingRule {
  /// The latest period whose check is over on a day; `nil` when that is none of the last two.
  public func lastLocked(on day: Day, _ calendar: WorkCalendar) -> String? {
    for end in [day, firstDay(of: day).advanced(by: -1)] {
      let lock = calendar.workday(checkWorkdays, after: dueDay(of: end))
      if day > lock { return key(on: end) }
    }
    return nil
  }

  /// The day on which the period of a day falls due.
  public func dueDay(of day: Day) -> Day {
    let first = firstDay(of: day)
    switch rhythm {
    case .weekly: return first.advanced(by: due - 1)
    case .monthly: return first.advanced(by: due - 1)
    case .quarterly:
      let (year, month, _) = first.components
      return (Day(year: year, month: month + 2, day: 1) ?? first).advanced(by: due - 1)
    }
  }

  private func firstDay(of day: Day) -> Day {
    let (year, month, number) = day.components
    switch rhythm {
    case .weekly: return day.advanced(by: 1 - day.weekday)
    case .monthly: return day.advanced(by: 1 - number)
    case .quarterly: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    }
  }
}
