import Duban
import DubanTesting
import Testing

@Suite struct `Living on after the year is locked` {
  /// Closed in autumn, when the second vice head answers for housing.
  private func closed(_ desk: inout Desk) throws -> MatterID {
    let id = try desk.closingRequested()
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try desk.sign(id, by: Cast.chief)
    let second = Actor(person: PersonID(1_022), post: Cast.secondLeader, unit: Cast.government)
    try desk.sign(id, by: second)
    return id
  }

  @Test func `a closed matter of a locked year may be archived`() throws {
    var desk = try Desk()
    let id = try desk.closed()
    try desk.act(.lock, on: id, by: .system) { $0.year = 2021 }
    desk.at = try #require(desk[id].closing?.watchedTo).advanced(by: 1).start
    try desk.act(.archive, on: id, by: .system)
    #expect(desk[id].standing == .archived && desk[id].year == 2021)
  }

  @Test func `it may relapse, counts in the present year then and can be worked on`() throws {
    var desk = try Desk(at: "2021-12-20T09:00")
    let id = try closed(&desk)
    try desk.wait(until: "2022-01-10T09:00")
    try desk.act(.lock, on: id, by: .system) { $0.year = 2021 }
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    #expect(desk[id].standing == .underway && desk[id].year == 2022)
    #expect(desk.refusal(.report, on: id, by: desk.housing.clerk, text: "进场") == nil)
  }

  @Test func `when the present year is locked too, it is refused`() throws {
    var desk = try Desk(at: "2021-11-20T09:00")
    let id = try closed(&desk)
    try desk.act(.lock, on: id, by: .system) { $0.year = 2021 }
    #expect(desk.refusal(.relapse, on: id, by: Cast.inspector, reason: "又坏") == .yearLocked(2021))
  }
}

@Suite struct `Relapsing after the due day` {
  private func closed(_ desk: inout Desk, due: String) throws -> MatterID {
    let id = try desk.underway(due: due)
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk, evidence: ["验收单"])
    try desk.sign(id, by: desk.housing.chief)
    try desk.act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try desk.sign(id, by: Cast.chief)
    try desk.sign(id, by: Cast.leader)
    return id
  }

  @Test func `it isn't red at once: it is due with the clock of the return`() throws {
    var desk = try Desk()
    let id = try closed(&desk, due: "2021-04-30")
    try desk.wait(until: "2021-05-06T09:00")
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    let clock = try #require(desk[id].clock(.returned))
    #expect(desk.light(of: id) != .red)
    #expect(desk[id].due == clock.dueAt.advanced(by: -1).day)
    #expect(desk[id].original?.due == Day("2021-04-30"))
    desk.at = try #require(desk[id].due).advanced(by: 1).start
    #expect(desk.light(of: id) == .red)
  }

  @Test func `a due day that is later than the return stays`() throws {
    var desk = try Desk()
    let id = try closed(&desk, due: "2021-12-31")
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    #expect(desk[id].due == Day("2021-12-31") && desk[id].original == nil)
  }

  @Test func `float of stages long gone doesn't make it red`() throws {
    var ledger = TrialLedger.flow
    ledger.closing.watchDays = 200
    var desk = try Desk([ledger])
    let id = try desk.underway(ledger: "flow", due: "2021-06-30")
    try desk.act(.requestClosing, on: id, by: desk.housing.clerk)
    try desk.sign(id, by: desk.housing.chief)
    try desk.wait(until: "2021-08-02T09:00")
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    #expect(desk[id].float == nil)
    #expect(desk.light(of: id) != .red, "\(String(describing: desk.reason(of: id)))")
  }

  @Test func `a clock to the due day that starts anew runs to the new one`() throws {
    var ledger = TrialLedger.campaign
    let place = try #require(ledger.clocks.firstIndex { $0.name == .completion })
    ledger.clocks[place].starts.append(.relapsed)
    var desk = try Desk([ledger])
    let id = try closed(&desk, due: "2021-04-30")
    try desk.wait(until: "2021-05-06T09:00")
    try desk.act(.relapse, on: id, by: Cast.inspector, reason: "又坏了")
    #expect(desk[id].clock(.completion)?.dueAt == desk[id].due?.advanced(by: 1).start)
    #expect(desk.light(of: id) != .red)
  }
}

