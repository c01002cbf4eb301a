import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Locking a year` {
  private static let january = "2022-01-10T09:00"

  private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  private func lock(_ house: House, at text: String = january) async throws -> YearLocking {
    try await house.store.lock(2021, of: "trial", by: Cast.chief, at: try instant(text))
  }

  /// Closed, carried over, ended and one still open, all of 2021.
  private func year(_ house: House) async throws -> (closed: MatterID, open: MatterID) {
    let closed = try await closedInDecember(house)
    let carried = try await house.assigned("结转的")
    let ended = try await house.assigned("终止的", unit: Cast.water)
    let open = try await house.assigned("未定的", unit: Cast.water)
    let at = "2022-01-05T09:00"
    try await house.act(.carryOver, on: carried, by: Cast.chief, at: at, reason: "未完") {
      $0.due = Day("2022-06-30")
    }
    try await house.act(.terminate, on: ended, by: Cast.chief, at: at, reason: "不办了")
    return (closed, open)
  }

  /// Still watched in January.
  private func closedInDecember(_ house: House) async throws -> MatterID {
    let id = try await house.assigned("销号的")
    try await house.act(.accept, on: id, by: clerk)
    try await house.act(.report, on: id, by: clerk, text: "完成")
    try await house.sign(id, by: deputy)
    let at = "2021-12-20T09:00"
    try await house.act(.requestClosing, on: id, by: deputy, at: at, evidence: ["验收单"])
    try await house.sign(id, by: unitChief, at: at)
    try await house.act(.verify, on: id, by: Cast.inspector, at: at) { $0.passed = true }
    try await house.sign(id, by: Cast.chief, at: at)
    try await house.sign(id, by: Cast.leader, at: at)
    return id
  }

  @Test(arguments: Engine.all)
  func `it is refused while it runs, and while anything in it is undecided`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let (_, open) = try await year(house)
      let early = CommandFailure.yearOpen(2021, why: "年度还没有结束，要到次年")
      await #expect(throws: early) { try await lock(house, at: "2021-12-31T23:59") }
      let left = try await house.store.undecided(
        2021, of: "trial", at: try instant(Self.january))
      #expect(left.map(\.id) == [open])
      let number = try await house.matter(open).number
      let undecided = CommandFailure.yearOpen(
        2021, why: "还有事项没有决定结转、并入或终止，如\(number)")
      let before = try await house.contents()
      await #expect(throws: undecided) { try await lock(house) }
      #expect(try await house.contents() == before)
      #expect(try await house.store.yearLock(2021, of: "trial") == nil)
    }
  }

  @Test(arguments: Engine.all)
  func `locked, its figures are those of the journal, whatever comes after`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let (closed, open) = try await year(house)
      try await house.act(
        .terminate, on: open, by: Cast.chief, at: "2022-01-06T09:00", reason: "并案")
      let done = try await lock(house)
      #expect(done.locked == 3 && done.refused.isEmpty)
      let figures = done.lock.figures
      #expect(figures.lines.map(\.unit) == [Cast.housing, Cast.water])
      #expect(figures.lines.map(\.matters) == [2, 2] && figures.lines.map(\.carried) == [1, 0])
      #expect(figures.total.count(.closed) == 1 && figures.total.count(.onTime) == 1)
      #expect(figures.total.count(.relapsed) == 0 && figures.total.count(.issued) == 4)
      #expect(try await house.store.yearLock(2021, of: "trial") == done.lock)

      // It relapses into the year of the relapse, what was carried over goes on, and there is more work.
      try await house.act(
        .relapse, on: closed, by: Cast.inspector, at: "2022-01-20T09:00", reason: "又坏了")
      _ = try await house.assigned("新的一年", due: "2022-12-31", at: "2022-01-20T09:00")
      #expect(try await house.matter(closed).year == 2022)
      let later = try await house.store.figures(of: 2021, of: "trial", asOf: done.lock.at)
      #expect(later == figures)
      let now = try await house.store.figures(
        of: 2021, of: "trial", asOf: try instant("2022-02-01T09:00"))
      #expect(now != figures)
    }
  }

  @Test(arguments: Engine.all)
  func `nothing more is done in it, and locking it again changes nothing`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let (closed, open) = try await year(house)
      try await house.act(
        .terminate, on: open, by: Cast.chief, at: "2022-01-06T09:00", reason: "并案")
      let first = try await lock(house)
      await #expect(throws: CommandFailure.refused(.yearLocked(2021))) {
        try await house.act(
          .remark, on: closed, by: Cast.inspector, at: "2022-01-11T09:00", text: "补一句")
      }
      let before = try await house.contents()
      let again = try await lock(house, at: "2022-01-12T09:00")
      #expect(again.locked == 0 && again.lock == first.lock)
      #expect(try await house.contents() == before)
    }
  }

  @Test func `what units lead jointly is in the line of each, and once in the total`()
    async throws
  {
    try await House.with(on: .sqlite) { house in
      _ = try await house.assigned("独办的")
      let at = try instant("2021-03-01T09:00")
      let opening = Command(
        id: "joint", act: .open,
        details: Details {
          $0.ledger = "trial"
          $0.title = "合办的"
          $0.units = [UnitRole(Cast.housing, .lead), UnitRole(Cast.water, .lead)]
          $0.due = Day("2021-12-31")
        })
      let id = try await house.store.perform(opening, by: Cast.inspector, at: at).matter
      try await house.act(
        .assign, on: id, by: Cast.chief, at: "2021-03-01T09:00", reason: "急需")
      try await house.act(
        .carryOver, on: id, by: Cast.chief, at: "2022-01-05T09:00", reason: "未完"
      ) {
        $0.due = Day("2022-06-30")
      }
      let figures = try await house.store.figures(
        of: 2021, of: "trial", asOf: try instant(Self.january))
      #expect(figures.lines.map(\.unit) == [Cast.housing, Cast.water])
      #expect(figures.lines.map(\.matters) == [2, 1] && figures.lines.map(\.carried) == [1, 1])
      #expect(figures.total.matters == 2 && figures.total.carried == 1)
      #expect(figures.total.count(.issued) == 2)
    }
  }

  @Test func `concluded and not drawn yet it is undecided`() async throws {
    try await House.with(on: .sqlite) { house in
      let id = try await house.assigned(ledger: "flow")
      try await house.act(.accept, on: id, by: clerk)
      for stage in ["survey", "build", "accept"] {
        let shown = stage == "accept" ? ["开工照片"] : []
        try await house.act(.advance, on: id, by: clerk, evidence: shown) { $0.stage = stage }
      }
      try await house.act(.report, on: id, by: clerk, text: "完成")
      try await house.sign(id, by: deputy)
      try await house.act(.requestClosing, on: id, by: clerk)
      try await house.sign(id, by: unitChief)
      #expect(try await house.matter(id).standing == .concluded)
      let left = try await house.store.undecided(
        2021, of: "flow", at: try instant(Self.january))
      #expect(left.map(\.id) == [id])
    }
  }

  @Test func `nobody but the chief of the office locks, not even an empty year`() async throws {
    try await House.with(on: .sqlite) { house in
      let chief = Refusal.notAllowed(.lock, allowed: [Who(.office, .supervisionChief)])
      for closed in [false, true] {
        if closed { _ = try await house.closed() }
        for actor in [deputy, Cast.inspector, Cast.leader, Cast.head] {
          await #expect(throws: CommandFailure.refused(chief), "\(actor)") {
            try await house.store.lock(
              2021, of: "trial", by: actor, at: try instant(Self.january))
          }
        }
      }
      #expect(try await house.store.yearLock(2021, of: "trial") == nil)
    }
  }

  @Test(arguments: Engine.all)
  func `nothing is opened in it or carried over into it any more`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let late = try await house.act(.open, by: Cast.inspector) {
        $0.title = "前年的"
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.year = 2020
        $0.due = Day("2021-03-31")
      }.matter
      let figures = try await lock(house).lock.figures
      let (locked, at) = (CommandFailure.refused(.yearLocked(2021)), "2022-01-11T09:00")
      let before = try await house.contents()
      await #expect(throws: locked) {
        try await house.opened("补登的", due: "2021-12-31", at: at)
      }
      await #expect(throws: locked) {
        try await house.act(.carryOver, on: late, by: Cast.chief, at: at, reason: "未完") {
          $0.due = Day("2021-12-31")
        }
      }
      #expect(try await house.contents() == before)
      try await house.act(.carryOver, on: late, by: Cast.chief, at: at, reason: "未完") {
        $0.due = Day("2022-12-31")
      }
      let now = try await house.store.figures(
        of: 2021, of: "trial", asOf: try instant("2022-02-01T09:00"))
      #expect(now == figures)
    }
  }

  @Test func `who is told of in it is still asked for, kept close and erased`() async throws {
    try await House.with(on: .sqlite) { house in
      let id = try await house.act(.open, by: Cast.inspector) {
        $0.ledger = "personal"
        $0.title = "噪音扰民"
        $0.units = [UnitRole(Cast.housing, .lead)]
        $0.due = Day("2021-12-31")
        $0.fields = ["phone": .text("13800001234")]
      }.matter
      let soon = "2022-01-05T09:00"
      try await house.act(.terminate, on: id, by: Cast.chief, at: soon, reason: "不办了")
      let done = try await house.store.lock(
        2021, of: "personal", by: Cast.chief, at: try instant(Self.january))
      #expect(done.locked == 1 && done.refused.isEmpty)
      let at = "2022-01-11T09:00"
      try await house.act(.reveal, on: id, by: Cast.inspector, at: at, reason: "回访") {
        $0.field = "phone"
      }
      try await house.act(.erase, on: id, by: Cast.chief, at: at, reason: "本人申请") {
        $0.field = "phone"
      }
      try await house.act(.confine, on: id, by: Cast.inspector, at: at, reason: "本人要求") {
        $0.circle = Circle(units: [Cast.housing])
      }
      #expect(try await house.matter(id).fields["phone"] == .erased)
      let now = try await house.store.figures(
        of: 2021, of: "personal", asOf: try instant("2022-02-01T09:00"))
      #expect(now == done.lock.figures)
    }
  }
}
