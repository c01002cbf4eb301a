import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Listing matters` {
  static let at = Instant("2021-03-20T09:00")

  /// Sixty matters of two ledgers and three units, some closed, in several lights.
  private func register(_ house: House) async throws -> [Matter] {
    let units = [Cast.housing, Cast.water, Cast.education]
    for number in 0..<24 {
      let day = 10 + number % 15
      let id = try await house.opened(
        "第\(number)件", ledger: number % 3 == 0 ? "flow" : "trial", unit: units[number % 3],
        due: number % 5 == 0 ? nil : "2021-\(number % 2 == 0 ? "12" : "11")-\(day)",
        at: "2021-03-01T09:\(10 + number)")
      guard number % 4 > 0 else { continue }
      try await house.act(.assign, on: id, by: Cast.chief, reason: "急需")
      if number % 4 == 2 {
        let clerk = Cast.actor(units[number % 3], .liaison)
        try await house.act(.accept, on: id, by: clerk)
        try await house.act(.coordinate, on: id, by: clerk, reason: "协助") { $0.unit = Cast.housing }
      }
      if number % 4 == 3 {
        try await house.act(.terminate, on: id, by: Cast.chief, reason: "不再需要")
      }
    }
    return try await all(house, ListQuery(order: .number))
  }

  private func all(_ house: House, _ query: ListQuery) async throws -> [Matter] {
    var query = query
    var found: [Matter] = []
    repeat {
      let page = try await house.store.list(query, at: try #require(Self.at))
      #expect(page.matters.count <= query.limit)
      found += page.matters
      query.after = page.next
    } while query.after != nil
    return found
  }

  @Test(arguments: Engine.all)
  func `every filter and order shows the rows that fit, each once, in order`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let all = try await register(house)
      #expect(all.count == 24)
      let at = try #require(Self.at)
      let turns = try await lights(house, all, at: at)
      for (query, fits) in Self.filters(turns, at: at) {
        let wanted = all.filter(fits)
        for order in ListQuery.Order.allCases {
          for isDescending in [false, true] {
            var query = query
            (query.order, query.isDescending, query.limit) = (order, isDescending, 5)
            let found = try await self.all(house, query)
            #expect(Set(found.map(\.id)) == Set(wanted.map(\.id)), "\(query)")
            #expect(found.count == wanted.count, "\(query)")
            let keys = found.map { key(of: $0, order) }
            let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
            #expect(keys == (isDescending ? sorted.reversed() : sorted), "\(query)")
          }
        }
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a list tells the reason of its moment, as the matter's own page does`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.opened(
        "拖着的事", ledger: "trial", unit: Cast.housing, due: "2021-03-10", at: "2021-03-01T09:00")
      try await house.act(.assign, on: id, by: Cast.chief, reason: "急需")
      var sentences: Set<String> = []
      for moment in ["2021-04-01T09:00", "2021-04-08T09:00"] {
        let at = try #require(Instant(moment))
        let light = try #require(try await house.store.list(ListQuery(), at: at).lights.first)
        let own = try #require(try await house.store.turns(of: id, at: at).first)
        #expect(light == own && light?.light == .red)
        sentences.insert(own.reason.sentence)
      }
      // Some days later it is later by as many.
      #expect(sentences.count == 2)
    }
  }

  private func lights(
    _ house: House, _ all: [Matter], at: Instant
  ) async throws -> [MatterID: [LightTurn]] {
    var turns: [MatterID: [LightTurn]] = [:]
    for matter in all { turns[matter.id] = try await house.store.turns(of: matter.id, at: at) }
    return turns
  }

  private static func filters(
    _ turns: [MatterID: [LightTurn]], at: Instant
  ) -> [(ListQuery, (Matter) -> Bool)] {
    func light(_ matter: Matter) -> Light? { turns[matter.id]?.last { $0.at <= at }?.light }
    return [
      (ListQuery(), { _ in true }),
      (query { $0.ledger = "flow" }, { $0.ledger == "flow" }),
      (query { $0.unit = Cast.water }, { $0.units(.lead).contains(Cast.water) }),
      (
        query {
          $0.unit = Cast.water
          $0.isAnyRole = true
        },
        { matter in
          matter.units.contains { $0.unit == Cast.water } || matter.askedUnits.contains(Cast.water)
        }
      ),
      (query { $0.leader = Cast.firstLeader }, { $0.leader == Cast.firstLeader }),
      (query { $0.standing = .drafted }, { $0.standing == .drafted }),
      (query { $0.year = 2021 }, { $0.year == 2021 }), (query { $0.year = 2020 }, { _ in false }),
      (query { $0.isOpen = true }, { $0.standing.isOpen }),
      (query { $0.isOpen = false }, { !$0.standing.isOpen }),
      (query { $0.isAwaiting = true }, \.awaitsAct),
      (query { $0.light = .red }, { light($0) == .red }),
      (query { $0.light = .onTrack }, { light($0) == .onTrack }),
      (
        query {
          $0.ledger = "trial"
          $0.unit = Cast.education
          $0.isOpen = true
          $0.light = .red
        },
        {
          $0.ledger == "trial" && $0.leadUnit == Cast.education && $0.standing.isOpen
            && light($0) == .red
        }
      ),
    ] + daysAndWords
  }

  private static var daysAndWords: [(ListQuery, (Matter) -> Bool)] {
    [
      (
        query { $0.dueFrom = Day("2021-12-01") },
        { $0.due.map { "\($0)" >= "2021-12-01" } ?? false }
      ),
      (
        query {
          $0.dueFrom = Day("2021-11-20")
          $0.dueTo = Day("2021-12-15")
          $0.isOpen = true
        },
        {
          $0.standing.isOpen
            && ($0.due.map { "2021-11-20"..."2021-12-15" ~= "\($0)" } ?? false)
        }
      ),
      (query { $0.words = "急需" }, { $0.issuedAt != nil }),
      (
        query {
          $0.words = "急需"
          $0.isOpen = true
          $0.ledger = "trial"
        }, { $0.issuedAt != nil && $0.standing.isOpen && $0.ledger == "trial" }
      ),
    ]
  }

  private static func query(_ fill: (inout ListQuery) -> Void) -> ListQuery {
    var query = ListQuery()
    fill(&query)
    return query
  }

  private func key(of matter: Matter, _ order: ListQuery.Order) -> [Int64] {
    switch order {
    case .due: [Int64(matter.due?.number ?? Int32.max), matter.id.rawValue]
    case .changed: [matter.changedAt.seconds, matter.id.rawValue]
    case .number: [matter.id.rawValue]
    }
  }

  @Test(arguments: Engine.all)
  func `pages miss nothing and repeat nothing while matters are opened`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let before = try await register(house)
      var query = ListQuery(order: .due, limit: 3)
      var seen: [MatterID] = []
      repeat {
        let page = try await house.store.list(query, at: try #require(Self.at))
        seen += page.matters.map(\.id)
        query.after = page.next
        try await house.opened("新一件", due: "2021-11-\(10 + seen.count % 15)")
        try await house.opened("新二件", due: nil)
        if seen.count > 90 { break }
      } while query.after != nil
      #expect(Set(seen).count == seen.count)
      #expect(Set(before.map(\.id)).isSubset(of: Set(seen)))
    }
  }

  @Test(arguments: Engine.all)
  func `a saved filter is kept, replaced and removed`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let person = try #require(Cast.inspector.person)
      var filter = SavedFilter(name: "我的红灯", query: ListQuery())
      filter.query.light = .red
      try await house.store.save(filter, of: person)
      filter.query.unit = Cast.water
      try await house.store.save(filter, of: person)
      #expect(try await house.store.filters(of: person) == [filter])
      #expect(try await house.store.removeFilter(named: "我的红灯", of: person))
      #expect(try await house.store.removeFilter(named: "我的红灯", of: person) == false)
    }
  }
}

