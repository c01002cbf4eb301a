extension Deed {
  /// One signature under a request (签批).
  mutating func sign() throws(Refusal) {
    let request = try pendingRequest()
    guard let step = request.steps.first else { throw .unknownRequest }
    let left = Array(request.steps.dropFirst())
    let leaves = request.stepsInside == 1
    add(
      .signed(
        SignedStep(
          request: request.number,
          signature: Signature(by: context.actor, at: context.at, who: step), steps: left,
          stepsInside: max(0, request.stepsInside - 1), submittedAt: request.submittedAt,
          clock: left.isEmpty || request.submittedAt == nil ? nil : decisionClock(of: request.kind),
          climbs: request.climbs)))
    if leaves {
      try leaveUnit(request.number)
    } else if left.isEmpty {
      try grant(request.number)
    }
  }

  /// 报送: what the unit has signed goes out; with nobody left to sign it is granted at once.
  mutating func leaveUnit(_ number: Int) throws(Refusal) {
    guard let request = matter.request(number) else { return }
    add(
      .signed(
        SignedStep(
          request: number, signature: nil, steps: request.steps, stepsInside: 0,
          submittedAt: context.at,
          clock: request.steps.isEmpty ? nil : decisionClock(of: request.kind),
          climbs: request.climbs)))
    switch request.kind {
    case .close: try submitClosing(number)
    case .coordinate: startWaiting(request)
    default: if request.steps.isEmpty { try grant(number) }
    }
  }

  func decisionClock(of kind: RequestKind) -> Clock? {
    context.ledger.requests[kind]?.limit.map {
      .starting(
        .decision, at: context.at, limit: $0, movesToWorkday: false, calendar: context.calendar)
    }
  }

  func pendingRequest() throws(Refusal) -> Request {
    let number = try context.need(context.details.request, "申请编号")
    guard let request = matter.request(number) else { throw .unknownRequest }
    return request
  }

  /// 退回: whoever may sign may send back, with a reason.
  mutating func refuse() throws(Refusal) {
    let request = try pendingRequest()
    add(.settled(request: request.number, granted: false))
    switch request.kind {
    case .issue: stand(.drafted)
    case .close where request.submittedAt != nil: returnForMore()
    case .dispute: happened(.settled)
    case .report: setPeriod(.returned)
    default: break
    }
  }

  mutating func withdraw() throws(Refusal) {
    let request = try pendingRequest()
    guard request.filedBy.unit == context.actor.unit else {
      throw .notAllowed(.withdraw, allowed: [Who(.reporter)])
    }
    add(.settled(request: request.number, granted: false))
    switch request.kind {
    case .issue: goBack(to: .drafted)
    case .close:
      goBack(to: .underway)
      if let submitted = request.submittedAt { takeBack(.closingRequested, at: submitted) }
    case .dispute: takeBack(.disputed, at: request.filedAt)
    default: break
    }
  }

  /// A matter that is suspended stays so, and goes back there when it is resumed.
  private mutating func goBack(to standing: Standing) {
    guard let suspension = matter.suspension else { return stand(standing) }
    add(.suspension(Suspension(from: standing, since: suspension.since)))
  }

  /// Asking and taking it back gains no time: what the asking started ends, what it ended or held runs
  /// on to the end it had.
  private mutating func takeBack(_ event: Event, at instant: Instant) {
    for definition in context.ledger.clocks {
      guard let clock = matter.clock(definition.name) else { continue }
      if definition.starts.contains(event) {
        if clock.endedAt == nil { add(.clock(clock.ended(at: context.at))) }
      } else if definition.ends.contains(event), clock.endedAt == instant {
        add(.clock(clock.continued()))
      } else if definition.pauses.contains(event), clock.pausedAt == instant {
        add(.clock(clock.continued()))
      }
    }
  }

  /// Undecided beyond its limit, a request climbs to the next level (上提).
  mutating func climb() throws(Refusal) {
    let number = context.details.request
    if let wait = matter.waiting.first(where: { $0.request == number }) { return try climb(wait) }
    let request = try pendingRequest()
    guard let step = request.steps.first, request.clock?.isExceeded(at: context.at) == true,
      !step.party.isHighest
    else { throw .unknownRequest }
    var steps = request.steps
    // A signature that comes later anyway is not asked for twice.
    steps[0] = step.above
    if steps.count > 1, steps[0].party == steps[1].party { steps.removeFirst() }
    add(
      .signed(
        SignedStep(
          request: request.number, signature: nil, steps: steps, stepsInside: request.stepsInside,
          submittedAt: request.submittedAt, clock: decisionClock(of: request.kind),
          climbs: request.climbs + 1)))
    add(.counted(.climbs))
    happened(.climbed)
  }
}

extension Context {
  /// The head of a unit may sign in place of its deputy.
  func mayStand(for step: Who, on matter: Matter) -> Bool {
    let permission = self.permission(on: matter)
    return permission.matches(step)
      || step.function == .deputy && permission.matches(Who(step.party, .chief))
  }
}

extension Who {
  /// Who decides when this one does not.
  var above: Who {
    switch party {
    case .office: Who(.coordinator)
    case .coordinator: Who(.leader)
    default: Who(.head)
    }
  }
}
