import Duban
import DubanTesting
import Testing

@Suite struct `Taking up again what was suspended` {
  private func suspend(_ desk: inout Desk, _ id: MatterID) throws {
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "征地未完成")
    try desk.sign(id, by: Cast.leader)
  }

  private func planned(_ desk: inout Desk) throws -> MatterID {
    let id = try desk.assigned(due: "2021-06-30")
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    let (begun, mid, end) = (try day("2021-03-10"), try day("2021-05-20"), try day("2021-06-20"))
    try desk.act(.plan, on: id, by: desk.housing.clerk) {
      $0.plan = Plan(
        from: Day(number: 18_690), to: end,
        milestones: [
          Milestone(id: 1, name: "开工", day: begun, expected: 2_000),
          Milestone(id: 2, name: "主体完工", day: mid, expected: 7_000),
        ])
    }
    try desk.sign(id, by: desk.housing.deputy)
    try desk.sign(id, by: Cast.inspector)
    return id
  }

  @Test func `the due day moves with its clock, and the first one is kept`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    try suspend(&desk, id)
    try desk.wait(until: "2021-04-20T09:00")
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk[id].due == Day("2021-05-20"))
    #expect(desk[id].clock(.completion)?.dueAt == Day("2021-05-21")?.start)
    #expect(desk[id].original?.due == Day("2021-03-31"))
    #expect(desk.light(of: id) != .red)
  }

  @Test func `milestones still to come move too, and stay as the baseline`() throws {
    var desk = try Desk()
    let id = try planned(&desk)
    try desk.wait(until: "2021-04-01T09:00")
    try suspend(&desk, id)
    try desk.wait(until: "2021-05-01T09:00")
    try desk.act(.resume, on: id, by: Cast.inspector)
    let plan = try #require(desk[id].plan)
    let moved = ["2021-03-10", "2021-06-19"].compactMap { Day($0) }
    #expect(plan.milestones.map(\.day) == moved)
    #expect(plan.to == Day("2021-07-20") && desk[id].due == Day("2021-07-30"))
    let first = ["2021-03-10", "2021-05-20", "2021-06-20"].compactMap { Day($0) }
    #expect(plan.baseline == first)
  }

  @Test func `a plan made anew keeps the days of the first one and its end`() throws {
    var desk = try Desk()
    let id = try planned(&desk)
    let later = try day("2021-06-25")
    try desk.act(.plan, on: id, by: desk.housing.clerk) {
      $0.plan = Plan(from: Day(number: 18_690), to: later)
    }
    try desk.sign(id, by: desk.housing.deputy)
    try desk.sign(id, by: Cast.inspector)
    let first = ["2021-03-10", "2021-05-20", "2021-06-20"].compactMap { Day($0) }
    #expect(desk[id].plan?.to == later && desk[id].plan?.baseline == first)
  }

  @Test func `the silence of the pause is not held against it`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-12-31")
    try suspend(&desk, id)
    desk.wait(days: 60)
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk.light(of: id) == .onTrack)
    desk.wait(days: 45)
    #expect(desk.reason(of: id)?.code == .stale)
  }

  @Test func `what was late before the pause stays late`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    try desk.wait(until: "2021-04-10T09:00")
    try suspend(&desk, id)
    try desk.wait(until: "2021-05-10T09:00")
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk[id].due == Day("2021-03-31"))
    #expect(desk.light(of: id) == .red)
  }

  @Test func `a due day carried over meanwhile moves by what follows alone`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-12-31")
    try desk.wait(until: "2021-12-01T09:00")
    try suspend(&desk, id)
    try desk.wait(until: "2021-12-21T09:00")
    try desk.act(.carryOver, on: id, by: Cast.chief, reason: "跨年") { $0.due = Day("2022-06-30") }
    try desk.wait(until: "2021-12-31T09:00")
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk[id].due == Day("2022-07-10"))
    #expect(desk[id].clock(.completion)?.dueAt == Day("2022-07-11")?.start)
  }

  @Test func `a transfer out of suspension moves them alike`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    try suspend(&desk, id)
    desk.wait(days: 5)
    try desk.act(.transfer, on: id, by: Cast.inspector, reason: "机构改革") {
      $0.units = [UnitRole(Cast.water, .lead)]
    }
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].due == Day("2021-04-05"))
  }

  @Test func `a ledger without a clock to the due day moves it by the days of the pause`() throws {
    var ledger = TrialLedger.campaign
    ledger.clocks.removeAll { $0.name == .completion }
    var desk = try Desk([ledger])
    let id = try desk.underway(due: "2021-03-31")
    try suspend(&desk, id)
    desk.wait(days: 7)
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk[id].due == Day("2021-04-07"))
  }

  @Test(arguments: [Standing.issued, .accepted, .planned, .underway])
  func `it stands again where it stood`(standing: Standing) throws {
    var desk = try Desk()
    let id: MatterID
    switch standing {
    case .issued: id = try desk.assigned()
    case .accepted:
      id = try desk.assigned()
      try desk.act(.accept, on: id, by: desk.housing.clerk)
    case .planned: id = try planned(&desk)
    default: id = try desk.underway()
    }
    try suspend(&desk, id)
    try desk.act(.resume, on: id, by: Cast.inspector)
    #expect(desk[id].standing == standing)
  }
}
