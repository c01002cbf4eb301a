import Duban
import DubanStore
import DubanTesting
import Testing

/// The limits of `domain.md` in each delivered ledger that has them: on the last day it is in time, on the
/// day after it is late. Opened, issued and accepted on Monday 2021-03-01; weekdays are working days.
@Suite struct `Keeping the limits of each ledger` {
  struct Case: Sendable {
    var id: String
    var fields: [String: FieldValue] = [:]
    /// The last day in time.
    var last: String

    init(_ id: String, _ last: String, _ fields: [String: String] = [:]) {
      (self.id, self.last) = (id, last)
      self.fields = fields.mapValues { .text($0) }
    }
  }

  private func life(_ id: String) throws -> LedgerLife {
    try LedgerLife(try #require(try deliveredLedgers().first { $0.id == id }))
  }

  /// §1.6 slips and decisions, §3.4 hotline, §5 petitions, §7.4 hazards; the others by their due day.
  static let completions = [
    Case("higher-matter", "2021-03-02", ["urgency": "特急"]),
    Case("higher-matter", "2021-03-06", ["urgency": "急件"]),
    Case("higher-matter", "2021-03-16", ["urgency": "一般"]),
    Case("higher-matter", "2021-03-31", ["urgency": "疑难"]),
    Case("higher-matter", "2021-03-21", ["urgency": "会议纪要"]),
    Case("higher-matter", "2021-04-12", ["urgency": "议定事项"]),
    Case("leader-instruction", "2021-03-02", ["urgency": "特急"]),
    Case("leader-instruction", "2021-03-06", ["urgency": "急件"]),
    Case("leader-instruction", "2021-03-16", ["urgency": "一般"]),
    Case("leader-instruction", "2021-03-31", ["urgency": "疑难"]),
    Case("meeting-decision", "2021-04-12", ["meeting": "常务会议"]),
    Case("hotline", "2021-03-08"),
    // Promised in 45 days, the shorter of its two clocks.
    Case("petition", "2021-04-15"),
    Case("hazard", "2021-03-16", ["level": "一般"]),
    Case("hazard", "2022-03-01", ["level": "重大"]),
    Case("report-task", "2022-12-30"), Case("livelihood-promise", "2022-12-30"),
    Case("major-project", "2022-12-30"), Case("renovation", "2022-12-30"),
    Case("rectification", "2022-12-30"),
  ]

  @Test(arguments: completions)
  func `closed on the last day it is on time, the day after it is late`(_ one: Case) throws {
    let last = try #require(Day(one.last))
    for (day, kind) in [(last, Outcome.Kind.onTime), (last.advanced(by: 1), .late)] {
      var life = try life(one.id)
      try life.beginWork(one.fields)
      life.at = day.start.advanced(by: 15 * 3_600)
      try life.requestClosing()
      try life.verify(passed: true)
      let matter = try #require(life.matter)
      let calendar = WorkCalendar(version: 1, years: [])
      let outcome = try #require(
        Outcome(of: matter, in: life.ledger, light: nil, calendar: calendar))
      #expect(outcome.kinds.intersection([.onTime, .late]) == [kind], "\(one.id) \(day)")
    }
  }

  @Test(arguments: completions)
  func `the clock is red from the first instant after its last day, and no sooner`(
    _ one: Case
  ) throws {
    var life = try life(one.id)
    try life.beginWork(one.fields)
    let end = try #require(Day(one.last)).advanced(by: 1).start
    let clocks = [ClockName.promised, .completion].compactMap { life.matter?.clock($0) }
    let clock = try #require(clocks.first)
    #expect(clock.dueAt == end)
    #expect(!clock.isExceeded(at: end.advanced(by: -1)) && clock.isExceeded(at: end))
  }

  /// 签收: working days, the hotline's 24 hours through the night, a hazard's eight working hours.
  @Test(arguments: [
    ("report-task", "2021-03-04"), ("livelihood-promise", "2021-03-04"),
    ("major-project", "2021-03-04"), ("renovation", "2021-03-04"),
    ("rectification", "2021-03-04"), ("higher-matter", "2021-03-03"),
    ("leader-instruction", "2021-03-03"), ("meeting-decision", "2021-03-03"),
    ("petition", "2021-03-09"),
  ])
  func `accepted in the last second it is in time, at the next it is not`(
    _ id: String, _ after: String
  ) throws {
    let end = try #require(Day(after)).start
    for (instant, isLate) in [(end.advanced(by: -1), false), (end, true)] {
      var life = try life(id)
      try life.issue()
      life.at = instant
      #expect(life.matter?.clock(.acceptance)?.isExceeded(at: instant) == isLate)
      try life.act(.accept, by: LedgerLife.clerk)
      #expect(life.matter?.clock(.acceptance)?.endedAt == instant)
    }
  }

