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
    case .dispute: try grantDispute(request)
    case .plan: try grantPlan(content)
    case .report:
      var content = content
      // Filed before the office entered another whole, which it has not signed away.
      let isSigned = request.signatures.contains { $0.who == Who(.office) }
      if !isSigned, matter.isOfOtherWhole(content.progress) { content.progress = nil }
      takeReport(content)
    case .extend: try extend(to: content.due, request: number)
    case .adjust: try adjust(content.fields ?? [:], request: number)
    case .transfer: try transfer(to: content.units ?? [])
    case .suspend: suspend(since: request.filedAt)
    case .cancel:
      stand(.cancelled)
      happened(.cancelled)
    case .close:
      guard let verifier = matter.verification?.by else { throw .unknownRequest }
      try checkChildren()
      try endSuspension()
      close(verifiedBy: verifier, approvedBy: context.actor)
    case .regularize:
      stand(.continuous)
      happened(.concluded)
    }
    add(.settled(request: number, granted: true))
  }

  /// 分工异议 upheld: who objected leaves, to the unit proposed, to the joint leads that stay, or with
  /// nobody left back to the office to be divided anew.
  private mutating func grantDispute(_ request: Request) throws(Refusal) {
    try endSuspension()
    let proposed = request.content.unit
    let leads = matter.units(.lead)
    let objecting = leads.filter { isOrStandsAbove(request.filedBy.unit, $0) }
    let leaving = objecting.isEmpty ? leads : objecting
    if proposed != nil || leaving.count < leads.count {
      let first = matter.leadUnit
      keepOriginal()
      add(.units(matter.units.replacing(leaving, by: proposed)))
      try setAnswerable(insteadOf: first)
      stand(.issued)
    } else {
      stand(firstOf: .drafted, .issued)
      if matter.standing == .drafted { dropApproval() }
    }
    happened(.settled)
  }

  private func isOrStandsAbove(_ unit: UnitID?, _ lead: UnitID) -> Bool {
    unit.map { $0 == lead || context.directory.isAbove($0, lead) } ?? false
  }

  private mutating func grantPlan(_ content: RequestContent) throws(Refusal) {
    guard var plan = content.plan else { return }
    plan.baseline = matter.plan.map { $0.baseline ?? $0.milestones.map(\.day) + [$0.to] }
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

  /// A clock that runs to a day in a field goes with it, earlier or later.
  private mutating func adjust(
    _ fields: [String: FieldValue], request: Int
  ) throws(Refusal) {
    let before = matter.fields
    keepOriginal()
    try setFields(fields)
    for definition in context.ledger.clocks {
      guard case .untilDay(let field) = definition.length, matter.fields[field] != before[field],
        case .day(let day)? = matter.fields[field], let clock = matter.clock(definition.name),
        clock.endedAt == nil
      else { continue }
      keepOriginal([clock])
      move([clock], to: day, request: request)
    }
  }

  private mutating func transfer(to units: [UnitRole]) throws(Refusal) {
    try endSuspension()
    keepOriginal()
    add(.units(units))
    try setAnswerable()
    stand(.issued)
    happened(.settled)
  }
}

extension [UnitRole] {
  /// The leads that leave, out; the unit proposed leads in place of the first of them.
  fileprivate func replacing(_ leaving: [UnitID], by proposed: UnitID?) -> [UnitRole] {
    let place = firstIndex { $0.role == .lead && leaving.contains($0.unit) } ?? startIndex
    let stay = { (role: UnitRole) in
      !(role.role == .lead && leaving.contains(role.unit)) && role.unit != proposed
    }
    return self[..<place].filter(stay) + (proposed.map { [UnitRole($0, .lead)] } ?? [])
      + self[place...].filter(stay)
  }
}
