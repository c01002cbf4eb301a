import Duban
import DubanTesting
import Testing

@Suite struct `Closing a year` {
  @Test func `carried over it keeps its age and its first target`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-12-31", fields: ["target": .text("改造十条")])
    let opened = desk[id].openedAt
    try desk.wait(until: "2022-01-10T09:00")
    try desk.act(.lock, on: id, by: .system) { $0.year = 2021 }
    #expect(desk.refusal(.noNews, on: id, by: desk.housing.clerk) == .yearLocked(2021))
    #expect(
      desk.refusal(.carryOver, on: id, by: Cast.chief, reason: "未完成") {
        $0.due = Day("2021-12-31")
      }?
      .code == "invalid")
    try desk.act(.carryOver, on: id, by: Cast.chief, reason: "未完成") { $0.due = Day("2022-06-30") }
    #expect(desk[id].year == 2022 && desk[id].due == Day("2022-06-30"))
    #expect(desk[id].original?.due == Day("2021-12-31"))
    #expect(desk[id].original?.fields?["target"] == .text("改造十条"))
    #expect(desk[id].openedAt == opened && desk[id].number.contains("2021"))
    #expect(desk[id].clock(.completion)?.dueAt == Day("2022-07-01")?.start)
    #expect(desk.refusal(.noNews, on: id, by: desk.housing.clerk) == nil)
    #expect(
      desk.refusal(.carryOver, on: id, by: Cast.inspector, reason: "x")
        == .notAllowed(.carryOver, allowed: [Who(.office, .supervisionChief)]))
  }

  @Test func `stages are laid back from the new date`() throws {
    var desk = try Desk()
    let id = try desk.underway(ledger: "flow", due: "2021-12-31")
    let float = try #require(desk[id].float)
    try desk.act(.carryOver, on: id, by: Cast.chief, reason: "未完成") { $0.due = Day("2022-06-30") }
    #expect(try #require(desk[id].float).total > float.total)
    #expect(desk[id].float?.end == Day("2022-06-30"))
  }

  @Test func `a locked year takes no merger in`() throws {
    var desk = try Desk()
    let (first, second) = (try desk.underway(), try desk.underway(due: "2022-03-31"))
    try desk.act(.lock, on: first, by: .system) { $0.year = 2021 }
    let refusal = desk.refusal(.merge, on: second, by: Cast.inspector, reason: "同一件事") {
      $0.other = first
    }
    #expect(refusal == .yearLocked(2021))
  }
}

@Suite struct `Changing posts and portfolios` {
  @Test func `a successor takes over the desk without a re-issue`() throws {
    var desk = try Desk(at: "2021-06-30T09:00")
    let id = try desk.assigned()
    let before = desk.housing.clerk
    try desk.wait(until: "2021-07-01T09:00")
    let after = desk.housing.clerk
    #expect(after.person == Cast.successor && after.post == before.post)
    #expect(desk.refusal(.accept, on: id, by: before) == .notInPost)
    try desk.act(.accept, on: id, by: after)
    #expect(desk[id].standing == .accepted)
  }

  @Test func `a new portfolio regroups from its date`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.regroup, on: id, by: .system)
    #expect(desk[id].leader == Cast.firstLeader)
    try desk.wait(until: "2021-09-01T09:00")
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "等待")
    let number = desk[id].requests.last?.number
    #expect(desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number } == nil)
    try desk.act(.regroup, on: id, by: .system)
    #expect(desk[id].leader == Cast.secondLeader && desk[id].coordinator == PostID(15))
    #expect(
      desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number }
        == .notYourSignature([Who(.leader)]))
    let second = Actor(
      person: PersonID(1_022), post: Cast.secondLeader, unit: Cast.government)
    #expect(desk.refusal(.sign, on: id, by: second) { $0.request = number } == nil)
  }

  @Test func `a head signs for the deputy, a deputy not for the head`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    let report = desk[id].version
    #expect(desk.refusal(.sign, on: id, by: desk.housing.chief) { $0.request = report } == nil)
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
      $0.due = Day("2022-01-10")
    }
    let more = desk[id].version
    #expect(
      desk.refusal(.sign, on: id, by: desk.housing.deputy) { $0.request = more }
        == .notYourSignature([Who(.lead, .chief)]))
  }

  @Test func `whoever may sign inside has no need to sign under an own request`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.report, on: id, by: desk.housing.clerk, text: "进场")
    #expect(desk[id].requests.count == 1)
    var other = try Desk()
    let own = try other.underway()
    other.ledgers["trial"]?.acts[.report] = ActRule(
      act: .report, from: [.underway], who: [Who(.lead)], needs: [.text])
    try other.act(.report, on: own, by: other.housing.deputy, text: "进场")
    #expect(other[own].requests.isEmpty && other[own].granted[.report] == 2)
  }
}

@Suite struct `Moving to a new definition` {
  @Test func `a matter lives under its own until it is migrated`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    var next = TrialLedger.campaign
    next.version = 2
    #expect(desk.refusal(.migrate, on: id, by: .system) == .missing(.detail("台账新版本")))
    desk.migration = next
    try desk.act(.migrate, on: id, by: .system)
    #expect(desk[id].definition == 2)
  }

  @Test func `one that lacks its standing or stage is refused, and one of another ledger`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    var short = TrialLedger.campaign
    short.standings.removeAll { $0.standing == .underway }
    desk.migration = short
    #expect(desk.refusal(.migrate, on: id, by: .system)?.code == "invalid")
    desk.migration = TrialLedger.flow
    #expect(desk.refusal(.migrate, on: id, by: .system)?.code == "missing")
    let staged = try desk.assigned(ledger: "flow")
    try desk.act(.advance, on: staged, by: desk.housing.clerk) { $0.stage = "build" }
    var shorter = TrialLedger.flow
    shorter.stages.removeAll { $0.id == "build" }
    desk.migration = shorter
    #expect(desk.refusal(.migrate, on: staged, by: .system)?.code == "invalid")
  }
}

