import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Keeping time` {
  /// An extension filed on a Monday by a matter due at the year's end.
  private func filed(_ house: House) async throws -> MatterID {
    let id = try await house.assigned()
    try await house.act(.accept, on: id, by: clerk)
    try await house.act(.extend, on: id, by: clerk, reason: "雨季") { $0.due = Day("2022-01-31") }
    try await house.sign(id, by: unitChief)
    return id
  }

  private func tick(_ house: House, at text: String) async throws -> Tick {
    try await house.store.tick(at: try #require(Instant(text)))
  }

  @Test(arguments: Engine.all)
  func `after a stop it catches up in the order of time, and a repeat is harmless`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await filed(house)
      try await house.act(.override, on: id, by: Cast.chief, reason: "核实") {
        $0.light = .yellow
        $0.expires = Instant("2021-03-03T12:00")
      }
      let first = try await tick(house, at: "2021-03-02T09:00")
      #expect(first.acts == 0)
      // Nobody ticked for ten days: the override ended, and the request climbs once.
      let late = try await tick(house, at: "2021-03-12T09:00")
      #expect(late.acts == 2)
      let acts = try await house.store.entries(of: id).suffix(2).map(\.act)
      #expect(acts == [.expire, .climb])
      let before = try await house.contents()
      let again = try await tick(house, at: "2021-03-12T09:00")
      #expect(again == Tick(acts: 0, locked: 0, seal: nil))
      #expect(try await house.contents() == before)
    }
  }

  @Test(arguments: Engine.all)
  func `a request climbs to the head and no further`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await filed(house)
      var climbed = 0
      for week in 1...8 {
        climbed += try await house.store.tick(
          at: try #require(Instant("2021-03-01T09:00")).advanced(by: Int64(week) * 7 * 86_400)
        ).acts
      }
      #expect(climbed == 3)
      #expect(try await house.matter(id).requests.first?.steps == [Who(.head)])
      try await house.sign(id, by: Cast.head, at: "2021-04-28T09:00")
      #expect(try await house.matter(id).due == Day("2022-01-31"))
    }
  }

  @Test(arguments: Engine.all)
  func `periods lock after their check, each matter once, with the light of that moment`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let ids = [try await house.assigned(), try await house.assigned(due: "2021-03-10")]
      try await house.act(.accept, on: ids[0], by: clerk)
      try await house.act(.report, on: ids[0], by: clerk, text: "进场")
      try await house.sign(ids[0], by: deputy)
      let drafted = try await house.opened()
      // Due on Thursday the 25th, checked on the 26th, 29th and 30th.
      #expect(try await tick(house, at: "2021-03-30T23:59").locked == 0)
      #expect(try await tick(house, at: "2021-03-31T00:00").locked == 2)
      #expect(try await tick(house, at: "2021-03-31T00:01").locked == 0)
      let periods = [
        try await house.matter(ids[0]).period, try await house.matter(ids[1]).period,
      ]
      #expect(periods.map { $0?.key } == ["2021-03", "2021-03"])
      #expect(periods.map { $0?.step } == [.locked, .locked])
      #expect(periods.map { $0?.light } == [.onTrack, .red])
      #expect(try await house.matter(drafted).period == nil)
    }
  }

  @Test(arguments: Engine.all)
  func `after a long stop each period gone by is locked for itself`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned(due: "2021-05-10")
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.report, on: id, by: clerk, text: "进场")
      try await house.sign(id, by: deputy)
      #expect(try await tick(house, at: "2021-06-10T09:00").locked == 3)
      let locked = try await house.store.entries(of: id).flatMap(\.effects).compactMap { effect in
        if case .published(let state) = effect { state } else { PeriodState?.none }
      }
      #expect(locked.map(\.key) == ["2021-03", "2021-04", "2021-05"])
      #expect(locked.map(\.step) == [.reported, .missing, .missing])
      #expect(locked.first?.light != .red && locked.last?.light == .red)
      let at = try #require(Instant("2021-06-10T09:00"))
      #expect(try await house.store.checkRebuild(at: at).isEqual)
      #expect(try await tick(house, at: "2021-06-10T09:01").locked == 0)
    }
  }

  @Test(arguments: Engine.all)
  func `what may not be locked does not hold up the rest`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let left = try await house.assigned()
      let id = try await house.assigned()
      try await house.act(.lock, on: left, by: Cast.chief, at: "2021-03-30T09:00") {
        $0.year = 2021
      }
      let tick = try await tick(house, at: "2021-03-31T00:00")
      #expect(tick.locked == 1 && tick.seal != nil)
      #expect(try await house.matter(left).published == nil)
      #expect(try await house.matter(id).published?.key == "2021-03")
    }
  }

  @Test(arguments: Engine.all)
  func `what is no longer watched is archived`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.closed()
      let watched = try #require(try await house.matter(id).closing?.watchedTo)
      let last = watched.advanced(by: 1).start
      #expect(try await house.store.tick(at: last.advanced(by: -1)).acts == 0)
      #expect(try await house.store.tick(at: last).acts == 1)
      #expect(try await house.matter(id).standing == .archived)
    }
  }

  @Test(arguments: Engine.all)
  func `a clock that was set back does not stop it`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      for _ in 1...2 {
        try await house.act(.override, on: id, by: Cast.chief, at: "2021-03-02T09:00", reason: "核实")
        {
          $0.light = .yellow
          $0.expires = Instant("2021-03-03T12:00")
        }
        _ = try await tick(house, at: "2021-03-04T09:00")
      }
      #expect(try await house.count("SELECT COUNT(*) FROM due_act") == 0)
      let at = try #require(Instant("2021-03-04T09:00"))
      #expect(try await house.store.checkRebuild(at: at).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `a tick seals what is new, once`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      _ = try await house.assigned()
      let seal = try #require(try await tick(house, at: "2021-03-01T09:01").seal)
      #expect(seal.number == 1 && seal.count == 2)
      #expect(try await tick(house, at: "2021-03-01T09:02").seal == nil)
      #expect(try await house.store.verifyJournal().unsealed == 0)
    }
  }
}

extension House {
  /// Through all its signatures, on one day.
  func closed() async throws -> MatterID {
    let id = try await assigned()
    try await act(.accept, on: id, by: clerk)
    try await act(.report, on: id, by: clerk, text: "完成")
    try await sign(id, by: deputy)
    try await act(.requestClosing, on: id, by: clerk, evidence: ["验收单"])
    try await sign(id, by: unitChief)
    try await act(.verify, on: id, by: Cast.inspector) { $0.passed = true }
    try await sign(id, by: Cast.chief)
    try await sign(id, by: Cast.leader)
    return id
  }
}
