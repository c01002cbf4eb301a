import Duban
import DubanTesting
import Testing

@Suite struct `Scheduling backwards` {
  let calendar = TestCalendar.published

  /// 立项 5 working days, 审批 20 working days, 基坑 30 natural days.
  func stages() -> [ScheduleStage] {
    [
      ScheduleStage(id: 1, name: "立项", duration: TimeLimit(5, .working)),
      ScheduleStage(
        id: 2, name: "审批", duration: TimeLimit(20, .working), dependsOn: [.init(stage: 1)]),
      ScheduleStage(
        id: 3, name: "基坑", duration: TimeLimit(30, .natural), dependsOn: [.init(stage: 2)]),
    ]
  }

  func schedule(
    _ stages: [ScheduleStage], _ start: String, _ end: String, baseline: Schedule? = nil
  ) throws -> Schedule {
    try backSchedule(
      stages, start: day(start), end: day(end), baseline: baseline, calendar: calendar)
  }

  func days(_ stage: ScheduledStage) -> [String] {
    [stage.earliestStart, stage.earliestEnd, stage.latestStart, stage.latestEnd]
      .map(\.description)
  }

  @Test func `stages of two day kinds are laid from both ends`() throws {
    let schedule = try schedule(stages(), "2021-03-01", "2021-05-31")
    #expect(days(schedule.stages[0]) == ["2021-03-01", "2021-03-05", "2021-03-29", "2021-04-02"])
    #expect(days(schedule.stages[1]) == ["2021-03-08", "2021-04-02", "2021-04-06", "2021-04-30"])
    #expect(days(schedule.stages[2]) == ["2021-04-03", "2021-05-02", "2021-05-02", "2021-05-31"])
    // Four weeks for each: 清明 and 劳动节 fall into them, made up by 25 April.
    #expect(schedule.totalFloat == 20)
    #expect(schedule.stages.map(\.float) == [20, 20, 20])
    #expect(schedule.criticalPath == [1, 2, 3])
    #expect(schedule.shortfall == nil)
    #expect(schedule.mustMoveBy == (try day("2021-03-29")))
    #expect(!schedule.isProvisional)
  }

  @Test func `what cannot be kept says by how many working days`() throws {
    let schedule = try schedule(stages(), "2021-03-30", "2021-05-31")
    #expect(schedule.totalFloat == -1)
    #expect(schedule.shortfall == "差1个工作日，关键环节：立项、审批、基坑")
    #expect(schedule.stages.allSatisfy { $0.isCritical })
    let later = try self.schedule(stages(), "2021-04-06", "2021-05-31")
    #expect(later.shortfall == "差5个工作日，关键环节：立项、审批、基坑")
    let weekend = try self.schedule(
      [ScheduleStage(id: 1, name: "浇筑", duration: TimeLimit(2, .natural))], "2021-03-06",
      "2021-03-06")
    #expect(weekend.shortfall == "差1个工作日，关键环节：浇筑")
  }

  @Test func `lags count in their own days`() throws {
    var stages = stages()
    stages[1].dependsOn[0].lag = TimeLimit(2, .natural)
    stages[2].dependsOn[0].lag = TimeLimit(2, .working)
    let schedule = try schedule(stages, "2021-03-01", "2021-05-31")
    // From Friday 5 March two natural days: still Monday. From Friday 2 April two working days over
    // 清明: 6 and 7 April.
    #expect(schedule.stages[1].earliestStart == (try day("2021-03-08")))
    #expect(schedule.stages[2].earliestStart == (try day("2021-04-08")))
    // Back from Sunday 2 May: the 29th and 30th of April are the wait.
    #expect(schedule.stages[1].latestEnd == (try day("2021-04-28")))
  }

