import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Giving matters over to another leader` {
  private func portfolio(_ unit: UnitID, from text: String) throws -> Portfolio {
    Portfolio(
      leader: Cast.secondLeader, coordinator: PostID(15), unit: unit,
      from: try #require(Day(text)))
  }

  private func tick(_ house: House, at text: String) async throws -> Tick {
    try await house.store.tick(at: try #require(Instant(text)))
  }

  @Test(arguments: Engine.all)
  func `one that begins later takes effect by itself on its day`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned(unit: Cast.education)
      let other = try await house.assigned(unit: Cast.housing)
      let at = try #require(Instant("2021-03-01T10:00"))
      _ = try await tick(house, at: "2021-03-01T10:00")
      let new = [try portfolio(Cast.education, from: "2021-03-10")]
      #expect(try await house.store.regrouping(new, at: at).map(\.id) == [id])
      #expect(try await house.store.set(new, at: at) == 0)
      #expect(try await tick(house, at: "2021-03-09T23:59").regrouped == 0)
      #expect(try await house.matter(id).leader == Cast.firstLeader)
      #expect(try await tick(house, at: "2021-03-10T00:00").regrouped == 1)
      #expect(try await house.matter(id).leader == Cast.secondLeader)
      #expect(try await house.matter(other).leader == Cast.firstLeader)
      #expect(try await house.store.entries(of: id).last?.act == .regroup)
      let before = try await house.contents()
      #expect(try await tick(house, at: "2021-03-10T00:01").regrouped == 0)
      #expect(try await house.contents() == before)
      let end = try #require(Instant("2021-03-10T09:00"))
      #expect(try await house.store.checkRebuild(at: end).isEqual)
    }
  }

  @Test(arguments: Engine.all)
  func `after a stop over its day it takes effect with the next tick`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let id = try await house.assigned()
      _ = try await tick(house, at: "2021-08-20T09:00")
      // The cast's own: from September on the second vice head answers for housing.
      #expect(try await tick(house, at: "2021-09-20T09:00").regrouped == 1)
      #expect(try await house.matter(id).leader == Cast.secondLeader)
    }
  }

  @Test(arguments: Engine.all)
  func `one that begins today gives matters over at once, and those of units below with it`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let street = try await house.assigned("街道的", unit: Cast.eastStreet)
      let village = try await house.assigned("村里的", unit: Cast.eastVillage)
      #expect(try await house.matter(village).leader == Cast.firstLeader)
      let at = try #require(Instant("2021-03-02T10:00"))
      let new = [try portfolio(Cast.eastStreet, from: "2021-03-02")]
      #expect(Set(try await house.store.regrouping(new, at: at).map(\.id)) == [street, village])
      #expect(try await house.store.set(new, at: at) == 2)
      for id in [street, village] {
        #expect(try await house.matter(id).leader == Cast.secondLeader)
      }
      #expect(try await house.store.regrouping(new, at: at).isEmpty)
    }
  }

  @Test func `what a unit leads beside another goes by the first one's leader`() async throws {
    try await House.with(on: .sqlite) { house in
      let joint = try await house.act(.open, by: Cast.inspector) {
        $0.title = "两家一起办的"
        $0.units = [UnitRole(Cast.housing, .lead), UnitRole(Cast.education, .lead)]
        $0.due = Day("2021-12-31")
      }.matter
      let own = try await house.assigned("教育局自己的", unit: Cast.education)
      let before = try await house.matter(joint)
      let at = try #require(Instant("2021-03-02T10:00"))
      let new = [try portfolio(Cast.education, from: "2021-03-02")]
      #expect(try await house.store.regrouping(new, at: at).map(\.id) == [own])
      #expect(try await house.store.set(new, at: at) == 1)
      #expect(try await house.matter(joint) == before)
    }
  }

  @Test func `a village with a leader of its own stays with him`() throws {
    let own = Portfolio(
      leader: Cast.firstLeader, unit: Cast.eastVillage, from: Cast.beginning)
    let directory = Cast.directory.setting([own]).setting([
      try portfolio(Cast.eastStreet, from: "2021-03-02")
    ])
    let day = try #require(Day("2021-03-02"))
    #expect(directory.portfolio(of: Cast.eastVillage, on: day)?.leader == Cast.firstLeader)
    #expect(directory.portfolio(of: Cast.eastStreet, on: day)?.leader == Cast.secondLeader)
    let before = directory.portfolio(of: Cast.eastStreet, on: day.advanced(by: -1))
    #expect(before?.leader == Cast.firstLeader && before?.to == day.advanced(by: -1))
  }
}
