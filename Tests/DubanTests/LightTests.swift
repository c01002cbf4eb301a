import Duban
import Testing

@Suite struct `Rating a matter` {
  let calendar = TestCalendar.published
  let rules = LightRules()

  func rated(_ input: LightInput, at text: String, _ rules: LightRules? = nil) throws -> LightTurn {
    let at = try instant(text)
    let (light, reason) = light(of: input, at: at, rules: rules ?? self.rules, calendar: calendar)
    return LightTurn(at: at, light: light, reason: reason)
  }

  /// A plan of a hundred days, 1% a day, and progress of so many basis points.
  func hundredDays(_ actual: Int) throws -> LightInput {
    let from = try day("2021-01-01")
    return try LightInput(
      plan: Plan(from: from, to: from.advanced(by: 99)),
      progress: .counted(done: Int64(actual), total: 10_000, unit: "米", asOf: from))
  }

  /// `domain.md` §1.5, on the day of which 50% is expected.
  @Test(arguments: [
    (5500, Light.ahead, LightReason.Code.ahead), (5499, .onTrack, .onTrack),
    (5000, .onTrack, .onTrack), (4001, .onTrack, .onTrack), (4000, .yellow, .behind),
    (2000, .yellow, .behind), (1999, .red, .farBehind), (0, .red, .farBehind),
    (12_000, .ahead, .ahead),
  ])
  func `the plan's light turns at its borders`(actual: Int, light: Light, code: LightReason.Code)
    throws
  {
    let turn = try rated(hundredDays(actual), at: "2021-02-20")
    #expect(turn.light == light)
    #expect(turn.reason.code == code)
    #expect(turn.reason.planned == 5000)
    // Once a day: the light of 00:00 holds until 24:00.
    #expect(try rated(hundredDays(actual), at: "2021-02-20T23:59:59").light == light)
  }

  @Test func `a typed percent is never ahead`() throws {
    var input = try hundredDays(0)
    input.progress = try .selfReported(10_000, asOf: day("2021-02-20"))
    #expect(try rated(input, at: "2021-02-20").light == .onTrack)
    input.progress = try .selfReported(1_000, asOf: day("2021-02-20"))
    #expect(try rated(input, at: "2021-02-20").light == .red)
  }

  @Test func `a matter is overdue from the end of its last day`() throws {
    var input = try hundredDays(10_000)
    input.due = try day("2021-04-10")
    #expect(try rated(input, at: "2021-04-10T23:59:59").light == .onTrack)
    let turn = try rated(input, at: "2021-04-14T10:00")
    #expect(turn.light == .red)
    #expect(turn.reason.sentence == "已超办结时限3个工作日")
  }

  @Test func `a clock turns at its instant, and says nothing of progress before`() throws {
    let clock = try Clock.starting(
      .feedback, at: instant("2021-03-01T10:00"), limit: TimeLimit(10, .continuous),
      calendar: calendar)
    var input = LightInput(clocks: [clock])
    #expect(try rated(input, at: "2021-03-01T17:59:59").reason.code == .inTime)
    #expect(try rated(input, at: "2021-03-01T18:00").light == .yellow)
    #expect(try rated(input, at: "2021-03-01T19:59:59").light == .yellow)
    #expect(try rated(input, at: "2021-03-01T20:00").light == .red)
    #expect(try rated(input, at: "2021-03-02T01:00").reason.sentence == "已超反馈时限5小时")
    var off = rules
    off.usesClock = false
    #expect(try rated(input, at: "2021-03-02", off).reason.code == .nothingToRate)
    input.clocks = [clock.ended(at: clock.dueAt)]
    #expect(try rated(input, at: "2021-03-02").light == .unrated)
    input.plan = try hundredDays(0).plan
    input.progress = try hundredDays(9000).progress
    input.clocks = [clock]
    #expect(try rated(input, at: "2021-03-01T12:00").light == .ahead)
  }

