import Duban
import DubanTesting
import Testing

@Suite struct `Reporting by periods` {
  @Test func `a period goes from 未报 over 已报 to 审定, or is sent back and reported again`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    #expect(desk[id].period == nil)
    #expect(
      desk.refusal(.settle, on: id, by: Cast.inspector)
        == .wrongStanding(.settle, now: "未报", allowed: ["已报"]))
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    #expect(desk[id].period == nil, "not before the unit has signed")
    try desk.sign(id, by: desk.housing.deputy)
    #expect(desk[id].period == PeriodState(key: "2021-03", step: .reported))
    try desk.act(.sendBack, on: id, by: Cast.inspector, reason: "缺数据")
    #expect(desk[id].period?.step == .returned)
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "补充数据")
    try desk.sign(id, by: desk.housing.deputy)
    try desk.act(.settle, on: id, by: Cast.inspector)
    #expect(desk[id].period?.step == .settled)
  }

  @Test func `the light is locked with the unit's word on it`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-20")
    try desk.wait(until: "2021-03-26T09:00")
    try desk.act(.explain, on: id, by: desk.housing.clerk, text: "资金未到位")
    try desk.act(.lock, on: id, by: .system) { $0.period = "2021-03" }
    #expect(
      desk[id].period
        == PeriodState(key: "2021-03", step: .locked, light: .red, explanation: "资金未到位"))
  }

  @Test func `what is locked stays as it was published`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.wait(until: "2021-03-29T09:00")
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "完成三条") {
      $0.progress = try? .counted(done: 3, total: 10, unit: "条", asOf: Cast.beginning)
    }
    try desk.wait(until: "2021-03-31T09:00")
    try desk.act(.lock, on: id, by: .system) { $0.period = "2021-03" }
    let locked = try #require(desk[id].period)
    let clerk = desk.housing.clerk
    #expect(
      desk.refusal(.report, on: id, by: clerk, text: "晚报") == .alreadyPending(.report))
    let early = Refusal.periodNotOpen("2021-04", opens: try day("2021-04-01"))
    #expect(desk.refusal(.noNews, on: id, by: clerk) == early)
    #expect(desk.refusal(.settle, on: id, by: Cast.inspector) == .periodClosed("2021-03"))
    #expect(
      desk.refusal(.sendBack, on: id, by: Cast.inspector, reason: "x") == .periodClosed("2021-03"))
    #expect(desk.refusal(.explain, on: id, by: clerk, text: "x") == early)
    #expect(
      desk.refusal(.lock, on: id, by: .system) { $0.period = "2021-03" } == .periodClosed("2021-03")
    )
    // A report filed in time and signed late counts for the progress and the next period, not for this.
    try desk.sign(id, by: desk.housing.deputy)
    #expect(desk[id].progress?.basisPoints == 3_000)
    #expect(desk[id].period == PeriodState(key: "2021-04", step: .reported))
    #expect(desk[id].published?.key == "2021-03" && desk[id].published?.light == locked.light)
    #expect(
      desk.refusal(.lock, on: id, by: .system) { $0.period = "2021-03" } == .periodClosed("2021-03")
    )
  }

  @Test func `no news answers the period and moves no light and no clock`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    // 45 days without a report turn it yellow.
    desk.wait(days: 50)
    #expect(desk.light(of: id) == .yellow)
    #expect(desk.reason(of: id)?.code == .stale)
    let clocks = desk[id].clocks
    try desk.act(.noNews, on: id, by: desk.housing.clerk)
    #expect(desk[id].period?.step == .reported)
    #expect(desk.light(of: id) == .yellow)
    #expect(desk[id].clocks == clocks)
  }

  @Test(arguments: [
    (ReportingRule.Rhythm.monthly, "2021-12-31", "2021-12"),
    (.quarterly, "2021-06-30", "2021-Q2"), (.weekly, "2021-01-03", "2020-W53"),
    (.weekly, "2021-12-31", "2021-W52"), (.fortnightly, "2021-02-15", "2021-02-H1"),
    (.fortnightly, "2021-02-16", "2021-02-H2"), (.fortnightly, "2021-12-31", "2021-12-H2"),
  ])
  func `a period has a key`(rhythm: ReportingRule.Rhythm, text: String, key: String) throws {
    let rule = ReportingRule(rhythm: rhythm, opens: 1, due: 1, checkWorkdays: 3)
    #expect(rule.key(on: try day(text)) == key)
  }
}

