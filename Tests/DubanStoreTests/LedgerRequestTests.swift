import Duban
import DubanStore
import DubanTesting
import Testing

/// What asks that something be due otherwise or no more, in the delivered ledgers that units carry out by
/// plan. Opened on 2021-03-01, due on Friday 2022-12-30.
@Suite struct `Asking before the due day` {
  static let ledgers = [
    "report-task", "livelihood-promise", "major-project", "renovation", "rectification",
  ]
  private static let acts: [(Act, RequestKind)] = [
    (.transfer, .transfer), (.suspend, .suspend), (.cancel, .cancel), (.regularize, .regularize),
  ]

  private func underway(_ id: String) throws -> LedgerLife {
    let ledger = try #require(try deliveredLedgers().first { $0.id == id })
    var life = try LedgerLife(ledger)
    try life.begin()
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    return life
  }

  private func ask(_ act: Act, _ life: inout LedgerLife) throws {
    // Whoever holds the post on that day.
    try life.act(act, by: Cast.actor(Cast.housing, .liaison, on: life.at.day)) { details in
      if act == .transfer { details.units = [UnitRole(Cast.water, .lead)] }
    }
  }

  @Test(arguments: ledgers)
  func `filed after it, it is refused`(id: String) throws {
    var life = try underway(id)
    life.at = try #require(Instant("2022-12-31T00:00"))
    for (act, _) in Self.acts where life.ledger.acts[act] != nil {
      #expect(throws: Refusal.filedAfterDue, "\(act.word)") { try ask(act, &life) }
    }
  }

  @Test(arguments: ledgers)
  func `undecided after three working days, it climbs`(id: String) throws {
    let begun = try underway(id)
    for (act, kind) in Self.acts where begun.ledger.acts[act] != nil {
      var life = begun
      life.at = try #require(Instant("2022-12-01T09:00"))
      try ask(act, &life)
      try life.sign(kind, insideOnly: true)
      let due = try #require(life.matter?.dueActs.first { $0.act == .climb }, "\(act.word)")
      // From Thursday: Friday, Monday and Tuesday.
      #expect(due.at == Day("2022-12-07")?.start, "\(act.word)")
      life.at = due.at
      try life.act(.climb, by: .system) { $0.request = due.request }
      #expect(life.matter?.requests.first { $0.kind == kind }?.climbs == 1, "\(act.word)")
    }
  }

  @Test(arguments: ["report-task", "livelihood-promise", "rectification"])
  func `filed before it, the red is held until it is decided`(id: String) throws {
    let begun = try underway(id)
    for (act, kind) in Self.acts where begun.ledger.acts[act] != nil {
      var life = begun
      life.at = try #require(Instant("2022-12-30T16:00"))
      try ask(act, &life)
      try life.sign(kind, insideOnly: true)
      let late = try #require(Instant("2023-01-03T09:00"))
      #expect(life.reason(at: late)?.code == .extensionPending, "\(act.word)")
      let number = life.matter?.requests.last?.number
      life.at = late
      try life.act(.refuse, by: Cast.leader) { $0.request = number }
      #expect(life.reason(at: late)?.code == .overdue, "\(act.word)")
    }
  }

  @Test func `suspended, it stands still from the day of the filing`() throws {
    var life = try underway("report-task")
    let filed = try #require(Instant("2022-12-29T09:00"))
    life.at = filed
    try ask(.suspend, &life)
    try life.sign(.suspend, insideOnly: true)
    life.at = try #require(Instant("2023-01-03T09:00"))
    try life.sign(.suspend)
    #expect(life.standing == .suspended && life.matter?.suspension?.since == filed)
    #expect(life.matter?.clock(.completion)?.pausedAt == filed)
    life.at = try #require(Instant("2023-01-09T09:00"))
    try life.act(.resume, by: Cast.inspector)
    // Two days were left, the day of the filing and the next.
    #expect(life.matter?.due == Day("2023-01-10"))
    #expect(life.matter?.clock(.completion)?.isExceeded(at: life.at) == false)
  }

  @Test(arguments: [
    ("2021-03-20", Outcome.Kind.onTime), ("2021-04-16", .late), ("2021-05-10", .late),
  ])
  func `a petition is on time by the promise, the shorter of its clocks`(
    text: String, kind: Outcome.Kind
  ) throws {
    let ledger = try #require(try deliveredLedgers().first { $0.id == "petition" })
    var life = try LedgerLife(ledger)
    try life.begin()
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    life.at = try #require(Instant("\(text)T09:00"))
    try life.requestClosing()
    try life.verify(passed: true)
    let matter = try #require(life.matter)
    let calendar = WorkCalendar(version: 1, years: [])
    let outcome = try #require(
      Outcome(of: matter, in: ledger, light: nil, calendar: calendar))
    #expect(outcome.kinds.intersection([.onTime, .late]) == [kind])
  }
}

extension LedgerLife {
  fileprivate func reason(at instant: Instant) -> LightReason? {
    matter?.light(at: instant, rules: ledger.light, calendar: WorkCalendar(version: 1, years: []))?
      .reason
  }
}