  @Test func `the light is the worst of its parts`() throws {
    var input = try hundredDays(5000)
    input.float = try ScheduleFloat(
      total: 3, mustMoveBy: day("2021-02-24"), end: day("2021-04-10"), critical: ["勘察", "招标"])
    // Three of 34 working days are left.
    let turn = try rated(input, at: "2021-02-19")
    #expect(turn.light == .yellow)
    #expect(turn.reason.sentence == "机动时间仅剩3个工作日，关键环节：勘察、招标")
    #expect(try rated(input, at: "2021-02-24").light == .yellow)
    #expect(try rated(input, at: "2021-02-25").reason.sentence == "差1个工作日，关键环节：勘察、招标")
    #expect(try rated(input, at: "2021-02-25").light == .red)
    var off = rules
    off.usesFloat = false
    #expect(try rated(input, at: "2021-02-25", off).light == .onTrack)
  }

  @Test func `silence turns a light yellow, until all is done`() throws {
    var stale = rules
    stale.staleDays = 45
    var input = try hundredDays(9999)
    input.lastReportAt = try instant("2021-01-01T15:00")
    #expect(try rated(input, at: "2021-02-14T23:59:59", stale).light == .ahead)
    let turn = try rated(input, at: "2021-02-15", stale)
    #expect(turn.light == .yellow)
    #expect(turn.reason.sentence == "报送已满45天无新进展")
    input.progress = try hundredDays(10_000).progress
    #expect(try rated(input, at: "2021-02-15", stale).light == .ahead)
  }

  @Test func `a suspended matter is unrated, and an override ends`() throws {
    var input = try hundredDays(0)
    input.override = try LightOverride(
      light: .yellow, reason: "暴雨停工", by: "周砚", expires: instant("2021-02-21T12:00"))
    let turn = try rated(input, at: "2021-02-21T11:59:59")
    #expect(turn.light == .yellow)
    #expect(turn.reason.sentence == "人工调整：暴雨停工，周砚（有效期至2月21日12:00）")
    #expect(try rated(input, at: "2021-02-21T12:00").light == .red)
    input.isSuspended = true
    #expect(try rated(input, at: "2021-02-21").reason.code == .suspended)
    input = try hundredDays(0)
    input.ratedFrom = try instant("2021-03-01")
    #expect(try rated(input, at: "2021-02-21").reason.sentence == "自3月1日起评")
    #expect(try rated(input, at: "2021-03-01").light == .red)
  }

  @Test func `a waiting matter keeps its colour and says what it waits for`() throws {
    var input = try hundredDays(3550)
    input.waitsFor = "区住建局答复：土地未交付"
    let turn = try rated(input, at: "2021-02-20")
    #expect(turn.light == .yellow)
    #expect(
      turn.reason.sentence == "计划进度50.0%，实际35.5%，滞后14.5个百分点；等待区住建局答复：土地未交付")
  }

  @Test func `the worst of lights is the worst`() {
    #expect(Light.worst(of: [.ahead, .red, .yellow]) == .red)
    #expect(Light.worst(of: [.unrated, .ahead]) == .ahead)
    #expect(Light.worst(of: []) == .unrated)
    #expect(Light.allCases.sorted() == [.unrated, .ahead, .onTrack, .yellow, .red])
  }

  @Test func `a ledger names its lights and its thresholds are checked`() {
    var rules = LightRules(labels: [LightLabel(light: .yellow, word: "欠进度", colour: "橙")])
    #expect(rules.word(for: .yellow) == "欠进度")
    #expect(rules.colour(of: .yellow) == "橙")
    #expect(rules.word(for: .red) == "严重滞后")
    #expect(rules.fault == nil)
    rules.yellow = 600
    #expect(rules.fault != nil)
  }
}

@Suite struct `Holding a red` {
  let calendar = TestCalendar.published

  func rated(_ input: LightInput, at text: String) throws -> (Light, LightReason.Code) {
    let (light, reason) = try light(
      of: input, at: instant(text), rules: LightRules(), calendar: calendar)
    return (light, reason.code)
  }

  func filed(_ text: String, due: String) throws -> PendingExtension {
    try PendingExtension(filedAt: instant(text), dueWhenFiled: day(due).advanced(by: 1).start)
  }

