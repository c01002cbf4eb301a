import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Listing matters by their words` {
  private static let at = Instant(seconds: 1_614_560_400)

  private func all(_ store: Store, _ query: ListQuery) async throws -> (ids: [Int64], isCut: Bool) {
    var query = query
    var found: [Int64] = []
    var isCut = false
    repeat {
      let page = try await store.list(query, at: Self.at)
      #expect(page.matters.count <= query.limit)
      found += page.matters.map(\.id.rawValue)
      isCut = isCut || page.isCut
      query.after = page.next
    } while query.after != nil
    return (found, isCut)
  }

  @Test(arguments: Engine.all)
  func `of a common word the newest thousand are listed, in any order, and it says so`(
    engine: Engine
  ) async throws {
    try await Town.with(on: engine) { town in
      let openings = (1...1_100).map { Town.opening($0) }
      try await town.store.load(openings: openings, by: Cast.inspector, at: Town.start)
      for order in ListQuery.Order.allCases {
        var query = ListQuery(order: order, limit: 300)
        (query.words, query.isOpen) = ("老旧街巷", true)
        let (ids, isCut) = try await all(town.store, query)
        #expect(Set(ids) == Set(101...1_100) && ids.count == 1_000 && isCut, "\(order)")
      }
      // What narrows the list is looked at first: nothing of it is cut off.
      var query = ListQuery(limit: 300)
      (query.words, query.isOpen, query.year) = ("改造 老旧", true, 2020)
      let (ids, isCut) = try await all(town.store, query)
      let ofYear = (1...1_100).filter { $0 % 7 == 0 }
      #expect(ids.sorted() == ofYear.map(Int64.init) && !isCut)
      query.dueTo = Town.start.day.advanced(by: 10)
      let early = ofYear.filter { $0 % 5 > 0 && $0 % 90 <= 10 }
      #expect(try await all(town.store, query).ids.sorted() == early.map(Int64.init))
    }
  }

  @Test(arguments: Engine.all)
  func `whoever is shown one unit's matters finds them by what the unit may read`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned("改造街巷")
      _ = try await house.assigned("改造河道", unit: Cast.water)
      try await house.act(.remark, on: id, by: Cast.leader, text: "务必月底前了结")
      func found(_ words: String, _ unit: UnitID?) async throws -> [Int64] {
        var query = ListQuery(order: .number)
        (query.words, query.unit, query.isAnyRole) = (words, unit, unit != nil)
        return try await all(house.store, query).ids
      }
      #expect(try await found("改造", nil).count == 2)
      #expect(try await found("改造", Cast.housing) == [id.rawValue])
      #expect(try await found("月底", nil) == [id.rawValue])
      #expect(try await found("月底", Cast.housing) == [])
      #expect(try await found("没有的词", nil) == [])
      #expect(try await found("、", nil) == [])
    }
  }

  @Test func `a filter saved before there were words is still read`() throws {
    let kept = #"{"isAnyRole":false,"isDescending":false,"limit":50,"order":"due","unit":11}"#
    let query: ListQuery = try Coding.value(from: Array(kept.utf8))
    #expect(query.unit == UnitID(11) && query.words == nil && query.dueFrom == nil)
  }
}
