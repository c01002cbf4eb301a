extension Deed {
  /// The evidence that must be there before anybody may ask to close.
  func checkClosing() throws(Refusal) {
    var afterwards = self
    afterwards.attachEvidence()
    try afterwards.require(context.ledger.closing.evidence)
  }

  /// Asked when it is requested, and again when it closes: a child may have been added or have
  /// relapsed in between.
  func checkChildren() throws(Refusal) {
    let children = matter.links.filter { $0.kind == .child }
      .compactMap { context.surroundings.linked[$0.matter] }
      .count { $0.standing.isOpen }
    if children > 0 { throw .openChildren(children) }
  }

  /// 报请销号: out of the unit. A ledger that draws concludes it here and checks later.
  mutating func submitClosing(_ number: Int) throws(Refusal) {
    guard let request = matter.request(number) else { return }
    try checkChildren()
    // Asking that it be closed takes a suspended matter up again.
    try endSuspension()
    for item in request.content.evidence ?? [] {
      add(.evidence(item))
    }
    happened(.closingRequested)
    if context.ledger.closing.check == .draw {
      add(.settled(request: number, granted: true))
      stand(.concluded)
      happened(.concluded)
    } else {
      stand(.closingRequested)
    }
  }

  /// 开始核查: what was found on the way stays with the matter.
  mutating func inspect() throws(Refusal) {
    attachEvidence()
    try require(context.ledger.closing.preliminary)
    stand(.verifying)
  }

  /// 核查: passed goes on to the signatures, or closes when there are none; failed goes back.
  mutating func verify() throws(Refusal) {
    let isPassed = try context.need(context.details.passed, "核查结论")
    attachEvidence()
    add(
      .verification(
        Verification(
          by: context.actor, at: context.at, passed: isPassed, finding: context.command.text)))
    guard isPassed else {
      if let request = closingRequest { add(.settled(request: request.number, granted: false)) }
      returnForMore()
      return
    }
    happened(.verified)
    guard context.ledger.closing.check != .draw else { return }
    guard let request = closingRequest else { throw .unknownRequest }
    if request.steps.isEmpty {
      try checkChildren()
      close(verifiedBy: context.actor, approvedBy: nil)
      add(.settled(request: request.number, granted: true))
    } else {
      stand(.closingApproval)
    }
  }

  private var closingRequest: Request? {
    matter.requests.first { $0.kind == .close }
  }

  /// Nobody signs a closing whose work is their own, nor one before it was checked.
  func checkClosingSignature() throws(Refusal) {
    guard let request = context.details.request.flatMap(matter.request), request.kind == .close,
      request.submittedAt != nil
    else { return }
    if let denial = context.permission(on: matter).denial(of: [.reporter]) {
      throw .denied(denial)
    }
    guard matter.verification?.passed == true, matter.standing == .closingApproval else {
      throw .wrongStanding(
        .sign, now: context.ledger.word(for: matter.standing), allowed: ["销号审批"])
    }
  }

  /// 退回补办.
  mutating func returnForMore() {
    add(.counted(.returns))
    add(.reopened)
    stand(.underway)
    happened(.returned)
  }

  /// 销号: the end. The ledger's closing rule says how it was checked and how long it is watched.
  mutating func close(verifiedBy verifier: Actor, approvedBy approver: Actor?) {
    let rule = context.ledger.closing
    let watched = rule.watchDays > 0 ? context.today.advanced(by: rule.watchDays) : nil
    add(
      .closing(
        Closing(
          at: context.at, verifiedBy: verifier, approvedBy: approver, check: rule.check,
          watchedTo: watched)))
    stand(.closed)
    happened(.closed)
  }

  /// 反弹: within its watch a closed matter opens again under its own number.
  mutating func relapse() {
    attachEvidence()
    add(.reopened)
    add(.counted(.relapses))
    stand(.underway)
    happened(.relapsed)
    if matter.lockedYears.contains(matter.year) { add(.year(context.today.year)) }
    endCheck()
    fallDueAgain()
  }

  /// A check that was still due, as of a matter that waited for its draw, is so no more.
  private mutating func endCheck() {
    for definition in context.ledger.clocks where definition.starts.contains(.closingRequested) {
      if let clock = matter.clock(definition.name), clock.endedAt == nil {
        add(.clock(clock.ended(at: context.at)))
      }
    }
  }

  /// What was closed has kept its day or missed it then: after a relapse it is due with the clocks that
  /// the relapse starts, if that is later. The first day is kept.
  private mutating func fallDueAgain() {
    if matter.float != nil { add(.float(nil)) }
    let ends = context.ledger.clocks.filter { $0.starts.contains(.relapsed) }
      .filter { $0.length != .untilDue }.compactMap { start($0)?.dueAt }
    guard let due = matter.due, let last = ends.max()?.advanced(by: -1).day, last > due else {
      return
    }
    let clocks = dueClocks
    keepOriginal(clocks)
    move(clocks, to: last, request: nil)
    add(.due(last))
  }

  mutating func archive() throws(Refusal) {
    if let watched = matter.closing?.watchedTo, context.today <= watched {
      throw .wrongStanding(.archive, now: "观察期至\(watched)", allowed: ["观察期满"])
    }
    stand(.archived)
  }

  /// 随机抽查: a batch is drawn, its drawn ones are verified, and one signature of a person of another
  /// unit closes all of it.
  mutating func drawOrSignBatch() throws(Refusal) {
    let batch = try context.need(context.details.batch, "抽查批次")
    guard context.command.act == .signBatch else {
      if let own = matter.batch { throw .invalid("抽查批次", why: "该事项已在第\(own.id)批") }
      add(.batch(Batch(id: batch, isDrawn: context.details.passed ?? false)))
      return
    }
    guard let own = matter.batch, own.id == batch else {
      throw .invalid("抽查批次", why: "该事项不在第\(batch)批")
    }
    if own.isDrawn, matter.verification?.passed != true {
      throw .wrongStanding(.signBatch, now: "被抽中、未核查", allowed: ["核查通过"])
    }
    try checkChildren()
    close(verifiedBy: matter.verification?.by ?? context.actor, approvedBy: context.actor)
  }
}