  @Test func `a request filed in time keeps the light before`() throws {
    var input = try LightInput(due: day("2021-04-10"))
    #expect(try rated(input, at: "2021-04-12") == (.red, .overdue))
    input.pendingExtension = try filed("2021-04-01T10:00", due: "2021-04-10")
    #expect(try rated(input, at: "2021-04-10") == (.onTrack, .inTime))
    #expect(try rated(input, at: "2021-04-12") == (.onTrack, .extensionPending))
    input.clocks = [
      try .starting(
        .completion, at: instant("2021-03-31T10:00"), limit: TimeLimit(10, .natural),
        calendar: calendar)
    ]
    #expect(try rated(input, at: "2021-04-12") == (.yellow, .extensionPending))
  }

  @Test func `a request filed late holds nothing`() throws {
    var input = try LightInput(due: day("2021-04-10"))
    input.pendingExtension = try filed("2021-04-11", due: "2021-04-10")
    #expect(try rated(input, at: "2021-04-12") == (.red, .overdue))
  }

  @Test func `a red before the request stays`() throws {
    let from = try day("2021-01-01")
    let plan = Plan(from: from, to: from.advanced(by: 99))
    var input = LightInput(plan: plan, due: plan.to)
    input.pendingExtension = try filed("2021-02-20T10:00", due: "2021-04-10")
    #expect(try rated(input, at: "2021-02-20T12:00") == (.red, .farBehind))
    #expect(try rated(input, at: "2021-05-20T12:00") == (.red, .farBehind))
    // Filed while yellow: the red of the plan is held as well.
    input.pendingExtension = try filed("2021-01-25T10:00", due: "2021-04-10")
    #expect(try rated(input, at: "2021-01-26T12:00") == (.yellow, .behind))
    #expect(try rated(input, at: "2021-05-20T12:00") == (.yellow, .extensionPending))
  }

  @Test func `a stepped plan goes back to what stood before its step`() throws {
    let plan = try Plan(from: day("2021-01-01"), to: day("2021-04-10"), shape: .stepped)
    var input = LightInput(plan: plan)
    input.pendingExtension = try filed("2021-04-01T10:00", due: "2021-04-10")
    #expect(try rated(input, at: "2021-04-12") == (.onTrack, .extensionPending))
    input.pendingExtension = nil
    #expect(try rated(input, at: "2021-04-12") == (.red, .farBehind))
  }
}

@Suite struct `Saying why` {
  @Test(arguments: [
    (LightReason(.behind, planned: 6250, actual: 4800), "计划进度62.5%，实际48.0%，滞后14.5个百分点"),
    (LightReason(.ahead, planned: 2142, actual: 3000), "计划进度21.42%，实际30.0%，超前8.58个百分点"),
    (LightReason(.onTrack, planned: 5, actual: 5), "计划进度0.05%，实际0.05%"),
    (LightReason(.onTrack, planned: 9999, actual: 9000), "计划进度99.99%，实际90.0%，滞后9.99个百分点"),
    (LightReason(.overdue, amount: 3, kind: .working), "已超办结时限3个工作日"),
    (LightReason(.overdue, clock: .statutory, amount: 2, kind: .natural), "已超法定时限2天"),
    (LightReason(.overdue, clock: .contact, amount: 0, kind: .workingHour), "已超联系时限"),
    (LightReason(.extensionPending), "申请待批，红灯暂缓"),
    (LightReason(.suspended), "已中止，暂不评"),
    (LightReason(.nothingToRate), "暂无可评的计划和时限"),
  ])
  func `a reason is one line`(reason: LightReason, sentence: String) {
    #expect(reason.sentence == sentence)
  }

  @Test func `a near end is told by its day, or by its minute`() throws {
    let day = LightReason(.clockNear, clock: .acceptance, at: try instant("2021-03-06"))
    #expect(day.sentence == "签收时限将于3月5日到期")
    let minute = LightReason(.clockNear, clock: .acceptance, at: try instant("2021-03-05T09:30"))
    #expect(minute.sentence == "签收时限将于3月5日09:30到期")
  }

  @Test(arguments: LightReason.Code.allCases)
  func `every code has a sentence without values`(code: LightReason.Code) {
    let sentence = LightReason(code).sentence
    #expect(!sentence.isEmpty && !sentence.contains("nil") && !sentence.contains("\n"))
  }
}
