import Duban
import DubanTesting
import Foundation
import Testing

/// As the delivered ledgers report: open on the 20th, due on the 28th, checked for two working days. The
/// check of May 2021 ends on Tuesday, the first of June.
@Suite struct `Locking periods` {
  private static let rule = ReportingRule(rhythm: .monthly, opens: 20, due: 28, checkWorkdays: 2)

  private func desk(at text: String = "2021-05-06T09:00") throws -> Desk {
    var desk = try Desk(at: text)
    desk.ledgers["trial"]?.reporting = Self.rule
    return desk
  }

  private func accepted(_ desk: inout Desk, due: String = "2021-12-31") throws -> MatterID {
    let id = try desk.assigned(due: due)
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    return id
  }

  private func report(_ desk: inout Desk, _ id: MatterID) throws {
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    try desk.sign(id, by: desk.housing.deputy)
  }

  private func lock(_ desk: inout Desk, _ id: MatterID, _ key: String) throws {
    try desk.act(.lock, on: id, by: .system) { $0.period = key }
  }

  @Test(arguments: [
    ("2021-05-28T12:00", "2021-05"), ("2021-06-01T23:59", "2021-05"),
    ("2021-06-02T00:00", "2021-06"), ("2021-06-20T09:00", "2021-06"),
    ("2021-12-30T23:59", "2021-12"), ("2021-12-31T00:00", "2022-01"),
  ])
  func `the present period is the first that is not locked`(text: String, key: String) throws {
    #expect(Self.rule.present(at: try instant(text), TestCalendar.published).key == key)
  }

  @Test func `what fell due before a matter was issued is not asked of it`() throws {
    let period = Self.rule.present(
      at: try instant("2021-06-01T09:00"), issued: try instant("2021-05-31T09:00"),
      TestCalendar.published)
    #expect(period.key == "2021-06" && period.opens == Day("2021-06-20"))
    #expect(period.due == Day("2021-06-28") && period.locksAt == Day("2021-07-01")?.start)
  }

  @Test func `a quarter opens and falls due in its last month, a week on its weekdays`() throws {
    let at = try instant("2021-04-12T09:00")
    let quarter = ReportingRule(rhythm: .quarterly, opens: 20, due: 28, checkWorkdays: 2)
      .present(at: at, TestCalendar.published)
    #expect(quarter.key == "2021-Q2" && quarter.opens == Day("2021-06-20"))
    let week = ReportingRule(rhythm: .weekly, opens: 4, due: 5, checkWorkdays: 1)
      .present(at: at, TestCalendar.published)
    // Friday's report is checked on Monday the 12th.
    #expect(week.key == "2021-W14" && week.locksAt == Day("2021-04-13")?.start)
  }