  @Test func `only the longer of two branches is critical`() throws {
    let stages = [
      ScheduleStage(id: 1, name: "设计", duration: TimeLimit(10, .working)),
      ScheduleStage(
        id: 2, name: "征地", duration: TimeLimit(30, .working), dependsOn: [.init(stage: 1)]),
      ScheduleStage(
        id: 3, name: "招标", duration: TimeLimit(20, .working), dependsOn: [.init(stage: 1)]),
      ScheduleStage(
        id: 4, name: "开工", duration: TimeLimit(1, .working),
        dependsOn: [.init(stage: 2), .init(stage: 3)]),
    ]
    let schedule = try schedule(stages, "2021-03-01", "2021-06-30")
    #expect(schedule.criticalPath == [1, 2, 4])
    #expect(schedule.criticalNames == ["设计", "征地", "开工"])
    let floats = schedule.stages.map(\.float)
    #expect(floats[0] == schedule.totalFloat && floats[1] == schedule.totalFloat)
    #expect(floats[2] == schedule.totalFloat + 10)
  }

  @Test func `actual days fix finished stages and running ones end today at the earliest`() throws {
    var stages = stages()
    stages[0].startedOn = try day("2021-02-22")
    stages[0].doneOn = try day("2021-03-10")
    stages[1].startedOn = try day("2021-03-11")
    var schedule = try schedule(stages, "2021-03-15", "2021-05-31")
    #expect(days(schedule.stages[0])[0...1] == ["2021-02-22", "2021-03-10"])
    #expect(schedule.stages[0].float == nil)
    #expect(days(schedule.stages[1])[0...1] == ["2021-03-11", "2021-04-08"])
    #expect(schedule.criticalPath == [2, 3])
    #expect(schedule.mustMoveBy == (try day("2021-04-30")))
    schedule = try self.schedule(stages, "2021-05-06", "2021-05-31")
    #expect(schedule.stages[1].earliestEnd == (try day("2021-05-06")))
    #expect(schedule.totalFloat == -1)
    for index in stages.indices { stages[index].doneOn = try day("2021-05-28") }
    let done = try self.schedule(stages, "2021-06-10", "2021-05-31")
    #expect(done.criticalPath.isEmpty)
    #expect(done.totalFloat == 1)
    #expect(done.float == nil)
  }

  @Test func `a schedule made anew keeps its first days`() throws {
    let first = try schedule(stages(), "2021-03-01", "2021-05-31")
    #expect(first.stages.allSatisfy { $0.baseline == nil })
    let second = try schedule(stages(), "2021-03-10", "2021-06-30", baseline: first)
    let third = try schedule(stages(), "2021-03-20", "2021-07-30", baseline: second)
    for (index, stage) in first.stages.enumerated() {
      #expect(second.stages[index].baseline == stage.latestStart...stage.latestEnd)
      #expect(third.stages[index].baseline == stage.latestStart...stage.latestEnd)
    }
    #expect(third.end > second.end)
    #expect(try Schedule(json: third.json()) == third)
  }

  @Test func `hours are rounded up to days, and years without data are provisional`() throws {
    let stages = [
      ScheduleStage(id: 1, name: "会审", duration: TimeLimit(9, .workingHour)),
      ScheduleStage(
        id: 2, name: "养护", duration: TimeLimit(25, .continuous), dependsOn: [.init(stage: 1)]),
    ]
    let schedule = try schedule(stages, "2026-12-31", "2027-01-08")
    #expect(days(schedule.stages[0])[0...1] == ["2026-12-31", "2027-01-01"])
    #expect(days(schedule.stages[1])[0...1] == ["2027-01-02", "2027-01-03"])
    #expect(schedule.isProvisional)
  }

  @Test func `what cannot be scheduled is refused with a sentence`() throws {
    func fault(_ change: (inout [ScheduleStage]) -> Void) throws -> ScheduleFault? {
      var stages = stages()
      change(&stages)
      do throws(ScheduleFault) {
        _ = try backSchedule(
          stages, start: Day(number: 18_000), end: Day(number: 18_500), calendar: calendar)
        return nil
      } catch { return error }
    }
    #expect(try fault { _ in } == nil)
    #expect(try fault { $0 = [] } == .noStages)
    #expect(try fault { $0[1].id = 1 } == .repeatedStage(id: 1))
    #expect(
      try fault { $0[2].dependsOn = [.init(stage: 9)] } == .unknownStage(id: 9, neededBy: "基坑"))
    #expect(try fault { $0[2].duration.amount = 0 } == .emptyDuration(stage: "基坑"))
    let cycle = try fault { $0[0].dependsOn = [.init(stage: 2)] }
    #expect(cycle?.sentence == "环节互为前置，不能倒排：审批→立项→审批，请去掉其中一个前置关系。")
    #expect(try fault { $0[0].dependsOn = [.init(stage: 1)] } == .cycle(["立项"]))
    let backwards = try fault {
      $0[0].startedOn = Day(number: 18_010)
      $0[0].doneOn = Day(number: 18_009)
    }
    #expect(backwards == .doneBeforeStart(stage: "立项"))
  }
}

