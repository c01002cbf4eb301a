extension Deed {
  /// 调整灯色: with a name, a reason and an expiry; the rule asks for the reason.
  mutating func override() throws(Refusal) {
    let light = try context.need(context.details.light, "灯色")
    let expires = try context.need(context.details.expires, "有效期")
    guard expires > context.at else { throw .invalid("有效期", why: "须晚于现在") }
    add(
      .override(
        LightOverride(light: light, reason: context.command.reason ?? "", expires: expires)))
  }

  /// 并列来源: a matter with several sources is counted once.
  mutating func addSources() throws(Refusal) {
    join(try context.need(context.details.sources, "来源"))
  }

  /// Sources that are new to it join, and whoever has signed without them signs again.
  mutating func join(_ sources: [Source]) {
    let known = matter.sources.count
    for source in sources where !matter.sources.contains(source) { add(.source(source)) }
    if matter.sources.count > known { voidSignatures() }
  }

  /// 结转: into the next year, with its age and its first target.
  mutating func carryOver() throws(Refusal) {
    let due = try context.need(context.details.due, "结转后的时限")
    guard due.year > matter.year else { throw .invalid("结转后的时限", why: "须在下一年度") }
    try context.checkOpen(due.year)
    let clocks = dueClocks
    keepOriginal(clocks)
    add(.year(due.year))
    add(.due(due))
    try layBack()
    move(clocks, to: due, request: nil)
    restartSuspension()
    voidSignatures()
  }

  /// 升级定义: onto another version of its ledger, which must still know its standing and stage.
  mutating func migrate() throws(Refusal) {
    guard let next = context.surroundings.migration, next.id == matter.ledger else {
      throw .missing(.detail("台账新版本"))
    }
    guard next.uses(matter.standing) else {
      throw .invalid("台账新版本", why: "没有“\(context.ledger.word(for: matter.standing))”这一状态")
    }
    if let from = matter.suspension?.from, !next.uses(from) {
      throw .invalid("台账新版本", why: "没有“\(context.ledger.word(for: from))”这一状态")
    }
    if let stage = matter.stage, !next.stages.contains(where: { $0.id == stage }) {
      throw .invalid("台账新版本", why: "没有“\(stage)”这一环节")
    }
    add(.definition(next.version))
    live(under: next)
    migrateClocks()
  }

  /// 调整领导分工: whoever the portfolio of the day names.
  mutating func regroup() {
    guard let unit = matter.leadUnit,
      let portfolio = context.directory.portfolio(of: unit, on: context.today)
    else { return }
    let isSame =
      matter.leader == portfolio.leader && matter.coordinator == portfolio.coordinator
    if !isSame {
      add(.answerable(leader: portfolio.leader, coordinator: portfolio.coordinator))
    }
  }

  /// 撤销: by the same person within half an hour, if nobody has acted since.
  mutating func undo() throws(Refusal) {
    guard let previous = context.surroundings.previous else { throw .actedSince }
    try checkUndoable()
    add(.restored(previous))
  }

  func checkUndo() throws(Refusal) {
    guard context.surroundings.previous != nil, !matter.lastActor.isSystem,
      matter.lastActor.person == context.actor.person, matter.lastAct != .undo
    else { throw .actedSince }
    guard matter.changedAt.seconds(to: context.at) <= Act.undoSeconds else { throw .tooLateToUndo }
  }

  /// What was erased is gone, and what another matter took part in is not undone on one side.
  private func checkUndoable() throws(Refusal) {
    switch matter.lastAct {
    case .erase: throw .invalid("撤销", why: "已删除的内容不能恢复")
    case .open, .link, .merge, .split:
      throw .invalid("撤销", why: "“\(matter.lastAct.word)”涉及其他事项，请另行办理")
    default: break
    }
  }

  /// 删除个人信息: of a personal field, or of the free texts (`text`) of a personal ledger.
  mutating func erase() throws(Refusal) {
    let id = try context.need(context.details.field, "要删除的字段")
    let isPersonal =
      context.ledger.field(id)?.kind.isPersonal ?? (id == "text" && context.ledger.isPersonal)
    guard isPersonal else { throw .invalid(id, why: "不是个人信息字段") }
    add(.erased(id))
  }
}
