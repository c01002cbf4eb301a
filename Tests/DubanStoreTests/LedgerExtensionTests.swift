import Duban
import DubanStore
import DubanTesting
import Testing

@Suite struct `Extending by each ledger` {
  /// A hazard of a level, found on Monday 2021-03-01: 365 days for a great one, 15 for another.
  private func hazard(_ level: String) throws -> LedgerLife {
    let ledger = try #require(try deliveredLedgers().first { $0.id == "hazard" })
    var life = try LedgerLife(ledger)
    try life.begin(["level": .text(level)])
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    return life
  }

  @Test func `of a great hazard it is asked for twenty working days before, or not at all`() throws
  {
    var life = try hazard("重大")
    let end = try #require(life.matter?.clock(.completion)?.dueAt.advanced(by: -1).day)
    #expect(end == Day("2022-03-01"))
    // Twenty weekdays before Tuesday the first of March.
    let last = try #require(Day("2022-02-01"))
    life.at = last.advanced(by: 1).start
    let clerk = Cast.actor(Cast.housing, .liaison, on: life.at.day)
    #expect(throws: Refusal.filedLate(.extend, last)) { try life.act(.extend, by: clerk) }
    life.at = last.start.advanced(by: 23 * 3_600)
    try life.act(.extend, by: clerk)
    #expect(life.matter?.requests.map(\.kind) == [.extend])
  }

  @Test func `of another hazard, which has but fifteen days, until its end`() throws {
    var life = try hazard("一般")
    life.at = try #require(Instant("2021-03-16T16:00"))
    try life.act(.extend, by: LedgerLife.clerk)
    #expect(life.matter?.requests.map(\.kind) == [.extend])
  }

  /// The clock that an extension is measured by, its first last day and the last day after it. Opened
  /// on Monday 2021-03-01, due on 2022-12-30 where the ledger's clocks do not say otherwise.
  @Test(arguments: [
    ("petition", ClockName.statutory, "2021-04-30", "2021-05-31"),
    ("hotline", .completion, "2021-03-08", "2021-03-15"),
    ("leader-instruction", .completion, "2021-03-02", "2021-04-01"),
    ("hazard", .completion, "2021-03-16", "2021-09-12"),
    ("renovation", .completion, "2022-12-30", "2023-03-01"),
  ])
  func `it moves the clock that counts and keeps its first end`(
    id: String, name: ClockName, first: String, last: String
  ) throws {
    let ledger = try #require(try deliveredLedgers().first { $0.id == id })
    var life = try LedgerLife(ledger)
    try life.begin()
    if ledger.acts[.report] != nil {
      try life.act(.report, by: LedgerLife.clerk)
      try life.sign(.report)
    }
    try life.act(.extend, by: LedgerLife.clerk)
    try life.sign(.extend)
    let clock = try #require(life.matter?.clock(name))
    #expect(clock.extensions.first?.from.advanced(by: -1).day == Day(first))
    #expect(clock.dueAt.advanced(by: -1).day == Day(last))
    #expect(life.matter?.original?.ends?[name.rawValue] == clock.extensions.first?.from)
  }
}
