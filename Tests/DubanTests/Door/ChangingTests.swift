import Duban
import DubanTesting
import Testing

@Suite struct `Disputing and transferring` {
  private func disputed(_ desk: inout Desk, to unit: UnitID?) throws -> MatterID {
    let id = try desk.assigned()
    try desk.act(.dispute, on: id, by: desk.housing.clerk, reason: "不属本局职责") { $0.unit = unit }
    try desk.sign(id, by: desk.housing.deputy)
    return id
  }

  @Test func `a dispute has a clock of its own, and ends with its settlement`() throws {
    var desk = try Desk()
    let id = try disputed(&desk, to: Cast.water)
    #expect(desk[id].clock(.dispute)?.endedAt == nil)
    #expect(desk[id].clock(.dispute)?.dueAt == Day("2021-03-05")?.start)
    desk.wait(days: 1)
    try desk.sign(id, by: Cast.chief)
    #expect(desk[id].clock(.dispute)?.endedAt == desk.at)
  }

  @Test func `upheld, it goes to the unit proposed with its leader, and keeps whom it was given`()
    throws
  {
    var desk = try Desk()
    let id = try disputed(&desk, to: Cast.water)
    try desk.sign(id, by: Cast.chief)
    #expect(desk[id].units == [UnitRole(Cast.water, .lead)])
    #expect(desk[id].leader == Cast.secondLeader)
    #expect(desk[id].original?.lead == [Cast.housing])
    #expect(desk[id].standing == .issued)
    #expect(desk[id].clock(.acceptance)?.endedAt == nil)
  }

  @Test func `upheld without a proposal it is divided anew`() throws {
    var desk = try Desk()
    let id = try disputed(&desk, to: nil)
    try desk.sign(id, by: Cast.chief)
    #expect(desk[id].standing == .drafted)
    #expect(desk.light(of: id) == nil)
  }

  /// Housing and water lead together, education supports.
  @Test(arguments: [
    (Cast.housing, UnitID?.none, [Cast.water]), (Cast.water, nil, [Cast.housing]),
    (Cast.housing, Cast.statistics, [Cast.statistics, Cast.water]),
    (Cast.water, Cast.statistics, [Cast.housing, Cast.statistics]),
    (Cast.water, Cast.housing, [Cast.housing]),
    (Cast.housing, Cast.education, [Cast.education, Cast.water]),
  ])
  func `of two joint leads only the one that objected leaves`(
    objecting: UnitID, proposed: UnitID?, leads: [UnitID]
  ) throws {
    var desk = try Desk()
    let id = try desk.assigned(units: [
      UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .lead),
      UnitRole(Cast.education, .support),
    ])
    let clerk = Cast.actor(objecting, .liaison)
    try desk.act(.dispute, on: id, by: clerk, reason: "不属本局职责") { $0.unit = proposed }
    try desk.sign(id, by: Cast.actor(objecting, .deputy))
    try desk.sign(id, by: Cast.chief)
    #expect(desk[id].units(.lead) == leads)
    #expect(
      desk[id].units(.support) == (proposed == Cast.education ? [] : [Cast.education]))
    #expect(desk[id].standing == .issued)
    #expect(desk[id].original?.lead == [Cast.housing, Cast.water])
  }

  @Test func `refused, it stays where it was`() throws {
    var desk = try Desk()
    let id = try disputed(&desk, to: Cast.water)
    let number = desk[id].requests.last?.number
    try desk.act(.refuse, on: id, by: Cast.chief, reason: "职责清楚") { $0.request = number }
    #expect(desk[id].leadUnit == Cast.housing)
    #expect(desk[id].clock(.dispute)?.endedAt == desk.at)
  }

  @Test func `a transfer needs a lead, and units that exist`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let noLead = desk.refusal(.transfer, on: id, by: Cast.inspector, reason: "机构改革") {
      $0.units = [UnitRole(Cast.water, .support)]
    }
    #expect(noLead == .missing(.detail("牵头单位")))
    let nobody = desk.refusal(.transfer, on: id, by: Cast.inspector, reason: "机构改革") {
      $0.units = [UnitRole(UnitID(99), .lead)]
    }
    #expect(nobody?.code == "invalid")
    try desk.act(.transfer, on: id, by: Cast.inspector, reason: "机构改革") {
      $0.units = [UnitRole(Cast.water, .lead), UnitRole(Cast.housing, .support)]
    }
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].leadUnit == Cast.water)
    #expect(desk[id].executingUnits == [Cast.water, Cast.housing])
  }

  @Test func `a transfer out of suspension sets the clocks running again`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "等待立法")
    try desk.sign(id, by: Cast.leader)
    desk.wait(days: 5)
    try desk.act(.transfer, on: id, by: Cast.inspector, reason: "机构改革") {
      $0.units = [UnitRole(Cast.water, .lead)]
    }
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .issued)
    let paused = desk[id].clocks.filter { $0.endedAt == nil && $0.pausedAt != nil }.map(\.name)
    #expect(paused == [])
  }

  @Test func `groups expand, each unit once in its first role, and there may be joint leads`()
    throws
  {
    var desk = try Desk()
    let id = try desk.opened(units: [
      UnitRole(Cast.water, .lead), UnitRole(Cast.housing, .lead),
      UnitRole(Cast.eastStreet, .lead), UnitRole(Cast.streets, .support),
    ])
    #expect(desk[id].units(.lead) == [Cast.water, Cast.housing, Cast.eastStreet])
    #expect(desk[id].units(.support) == [Cast.westStreet])
    #expect(desk[id].leadUnit == Cast.water)
    try desk.act(.assign, on: id, by: Cast.chief)
    #expect(desk.refusal(.accept, on: id, by: desk.housing.clerk) == nil)
    let street = Cast.actor(Cast.westStreet, .liaison)
    #expect(desk.refusal(.report, on: id, by: street, text: "已办") == nil)
  }

  @Test func `the leader who was named stays when it is issued`() throws {
    var desk = try Desk()
    let id = try desk.act(.open, by: Cast.inspector) {
      $0.title = "改造街巷"
      $0.units = [UnitRole(Cast.housing, .lead)]
      $0.leader = Cast.secondLeader
    }
    try desk.act(.assign, on: id, by: Cast.chief)
    #expect(desk[id].leader == Cast.secondLeader)
  }
}

