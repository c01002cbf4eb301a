import Duban
import DubanTesting
import Testing

/// Asked on Monday 2021-03-01, with five working days to answer: until the end of the 8th.
@Suite struct `Climbing from unit to unit` {
  private func asked(_ desk: inout Desk, _ level: Party? = nil) throws -> MatterID {
    let id = try desk.underway()
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "请提供管线图") {
      $0.unit = Cast.water
      $0.level = level
    }
    return id
  }

  /// What time brings next.
  private func climb(_ desk: inout Desk, _ id: MatterID) throws {
    let due = try #require(desk[id].dueActs.first { $0.act == .climb })
    desk.at = due.at
    try desk.act(.climb, on: id, by: .system) { $0.request = due.request }
  }

  @Test func `unanswered it climbs level by level, and the unit's own clock runs on`() throws {
    var desk = try Desk()
    let id = try asked(&desk)
    let clock = try #require(desk[id].waiting.first?.clock)
    #expect(desk[id].dueActs.first { $0.act == .climb }?.at == clock.dueAt)
    let light = desk.light(of: id)
    for (times, level) in [Party.coordinator, .leader, .head].enumerated() {
      try climb(&desk, id)
      let wait = try #require(desk[id].waiting.first)
      #expect(wait.level == level && wait.climbs == times + 1)
      #expect(wait.clock == clock && clock.isExceeded(at: desk.at))
    }
    #expect(desk[id].climbs == 3 && desk[id].waiting.count == 1)
    #expect(desk.light(of: id) == light)
    // Nobody stands above the head: there it waits.
    #expect(desk[id].dueActs.allSatisfy { $0.act != .climb })
  }

  @Test func `it does not climb before its time, nor once it is answered`() throws {
    var desk = try Desk()
    let id = try asked(&desk)
    let due = try #require(desk[id].dueActs.first { $0.act == .climb })
    #expect(
      desk.refusal(.climb, on: id, by: .system) { $0.request = due.request } == .unknownRequest)
    try desk.act(.answer, on: id, by: Cast.actor(Cast.water, .liaison), text: "已提供") {
      $0.request = due.request
    }
    #expect(desk[id].dueActs.allSatisfy { $0.act != .climb })
  }

  @Test func `the level it has come to may settle it, and no other`() throws {
    var desk = try Desk()
    let id = try asked(&desk, .leader)
    let number = try #require(desk[id].waiting.first?.request)
    for actor in [Cast.coordinator, Cast.head, Cast.inspector] {
      #expect(
        desk.refusal(.answer, on: id, by: actor, text: "已定") { $0.request = number }
          == .notAllowed(.answer, allowed: [Who(.asked)]))
    }
    var settled = desk
    try settled.act(.answer, on: id, by: Cast.leader, text: "请水务局当日提供") {
      $0.request = number
    }
    #expect(settled[id].waiting.isEmpty)
    // From there it climbs on to the head.
    try climb(&desk, id)
    #expect(desk[id].waiting.first?.level == .head)
    #expect(desk.refusal(.answer, on: id, by: Cast.head, text: "已定") { $0.request = number } == nil)
  }

  @Test func `a level that the ledger has not is refused with those it has`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let refusal = desk.refusal(.coordinate, on: id, by: desk.housing.clerk, reason: "管线图") {
      $0.unit = Cast.water
      $0.level = .higher
    }
    #expect(refusal == .invalid("层级", why: "应为协管责任人、责任领导、区长之一"))
  }

  @Test func `a day that was wished for is the unit's clock, and then it climbs by the ledger's`()
    throws
  {
    var desk = try Desk()
    let id = try desk.underway()
    try desk.act(.coordinate, on: id, by: desk.housing.clerk, reason: "请提供管线图") {
      $0.unit = Cast.water
      $0.wanted = Day("2021-03-03")
    }
    try climb(&desk, id)
    #expect(desk.at == Day("2021-03-04")?.start)
    #expect(desk[id].waiting.first?.levelClock?.dueAt == Day("2021-03-12")?.start)
  }

  @Test func `another calendar moves the clock of the level it has come to`() throws {
    var desk = try Desk()
    let id = try asked(&desk)
    try climb(&desk, id)
    let wait = try #require(desk[id].waiting.first)
    let before = try #require(wait.levelClock?.dueAt)
    // Past the unit's own time: only the level's clock still has it before it.
    let off = LocalDay(day: desk.at.day.advanced(by: 1), isWorkday: false)
    desk.calendar = WorkCalendar(version: 2, years: TestCalendar.years(), localDays: [off])
    let moved = desk[id].deadlines(movedBy: desk.calendar, at: desk.at)
    #expect(moved.map(\.name).contains("上提时限"))
    try desk.act(.recalculate, on: id, by: .system)
    let after = try #require(desk[id].waiting.first)
    #expect(after.levelClock?.dueAt ?? before > before && after.clock == wait.clock)
    #expect(after.level == wait.level && after.climbs == wait.climbs)
    #expect(desk[id].dueActs.first { $0.act == .climb }?.at == after.levelClock?.dueAt)
    #expect(desk[id].deadlines(movedBy: desk.calendar, at: desk.at) == [])
  }
}