@Suite struct `Entering for a unit` {
  private func entered() throws -> (Desk, MatterID, Int) {
    var desk = try Desk(at: "2021-03-04T16:00")
    let id = try desk.underway()
    try desk.act(.enter, on: id, by: Cast.inspector, text: "电话：完成三条", evidence: ["电话记录"]) {
      $0.channel = "电话"
      $0.progress = try? .counted(done: 3, total: 10, unit: "条", asOf: Cast.beginning)
    }
    return (desk, id, desk[id].version)
  }

  @Test func `it is marked with its channel and open to correction for two working days`() throws {
    var (desk, id, entry) = try entered()
    // From Thursday: Friday and Monday.
    let open = try #require(desk[id].recordings.first)
    #expect(open.entry == entry && open.channel == "电话")
    #expect(open.openTo == Day("2021-03-09")?.start)
    try desk.wait(until: "2021-03-08T23:59")
    try desk.act(.correct, on: id, by: desk.housing.clerk, text: "实为四条") {
      $0.request = entry
      $0.progress = try? .counted(done: 4, total: 10, unit: "条", asOf: Cast.beginning)
    }
    #expect(desk[id].progress?.basisPoints == 4_000)
    #expect(desk[id].recordings.isEmpty)
    #expect(desk.histories[id]?[entry - 1].text == "电话：完成三条")
  }

  @Test func `after that it is corrected in the next report, and never by the office`() throws {
    var (desk, id, entry) = try entered()
    #expect(
      desk.refusal(.correct, on: id, by: Cast.inspector, text: "x") { $0.request = entry }
        == .notAllowed(.correct, allowed: [Who(.executing)]))
    try desk.wait(until: "2021-03-09T00:00")
    #expect(
      desk.refusal(.correct, on: id, by: desk.housing.clerk, text: "x") { $0.request = entry }?.code
        == "invalid")
  }
}

@Suite struct `Telling progress` {
  @Test func `a typed percent needs the ledger's leave`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let typed = try Progress.selfReported(9_000, asOf: Cast.beginning)
    #expect(
      desk.refusal(.report, on: id, by: desk.housing.clerk, text: "九成") { $0.progress = typed }?
        .code == "invalid")
    let other = try desk.underway(ledger: "flow")
    #expect(
      desk.refusal(.report, on: other, by: desk.housing.clerk, text: "九成") { $0.progress = typed }
        == nil)
  }

  @Test func `a milestone reached counts by its weight`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.plan, on: id, by: desk.housing.clerk) {
      $0.plan = Plan(
        from: Day(number: 18_700), to: Day(number: 18_900),
        milestones: [
          Milestone(id: 1, name: "开工", day: Day(number: 18_720), expected: 1_000),
          Milestone(id: 2, name: "主体", day: Day(number: 18_800), expected: 6_000, weight: 3),
        ])
    }
    try desk.sign(id, by: desk.housing.deputy)
    try desk.sign(id, by: Cast.inspector)
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "已开工") { $0.milestone = 1 }
    try desk.sign(id, by: desk.housing.deputy)
    #expect(desk[id].progress?.basisPoints == 2_500)
    #expect(desk[id].plan?.milestones.first?.reachedOn == desk.at.day)
  }

  @Test func `stages are gone through in order, with their evidence, and make the progress`() throws
  {
    var desk = try Desk()
    let id = try desk.assigned(ledger: "flow")
    let clerk = desk.housing.clerk
    try desk.act(.advance, on: id, by: clerk) { $0.stage = "build" }
    #expect(desk[id].progress?.basisPoints == 2_000)
    #expect(
      desk.refusal(.advance, on: id, by: clerk) { $0.stage = "accept" }
        == .missing(.evidence(kind: "开工照片", count: 1)))
    #expect(desk.refusal(.advance, on: id, by: clerk) { $0.stage = "survey" }?.code == "invalid")
    #expect(desk.refusal(.advance, on: id, by: clerk) { $0.stage = "nowhere" }?.code == "invalid")
    try desk.act(.advance, on: id, by: clerk, evidence: ["开工照片"]) { $0.stage = "accept" }
    #expect(desk[id].progress?.basisPoints == 8_000)
    #expect(desk[id].float?.critical == ["验收"])
  }

  @Test func `issuing behind the schedule laid back needs a reason`() throws {
    var desk = try Desk()
    let id = try desk.opened(ledger: "flow", due: "2021-03-20")
    #expect(desk.refusal(.assign, on: id, by: Cast.chief)?.code == "invalid")
    try desk.act(.assign, on: id, by: Cast.chief, reason: "汛期前必须完成")
    #expect(desk[id].float.map { $0.total < 0 } == true)
    #expect(desk.light(of: id) == .red)
  }
}
