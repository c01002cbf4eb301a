import Duban
import DubanStore
import DubanTesting
import Testing

@Suite struct `Extending by each ledger` {
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
