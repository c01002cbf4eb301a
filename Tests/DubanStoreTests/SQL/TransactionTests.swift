import DubanStore
import DubanTesting
import Synchronization
import Testing

private struct Refused: Error, Equatable {
  var number: Int
}

@Suite struct `Keeping transactions apart` {
  private func names(_ store: any SQLEngine) async throws -> [String] {
    try await store.read { try $0.rows("SELECT name FROM thing ORDER BY id").map { $0.text(0) } }
  }

  @Test(arguments: Engine.all)
  func `an error undoes its own body only`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      try await store.write { try $0.script(engine.thing) }
      let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
        for number in 1...200 {
          group.addTask {
            do {
              try await store.perform { session in
                try session.run(insertThing, [SQLValue(number), .text("\(number)"), nil])
                if number % 3 == 0 { throw Refused(number: number) }
                // A statement that fails and is caught is the body's own affair on SQLite; on
                // PostgreSQL the transaction is lost with it, so bodies let failures out.
                if number % 7 == 0 {
                  try session.run(insertThing, [SQLValue(number), "again", nil])
                }
              }
              return (number, true)
            } catch let refused as Refused {
              #expect(refused.number == number)
            } catch {
              #expect((error as? StoreFailure)?.kind == .constraint)
            }
            return (number, false)
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      let kept = (1...200).filter { $0 % 3 != 0 && $0 % 7 != 0 }
      #expect(outcomes.filter(\.value).keys.sorted() == kept)
      #expect(try await names(store) == kept.map(String.init))
    }
  }

  @Test(arguments: Engine.all)
  func `a read sees one snapshot and cannot write`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      try await store.write { session in
        try session.script(engine.thing)
        try session.run(insertThing, [1, "one", nil])
      }
      let isWritten = Mutex(false)
      async let counts = store.read { session in
        let count = { try session.first("SELECT count(*) FROM thing")?.int(0) }
        let before = try count()
        while !isWritten.withLock({ $0 }) {}
        return [before, try count()]
      }
      // The reader may not have begun: either way both its counts must agree.
      try await store.perform { try $0.run(insertThing, [2, "two", nil]) }
      isWritten.withLock { $0 = true }
      let seen = try await counts
      #expect(seen[0] == seen[1])
      let failure = await #expect(throws: StoreFailure.self) {
        try await store.read { try $0.run("DELETE FROM thing") }
      }
      #expect(failure?.kind == .readOnly)
      #expect(try await names(store) == ["one", "two"])
    }
  }

  @Test(arguments: Engine.all)
  func `the hook gets the notes of the bodies that succeed`(engine: Engine) async throws {
    let hook: BeforeCommit = { notes, session in
      let sum = notes.compactMap { $0 as? Int }.reduce(0, +)
      try session.run(
        "UPDATE thing SET name = CAST(CAST(name AS bigint) + ?1 AS text)", [SQLValue(sum)])
    }
    try await withStore(on: engine, isMigrated: false, beforeCommit: hook) { store in
      try await store.write { session in
        try session.script(engine.thing)
        try session.run(insertThing, [1, "0", nil])
      }
      await withTaskGroup(of: Void.self) { group in
        for number in 1...100 {
          group.addTask {
            try? await store.perform { session in
              session.leave(number)
              if number % 2 == 0 { throw Refused(number: number) }
            }
          }
        }
      }
      #expect(try await names(store) == ["2500"])
    }
  }

  @Test(arguments: Engine.all)
  func `a hook that fails fails every body`(engine: Engine) async throws {
    let hook: BeforeCommit = { _, _ in throw Refused(number: 0) }
    try await withStore(on: engine, isMigrated: false, beforeCommit: hook) { store in
      try await store.write { try $0.script(engine.thing) }
      for number in 1...3 {
        await #expect(throws: Refused(number: 0)) {
          try await store.perform { session in
            try session.run(insertThing, [SQLValue(number), "a", nil])
            session.leave(number)
          }
        }
      }
      #expect(try await names(store) == [])
    }
  }

  @Test(arguments: Engine.all)
  func `concurrent counting loses nothing`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      try await store.write { session in
        try session.script(engine.thing)
        try session.run(insertThing, [7, "0", nil])
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<100 {
          group.addTask {
            try await store.perform { session in
              let sql = "SELECT name FROM thing WHERE id = 7" + session.dialect.forUpdate
              let count = try session.first(sql).flatMap { Int($0.text(0)) } ?? 0
              try session.run("UPDATE thing SET name = ?1 WHERE id = 7", [.text("\(count + 1)")])
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await names(store) == ["100"])
    }
  }

  @Test(arguments: Engine.all)
  func `a batch that fails fails its body, and what it wrote is gone`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      try await store.write { try $0.script(engine.thing) }
      let failure = await #expect(throws: StoreFailure.self) {
        try await store.perform { session in
          try session.batch([
            SQLStatement(insertThing, [1, "a", nil]), SQLStatement(insertThing, [1, "b", nil]),
          ])
        }
      }
      #expect(failure?.kind == .constraint)
      let seen = try await store.perform { session in
        try session.batch([SQLStatement(insertThing, [2, "c", nil])])
        return try session.rows("SELECT name FROM thing").map { $0.text(0) }
      }
      #expect(seen == ["c"])
      #expect(try await names(store) == ["c"])
    }
  }

  @Test func `a connection that broke while idle is replaced`() async throws {
    try await withStore(on: .postgres, isMigrated: false) { store in
      try await store.write { try $0.script(Engine.postgres.thing) }
      @Sendable func insert(_ numbers: ClosedRange<Int>) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in numbers {
            group.addTask {
              try await store.perform { session in
                try session.batch([SQLStatement(insertThing, [SQLValue(number), "a", nil])])
                _ = try session.rows("SELECT pg_sleep(0.02)")
              }
            }
          }
          try await group.waitForAll()
        }
      }
      try await insert(1...16)
      try await store.perform { session in
        _ = try session.rows(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """)
      }
      try await insert(17...32)
      #expect(try await names(store).count == 32)
    }
  }

  @Test(arguments: Engine.all)
  func `nothing is taken once closed`(engine: Engine) async throws {
    try await withStore(on: engine, isMigrated: false) { store in
      await store.close()
      let failures = [
        await #expect(throws: StoreFailure.self) { try await store.read { _ in } },
        await #expect(throws: StoreFailure.self) { try await store.write { _ in } },
        await #expect(throws: StoreFailure.self) { try await store.perform { _ in } },
      ]
      #expect(failures.map { $0?.kind } == [.closed, .closed, .closed])
    }
  }
}