@Suite struct `Searching matters` {
  private func found(
    _ house: House, _ words: [String], units: [UnitID]? = nil, ledgers: [String] = []
  ) async throws -> [MatterID] {
    try await house.store.search(words, units: units, ledgers: ledgers).matters.map { MatterID($0) }
  }

  @Test(arguments: Engine.all)
  func `two characters are found in titles, numbers and entries, newest first`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let first = try await house.assigned("改造老旧小区三个")
      let second = try await house.assigned("修缮学校操场")
      try await house.act(.remark, on: second, by: Cast.inspector, text: "操场旁的小区道路一并修缮")
      #expect(try await found(house, ["小区"]) == [second, first])
      #expect(try await found(house, ["老旧"]) == [first])
      #expect(try await found(house, ["旧小"]) == [first])
      #expect(try await found(house, ["小区", "道路"]) == [second])
      #expect(try await found(house, ["急需"]) == [second, first])
      #expect(try await found(house, ["002号"]) == [second])
      #expect(try await found(house, ["没有"]) == [])
      #expect(try await found(house, ["区小"]) == [])
    }
  }

  @Test(arguments: Engine.all)
  func `only what one may see is found and counted`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let own = try await house.assigned("改造街巷", unit: Cast.housing)
      let other = try await house.assigned("改造河道", unit: Cast.water)
      #expect(try await found(house, ["改造"], units: [Cast.housing]) == [own])
      #expect(try await found(house, ["改造"], units: []) == [])
      #expect(try await found(house, ["改造"], units: [], ledgers: ["trial"]) == [other, own])
      #expect(try await house.store.search(["改造"], units: [Cast.housing]).count == 1)
      // A word cannot pass for a right, nor a text give one.
      #expect(try await found(house, ["@420106u11"], units: [Cast.housing]) == [])
      try await house.act(.transfer, on: own, by: Cast.inspector, reason: "机构改革") {
        $0.units = [UnitRole(Cast.water, .lead)]
      }
      try await house.sign(own, by: Cast.leader)
      #expect(try await found(house, ["改造"], units: [Cast.housing]) == [])
      #expect(try await found(house, ["改造"], units: [Cast.water]) == [other, own])
    }
  }

  @Test(arguments: Engine.all)
  func `a long history stays within what an index can hold, and the newest is found`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned("改造街巷")
      for step in 0..<40 {
        let scalars = (0..<2_000).compactMap {
          Unicode.Scalar(0x4E00 + (step * 2_000 + $0) % 20_000)
        }
        let text = String(String.UnicodeScalarView(scalars))
        try await house.act(.remark, on: id, by: Cast.inspector, text: text)
      }
      try await house.act(.remark, on: id, by: Cast.inspector, text: "最后一句话")
      #expect(try await found(house, ["最后"]) == [id])
      #expect(try await found(house, ["街巷"]) == [id])
      let at = try #require(ListTests.at)
      try await house.store.rebuild(at: at)
      #expect(try await found(house, ["最后", "街巷"]) == [id])
    }
  }
}

private typealias ListTests = `Listing matters`
