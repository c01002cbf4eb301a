extension Deed {
  /// Files a request, which then walks its signatures: inside the unit first (审签), then outside.
  mutating func file() throws(Refusal) {
    guard let kind = context.command.act.request else {
      preconditionFailure("only acts that file a request come here")
    }
    let rule = context.ledger.requests[kind] ?? RequestRule(kind: kind)
    let content = try content(of: kind, rule)
    if kind == .close || kind == .report, let person = context.actor.person {
      add(.reporter(person))
    }
    noteDrafter()
    let request = makeRequest(rule, content)
    add(.filed(request))
    if kind == .issue {
      dropApproval()
      stand(.approving)
    }
    if kind == .dispute { happened(.disputed) }
    if kind == .plan { happened(.planFiled) }
    if request.stepsInside == 0 { try leaveUnit(request.number) }
  }

  private func makeRequest(_ rule: RequestRule, _ content: RequestContent) -> Request {
    let permission = context.permission(on: matter)
    // Whoever may sign a step has no need to sign under an own request.
    let inside = rule.unitChain.drop { permission.matches($0) }
    var outside = rule.kind == .close ? context.ledger.closing.chain : rule.chain(of: matter)
    if matter.fields[RequestRule.headlineField] == .text("是") { outside += rule.headline }
    // Whoever reports does not choose alone what it is a part of.
    let office = Who(.office)
    if rule.kind == .report, matter.isOfOtherWhole(content.progress), !outside.contains(office) {
      outside.append(office)
    }
    var request = Request(
      number: matter.version + 1, kind: rule.kind, filedBy: context.actor, filedAt: context.at,
      content: content, steps: inside + outside, stepsInside: inside.count)
    request.dueWhenFiled =
      rule.kind == .extend ? extendableEnd : matter.due?.advanced(by: 1).start
    return request
  }

  private func content(
    of kind: RequestKind, _ rule: RequestRule
  ) throws(Refusal) -> RequestContent {
    let details = context.details
    var content = RequestContent()
    content.text = context.command.text
    content.reason = context.command.reason
    content.evidence = context.command.evidence.isEmpty ? nil : context.command.evidence
    switch kind {
    case .plan: content.plan = try checkedPlan()
    case .report:
      content.progress = try checkedProgress()
      content.milestone = details.milestone
    case .extend: content.due = try checkedDue(rule)
    case .adjust:
      content.fields = try context.need(details.fields, "调整后的内容")
      var afterwards = self
      try afterwards.setFields(content.fields ?? [:])
    case .transfer:
      let units = try context.expanded(try context.need(details.units, "变更后的单位"))
      guard units.contains(where: { $0.role == .lead }) else { throw .missing(.detail("牵头单位")) }
      content.units = units
    case .dispute:
      content.unit = details.unit
      try context.checkUnits([details.unit].compactMap(\.self))
    case .coordinate:
      content.unit = try context.need(details.unit, "责任方")
      try context.checkUnits([content.unit].compactMap(\.self))
      content.level = try checkedLevel(rule)
      content.wanted = details.wanted
    case .close: try checkClosing()
    case .issue: if matter.leadUnit == nil { throw .missing(.detail("牵头单位")) }
    case .suspend, .cancel, .regularize: break
    }
    return content
  }

  private func checkedPlan() throws(Refusal) -> Plan {
    let plan = try context.need(context.details.plan, "推进计划")
    if let fault = plan.fault { throw .invalid("推进计划", why: fault.sentence) }
    if let due = matter.due, plan.to > due {
      throw .invalid("推进计划", why: "计划完成日\(plan.to)晚于完成时限\(due)")
    }
    return plan
  }

  func checkedProgress() throws(Refusal) -> Progress? {
    guard let progress = context.details.progress else { return nil }
    if case .selfReported = progress.measure, !context.ledger.progress.allowsSelfReported {
      throw .invalid("进度", why: "本台账不填百分比，请填实物量、节点或者资金")
    }
    return progress
  }
}