@Suite struct `Adjusting a dated field` {
  @Test func `its clock runs to the new day and remembers the old one`() throws {
    var desk = try Desk()
    let first = try day("2021-04-30")
    let id = try desk.assigned(fields: ["checkpoint": .day(first)])
    let next = try day("2021-05-31")
    try desk.act(.adjust, on: id, by: Cast.inspector, reason: "规划调整") {
      $0.fields = ["checkpoint": .day(next)]
    }
    try desk.sign(id, by: Cast.leader)
    let clock = try #require(desk[id].clock(.milestone))
    #expect(clock.dueAt == next.advanced(by: 1).start)
    #expect(clock.extensions.map(\.from) == [first.advanced(by: 1).start])
  }

  @Test func `a clock that has ended stays as it was`() throws {
    var desk = try Desk()
    let first = try day("2021-04-30")
    let id = try desk.underway(fields: ["checkpoint": .day(first)])
    let clock = desk[id].clock(.milestone)
    let next = try day("2021-05-31")
    try desk.act(.adjust, on: id, by: Cast.inspector, reason: "规划调整") {
      $0.fields = ["checkpoint": .day(next)]
    }
    try desk.sign(id, by: Cast.leader)
    #expect(clock?.endedAt != nil && desk[id].clock(.milestone) == clock)
  }
}

@Suite struct `Migrating clocks` {
  private func next(_ change: (inout Ledger) -> Void) -> Ledger {
    var ledger = TrialLedger.campaign
    ledger.version = 2
    change(&ledger)
    return ledger
  }

  @Test func `the clocks that the new version asks for start on the migration`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    desk.wait(days: 3)
    desk.migration = next { ledger in
      ledger.clocks += [
        ClockDefinition(
          name: .promised, length: .limit(TimeLimit(10, .working)), starts: [.issued],
          ends: [.closed]),
        ClockDefinition(
          name: .statutory, length: .limit(TimeLimit(60, .natural)), starts: [.accepted],
          ends: [.closed]),
      ]
    }
    try desk.act(.migrate, on: id, by: .system)
    #expect(desk[id].clock(.promised)?.startedAt == desk.at)
    // Not accepted yet: its event is still to come.
    #expect(desk[id].clock(.statutory) == nil)
  }

  @Test func `what ended is not started again, and what no version knows any more ends`() throws {
    var desk = try Desk()
    let id = try desk.underway()
    let before = desk[id].clocks
    desk.migration = next { $0.clocks.removeAll { $0.name == .completion } }
    try desk.act(.migrate, on: id, by: .system)
    #expect(desk[id].clock(.completion)?.endedAt == desk.at)
    #expect(
      desk[id].clocks.filter { $0.name != .completion }
        == before.filter { $0.name != .completion })
  }

  @Test func `a version without the standing that a suspended matter goes back to is refused`()
    throws
  {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "等待立法")
    try desk.sign(id, by: Cast.leader)
    desk.migration = next { $0.standings.removeAll { $0.standing == .issued } }
    #expect(desk.refusal(.migrate, on: id, by: .system)?.code == "invalid")
  }

  @Test func `a suspended matter gets its new clock standing still`() throws {
    var desk = try Desk()
    let id = try desk.assigned()
    try desk.act(.suspend, on: id, by: Cast.inspector, reason: "等待立法")
    try desk.sign(id, by: Cast.leader)
    desk.migration = next { ledger in
      ledger.clocks.append(
        ClockDefinition(
          name: .promised, length: .limit(TimeLimit(10, .working)), starts: [.issued],
          ends: [.closed], pauses: [.suspended], resumes: [.resumed]))
    }
    try desk.act(.migrate, on: id, by: .system)
    #expect(desk[id].clock(.promised)?.pausedAt == desk.at)
  }
}