@Suite struct `Scheduling backwards at random` {
  let calendar = TestCalendar.published

  func stages(_ random: inout Seeded) -> [ScheduleStage] {
    let stages = (1...random.number(1...9)).map { id in
      let links = (1..<max(id, 1)).filter { _ in random.once(in: 3) }.map { other in
        let kind: DayKind = random.once(in: 2) ? .working : .natural
        return ScheduleStage.Link(
          stage: other, lag: random.once(in: 2) ? TimeLimit(random.number(0...9), kind) : nil)
      }
      return ScheduleStage(
        id: id, name: "环节\(id)",
        duration: TimeLimit(random.number(1...25), random.one(of: DayKind.allCases)),
        dependsOn: links)
    }
    return stages.shuffled(using: &random)
  }

  @Test func `no stage starts before what it needs, and the latest days just keep the end`() throws
  {
    var random = Seeded(10)
    let first = try day("2021-01-01")
    for _ in 0..<1500 {
      let stages = stages(&random)
      let start = first.advanced(by: random.number(0...300))
      let end = start.advanced(by: random.number(0...200))
      let schedule = try backSchedule(stages, start: start, end: end, calendar: calendar)
      let byID = Dictionary(uniqueKeysWithValues: schedule.stages.map { ($0.id, $0) })
      for stage in stages {
        let after = try #require(byID[stage.id])
        #expect(after.earliestStart >= start && after.latestEnd <= end)
        for link in stage.dependsOn {
          let before = try #require(byID[link.stage])
          #expect(before.earliestEnd < after.earliestStart)
          #expect(before.latestEnd < after.latestStart)
        }
        #expect((after.float ?? 0) >= schedule.totalFloat)
      }
      let keeps = schedule.stages.allSatisfy { $0.earliestEnd <= end }
      #expect((schedule.totalFloat >= 0) == keeps)
      #expect((schedule.shortfall == nil) == keeps)
      #expect(!schedule.criticalPath.isEmpty)
      #expect(
        byID[schedule.criticalPath.last ?? 0]?.earliestEnd == byID.values.map(\.earliestEnd).max())
    }
  }

  @Test func `starting on the latest day still keeps the end, a day later does not`() throws {
    var random = Seeded(11)
    let first = try day("2021-01-01")
    for _ in 0..<800 {
      let stages = stages(&random)
      let end = first.advanced(by: 400)
      let schedule = try backSchedule(stages, start: first, end: end, calendar: calendar)
      let latest = try #require(schedule.mustMoveBy)
      let kept = try backSchedule(stages, start: latest, end: end, calendar: calendar)
      #expect(kept.totalFloat >= 0)
      let missed = try backSchedule(
        stages, start: latest.advanced(by: 1), end: end, calendar: calendar)
      #expect(missed.totalFloat < 0)
      #expect(missed.shortfall != nil)
    }
  }

  @Test func `the float of a light is the float of a schedule made that day`() throws {
    var random = Seeded(12)
    let first = try day("2021-01-01")
    for _ in 0..<400 {
      var stages = stages(&random)
      for index in stages.indices {
        stages[index].duration.kind = .working
        stages[index].dependsOn = stages[index].dependsOn.map { .init(stage: $0.stage) }
      }
      let end = first.advanced(by: random.number(100...400))
      let made = try backSchedule(stages, start: first, end: end, calendar: calendar)
      let float = try #require(made.float)
      let later = calendar.workday(random.number(1...200), after: first)
      let fresh = try backSchedule(stages, start: later, end: end, calendar: calendar)
      #expect(float.days(on: later, calendar: calendar) == fresh.totalFloat)
    }
  }
}