@Suite struct `Overriding a light` {
  @Test func `with a reason and an end, by the chief of the office alone`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let end = desk.at.advanced(by: 86_400)
    #expect(
      desk.refusal(.override, on: id, by: Cast.inspector, reason: "核实") {
        $0.light = .red
        $0.expires = end
      }?.code == "not-allowed")
    #expect(
      desk.refusal(.override, on: id, by: Cast.chief, reason: "核实") {
        $0.light = .red
        $0.expires = desk.at
      }?.code == "invalid")
    try desk.act(.override, on: id, by: Cast.chief, reason: "核实") {
      $0.light = .red
      $0.expires = end
    }
    #expect(desk.light(of: id) == .red && desk.reason(of: id)?.words == "核实")
    #expect(desk[id].dueActs.first == DueAct(act: .expire, at: end))
    desk.at = end
    #expect(desk.light(of: id) != .red)
    try desk.act(.expire, on: id, by: .system)
    #expect(desk[id].override == nil)
  }
}

@Suite struct `Recalculating with a new calendar` {
  @Test func `one entry moves the clocks that move and no others, and the past stays`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    let before = desk[id].clocks
    let off = LocalDay(day: try day("2021-03-02"), isWorkday: false)
    desk.calendar = WorkCalendar(version: 2, years: TestCalendar.years(), localDays: [off])
    try desk.act(.recalculate, on: id, by: .system)
    let moved = zip(before, desk[id].clocks).filter { $0 != $1 }.map(\.0.name)
    #expect(moved == [.acceptance])
    #expect(desk[id].clock(.acceptance)?.dueAt == Day("2021-03-05")?.start)
    #expect(desk.histories[id]?.last?.calendar == 2)
    #expect(desk.histories[id]?.first?.calendar == 1)
  }
  @Test func `requests, waits and what the office typed in move too, and only those named`() throws
  {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
      $0.due = Day("2022-01-10")
    }
    try desk.sign(id, by: desk.housing.chief)
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "等管线迁改") {
      $0.unit = Cast.water
    }
    try desk.act(
      .enter, on: id, by: Cast.inspector, text: "电话报来", evidence: ["来电记录"]
    ) { $0.channel = "电话" }
    let before = desk[id]
    let off = LocalDay(day: try day("2021-03-02"), isWorkday: false)
    desk.calendar = WorkCalendar(version: 2, years: TestCalendar.years(), localDays: [off])
    let moved = before.deadlines(movedBy: desk.calendar, at: desk.at)
    #expect(moved.map(\.name) == ["延期审批时限", "协调时限", "代录更正时限"])
    #expect(moved.allSatisfy { $0.from.advanced(by: 86_400) == $0.to })
    try desk.act(.recalculate, on: id, by: .system)
    let after = desk[id]
    #expect(after.requests.first?.clock?.dueAt == moved[0].to)
    #expect(after.waiting.map(\.clock?.dueAt) == [moved[1].to])
    #expect(after.recordings.map(\.openTo) == [moved[2].to])
    // Nothing is asked anew, and nobody has signed or answered.
    #expect(after.requests.map(\.steps) == before.requests.map(\.steps))
    #expect(after.requests.map(\.submittedAt) == before.requests.map(\.submittedAt))
    #expect(after.waiting.map(\.text) == before.waiting.map(\.text))
    #expect(after.deadlines(movedBy: desk.calendar, at: desk.at) == [])
    #expect(Matter(id: id, folding: try #require(desk.histories[id])) == after)
  }

  @Test func `what may no more be corrected is not opened again`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(
      .enter, on: id, by: Cast.inspector, text: "电话报来", evidence: ["来电记录"]
    ) { $0.channel = "电话" }
    let open = try #require(desk[id].recordings.first?.openTo)
    let off = LocalDay(day: try day("2021-03-02"), isWorkday: false)
    let calendar = WorkCalendar(version: 2, years: TestCalendar.years(), localDays: [off])
    #expect(desk[id].deadlines(movedBy: calendar, at: open.advanced(by: -1)).count == 1)
    #expect(desk[id].deadlines(movedBy: calendar, at: open) == [])
  }
}

@Suite struct `Reading office hours` {
  @Test(arguments: [
    ("08:00-12:00、14:00-18:00", "08:00-12:00、14:00-18:00"), ("9:00–17:30", "09:00-17:30"),
    ("08：30至12：00，14：30至17：30", "08:30-12:00、14:30-17:30"), ("00:00-24:00", "00:00-24:00"),
  ])
  func `they are read as people write them`(text: String, words: String) throws {
    #expect(try #require(OfficeHours(text)).words == words)
  }

  @Test(arguments: [
    "", "08:00", "12:00-08:00", "08:00-12:00、11:00-18:00", "14:00-18:00、08:00-12:00", "8-12",
    "08:00-25:00", "08:61-12:00", "上午",
  ])
  func `what is no such list is not read`(text: String) {
    #expect(OfficeHours(text) == nil)
  }
}