  @Test(arguments: [("hotline", 86_400), ("hazard", 86_400)] as [(String, Int64)])
  func `a limit in hours ends with the hour`(_ id: String, _ seconds: Int64) throws {
    var life = try life(id)
    try life.issue()
    // Eight working hours from Monday morning end on Tuesday at the same time.
    let clock = try #require(life.matter?.clock(.acceptance))
    #expect(clock.dueAt == clock.startedAt.advanced(by: seconds))
    #expect(!clock.isExceeded(at: clock.dueAt.advanced(by: -1)))
    #expect(clock.isExceeded(at: clock.dueAt))
  }

  /// 核查 after the closing was asked for, and 补办 after it was sent back, both on 2021-03-01.
  @Test(
    arguments: [
      ("report-task", "2021-03-15", "2021-03-15"),
      ("livelihood-promise", "2021-03-15", "2021-03-15"),
      ("major-project", "2021-03-15", "2021-03-15"), ("renovation", "2021-03-15", "2021-03-15"),
      ("rectification", "2021-03-29", "2021-03-15"), ("higher-matter", "2021-03-08", "2021-03-08"),
      ("leader-instruction", "2021-03-08", "2021-03-08"),
      ("meeting-decision", "2021-03-08", "2021-03-08"), ("hazard", "2021-03-11", "2021-03-08"),
      ("petition", nil, "2021-03-16"), ("hotline", nil, "2021-03-04"),
    ] as [(String, String?, String)])
  func `a check and what was sent back have their own last days`(
    _ id: String, _ check: String?, _ again: String
  ) throws {
    var life = try life(id)
    try life.beginWork()
    try life.requestClosing()
    #expect(life.lastDay(of: .verification) == check.flatMap { Day($0) })
    try life.verify(passed: false)
    #expect(life.lastDay(of: .returned) == Day(again))
  }

  /// The last day that an extension may ask for, and how often it is granted (§1.7).
  @Test(arguments: [
    ("report-task", "2023-04-01", 2), ("livelihood-promise", "2023-01-30", 1),
    ("major-project", "2023-06-28", 2), ("renovation", "2023-03-01", 1),
    ("rectification", "2023-04-01", 1), ("higher-matter", "2021-04-01", 1),
    ("leader-instruction", "2021-04-01", 1), ("hazard", "2021-09-12", 1),
    ("petition", "2021-05-31", 1), ("hotline", "2021-03-15", 1),
  ])
  func `an extension goes to its last day and not a day further`(
    _ id: String, _ text: String, _ times: Int
  ) throws {
    let last = try #require(Day(text))
    var life = try life(id)
    try life.beginWork()
    let before = life
    #expect(throws: Refusal.limitReached(.extend)) {
      try life.act(.extend, by: LedgerLife.clerk) { $0.due = last.advanced(by: 1) }
    }
    #expect(life.matter == before.matter)
    // In as many steps as there are, the last of which goes to the end.
    for step in (0..<times).reversed() {
      try life.act(.extend, by: LedgerLife.clerk) { $0.due = last.advanced(by: -step) }
      try life.sign(.extend)
    }
    #expect(life.matter?.granted[.extend] == times)
    #expect(throws: Refusal.limitReached(.extend)) { try life.act(.extend, by: life.clerkNow) }
  }

  /// A great hazard's is asked for earlier: `Extending by each ledger`.
  @Test(arguments: completions.filter { $0.fields["level"] != .text("重大") })
  func `an extension is asked for on the last day, and not the day after`(_ one: Case) throws {
    var life = try life(one.id)
    try life.beginWork(one.fields)
    // Of a petition the clock of the law is the one that is measured.
    let end = one.id == "petition" ? Day("2021-05-01") : Day(one.last)?.advanced(by: 1)
    life.at = try #require(end).start.advanced(by: -60)
    var late = life
    try life.act(.extend, by: life.clerkNow)
    #expect(life.matter?.requests.contains { $0.kind == .extend } == true)
    late.at = try #require(end).start
    #expect(throws: Refusal.filedAfterDue) { try late.act(.extend, by: late.clerkNow) }
  }
}

extension LedgerLife {
  fileprivate func lastDay(of name: ClockName) -> Day? {
    matter?.clock(name)?.dueAt.advanced(by: -1).day
  }
}
