import Duban
import DubanTesting
import Testing

/// Random matters.
struct RandomMatters {
  var random: Seeded
  let calendar = TestCalendar.published

  mutating func day() throws -> Day {
    try #require(Day("2021-01-01")).advanced(by: random.number(-200...400))
  }

  mutating func instant() throws -> Instant {
    try day().start.advanced(by: Int64(random.number(0...86_399)))
  }

  mutating func sometimes<Value>(_ make: (inout RandomMatters) throws -> Value) rethrows -> Value? {
    random.once(in: 2) ? try make(&self) : nil
  }

  mutating func rules() -> LightRules {
    var rules = LightRules(staleDays: random.once(in: 3) ? random.number(1...90) : nil)
    rules.usesPlan = !random.once(in: 6)
    rules.usesClock = !random.once(in: 6)
    rules.usesFloat = !random.once(in: 6)
    rules.floatYellowPercent = random.number(0...100)
    return rules
  }

  mutating func plan() throws -> Plan {
    let from = try day()
    let milestones = (0..<random.number(0...5)).map { id in
      Milestone(
        id: id, name: "节点", day: from.advanced(by: random.number(0...300)),
        expected: random.number(0...10_000))
    }
    return Plan(
      from: from, to: from.advanced(by: random.number(0...300)),
      shape: random.one(of: Plan.Shape.allCases), milestones: milestones)
  }

  mutating func progress() throws -> Progress {
    let asOf = try day()
    if random.once(in: 4) { return try .selfReported(random.number(0...10_000), asOf: asOf) }
    return try .counted(done: Int64(random.number(0...12)), total: 10, unit: "个", asOf: asOf)
  }

  mutating func clock() throws -> Clock {
    let limit = TimeLimit(random.number(0...60), random.one(of: DayKind.allCases))
    let start = try instant()
    let name = random.one(of: ClockName.allCases)
    var clock =
      random.once(in: 4)
      ? Clock.starting(name, at: start, dueAt: try instant())
      : Clock.starting(name, at: start, limit: limit, calendar: calendar)
    let after = { (random: inout Seeded) in start.advanced(by: Int64(random.number(0...4_000_000)))
    }
    if random.once(in: 3) { clock = clock.paused(at: after(&random)) }
    if random.once(in: 5) { clock = clock.ended(at: after(&random)) }
    return clock
  }

  mutating func float() throws -> ScheduleFloat {
    let move = try day()
    return ScheduleFloat(
      total: random.number(-3...40), mustMoveBy: move,
      end: move.advanced(by: random.number(-5...200)))
  }

  mutating func input() throws -> LightInput {
    var input = LightInput()
    input.plan = try sometimes { try $0.plan() }
    input.progress = try sometimes { try $0.progress() }
    for _ in 0..<random.number(0...3) { input.clocks.append(try clock()) }
    input.due = random.once(in: 3) ? try day() : nil
    input.float = random.once(in: 3) ? try float() : nil
    if random.once(in: 5) {
      let light = random.one(of: Light.allCases)
      input.override = LightOverride(light: light, reason: "核实", expires: try instant())
    }
    if random.once(in: 3) {
      input.pendingExtension = PendingExtension(
        filedAt: try instant(), dueWhenFiled: try sometimes { try $0.instant() })
    }
    input.isSuspended = random.once(in: 30)
    input.lastReportAt = try sometimes { try $0.instant() }
    input.waitsFor = random.once(in: 5) ? "区住建局答复" : nil
    input.ratedFrom = random.once(in: 5) ? try instant() : nil
    return input
  }
}

@Suite struct `Scheduling lights` {
  let calendar = TestCalendar.published

