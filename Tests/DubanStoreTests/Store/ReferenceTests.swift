import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Changing what everybody refers to` {
  @Test(arguments: Engine.all)
  func `a new holder is known to the next command`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.store.put(Person(id: PersonID(77), name: "新联络员"))
      let holding = Holding(
        post: Cast.housingClerk, person: PersonID(77), from: try #require(Day("2021-03-02")))
      try await house.store.put(holding, succeeds: true)
      let after = Actor(person: PersonID(77), post: Cast.housingClerk, unit: Cast.housing)
      await #expect(throws: CommandFailure.refused(.notInPost)) {
        try await house.act(.accept, on: id, by: clerk, at: "2021-03-02T09:00")
      }
      try await house.act(.accept, on: id, by: after, at: "2021-03-02T09:00")
    }
  }

  @Test(arguments: Engine.all)
  func `a new portfolio names the leader of the next matter, and regroups the others`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.store.put(
        Portfolio(
          leader: Cast.secondLeader, coordinator: PostID(15), unit: Cast.housing,
          from: try #require(Day("2021-03-02"))))
      let next = try await house.opened(at: "2021-03-02T09:00")
      #expect(try await house.matter(next).leader == Cast.secondLeader)
      #expect(try await house.matter(id).leader == Cast.firstLeader)
      try await house.act(.regroup, on: id, by: .system, at: "2021-03-02T09:00")
      #expect(try await house.matter(id).leader == Cast.secondLeader)
    }
  }

  @Test(arguments: Engine.all)
  func `a new version of a ledger is for new matters; old ones are migrated`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      var next = TrialLedger.campaign
      next.version = 2
      next.acts[.noNews] = nil
      try await house.install(next)
      let other = try await house.assigned()
      #expect(try await house.matter(other).definition == 2)
      await #expect(throws: CommandFailure.refused(.notInLedger(.noNews, ledger: "试用"))) {
        try await house.act(.noNews, on: other, by: clerk)
      }
      try await house.act(.noNews, on: id, by: clerk)
      try await house.act(.migrate, on: id, by: .system)
      #expect(try await house.matter(id).definition == 2)
      await #expect(throws: CommandFailure.self) {
        var changed = next
        changed.name = "试用改"
        try await house.install(changed)
      }
      try await house.install(next)
    }
  }

  @Test(arguments: Engine.all)
  func `a calendar is previewed, and moves each matter by one entry`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned("甲")
      let other = try await house.assigned("乙", at: "2021-03-08T09:00")
      let done = try await house.assigned("丙")
      try await house.act(.accept, on: done, by: clerk)
      let off = LocalDay(day: try #require(Day("2021-03-02")), isWorkday: false)
      let calendar = try await house.store.calendar(importing: [], localDays: [off])
      let now = try #require(Instant("2021-03-01T10:00"))
      let all = try await house.store.preview(calendar, at: now)
      // And the period that is being checked, of the two ledgers that report.
      #expect(
        all.filter { $0.matter == nil }.map(\.deadline.name)
          == Array(repeating: "2021-02 报送期锁定", count: 2))
      let moved = all.filter { $0.matter != nil }
      #expect(moved.map(\.matter) == [id])
      #expect(moved.map(\.deadline.name) == ["签收时限"])
      #expect(moved.first?.deadline.from == Instant("2021-03-04"))
      #expect(moved.first?.deadline.to == Instant("2021-03-05"))
      #expect(try await house.matter(id).clock(.acceptance)?.dueAt == Instant("2021-03-04"))
      let at = try #require(Instant("2021-03-09T09:00"))
      try await house.store.install(calendar, at: at)
      #expect(try await house.store.recalculate(at: at) == 1)
      #expect(try await house.matter(id).clock(.acceptance)?.dueAt == Instant("2021-03-05"))
      #expect(try await house.store.entries(of: id).map(\.act) == [.open, .assign, .recalculate])
      #expect(try await house.store.entries(of: id).last?.calendar == 2)
      #expect(try await house.store.entries(of: other).count == 2)
      #expect(try await house.store.recalculate(at: at) == 0)
      #expect(try await house.store.checkRebuild(at: at).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `the preview tells every deadline that moves, and each moves as it was told`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.report, on: id, by: clerk, text: "进场")
      try await house.sign(id, by: deputy)
      try await house.act(.extend, on: id, by: clerk, reason: "雨季") { $0.due = Day("2022-01-31") }
      try await house.sign(id, by: unitChief)
      try await house.act(.coordinate, on: id, by: clerk, reason: "等管线迁改") {
        $0.unit = Cast.water
      }
      let off = [LocalDay(day: try #require(Day("2021-03-02")), isWorkday: false)]
      let calendar = try await house.store.calendar(importing: [], localDays: off)
      let at = try #require(Instant("2021-03-01T10:00"))
      let moved = try await house.store.preview(calendar, at: at)
      let own = moved.filter { $0.matter == id }
      #expect(own.map(\.deadline.name) == ["延期审批时限", "协调时限"])
      #expect(moved.count == own.count + 2)
      try await house.store.install(calendar, at: at)
      #expect(try await house.store.recalculate(at: at) == 1)
      let matter = try await house.matter(id)
      let told = own.map(\.deadline.to)
      #expect(told.contains(try #require(matter.requests.first?.clock?.dueAt)))
      #expect(told.contains(try #require(matter.waiting.first?.clock?.dueAt)))
      // What climbs by itself climbs at the new end.
      #expect(matter.dueActs.first?.at == matter.requests.first?.clock?.dueAt)
      #expect(try await house.store.preview(calendar, at: at).isEmpty)
      #expect(try await house.store.recalculate(at: at) == 0)
      #expect(try await house.store.checkRebuild(at: at).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `a local day replaces the one before it, is dropped again, and hours are kept`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let at = try #require(Instant("2021-03-01T10:00"))
      let day = try #require(Day("2021-03-06"))
      for isWorkday in [true, false, true] {
        let calendar = try await house.store.calendar(
          importing: [], localDays: [LocalDay(day: day, isWorkday: isWorkday)])
        try await house.store.install(calendar, at: at)
      }
      #expect(try await house.store.calendar().localDays == [LocalDay(day: day, isWorkday: true)])
      #expect(try await house.store.calendar().isWorkday(day))
      let hours = try #require(OfficeHours("09:00-12:00、13:00-17:00"))
      let calendar = try await house.store.calendar(
        importing: [], dropping: [day], officeHours: hours)
      try await house.store.install(calendar, at: at)
      let kept = try await house.store.calendar()
      #expect(kept.localDays.isEmpty && !kept.isWorkday(day) && kept.officeHours == hours)
      // Sixteen working hours are two days of eight, and three of seven with two hours more.
      let returned = Clock.starting(
        .returned, at: at, limit: TimeLimit(16, .workingHour), calendar: kept)
      #expect(returned.dueAt == Instant("2021-03-03T12:00"))
    }
  }

  @Test(arguments: Engine.all)
  func `lights that rest on float are those of the calendar in force`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned(ledger: "flow", due: "2021-06-30")
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.report, on: id, by: clerk, text: "进场")
      try await house.sign(id, by: deputy)
      let move = try #require(try await house.matter(id).float).mustMoveBy
      let days = (-3...12).map { move.advanced(by: $0) }
      let calendar = try await house.store.calendar(
        importing: [], localDays: days.map { LocalDay(day: $0, isWorkday: false) })
      let at = try #require(Instant("2021-03-09T09:00"))
      try await house.store.install(calendar, at: at)
      _ = try await house.store.recalculate(at: at)
      for day in stride(from: 0, to: 200, by: 3) {
        let report = try await house.store.checkRebuild(at: at.advanced(by: Int64(day) * 86_400))
        #expect(report.isEqual, "after \(day) days")
      }
    }
  }

  @Test func `two programs on one database see each other's matters and changes`() async throws {
    try await PostgresHouse.two { one, other in
      let id = try await one.assigned()
      #expect(try await other.matter(id).standing == .issued)
      try await other.store.put(Person(id: PersonID(77), name: "新联络员"))
      let holding = Holding(
        post: Cast.housingClerk, person: PersonID(77), from: try #require(Day("2021-03-01")))
      try await other.store.put(holding, succeeds: true)
      let after = Actor(person: PersonID(77), post: Cast.housingClerk, unit: Cast.housing)
      try await one.act(.accept, on: id, by: after, id: "one")
      _ = try await many(16) { number in
        try await (number % 2 == 0 ? one : other).act(
          .remark, on: id, by: Cast.inspector, id: "many \(number)", text: "第\(number)次")
      }
      #expect(try await one.store.entries(of: id).map(\.number) == Array(1...19))
      let opened = try await many(16) { number in
        try await (number % 2 == 0 ? one : other).act(
          .open, by: Cast.inspector, id: "open \(number)"
        ) { $0.title = "第\(number)件" }
      }
      #expect(Set(opened.map(\.number)).count == 16)
      #expect(try await other.store.verifyJournal().isWhole)
      let at = try #require(Instant("2021-03-02T09:00"))
      #expect(try await other.store.checkRebuild(at: at).isEqual)
    }
  }
}
