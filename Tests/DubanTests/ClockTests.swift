import Duban
import DubanTesting
import Testing

@Suite struct `Running clocks` {
  let calendar = TestCalendar.published

  func clock(_ word: String, at start: String, moves: Bool = false) throws -> Clock {
    try .starting(
      .completion, at: instant(start), limit: #require(TimeLimit(word: word)),
      movesToWorkday: moves, calendar: calendar)
  }

  @Test(arguments: [
    // Four of five working days have passed when the fifth begins.
    ("2021-03-01T10:00", "5个工作日", "2021-03-08T00:00", "2021-03-09T00:00"),
    // 80% of one working day: 6.4 of its 8 hours.
    ("2021-03-01T10:00", "1个工作日", "2021-03-02T16:24", "2021-03-03T00:00"),
    ("2021-03-01T10:00", "3个工作日", "2021-03-04T11:12", "2021-03-05T00:00"),
    ("2021-03-01T10:00", "10日", "2021-03-10T00:00", "2021-03-12T00:00"),
    ("2021-03-01T08:00", "8个工作时", "2021-03-01T16:24", "2021-03-01T18:00"),
    ("2021-03-05T17:00", "5个工作时", "2021-03-08T11:00", "2021-03-08T12:00"),
    ("2021-03-05T17:00", "10小时", "2021-03-06T01:00", "2021-03-06T03:00"),
  ])
  func `a clock warns when four fifths have passed`(
    start: String, limit: String, warn: String, due: String
  ) throws {
    let clock = try clock(limit, at: start)
    #expect(clock.warnAt == (try instant(warn)))
    #expect(clock.dueAt == (try instant(due)))
    #expect(!clock.isWarning(at: clock.warnAt?.advanced(by: -1) ?? clock.dueAt))
    #expect(clock.isWarning(at: try instant(warn)))
    #expect(!clock.isExceeded(at: clock.dueAt.advanced(by: -1)))
    #expect(clock.isExceeded(at: clock.dueAt))
  }

  @Test func `a clock to a given end warns after four fifths of the span`() throws {
    let clock = try Clock.starting(
      .milestone, at: instant("2021-03-01"), dueAt: instant("2021-03-11"))
    #expect(clock.warnAt == (try instant("2021-03-09")))
    let past = try Clock.starting(
      .milestone, at: instant("2021-03-01"), dueAt: instant("2021-02-01"))
    #expect(past.warnAt == nil)
    #expect(past.isExceeded(at: past.startedAt))
  }

  @Test(arguments: [
    // Paused on the second of five working days: three are left, counted after the resume.
    ("5个工作日", "2021-03-01T10:00", "2021-03-03T09:00", "2021-03-10T16:00", "2021-03-16"),
    ("5个工作日", "2021-03-01T10:00", "2021-03-01T11:00", "2021-03-03T11:00", "2021-03-11"),
    // A pause inside one day moves no day.
    ("5个工作日", "2021-03-01T10:00", "2021-03-03T09:00", "2021-03-03T16:00", "2021-03-09"),
    ("10日", "2021-03-01T10:00", "2021-03-05T09:00", "2021-03-12T09:00", "2021-03-19"),
    ("4个工作时", "2021-03-01T09:00", "2021-03-01T10:00", "2021-03-05T17:00", "2021-03-08T10:00"),
    // Over lunch no office hour is lost.
    ("4个工作时", "2021-03-01T09:00", "2021-03-01T12:10", "2021-03-01T13:50", "2021-03-01T15:00"),
    ("24小时", "2021-03-01T09:00", "2021-03-01T10:00", "2021-03-01T12:30", "2021-03-02T11:30"),
  ])
  func `what was left at a pause is counted from the resume`(
    limit: String, start: String, pause: String, resume: String, due: String
  ) throws {
    let paused = try clock(limit, at: start).paused(at: instant(pause))
    #expect(!paused.isRunning)
    let resumed = try paused.resumed(at: instant(resume), calendar: calendar)
    #expect(resumed.isRunning)
    #expect(resumed.dueAt == (try instant(due)), "\(resumed.dueAt)")
    #expect(resumed.pauses == [try .init(from: instant(pause), to: instant(resume))])
  }

  @Test func `a resumed natural day clock that must, ends on a working day`() throws {
    let start = try clock("10日", at: "2021-03-01T10:00", moves: true)
    let paused = try start.paused(at: instant("2021-03-02T09:00"))
    // 11 March and two days is a Saturday.
    let resumed = try paused.resumed(at: instant("2021-03-04T09:00"), calendar: calendar)
    #expect(resumed.dueAt == (try instant("2021-03-16")))
  }

  @Test func `a paused clock stands as it stopped`() throws {
    let clock = try clock("5个工作日", at: "2021-03-01T10:00")
    let inTime = try clock.paused(at: instant("2021-03-05T09:00"))
    #expect(!inTime.isExceeded(at: try instant("2022-01-01")))
    #expect(!inTime.isWarning(at: try instant("2022-01-01")))
    let near = try clock.paused(at: instant("2021-03-08T09:00"))
    #expect(near.isWarning(at: try instant("2022-01-01")))
    #expect(!near.isExceeded(at: try instant("2022-01-01")))
    let late = try clock.paused(at: instant("2021-03-09T00:00"))
    #expect(late.isExceeded(at: try instant("2022-01-01")))
    let resumed = try late.resumed(at: instant("2021-04-01"), calendar: calendar)
    #expect(resumed.dueAt == clock.dueAt)
  }