  func expect(
    _ turns: [LightTurn], match input: LightInput, _ rules: LightRules, at instant: Instant
  ) {
    let (light, reason) = light(of: input, at: instant, rules: rules, calendar: calendar)
    let turn = turns.last { $0.at <= instant }
    #expect(
      turn?.light == light && turn?.reason.code == reason.code,
      "\(instant): \(light) \(reason.code), not \(String(describing: turn)) of \(input) \(rules)")
  }

  @Test(arguments: 0..<8)
  func `the schedule's light is the light from scratch`(part: UInt64) throws {
    var matters = RandomMatters(random: Seeded(100 + part))
    for _ in 0..<600 {
      let (input, rules, from) = try (matters.input(), matters.rules(), matters.instant())
      let turns = lightSchedule(for: input, rules: rules, calendar: calendar, from: from)
      var instants = turns.map(\.at)
      instants += instants.map { $0.advanced(by: -1) }.filter { $0 >= from }
      for _ in 0..<25 {
        instants.append(from.advanced(by: Int64(matters.random.number(0...60_000_000))))
        // A day's beginning is where plans turn.
        instants.append(
          max(from, from.advanced(by: Int64(matters.random.number(0...40_000_000))).day.start))
      }
      for instant in instants { expect(turns, match: input, rules, at: instant) }
    }
  }

  @Test func `every day of a schedule is right`() throws {
    var matters = RandomMatters(random: Seeded(7))
    for _ in 0..<60 {
      let (input, rules, from) = try (matters.input(), matters.rules(), matters.instant())
      let turns = lightSchedule(for: input, rules: rules, calendar: calendar, from: from)
      for offset in 1...700 {
        let start = from.day.advanced(by: offset).start
        expect(turns, match: input, rules, at: start)
        expect(turns, match: input, rules, at: start.advanced(by: -1))
      }
    }
  }

  @Test func `a schedule begins at its instant, is in order, and is short`() throws {
    var matters = RandomMatters(random: Seeded(8))
    var longest = 0
    for _ in 0..<2000 {
      let (input, rules, from) = try (matters.input(), matters.rules(), matters.instant())
      let turns = lightSchedule(for: input, rules: rules, calendar: calendar, from: from)
      #expect(turns.first?.at == from)
      for (turn, next) in zip(turns, turns.dropFirst()) {
        #expect(turn.at < next.at)
        #expect(turn.light != next.light || turn.reason.code != next.reason.code)
      }
      longest = max(longest, turns.count)
    }
    #expect(4...12 ~= longest)
  }

  @Test func `a year's plan without a report turns green, yellow, red`() throws {
    let from = try day("2021-01-01")
    let plan = try Plan(from: from, to: day("2021-12-31"))
    let input = LightInput(plan: plan, due: plan.to)
    let turns = lightSchedule(
      for: input, rules: LightRules(), calendar: calendar, from: from.start)
    #expect(turns.map(\.light) == [.onTrack, .yellow, .red, .red])
    #expect(turns.map(\.reason.code) == [.onTrack, .behind, .farBehind, .overdue])
    // 10% of 365 days are 36.5; more than 30% of them are 109.5 and a bit.
    #expect(
      try turns.map(\.at)
        == ["2021-01-01", "2021-02-07", "2021-04-21", "2022-01-01"].map { try instant($0) })
  }

  @Test func `a warning is the first turn for the worse within ten working days`() throws {
    let plan = try Plan(from: day("2021-01-01"), to: day("2021-12-31"))
    let turns = lightSchedule(
      for: LightInput(plan: plan), rules: LightRules(), calendar: calendar, from: plan.from.start)
    func warning(_ text: String) throws -> LightTurn? {
      try firstWorsening(in: turns, within: 10, from: instant(text), calendar: calendar)
    }
    // Yellow on Sunday 7 February, a working day: ten working days before is Monday 25 January.
    #expect(try warning("2021-01-24T12:00") == nil)
    #expect(try warning("2021-01-25T12:00")?.light == .yellow)
    #expect(try warning("2021-02-06T23:59:59")?.light == .yellow)
    #expect(try warning("2021-02-07") == nil)
    #expect(try warning("2021-04-20")?.light == .red)
    #expect(try warning("2021-05-20") == nil)
  }

  @Test func `a turn to a better or an equal light is no warning`() throws {
    let start = try instant("2021-03-01")
    let lights: [Light] = [.red, .yellow, .onTrack, .ahead, .unrated]
    let turns = lights.enumerated().map { index, light in
      LightTurn(
        at: start.advanced(by: Int64(index) * 3600), light: light, reason: LightReason(.inTime))
    }
    #expect(firstWorsening(in: turns, from: start, calendar: calendar) == nil)
    #expect(firstWorsening(in: [], from: start, calendar: calendar) == nil)
  }

  @Test func `turns come back from short JSON`() throws {
    var matters = RandomMatters(random: Seeded(9))
    for _ in 0..<200 {
      let (input, rules, from) = try (matters.input(), matters.rules(), matters.instant())
      let turns = lightSchedule(for: input, rules: rules, calendar: calendar, from: from)
      let json = try turns.json()
      #expect(try [LightTurn](json: json) == turns)
      #expect(!json.contains(".") && !json.contains("null"))
      #expect(try LightRules(json: rules.json()) == rules)
    }
    let turn = LightTurn(
      at: Instant(seconds: 60), light: .yellow,
      reason: LightReason(.behind, planned: 6250, actual: 4800))
    #expect(try turn.json() == #"{"l":"yellow","r":{"a":4800,"c":"behind","p":6250},"t":60}"#)
  }
}
