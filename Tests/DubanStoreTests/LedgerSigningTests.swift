import Duban
import DubanStore
import DubanTesting
import Testing

/// Who signs at each step, by ledger and level, as the delivered ledgers have it.
@Suite struct `Signing by ledger and level` {
  private func submitted(
    _ id: String, _ chosen: [String: FieldValue] = [:]
  ) throws -> LedgerLife {
    let ledger = try #require(try deliveredLedgers().first { $0.id == id })
    var life = try LedgerLife(ledger)
    try life.open(chosen)
    try life.act(.submit, by: Cast.inspector)
    return life
  }

  private static let usual = [Who(.coordinator), Who(.leader), Who(.head)]

  @Test func `a voted figure goes on from the head to the meeting, another task does not`() throws {
    let voted = try submitted("report-task", ["voted": .text("是")])
    #expect(voted.matter?.requests.first?.steps == Self.usual + [Who(.council)])
    for word in ["否", nil] {
      let other = try submitted("report-task", word.map { ["voted": .text($0)] } ?? [:])
      #expect(other.matter?.requests.first?.steps == Self.usual)
    }
  }

  @Test func `a promise to the public always goes to the meeting`() throws {
    let life = try submitted("livelihood-promise")
    #expect(life.matter?.requests.first?.steps == Self.usual + [Who(.council)])
  }

  @Test func `what the meeting decided is entered with it, by the head or the chief`() throws {
    var life = try submitted("livelihood-promise")
    let number = try #require(life.matter?.requests.first?.number)
    for actor in [Cast.coordinator, Cast.leader, Cast.head] {
      try life.act(.sign, by: actor) { $0.request = number }
    }
    for actor in [Cast.inspector, Cast.leader, Cast.coordinator] {
      #expect(throws: Refusal.notYourSignature([Who(.council)])) {
        try life.act(.sign, by: actor) { $0.request = number }
      }
    }
    #expect(throws: Refusal.missing(.detail("会议情况（第几次常务会议、怎样议定）"))) {
      try life.act(.sign, by: Cast.chief, text: nil) { $0.request = number }
    }
    #expect(life.matter?.dueActs.contains { $0.act == .climb } == false)
    for actor in [Cast.chief, Cast.head] {
      var signed = life
      try signed.act(.sign, by: actor, text: "第3次常务会议议定，同意") { $0.request = number }
      #expect(signed.matter?.granted[.issue] == 1)
    }
  }

  @Test func `a voted figure is changed by the meeting alone`() throws {
    let ledger = try #require(try deliveredLedgers().first { $0.id == "report-task" })
    var life = try LedgerLife(ledger)
    try life.begin(["voted": .text("是")])
    try life.act(.adjust, by: LedgerLife.clerk) { $0.fields = ["measure": .text("五千个")] }
    let steps = life.matter?.requests.first?.steps.suffix(3)
    #expect(steps == [Who(.leader), Who(.head), Who(.council)])
  }
}