@Suite struct `Suspending and resuming` {
  @Test func `clocks stand still and the matter is unrated until it is resumed`() throws {
    var desk = try Desk()
    let id = try desk.assigned(due: "2021-03-31")
    let due = try #require(desk[id].clock(.completion)?.dueAt)
    try desk.act(.accept, on: id, by: desk.housing.clerk)
    desk.wait(days: 1)
    try desk.act(.suspend, on: id, by: desk.housing.clerk, reason: "征地未完成")
    #expect(desk[id].standing == .accepted)
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .suspended)
    #expect(desk.light(of: id) == .unrated)
    try desk.wait(until: "2021-04-20T09:00")
    #expect(desk.light(of: id) == .unrated)
    #expect(desk[id].clock(.feedback)?.isExceeded(at: desk.at) == false)
    try desk.act(.resume, on: id, by: Cast.inspector)
    let clock = try #require(desk[id].clock(.completion))
    #expect(clock.pauses.count == 1 && clock.pausedAt == nil)
    #expect(due.seconds(to: clock.dueAt) == 49 * 86_400)
  }

  @Test func `a cancelled matter needs leader and head, and lets other requests fall`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    try desk.act(.cancel, on: id, by: desk.housing.clerk, reason: "政策取消")
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .underway)
    try desk.sign(id, by: Cast.head)
    #expect(desk[id].standing == .cancelled)
    #expect(desk[id].requests.isEmpty)
    #expect(desk.light(of: id) == nil)
    #expect(desk[id].clock(.completion)?.endedAt == desk.at)
  }

  @Test func `what is done continuously is regularised and has no light any more`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.regularize, on: id, by: desk.housing.clerk, reason: "纳入日常")
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].standing == .continuous)
    #expect(desk.light(of: id) == nil)
  }

  @Test func `a request cannot be granted on a matter that has ended since`() throws {
    var desk = try Desk()
    let id = try desk.underway(ledger: "flow")
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk)
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "等待")
    try desk.sign(id, closing: desk.housing.chief)
    #expect(desk[id].standing == .concluded)
    let number = desk[id].requests.last?.number
    #expect(
      desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number }?.code
        == "wrong-standing")
  }
}

extension Desk {
  fileprivate mutating func sign(_ id: MatterID, closing actor: Actor) throws {
    let request = self[id].requests.first { $0.kind == .close }?.number
    try act(.sign, on: id, by: actor) { $0.request = request }
  }
}

