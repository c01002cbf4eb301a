import Duban
import DubanTesting
import Testing

@testable import DubanStore

@Suite struct `Loading in bulk` {
  @Test(arguments: Engine.all)
  func `openings leave what the same commands leave one by one`(engine: Engine) async throws {
    let openings = (0..<1_200).map { Town.opening($0) }
    let loaded = try await Town.with(on: engine) { town in
      let report = try await town.store.load(
        openings: openings, by: Cast.inspector, at: Town.start)
      #expect(report == LoadReport(matters: 1_200, entries: 1_200))
      return try await town.contents()
    }
    let performed = try await Town.with(on: engine) { town in
      for opening in openings {
        _ = try await town.store.perform(opening, by: Cast.inspector, at: Town.start)
      }
      return try await town.contents()
    }
    // What is loaded was done long ago: nobody outside is told of it.
    for (table, rows) in performed where table != "outbox" {
      #expect(loaded[table] == rows, "\(table)")
    }
  }

  @Test(arguments: Engine.all)
  func `whole histories leave what their acts leave one by one`(engine: Engine) async throws {
    let histories = (0..<60).map { Town.history($0) }
    let loaded = try await Town.with(on: engine) { town in
      try await town.store.load(histories)
      #expect(try await town.store.verifyJournal().isWhole)
      #expect(try await town.store.checkRebuild(at: Town.start).wrongTallies == 0)
      return try await town.contents()
    }
    let performed = try await Town.with(on: engine) { town in
      for history in histories {
        var matter: MatterID?
        for step in history.steps {
          var command = step.command
          command.matter = matter
          matter = try await town.store.perform(command, by: step.actor, at: step.at).matter
        }
      }
      return try await town.contents()
    }
    // What is loaded was done long ago: nobody outside is told of it.
    for (table, rows) in performed where table != "outbox" {
      #expect(loaded[table] == rows, "\(table)")
    }
  }

  @Test(arguments: Engine.all)
  func `what was loaded is found, and acts follow on it`(engine: Engine) async throws {
    try await Town.with(on: engine) { town in
      try await town.store.load(openings: [Town.opening(1)], by: Cast.inspector, at: Town.start)
      let id = try #require(try await town.store.find(number: "街〔2021〕001号"))
      #expect(try await town.store.search(["老旧街巷"]).matters == [id.rawValue])
      let remark = Command(id: "a", act: .remark, matter: id, text: "已看现场")
      let answer = try await town.store.perform(remark, by: Cast.inspector, at: Town.start)
      #expect(answer.version == 2)
      #expect(try await town.store.search(["现场"]).matters == [id.rawValue])
      #expect(try await town.store.search(["老旧街巷", "现场"]).matters == [id.rawValue])
      #expect(try await town.store.verifyJournal().isWhole)
    }
  }

  @Test(arguments: Engine.all)
  func `a load that is repeated loads nothing twice`(engine: Engine) async throws {
    try await Town.with(on: engine) { town in
      let first = (0..<5).map { Town.opening($0) }
      try await town.store.load(openings: first, by: Cast.inspector, at: Town.start)
      let more = (3..<8).map { Town.opening($0) }
      let report = try await town.store.load(openings: more, by: Cast.inspector, at: Town.start)
      #expect(report == LoadReport(matters: 3, entries: 3, repeated: 2))
      await #expect(throws: CommandFailure.idTaken) {
        try await town.store.load(openings: first, by: Cast.chief, at: Town.start)
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a load with one that is refused leaves nothing`(engine: Engine) async throws {
    try await Town.with(on: engine) { town in
      let before = try await town.contents()
      var openings = (0..<900).map { Town.opening($0) }
      openings[700].details.title = " "
      await #expect(throws: CommandFailure.self) {
        try await town.store.load(openings: openings, by: Cast.inspector, at: Town.start)
      }
      #expect(try await town.contents() == before)
    }
  }
}
