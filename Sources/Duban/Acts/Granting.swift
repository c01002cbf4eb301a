extension Deed {
  /// What a request brings about once its last signature stands.
  mutating func grant(_ number: Int) throws(Refusal) {
    guard let request = matter.request(number) else { return }
    let content = request.content
    guard request.kind == .close || matter.standing.isOpen else {
      let open = context.ledger.standings.map(\.standing).filter(\.isOpen)
      throw .wrongStanding(
        .sign, now: context.ledger.word(for: matter.standing),
        allowed: open.map(context.ledger.word))
    }
    switch request.kind {
    case .issue, .coordinate: break
    case .dispute: try grantDispute(content)
    case .plan: try grantPlan(content)
    case .report: takeReport(content)
    case .extend: try extend(to: content.due, request: number)
    case .adjust: try adjust(content.fields ?? [:])
    case .transfer: try transfer(to: content.units ?? [])
    case .suspend:
      stand(.suspended)
      happened(.suspended)
    case .cancel:
      stand(.cancelled)
      happened(.cancelled)
    case .close:
      guard let verifier = matter.verification?.by else { throw .unknownRequest }
      try checkChildren()
      close(verifiedBy: verifier, approvedBy: context.actor)
    case .regularize:
      stand(.continuous)
      happened(.concluded)
    }
    add(.settled(request: number, granted: true))
  }

  /// 分工异议 upheld: to the unit proposed, or back to the office to be divided anew.
  private mutating func grantDispute(_ content: RequestContent) throws(Refusal) {
    if matter.standing == .suspended { happened(.resumed) }
    if let unit = content.unit {
      keepOriginal()
      let rest = matter.units.filter { $0.role != .lead && $0.unit != unit }
      add(.units([UnitRole(unit, .lead)] + rest))
      try setAnswerable()
      stand(.issued)
    } else {
      stand(firstOf: .drafted, .issued)
      if matter.standing == .drafted { dropApproval() }
    }
    happened(.settled)
  }

  private mutating func grantPlan(_ content: RequestContent) throws(Refusal) {
    guard var plan = content.plan else { return }
    plan.baseline = matter.plan.map { $0.baseline ?? $0.milestones.map(\.day) }
    add(.plan(plan))
    if matter.due == nil {
      add(.due(plan.to))
      try layBack()
    }
    if matter.standing == .accepted || matter.standing == .issued {
      stand(firstOf: .planned, .underway)
    }
    happened(.planned)
  }

  private mutating func extend(to day: Day?, request: Int) throws(Refusal) {
    guard let day else { return }
    // A carry-over in between may have moved the date beyond what was asked for.
    if let now = matter.due, day <= now {
      throw .invalid("延期后的时限", why: "须晚于现在的时限\(now)，请退回申请")
    }
    keepOriginal()
    extendClocks(to: day, request: request)
    add(.due(day))
    try layBack()
    happened(.extended)
  }

  private mutating func adjust(_ fields: [String: FieldValue]) throws(Refusal) {
    keepOriginal()
    try setFields(fields)
  }

  private mutating func transfer(to units: [UnitRole]) throws(Refusal) {
    if matter.standing == .suspended { happened(.resumed) }
    keepOriginal()
    add(.units(units))
    try setAnswerable()
    stand(.issued)
    happened(.settled)
  }

  /// The first date, target and units are kept for ever; later changes leave them alone.
  mutating func keepOriginal() {
    guard matter.original == nil else { return }
    add(
      .original(
        Original(
          due: matter.due, fields: matter.fields.isEmpty ? nil : matter.fields,
          lead: matter.units(.lead))))
  }

  /// The clocks that run to the matter's own due day go with it.
  mutating func extendClocks(to day: Day, request: Int?) {
    for name in [ClockName.completion, .promised] {
      guard let clock = matter.clock(name), clock.endedAt == nil else { continue }
      let end = day.advanced(by: 1).start
      add(
        .clock(
          clock.extended(to: end, at: context.at, request: request, calendar: context.calendar)))
    }
  }
}
