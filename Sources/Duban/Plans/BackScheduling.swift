/// Lays stages back from a fixed end and forward from a start (倒排工期, `domain.md` §6.3).
///
/// `start` is the later of issue and today. The backward pass gives the latest days, the forward pass
/// the earliest. Actual days fix finished stages; a running stage that should be over ends today at
/// the earliest. With an earlier schedule as `baseline` its first latest days stay beside the new ones.
public func backSchedule(
  _ stages: [ScheduleStage], start: Day, end: Day, baseline: Schedule? = nil,
  calendar: WorkCalendar
) throws(ScheduleFault) -> Schedule {
  let order = try StageOrder(stages)
  var passes = SchedulePasses(
    order: order, start: start, end: end, calendar: calendar)
  passes.goForward()
  passes.goBackward()
  return passes.schedule(baseline: baseline)
}

/// Stages in an order in which each comes after those it depends on.
struct StageOrder {
  let stages: [ScheduleStage]
  /// Indexes into `stages`.
  let sequence: [Int]
  /// By stage: the indexes of the stages before it with their links, and of those after it.
  let before: [[(index: Int, lag: TimeLimit?)]]
  let after: [[(index: Int, lag: TimeLimit?)]]

  init(_ stages: [ScheduleStage]) throws(ScheduleFault) {
    guard !stages.isEmpty else { throw .noStages }
    var indexes: [Int: Int] = [:]
    for (index, stage) in stages.enumerated() {
      guard indexes.updateValue(index, forKey: stage.id) == nil else {
        throw .repeatedStage(id: stage.id)
      }
      guard stage.duration.amount > 0 else { throw .emptyDuration(stage: stage.name) }
      if let started = stage.startedOn, let done = stage.doneOn, done < started {
        throw .doneBeforeStart(stage: stage.name)
      }
    }
    var before = [[(index: Int, lag: TimeLimit?)]](repeating: [], count: stages.count)
    var after = before
    for (index, stage) in stages.enumerated() {
      for link in stage.dependsOn {
        guard let other = indexes[link.stage] else {
          throw .unknownStage(id: link.stage, neededBy: stage.name)
        }
        before[index].append((other, link.lag))
        after[other].append((index, link.lag))
      }
    }
    self.stages = stages
    self.before = before
    self.after = after
    sequence = StageOrder.sequence(before: before, after: after)
    guard sequence.count == stages.count else {
      throw .cycle(StageOrder.cycle(outside: Set(sequence), before: before).map { stages[$0].name })
    }
  }

  /// Takes again and again a stage with nothing left before it; stages of a circle never come up.
  private static func sequence(
    before: [[(index: Int, lag: TimeLimit?)]], after: [[(index: Int, lag: TimeLimit?)]]
  ) -> [Int] {
    var waiting = before.map(\.count)
    var sequence = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < sequence.count {
      for link in after[sequence[next]] {
        waiting[link.index] -= 1
        if waiting[link.index] == 0 { sequence.append(link.index) }
      }
      next += 1
    }
    return sequence
  }

  /// One circle, in the order of work: walking back from a stage that never came up must meet itself.
  private static func cycle(
    outside done: Set<Int>, before: [[(index: Int, lag: TimeLimit?)]]
  ) -> [Int] {
    guard var index = before.indices.first(where: { !done.contains($0) }) else { return [] }
    var path: [Int] = []
    while !path.contains(index) {
      path.append(index)
      guard let back = before[index].first(where: { !done.contains($0.index) }) else { return [] }
      index = back.index
    }
    return path.drop { $0 != index }.reversed()
  }
}
