import Duban
import DubanStore

/// The year of the report's tasks: issued in January, planned, reported on each month, some closed.
extension SampleYear {
  static let office = Who(.office), liaison = Who(.lead, .liaison)
  /// Left as they were opened, for whoever tries the README's walk.
  private static let untouched: Set = ["修复湖岸线10公里", "新增停车位1800个"]

  mutating func liveTasks() async throws {
    var query = ListQuery(order: .number, limit: 500)
    query.ledger = "report-task"
    let list = try await desk.store.list(query, at: desk.at).matters
    guard list.allSatisfy({ $0.standing == .drafted }) else {
      throw Failure(status: .refused, message: "样例的事项已经走过一年，没有改动。", code: "not-empty")
    }
    for (place, matter) in list.enumerated() {
      // Whose lead unit is not yet clear stays with the office.
      guard !matter.units(.lead).isEmpty, matter.leader != nil,
        !Self.untouched.contains(matter.title)
      else { continue }
      count()
      let due = matter.due ?? Day(year: matter.year, month: 12, day: 31) ?? desk.at.day
      try await live(matter, SampleStory(place: place, due: due))
    }
  }

  private mutating func live(_ task: Matter, _ story: SampleStory) async throws {
    var matter = task
    try await issue(&matter)
    guard let accepted = story.acceptsOn else { return }
    try await act(.accept, on: &matter, by: Self.liaison, on: accepted)
    try await plan(&matter, story)
    let urged = day(11, 12)
    try await report(on: &matter, story) { $0 < urged }
    try await trouble(&matter, story)
    try await report(on: &matter, story) { $0 >= urged }
    try await close(&matter, story)
  }

  private mutating func issue(_ matter: inout Matter) async throws {
    try await act(.submit, on: &matter, by: Self.office, on: day(1, 21))
    try await sign(.issue, on: &matter, from: day(1, 22))
    try await act(.issue, on: &matter, by: Self.office, on: day(1, 26)) {
      $0.documentNumber = "湖政办〔2026〕2号"
    }
  }

  private mutating func plan(_ matter: inout Matter, _ story: SampleStory) async throws {
    guard let from = story.planFrom, matter.standing == .accepted else { return }
    let gates = milestones(of: matter, from, story.due)
    let plan = Plan(
      from: from, to: story.due, shape: gates.isEmpty ? .straight : .stepped, milestones: gates)
    try await act(.plan, on: &matter, by: Self.liaison, on: from) { $0.plan = plan }
    try await sign(.plan, on: &matter, from: from.advanced(by: 1))
  }

  /// Where nothing is counted, four gates tell how far it is.
  private func milestones(of matter: Matter, _ from: Day, _ due: Day) -> [Milestone] {
    let span = from.days(to: due)
    guard SampleCount(in: matter.title) == nil, span > 8 else { return [] }
    let names = ["形成工作方案", "全面推开", "完成主体工作", "总结验收"]
    return names.enumerated().map { index, name in
      Milestone(
        id: index + 1, name: name, day: from.advanced(by: span * (index + 1) / 4),
        expected: 2_500 * (index + 1))
    }
  }

  private mutating func report(
    on matter: inout Matter, _ story: SampleStory, within isWithin: (Day) -> Bool
  ) async throws {
    let days = story.reportDays.filter { story.reports(on: $0, asOf: desk.at.day) }
    let last = days.last { $0.start <= desk.at }
    for day in days where matter.plan != nil && isWithin(day) {
      try await report(story.share(on: day), on: &matter, day)
      if day != last || !story.leavesLastUnsigned {
        try await sign(.report, on: &matter, from: day)
      }
    }
  }

  private mutating func report(_ share: Int, on matter: inout Matter, _ day: Day) async throws {
    if let count = SampleCount(in: matter.title) {
      let done = count.total * Int64(share) / 10_000
      let progress = try Progress.counted(
        done: done, total: count.total, unit: count.unit, asOf: day)
      try await act(
        .report, on: &matter, by: Self.liaison, on: day,
        text: "截至\(day.chinese)，累计完成\(done)\(count.unit)，其余按计划推进。"
      ) { $0.progress = progress }
      return
    }
    let next = matter.plan?.milestones.first { $0.reachedOn == nil && $0.expected <= share }
    guard let next else {
      try await act(
        .noNews, on: &matter, by: Self.liaison, on: day)
      return
    }
    try await act(
      .report, on: &matter, by: Self.liaison, on: day, text: "“\(next.name)”已完成，进入下一阶段。"
    ) { $0.milestone = next.id }
  }

  /// What is asked for, and urged, on the way.
  private mutating func trouble(_ matter: inout Matter, _ story: SampleStory) async throws {
    guard matter.standing == .underway else { return }
    if story.pace < 100 {
      try await act(
        .urge, on: &matter, by: Self.office, on: day(11, 12), text: "进度滞后，请说明原因并加快推进")
    }
    if story.coordinates, let other = matter.units(.support).first {
      try await act(
        .coordinate, on: &matter, by: Self.liaison, on: day(11, 16), reason: "用地手续需同步办理，请予支持"
      ) { $0.unit = other }
      try await sign(.coordinate, on: &matter, from: day(11, 17))
    }
    if story.extends, matter.due.map({ $0 > day(11, 30) }) ?? false {
      try await act(
        .extend, on: &matter, by: Self.liaison, on: day(11, 18), reason: "雨期较长，主体施工推迟，需顺延"
      ) { $0.due = Day("2027-02-26") }
      try await sign(.extend, on: &matter, from: day(11, 19), insideOnly: true)
    }
  }

  private mutating func close(_ matter: inout Matter, _ story: SampleStory) async throws {
    guard let done = story.doneOn, done.start <= desk.at, matter.standing == .underway,
      !matter.requests.contains(where: { $0.kind == .report })
    else { return }
    let text = "《\(matter.title)》完成情况报告：任务已全部完成，现场和台账可查。"
    let report = try await evidence("完成情况报告", text)
    try await self.report(10_000, on: &matter, done)
    try await sign(.report, on: &matter, from: done)
    try await act(
      .requestClosing, on: &matter, by: Self.liaison, on: done.advanced(by: 1),
      text: "任务已全部完成，申请销号", evidence: [report])
    try await sign(.close, on: &matter, from: done.advanced(by: 2), insideOnly: true)
    let checked = done.advanced(by: 6)
    try await act(
      .verify, on: &matter, by: Self.office, on: checked, text: "实地核查，完成情况属实"
    ) { $0.passed = true }
    try await sign(.close, on: &matter, from: checked.advanced(by: 1))
    if story.relapses, matter.standing == .closed {
      try await act(
        .relapse, on: &matter, by: Self.office, on: checked.advanced(by: 50),
        reason: "回访发现后续管护不到位，退回继续整改")
    }
  }

  private func day(_ month: Int, _ day: Int) -> Day {
    Day(year: 2026, month: month, day: day) ?? desk.at.day
  }
}
