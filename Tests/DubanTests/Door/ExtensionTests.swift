import Duban
import DubanTesting
import Testing

@Suite struct `Asking for more time` {
  /// Asked, and signed inside the unit.
  private func filed(_ desk: inout Desk, _ id: MatterID, to due: String) throws {
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "雨季") { $0.due = Day(due) }
    try desk.sign(id, by: desk.housing.chief)
  }

  @Test func `filed before the due day it holds the red, filed after it is refused`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    var late = desk
    try desk.wait(until: "2021-03-31T17:00")
    try filed(&desk, id, to: "2021-04-30")
    try desk.wait(until: "2021-04-01T09:00")
    #expect(desk.light(of: id) == .yellow)
    #expect(desk.reason(of: id)?.code == .extensionPending)
    try late.wait(until: "2021-04-01T09:00")
    #expect(late.light(of: id) == .red)
    let refusal = late.refusal(.extend, on: id, by: late.housing.clerk, reason: "雨季") {
      $0.due = Day("2021-04-30")
    }
    #expect(refusal == .filedAfterDue)
  }

  @Test func `refused, the red counts from the original date`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-03-31")
    try desk.wait(until: "2021-03-30T09:00")
    try filed(&desk, id, to: "2021-04-30")
    try desk.wait(until: "2021-04-02T09:00")
    let number = desk[id].requests.last?.number
    try desk.act(.refuse, on: id, by: Cast.inspector, reason: "理由不足") { $0.request = number }
    #expect(desk.light(of: id) == .red)
    #expect(desk.reason(of: id)?.at == Day("2021-04-01")?.start)
    #expect(desk[id].due == Day("2021-03-31"))
  }

  @Test func `undecided after three working days it climbs, to the head and no further`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-06-30")
    try desk.wait(until: "2021-04-01T10:00")
    try filed(&desk, id, to: "2021-07-30")
    let number = try #require(desk[id].requests.last?.number)
    // 2 April is a Friday; 3 to 5 April are Qingming.
    let due = try #require(desk[id].dueActs.first)
    #expect(due == DueAct(act: .climb, at: try instant("2021-04-08"), request: number))
    let early = desk.refusal(.climb, on: id, by: .system) { $0.request = number }
    #expect(early == .unknownRequest)
    var seen: [[Who]] = []
    while let next = desk[id].dueActs.first {
      desk.at = next.at
      try desk.act(.climb, on: id, by: .system) { $0.request = next.request }
      seen.append(try #require(desk[id].request(number)?.steps))
    }
    #expect(seen == [[Who(.coordinator), Who(.leader)], [Who(.leader)], [Who(.head)]])
    #expect(desk[id].climbs == 3)
    #expect(desk[id].request(number)?.climbs == 3)
    #expect(desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number } != nil)
    try desk.sign(id, by: Cast.head)
    #expect(desk[id].due == Day("2021-07-30"))
  }

  @Test func `the original target and date are kept for ever`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-06-30", fields: ["target": .text("改造十条")])
    for due in ["2021-07-31", "2021-08-31"] {
      try filed(&desk, id, to: due)
      try desk.sign(id, by: Cast.inspector)
      try desk.sign(id, by: Cast.leader)
      #expect(desk[id].due == Day(due))
    }
    try desk.act(.adjust, on: id, by: desk.housing.clerk, reason: "规划调整") {
      $0.fields = ["target": .text("改造八条")]
    }
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].fields["target"] == .text("改造八条"))
    #expect(desk[id].original?.due == Day("2021-06-30"))
    #expect(desk[id].original?.fields?["target"] == .text("改造十条"))
    #expect(desk[id].original?.lead == [Cast.housing])
    #expect(desk[id].clock(.completion)?.extensions.count == 2)
    #expect(desk[id].daysExtended == 62)
  }

  @Test func `times and days have a limit`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-06-30")
    let far = desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
      $0.due = Day("2021-09-29")
    }
    #expect(far == .limitReached(.extend))
    for due in ["2021-07-10", "2021-07-20"] {
      try filed(&desk, id, to: due)
      try desk.sign(id, by: Cast.inspector)
      try desk.sign(id, by: Cast.leader)
    }
    let third = desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
      $0.due = Day("2021-07-25")
    }
    #expect(third == .limitReached(.extend))
  }

  @Test func `one at a time, later than now, and a withdrawn one counts for nothing`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-06-30")
    #expect(
      desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
        $0.due = Day("2021-06-30")
      }?.code == "invalid")
    try filed(&desk, id, to: "2021-07-10")
    #expect(
      desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "雨季") {
        $0.due = Day("2021-07-20")
      } == .alreadyPending(.extend))
    let number = desk[id].requests.last?.number
    #expect(
      desk.refusal(.withdraw, on: id, by: Cast.inspector) { $0.request = number }
        == .notAllowed(.withdraw, allowed: [Who(.reporter)]))
    try desk.act(.withdraw, on: id, by: desk.housing.chief) { $0.request = number }
    #expect(desk[id].granted[.extend] == nil && desk[id].requests.isEmpty)
  }

  @Test func `a voted figure needs the head's signature too`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-06-30", fields: ["voted": .text("是")])
    try filed(&desk, id, to: "2021-07-10")
    try desk.sign(id, by: Cast.inspector)
    try desk.sign(id, by: Cast.leader)
    #expect(desk[id].due == Day("2021-06-30"))
    try desk.sign(id, by: Cast.head)
    #expect(desk[id].due == Day("2021-07-10"))
  }

  /// Sixty days on a clock of the law and none on the matter, as 信访事项 has it.
  private func clocked(_ length: TimeLimit, _ most: TimeLimit, times: Int = 1) throws -> Desk {
    var ledger = TrialLedger.campaign
    ledger.clocks.append(
      ClockDefinition(
        name: .statutory, length: .limit(length), starts: [.accepted], ends: [.closed]))
    ledger.requests[.extend]?.clocks = [.statutory, .promised]
    ledger.requests[.extend]?.lengthMax = most
    ledger.requests[.extend]?.timesMax = times
    return try Desk([ledger])
  }

  private func grant(_ desk: inout Desk, _ id: MatterID) throws {
    for actor in [desk.housing.chief, Cast.inspector, Cast.leader] {
      try desk.sign(id, by: actor)
    }
  }

  @Test func `without a due day the clock that the ledger names is extended`() throws {
    var desk = try clocked(TimeLimit(60, .natural), TimeLimit(30, .natural))
    let id = try desk.underway(due: nil)
    let end = try #require(desk[id].clock(.statutory)?.dueAt)
    #expect(end == Day("2021-05-01")?.start)
    let far = desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "案情复杂") {
      $0.due = Day("2021-05-31")
    }
    #expect(far == .limitReached(.extend))
    // No day is named: all that the ledger allows.
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "案情复杂")
    try grant(&desk, id)
    let clock = try #require(desk[id].clock(.statutory))
    #expect(clock.dueAt == Day("2021-05-31")?.start)
    #expect(clock.extensions.map(\.from) == [end])
    #expect(desk[id].original?.ends == ["statutory": end])
    #expect(desk[id].due == nil && desk[id].daysExtended == 30)
  }

  @Test func `a length in working days counts working days, all times together`() throws {
    var desk = try clocked(TimeLimit(5, .working), TimeLimit(5, .working), times: 2)
    let id = try desk.underway(due: nil)
    // Monday 8 March 24:00 and two, then three working days more.
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "复杂") {
      $0.due = Day("2021-03-10")
    }
    try grant(&desk, id)
    #expect(desk[id].clock(.statutory)?.dueAt == Day("2021-03-11")?.start)
    let far = desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "复杂") {
      $0.due = Day("2021-03-16")
    }
    #expect(far == .limitReached(.extend))
    try desk.act(.extend, on: id, by: desk.housing.clerk, reason: "复杂")
    try grant(&desk, id)
    #expect(desk[id].clock(.statutory)?.dueAt == Day("2021-03-16")?.start)
  }

  @Test func `once its clock is past, nothing is extended any more`() throws {
    var desk = try clocked(TimeLimit(5, .working), TimeLimit(5, .working))
    let id = try desk.underway(due: nil)
    try desk.wait(until: "2021-03-09T09:00")
    #expect(
      desk.refusal(.extend, on: id, by: desk.housing.clerk, reason: "案情复杂") == .filedAfterDue)
    let bare = try desk.assigned(due: nil)
    desk.ledgers["trial"]?.requests[.extend]?.onlyBeforeDue = false
    #expect(
      desk.refusal(.extend, on: bare, by: desk.housing.clerk, reason: "案情复杂")
        == .invalid("延期", why: "该事项没有可以延长的时限"))
  }

  @Test func `a due day that was set later is kept as the first one too`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: nil)
    try desk.act(.adjust, on: id, by: desk.housing.clerk, reason: "规划调整") {
      $0.fields = ["target": .text("改造八条")]
    }
    try desk.sign(id, by: Cast.leader)
    try desk.act(.plan, on: id, by: desk.housing.clerk) {
      $0.plan = Plan(from: Day(number: 18_690), to: Day(number: 18_800))
    }
    try desk.sign(id, by: desk.housing.deputy)
    try desk.sign(id, by: Cast.inspector)
    let first = desk[id].due
    try filed(&desk, id, to: "2021-08-31")
    try desk.sign(id, by: Cast.inspector)
    try desk.sign(id, by: Cast.leader)
    #expect(first != nil && desk[id].original?.due == first)
    #expect(desk[id].due == Day("2021-08-31"))
  }

  @Test func `a carry-over in between is not taken back by an older request`() throws {
    var desk = try Desk()
    let id = try desk.underway(due: "2021-12-31")
    try filed(&desk, id, to: "2022-01-31")
    try desk.act(.carryOver, on: id, by: Cast.chief, reason: "跨年") { $0.due = Day("2022-06-30") }
    try desk.sign(id, by: Cast.inspector)
    let number = desk[id].requests.last?.number
    #expect(desk.refusal(.sign, on: id, by: Cast.leader) { $0.request = number }?.code == "invalid")
    try desk.act(.refuse, on: id, by: Cast.leader, reason: "已结转") { $0.request = number }
    #expect(desk[id].due == Day("2022-06-30"))
  }
}
