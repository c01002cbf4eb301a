extension Deed {
  /// 倒排工期: lays the stages still to come back from the due day and keeps their float, whenever
  /// issue, stage or due day changes. A ledger whose stages have no limits has none.
  mutating func layBack() throws(Refusal) {
    guard let due = matter.due, let stages = remainingStages() else { return }
    let schedule: Schedule
    do {
      schedule = try backSchedule(
        stages, start: context.today, end: due, calendar: context.calendar)
    } catch {
      throw .invalid("倒排工期", why: error.sentence)
    }
    if let shortfall = schedule.shortfall, [.issue, .assign].contains(context.command.act),
      !context.isSaid(context.command.reason)
    {
      throw .invalid("完成时限", why: "倒排工期\(shortfall)，仍要印发请写明理由")
    }
    if schedule.float != matter.float { add(.float(schedule.float)) }
  }

  /// From the present stage on, each after the one before it.
  private func remainingStages() -> [ScheduleStage]? {
    let all = context.ledger.stages
    let now = matter.stage.flatMap { id in all.firstIndex { $0.id == id } } ?? 0
    let rest = all[now...]
    guard !rest.isEmpty else { return nil }
    var stages: [ScheduleStage] = []
    for (position, stage) in rest.enumerated() {
      guard let limit = stage.limit else { return nil }
      let before = position > 0 ? [ScheduleStage.Link(stage: position)] : []
      stages.append(
        ScheduleStage(id: position + 1, name: stage.name, duration: limit, dependsOn: before))
    }
    return stages
  }
}
