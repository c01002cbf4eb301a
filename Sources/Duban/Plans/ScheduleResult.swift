// From the two passes to a schedule.

extension SchedulePasses {
  func schedule(baseline: Schedule?) -> Schedule {
    let path = criticalPath
    let stages = order.stages.indices.map { index in
      scheduled(index, isCritical: path.contains(index), baseline: baseline)
    }
    let lastFinish = earliest.map(\.finish).max() ?? start
    let slack = calendar.signedWorkdays(from: lastFinish.advanced(by: -1), to: end)
    let days = [start, end, lastFinish] + earliest.map(\.start) + latest.map(\.start)
    return Schedule(
      start: start, end: end, stages: stages,
      totalFloat: stages.compactMap(\.float).min() ?? slack,
      criticalPath: path.map { order.stages[$0].id }, mustMoveBy: mustMoveBy,
      isProvisional: calendar.isProvisional(
        from: days.min() ?? start, through: days.max() ?? end))
  }

  private func scheduled(_ index: Int, isCritical: Bool, baseline: Schedule?) -> ScheduledStage {
    let stage = order.stages[index]
    let earlier = baseline?.stages.first { $0.id == stage.id }
    return ScheduledStage(
      id: stage.id, name: stage.name, earliestStart: earliest[index].start,
      earliestEnd: earliest[index].finish.advanced(by: -1), latestStart: latest[index].start,
      latestEnd: latestEnd(of: index), float: float(of: index),
      isCritical: isCritical, startedOn: stage.startedOn, doneOn: stage.doneOn,
      baseline: earlier.map { $0.baseline ?? $0.latestStart...$0.latestEnd })
  }

  /// From the unfinished stage that ends last back along what decides each start; first to last.
  private var criticalPath: [Int] {
    let open = order.stages.indices.filter { order.stages[$0].doneOn == nil }
    guard var index = open.max(by: { earliest[$0].finish < earliest[$1].finish }) else { return [] }
    var path = [index]
    while let before = driver[index] {
      path.append(before)
      index = before
    }
    return path.reversed()
  }

  /// The last day on which what has not started must start, and what runs must end.
  private var mustMoveBy: Day? {
    order.stages.indices.compactMap { index in
      let stage = order.stages[index]
      if stage.doneOn != nil { return nil }
      return stage.startedOn == nil
        ? latest[index].start : latestEnd(of: index)
    }.min()
  }
}