  @Test func `a report of the first of June answers May while May is checked`() throws {
    var desk = try desk()
    let id = try accepted(&desk)
    try desk.wait(until: "2021-06-01T09:00")
    try report(&desk, id)
    #expect(desk[id].period == PeriodState(key: "2021-05", step: .reported))
    try desk.act(.settle, on: id, by: Cast.inspector)
    try desk.wait(until: "2021-06-02T00:00")
    try lock(&desk, id, "2021-05")
    #expect(
      desk[id].published == PeriodState(key: "2021-05", step: .settled, light: .onTrack))
  }

  @Test func `a report before the opening answers the period to come, 按计划推进 waits`() throws {
    var desk = try desk()
    let id = try accepted(&desk)
    try desk.wait(until: "2021-06-03T09:00")
    #expect(
      desk.refusal(.noNews, on: id, by: desk.housing.clerk)
        == .periodNotOpen("2021-06", opens: try day("2021-06-20")))
    try report(&desk, id)
    #expect(desk[id].period == PeriodState(key: "2021-06", step: .reported))
    try desk.wait(until: "2021-06-20T00:00")
    #expect(desk.refusal(.noNews, on: id, by: desk.housing.clerk) == nil)
  }

  @Test func `who has not reported may explain, and that is published with it`() throws {
    var desk = try desk()
    let id = try accepted(&desk, due: "2021-05-25")
    try desk.wait(until: "2021-05-31T09:00")
    try desk.act(.explain, on: id, by: desk.housing.clerk, text: "经办人隔离")
    #expect(desk[id].period == PeriodState(key: "2021-05", step: .missing, explanation: "经办人隔离"))
    #expect(
      desk.refusal(.settle, on: id, by: Cast.inspector)
        == .wrongStanding(.settle, now: "未报", allowed: ["已报"]))
    try desk.wait(until: "2021-06-02T09:00")
    try lock(&desk, id, "2021-05")
    #expect(
      desk[id].published
        == PeriodState(key: "2021-05", step: .missing, light: .red, explanation: "经办人隔离"))
  }

  @Test func `locked late it shows the light that stood at the end of its check`() throws {
    var desk = try desk()
    let id = try accepted(&desk, due: "2021-06-05")
    try desk.wait(until: "2021-06-10T09:00")
    try report(&desk, id)
    #expect(desk.light(of: id) == .red)
    try lock(&desk, id, "2021-05")
    #expect(desk[id].published?.step == .missing && desk[id].published?.light == .yellow)
    // What was reported since is of June.
    #expect(desk[id].period == PeriodState(key: "2021-06", step: .reported))
  }

  @Test func `a report of the next period locks the one before, if time has not done it`() throws {
    var desk = try desk()
    let id = try accepted(&desk, due: "2021-06-05")
    try desk.wait(until: "2021-05-21T09:00")
    try report(&desk, id)
    try desk.wait(until: "2021-06-10T09:00")
    try report(&desk, id)
    #expect(desk[id].published == PeriodState(key: "2021-05", step: .reported, light: .yellow))
    #expect(desk[id].period?.key == "2021-06")
    #expect(
      desk.refusal(.lock, on: id, by: .system) { $0.period = "2021-05" } == .periodClosed("2021-05")
    )
  }

  @Test func `what was locked stands beside the next period, and is read back`() throws {
    var desk = try desk()
    let id = try accepted(&desk)
    let bare = try JSONEncoder().encode(desk[id])
    #expect(!String(decoding: bare, as: UTF8.self).contains("\"pb\""))
    try desk.wait(until: "2021-06-02T00:00")
    try lock(&desk, id, "2021-05")
    let published = try #require(desk[id].published)
    try report(&desk, id)
    #expect(desk[id].published == published && desk[id].lastLocked == published)
    let row = try JSONEncoder().encode(desk[id])
    #expect(try JSONDecoder().decode(Matter.self, from: row) == desk[id])
    let history = try JSONEncoder().encode(try #require(desk.histories[id]))
    let entries = try JSONDecoder().decode([Entry].self, from: history)
    #expect(Matter(id: id, folding: entries) == desk[id])
  }

  @Test func `a lock of before it was kept is kept with the next report`() throws {
    var desk = try desk()
    let id = try accepted(&desk)
    let old = PeriodState(key: "2021-05", step: .locked, light: .yellow)
    desk.take([
      id: [
        Entry(
          number: desk[id].version + 1, act: .lock, by: .system, at: desk.at, calendar: 1,
          effects: [.period(old)])
      ]
    ])
    #expect(desk[id].lastLocked == old)
    try desk.wait(until: "2021-06-03T09:00")
    try report(&desk, id)
    #expect(desk[id].published == old && desk[id].period?.key == "2021-06")
  }

  @Test(arguments: ["2021-07", "2020-01", "x"])
  func `a period that is not there is not locked`(key: String) throws {
    var desk = try desk()
    let id = try accepted(&desk)
    #expect(desk.refusal(.lock, on: id, by: .system) { $0.period = key }?.code == "invalid")
  }
}
