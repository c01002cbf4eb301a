import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Changing the directory` {
  private static func facts(
    _ name: String, in parent: UnitID? = nil
  ) -> DirectoryChange.UnitFacts { .init(name, .department, in: parent) }

  @Test(arguments: Engine.all)
  func `changes at the same time get numbers of their own`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let store = house.store
      let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
        for number in 1...8 {
          group.addTask { try await store.make(.registerUnit(Self.facts("\(number)号局"))).id }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let last = try #require(Cast.units.map(\.id.rawValue).max())
      #expect(ids.sorted() == (1...8).map { last + $0 })
      #expect(try await store.directory().units.count == Cast.units.count + 8)
    }
  }

  @Test(arguments: Engine.all)
  func `a refused change leaves the person of its first half unregistered`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let people = try await house.store.people()
      let post = try #require(clerk.post)
      await #expect(throws: DirectoryRefusal.takenLater("人员\(Cast.successor)", Cast.moving)) {
        try await house.store.make(
          .appoint(.new("新人"), to: post, from: Cast.moving.advanced(by: -10), beside: false))
      }
      #expect(try await house.store.people() == people)
    }
  }

  @Test func `the log says what something was called before`() async throws {
    try await House.with(on: .sqlite) { house in
      let store = house.store
      let post = try #require(clerk.post)
      let before = try #require(try await store.directory().posts[post])
      let unit = try #require(try await store.directory().units[before.unit]?.name)
      let changed = try await store.make(.changePost(post, .init(.staff, name: "综合岗")))
      let was = "\(before.name)（\(before.function.word)）"
      #expect(changed.detail == "\(unit)综合岗（\(Function.staff.word)），原为\(was)")
      let made = try await store.make(.registerPerson(name: "王芳"))
      let renamed = try await store.make(.renamePerson(PersonID(made.id), to: "王芳（女）"))
      #expect(renamed.detail == "王芳 改为 王芳（女）")
    }
  }

  @Test(arguments: Engine.all)
  func `the end of a unit is kept, and takes it out of the collective names`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let store = house.store
      let id = UnitID(try await store.make(.registerUnit(Self.facts("临时指挥部"))).id)
      let group = UnitID(
        try await store.make(
          .registerUnit(.init("各指挥部", .group, in: nil, members: [id, Cast.water]))
        ).id)
      let day = Cast.moving
      try await store.make(.endUnit(id, on: day))
      let directory = try await store.directory()
      #expect(directory.units[id]?.endedOn == day)
      #expect(directory.expanding(group) == [Cast.water])
      #expect(!directory.currentUnits.map(\.id).contains(id))
      await #expect(throws: DirectoryRefusal.ended("临时指挥部")) {
        try await store.make(.changeUnit(id, Self.facts("临时指挥部")))
      }
      await #expect(throws: DirectoryRefusal.ended("临时指挥部")) {
        try await store.make(.registerUnit(Self.facts("下属", in: id)))
      }
      // Set up anew under its old name it is another, and the name is that one's.
      let again = UnitID(try await store.make(.registerUnit(Self.facts("临时指挥部"))).id)
      #expect(again != id)
      #expect(try await store.directory().unit(named: "临时指挥部") == again)
      await #expect(throws: DirectoryRefusal.unitTaken("临时指挥部", again)) {
        try await store.make(.registerUnit(Self.facts("临时指挥部")))
      }
    }
  }
}