@Suite struct `Asking others for help` {
  @Test func `the unit asked has a clock of its own, the light keeps its colour and says who`()
    throws
  {
    var desk = try Desk()
    let id = try desk.underway()
    let before = desk.light(of: id)
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "请提供管线图") {
      $0.unit = Cast.water
    }
    let wait = try #require(desk[id].waiting.first)
    #expect(wait.unit == Cast.water)
    #expect(wait.clock?.dueAt == Day("2021-03-09")?.start)
    #expect(desk.light(of: id) == before)
    #expect(desk.reason(of: id)?.waitsFor == "区水务局答复：请提供管线图")
  }

  @Test func `only who was asked answers, each its own question`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    for unit in [Cast.water, Cast.education] {
      try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "请提供管线图") {
        $0.unit = unit
        $0.wanted = Day("2021-03-05")
      }
    }
    let (first, second) = (desk[id].waiting[0], desk[id].waiting[1])
    #expect(first.clock?.dueAt == Day("2021-03-06")?.start)
    let water = Cast.actor(Cast.water, .liaison)
    #expect(
      desk.refusal(.answer, on: id, by: Cast.inspector, text: "已供") { $0.request = first.request }
        == .notAllowed(.answer, allowed: [Who(.asked)]))
    #expect(
      desk.refusal(.answer, on: id, by: water, text: "已供") { $0.request = second.request }
        == .unknownRequest)
    try desk.act(.answer, on: id, by: water, text: "已提供") { $0.request = first.request }
    #expect(desk[id].waiting.map(\.unit) == [Cast.education])
  }
}

@Suite struct `Counting against the same whole` {
  private func counted(_ done: Int64, _ total: Int64, _ unit: String = "条") -> Duban.Progress? {
    try? .counted(done: done, total: total, unit: unit, asOf: Cast.beginning)
  }

  /// A matter of which 6 of 8 have been reported and signed.
  private func reported(_ desk: inout Desk) throws -> MatterID {
    let id = try desk.underway()
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场") {
      $0.progress = counted(6, 8)
    }
    try desk.sign(id, by: desk.housing.deputy)
    return id
  }

  @Test func `another whole waits for the office's signature, whatever the unit has signed`() throws
  {
    var desk = try Desk()
    let others = [
      counted(2, 2), counted(6, 8, "公里"), try .money(paid: 1, total: 2, asOf: Cast.beginning),
    ]
    for other in others {
      let id = try reported(&desk)
      try desk.act(.report, on: id, by: desk.housing.clerk, text: "完工") { $0.progress = other }
      try desk.sign(id, by: desk.housing.deputy)
      #expect(desk[id].progress == counted(6, 8))
      try desk.sign(id, by: Cast.inspector)
      #expect(desk[id].progress == other && desk[id].requests.isEmpty)
    }
  }

  @Test func `the same whole, more than asked for, and another way to type the unit need no more`()
    throws
  {
    var desk = try Desk()
    for same in [counted(9, 8), counted(7, 8, " 条")] {
      let id = try reported(&desk)
      try desk.act(.report, on: id, by: desk.housing.clerk, text: "完工") { $0.progress = same }
      try desk.sign(id, by: desk.housing.deputy)
      #expect(desk[id].progress == same)
    }
  }

  @Test func `what the office entered is not set back by a report that was filed before`() throws {
    var desk = try Desk()
    let id = try reported(&desk)
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "七条") {
      $0.progress = counted(7, 8)
    }
    let filed = desk[id].requests.last?.number
    try desk.act(
      .enter, on: id, by: Cast.inspector, text: "电话核实，两条并入省级项目", evidence: ["来文"]
    ) {
      $0.progress = counted(5, 6)
      $0.channel = "电话"
    }
    try desk.act(.sign, on: id, by: desk.housing.deputy) { $0.request = filed }
    #expect(desk[id].progress == counted(5, 6))
    let entry = try #require(desk[id].recordings.first?.entry)
    let refusal = desk.refusal(.correct, on: id, by: desk.housing.clerk, text: "应为两条") {
      $0.request = entry
      $0.progress = counted(2, 2)
    }
    #expect(refusal?.code == "invalid" && refusal?.sentence.contains("督查室核定") == true)
  }
}