/// The clocks of 信访工作条例 in the delivered ledgers. The day of the event itself does not count.
@Suite struct `Keeping the clocks of petitions` {
  private func life(
    _ id: String, at text: String = "2021-03-01T09:00"
  ) throws -> LedgerLife {
    try LedgerLife(try #require(try deliveredLedgers().first { $0.id == id }), at: text)
  }

  @Test func `fifteen days to hand over, and fifteen to tell the petitioner`() throws {
    var life = try life("petition")
    try life.open()
    #expect(life.matter?.clock(.handover)?.dueAt == Day("2021-03-17")?.start)
    life.at = try #require(Instant("2021-03-10T09:00"))
    try life.act(.assign, by: Cast.inspector) { $0.documentNumber = "1号" }
    #expect(life.matter?.clock(.handover)?.endedAt != nil)
    #expect(life.matter?.clock(.notice)?.dueAt == Day("2021-03-26")?.start)
    try life.act(.accept, by: LedgerLife.clerk)
    try life.act(.contact, by: LedgerLife.clerk)
    #expect(life.matter?.clock(.notice)?.endedAt != nil)
  }

  @Test func `feedback is asked for each half month`() throws {
    let rule = try #require(try life("petition").ledger.reporting)
    let calendar = WorkCalendar(version: 1, years: [])
    let periods = try ["2021-03-03", "2021-03-17", "2021-03-30", "2021-03-31"].map { text in
      rule.present(at: try #require(Instant("\(text)T09:00")), calendar)
    }
    // Due on Saturday the 13th and checked on Monday and Tuesday, then on Sunday the 28th.
    #expect(periods.map(\.key) == ["2021-03-H1", "2021-03-H2", "2021-03-H2", "2021-04-H1"])
    let due = periods.map(\.due.description)
    #expect(due == ["2021-03-13", "2021-03-28", "2021-03-28", "2021-04-13"])
    #expect(periods.first?.locksAt == Day("2021-03-17")?.start)
  }

  @Test(arguments: [("2021-03-31", true), ("2021-04-01", false)])
  func `a review is asked for within thirty days of the opinion`(
    asked: String, isTaken: Bool
  ) throws {
    var life = try life("petition-review", at: "2021-04-06T09:00")
    let days = [
      "served": FieldValue.day(try #require(Day("2021-03-01"))),
      "asked": FieldValue.day(try #require(Day(asked))),
    ]
    guard isTaken else {
      do {
        try life.open(days)
        Issue.record("asked for too late")
      } catch let Refusal.invalid(field, why) {
        #expect(field == "请求日期" && why.contains("最晚2021-03-31"))
      }
      return
    }
    try life.open(days)
    // From the day it was asked for, not from the day it was entered.
    #expect(life.matter?.clock(.statutory)?.dueAt == Day("2021-05-01")?.start)
  }

  @Test func `a day of asking that lies ahead gains no time`() throws {
    var life = try life("petition-review")
    try life.open(["asked": .day(try #require(Day("2021-03-20")))])
    #expect(life.matter?.clock(.statutory)?.startedAt == life.matter?.openedAt)
    #expect(life.matter?.clock(.statutory)?.dueAt == Day("2021-04-01")?.start)
  }

  @Test func `its own deputy stops no statutory clock`() throws {
    var life = try life("petition-review")
    try life.begin()
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    life.at = try #require(Instant("2021-03-30T09:00"))
    try life.act(.suspend, by: Cast.actor(Cast.housing, .deputy))
    try life.sign(.suspend, insideOnly: true)
    #expect(life.standing == .underway)
    let request = try #require(life.matter?.requests.first { $0.kind == .suspend })
    #expect(request.steps == [Who(.office, .supervisionChief)])
    #expect(life.matter?.clock(.statutory)?.pausedAt == nil)
    try life.act(.refuse, by: Cast.chief) { $0.request = request.number }
    #expect(life.standing == .underway)
    #expect(life.matter?.clock(.statutory)?.dueAt == Day("2021-04-01")?.start)
  }

  @Test func `a hearing does not count, and the review ends with its opinion`() throws {
    var life = try life("petition-review")
    try life.begin()
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    let before = try #require(life.matter?.clock(.statutory)?.dueAt)
    #expect(before == Day("2021-04-01")?.start)
    life.at = try #require(Instant("2021-03-10T09:00"))
    try life.act(.suspend, by: LedgerLife.clerk)
    try life.sign(.suspend)
    #expect(life.standing == .suspended)
    life.at = try #require(Instant("2021-03-17T09:00"))
    try life.act(.resume, by: Cast.inspector)
    #expect(life.matter?.clock(.statutory)?.dueAt == Day("2021-04-08")?.start)
    try life.requestClosing()
    try life.verify(passed: true)
    #expect(life.standing == .closed && life.matter?.clock(.statutory)?.endedAt != nil)
    life.at = try #require(life.matter?.closing?.watchedTo).advanced(by: 1).start
    try life.act(.archive, by: .system)
    #expect(life.standing == .archived)
    #expect(life.matter == Matter(id: MatterID(1), folding: life.history))
  }
}

@Suite struct `Checking by the unit above` {
  /// Out of the hands of whichever unit leads it.
  private func asked(_ lead: UnitID) throws -> LedgerLife {
    let ledger = try #require(try deliveredLedgers().first { $0.id == "meeting-decision" })
    var life = try LedgerLife(ledger)
    try life.begin()
    try life.act(.report, by: LedgerLife.clerk)
    try life.sign(.report)
    try life.requestClosing()
    return life
  }

  @Test func `as long as somebody of the district may, the unit above may not`() throws {
    var life = try asked(Cast.housing)
    let above = Cast.actor(Cast.city, .supervisor)
    #expect(throws: Refusal.self) { try life.act(.verify, by: above) { $0.passed = true } }
  }

  @Test func `when all of the office stand back, the unit above that is named checks`() throws {
    var life = try asked(Cast.housing)
    // The office itself is one of the units that carry it out.
    let at = life.at
    life.change { matter in
      matter.applying(
        Entry(
          number: matter.version + 1, act: .transfer, by: .system, at: at, calendar: 1,
          effects: [.units(matter.units + [UnitRole(Cast.office, .support)])]))
    }
    #expect(throws: Refusal.denied(.executing)) {
      try life.act(.verify, by: Cast.inspector) { $0.passed = true }
    }
    #expect(throws: Refusal.self) {
      try life.act(.verify, by: Cast.actor(Cast.education, .chief)) { $0.passed = true }
    }
    try life.act(.verify, by: Cast.actor(Cast.city, .supervisor)) { $0.passed = true }
    #expect(life.matter?.verification?.by.unit == Cast.city)
  }
}