  @Test func `an event that cannot be leaves the clock as it is`() throws {
    let clock = try clock("5个工作日", at: "2021-03-01T10:00")
    let later = try instant("2021-03-02T10:00")
    #expect(clock.resumed(at: later, calendar: calendar) == clock)
    let paused = clock.paused(at: later)
    #expect(paused.paused(at: later.advanced(by: 60)) == paused)
    let ended = clock.ended(at: later)
    #expect(!ended.isRunning)
    #expect(!ended.isExceeded(at: try instant("2022-01-01")))
    #expect(ended.ended(at: later.advanced(by: 60)) == ended)
    #expect(ended.paused(at: later) == ended)
    #expect(ended.extended(to: later, at: later, calendar: calendar) == ended)
    #expect(ended.recalculated(calendar: TestCalendar.bare) == ended)
    #expect(
      paused.ended(at: later).resumed(at: later, calendar: calendar) == paused.ended(at: later))
  }

  @Test func `an extension moves the end and keeps the one before`() throws {
    let clock = try clock("10个工作日", at: "2021-03-01T10:00")
    let end = try instant("2021-03-27")
    let extended = try clock.extended(
      to: end, at: instant("2021-03-10T10:00"), request: 3, calendar: calendar)
    #expect(extended.dueAt == end)
    // The last fifth of ten working days: from the 25th on.
    #expect(extended.warnAt == (try instant("2021-03-25")))
    #expect(
      extended.extensions == [
        try ClockExtension(
          at: instant("2021-03-10T10:00"), from: clock.dueAt, to: end, request: 3)
      ])
  }

  @Test func `of a pause only what follows an extension moves the end`() throws {
    let paused = try clock("10日", at: "2021-03-01T10:00").paused(at: instant("2021-03-03T10:00"))
    let extended = try paused.extended(
      to: instant("2021-04-01"), at: instant("2021-03-10T10:00"), calendar: calendar)
    #expect(!extended.isRunning)
    let resumed = try extended.resumed(at: instant("2021-03-12T10:00"), calendar: calendar)
    #expect(resumed.dueAt == (try instant("2021-04-03")))
    #expect(resumed.recalculated(calendar: calendar) == resumed)
  }
}

@Suite struct `Importing a calendar` {
  let published = TestCalendar.published

  @Test func `an end moves when the year's days become known`() throws {
    let years = TestCalendar.years()
    let before = WorkCalendar(version: 1, years: years.filter { $0.year < 2026 })
    let clock = try Clock.starting(
      .completion, at: instant("2026-02-13T10:00"), limit: TimeLimit(5, .working), calendar: before)
    #expect(clock.isProvisional)
    #expect(clock.dueAt == (try instant("2026-02-21")))
    let after = clock.recalculated(calendar: published)
    #expect(!after.isProvisional)
    #expect(after.dueAt == (try instant("2026-02-28")))
    #expect(after.startedAt == clock.startedAt)
  }

  /// A random life of a clock.
  func life(_ random: inout Seeded, _ calendar: WorkCalendar) throws -> Clock {
    var at = try instant("2021-01-04T08:00").advanced(by: Int64(random.number(0...100_000_000)))
    let limit = TimeLimit(random.number(1...40), random.one(of: DayKind.allCases))
    var clock = Clock.starting(
      random.one(of: ClockName.allCases), at: at, limit: limit,
      movesToWorkday: random.once(in: 2), calendar: calendar)
    for _ in 0..<random.number(0...7) {
      // Sometimes two events fall on one second.
      at = at.advanced(by: random.once(in: 6) ? 0 : Int64(random.number(1...500_000)))
      switch random.number(1...4) {
      case 1: clock = clock.paused(at: at)
      case 2, 3: clock = clock.resumed(at: at, calendar: calendar)
      default:
        let end = clock.dueAt.advanced(by: Int64(random.number(1...2_000_000)))
        clock = clock.extended(to: end, at: at, request: 1, calendar: calendar)
      }
    }
    return random.once(in: 8) ? clock.ended(at: at) : clock
  }

  @Test func `a clock played again with the same calendar is the same`() throws {
    var random = Seeded(3)
    for _ in 0..<4000 {
      let clock = try life(&random, published)
      #expect(clock.recalculated(calendar: published) == clock)
      let other = clock.recalculated(calendar: TestCalendar.bare)
      #expect(other.recalculated(calendar: published) == clock)
    }
  }

  @Test func `a pause never brings the end forward`() throws {
    var random = Seeded(4)
    for _ in 0..<4000 {
      let clock = try life(&random, published)
      let at = clock.pausedAt ?? clock.dueAt.advanced(by: -Int64(random.number(0...500_000)))
      let paused = clock.paused(at: at)
      let to = at.advanced(by: Int64(random.number(0...1_000_000)))
      #expect(paused.resumed(at: to, calendar: published).dueAt >= clock.dueAt)
    }
  }

  @Test func `a clock comes back from short JSON`() throws {
    var random = Seeded(5)
    for _ in 0..<500 {
      let clock = try life(&random, published)
      let json = try clock.json()
      #expect(try Clock(json: json) == clock)
      #expect(!json.contains("."), "no floats: \(json)")
    }
    let plain = try Clock.starting(
      .acceptance, at: instant("2021-03-01T10:00"), limit: TimeLimit(2, .working),
      calendar: published)
    #expect(
      try plain.json()
        == #"{"d":1614787200,"l":"2个工作日","n":"acceptance","s":1614564000,"w":1614754080}"#)
  }
}
