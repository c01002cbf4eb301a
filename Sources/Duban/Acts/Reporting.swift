extension Deed {
  /// A report that its unit has signed is taken over: progress, milestone, evidence.
  mutating func takeReport(_ content: RequestContent) {
    leaveFormerPeriod()
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
  mutating func noNews() {
    setPeriod(.reported)
  }

  /// 代录: the office types what a unit told it, the whole included, for which it answers; the unit may
  /// correct it for two working days.
  mutating func enterForUnit() throws(Refusal) {
    let channel = try context.need(context.details.channel, "来源（来文、电话等）")
    var content = RequestContent()
    content.progress = try checkedProgress()
    content.milestone = context.details.milestone
    content.evidence = context.command.evidence
    // Whoever types it in reports it, and so never verifies it.
    if let person = context.actor.person { add(.reporter(person)) }
    takeReport(content)
    let open = context.calendar.deadline(
      from: context.at, limit: Recording.openFor, movesToWorkday: false)
    add(
      .recording(
        Recording(
          entry: matter.version + 1, channel: channel, openTo: open.at, day: context.today)))
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
}
