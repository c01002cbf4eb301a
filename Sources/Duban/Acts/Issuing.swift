extension Deed {
  /// 印发 and 交办: from here on the units answer for it.
  mutating func issue() throws(Refusal) {
    try checkWhatWasSigned()
    let lead = matter.leadUnit
    if let roles = context.details.units { add(.units(try context.expanded(roles))) }
    guard matter.leadUnit != nil else { throw .missing(.detail("牵头单位")) }
    if let due = context.details.due, due != matter.due { add(.due(due)) }
    if let number = context.details.documentNumber { add(.documentNumber(number)) }
    try setAnswerable(insteadOf: lead)
    stand(.issued)
    add(.issued)
    try layBack()
    happened(.issued)
  }

  /// A paper about a matter leaves a dated, numbered entry there; it moves no clock.
  mutating func urgeOther(touching others: inout [MatterID: [Entry]]) throws(Refusal) {
    guard let id = context.details.other, id != matter.id,
      let other = context.surroundings.linked[id]
    else { throw .unknownMatter }
    add(.linked(Link(.related, id)))
    let number = matter.documentNumber ?? matter.number
    var back = Deed(on: other, in: context)
    back.add(.linked(Link(.related, matter.id)))
    back.add(.counted(.urges))
    var entry = back.entry()
    entry.act = .urge
    entry.text = "\(context.ledger.name)\(number)：\(matter.title)"
    others[id] = [entry]
  }

  /// 审定: what is issued, and what is assigned out of approval, has been signed by everybody.
  func checkApproval() throws(Refusal) {
    guard context.ledger.requests[.issue] != nil, matter.granted[.issue] == nil else { return }
    let act = context.command.act
    if act == .issue || matter.standing == .approving {
      throw .wrongStanding(act, now: "报审未签批完", allowed: ["签批完毕"])
    }
  }

  /// Issued is what was signed: who wants other units or another day amends it, and all sign again. A
  /// paper's units are told of it only now; whom it is for stood in a field that was signed.
  private func checkWhatWasSigned() throws(Refusal) {
    guard matter.standing == .approving, matter.granted[.issue] != nil else { return }
    let why = "已经审定，不能在印发时改；要改请用修改，重新签批"
    if let due = context.details.due, due != matter.due { throw .invalid("时限", why: why) }
    guard context.ledger.regime != .paper else { return }
    if let roles = context.details.units, Set(try context.expanded(roles)) != Set(matter.units) {
      throw .invalid("单位", why: why)
    }
  }

  /// What is submitted again, or goes back to be divided anew, is no longer approved.
  mutating func dropApproval() {
    if matter.granted[.issue] != nil { add(.lapsed(.issue)) }
  }

  /// What is issued is what was signed: changed after the first signature, it goes through all of them
  /// again. Before that whoever is first to sign reads the new words.
  mutating func voidSignatures() {
    guard matter.isSignedForIssue else { return }
    if let pending = matter.issueRequest { add(.settled(request: pending.number, granted: false)) }
    dropApproval()
    stand(.drafted)
  }

  mutating func accept() {
    stand(firstOf: .accepted, .underway)
    happened(.accepted)
  }

  /// Into the next stage (环节): what the stage before must show is there.
  mutating func advance() throws(Refusal) {
    let id = try context.need(context.details.stage, "环节")
    guard let next = context.ledger.stages.firstIndex(where: { $0.id == id }) else {
      throw .invalid("环节", why: "“\(context.ledger.name)”台账没有“\(id)”")
    }
    let now = matter.stage.flatMap { id in
      context.ledger.stages.firstIndex { $0.id == id }
    }
    guard next > (now ?? -1) else { throw .invalid("环节", why: "只能转入后面的环节") }
    attachEvidence()
    for stage in context.ledger.stages[(now ?? 0)..<next] {
      try require(stage.evidence.map { EvidenceNeed(kind: $0) })
    }
    add(.stage(id))
    if context.ledger.progress.followsStages {
      let weights = context.ledger.stages.map(\.weight)
      setMilestones(
        reached: weights[..<next].reduce(0, +), total: weights.reduce(0, +))
      add(.reported)
    }
    try layBack()
    stand(.underway)
    happened(.stageEntered)
  }

  /// Progress by weights; none when nothing has a weight.
  mutating func setMilestones(reached: Int, total: Int) {
    let measure = Progress.Measure.milestones(reached: reached, total: total)
    if let progress = try? Progress(measure, asOf: context.today) { add(.progress(progress)) }
  }

  func require(_ needs: [EvidenceNeed]) throws(Refusal) {
    for need in needs
    where matter.evidence.count(where: { $0.kind == need.kind }) < need.count {
      throw .missing(.evidence(kind: need.kind, count: need.count))
    }
  }
}
