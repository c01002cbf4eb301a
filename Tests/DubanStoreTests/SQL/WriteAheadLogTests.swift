import DubanStore
import DubanTesting
import Foundation
import Synchronization
import Testing

@Suite struct `Keeping the write-ahead log short` {
  private struct Files {
    let path: String

    private func size(_ suffix: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
      return attributes[.size] as? Int ?? 0
    }

    /// In pages.
    var log: Int { get throws { try size("-wal") / 4_096 } }
    var database: Int { get throws { try size("") / 4_096 } }
  }

  /// An engine whose log is copied by the dozen pages, with a table in it.
  private func withLog(
    _ body: (SQLiteEngine, Files, _ write: @Sendable (Int) async throws -> Void) async throws ->
      Void
  ) async throws {
    try await withTemporaryFolder { folder in
      var settings = SQLiteSettings(path: folder + "/log.sqlite")
      settings.logPages = 20
      settings.logLimit = 90
      let engine = try SQLiteEngine(settings)
      try await engine.write {
        try $0.script("CREATE TABLE thing (id INTEGER PRIMARY KEY, body BLOB)")
      }
      try await body(engine, Files(path: settings.path)) { number in
        _ = try await engine.perform { session in
          try session.run(
            "INSERT INTO thing VALUES (?1, ?2)",
            [.integer(Int64(number)), .blob([UInt8](repeating: 7, count: 3_000))])
        }
      }
      await engine.close()
    }
  }

  @Test func `many commits leave a short log and a whole database`() async throws {
    try await withLog { engine, files, write in
      for number in 1...1_000 { try await write(number) }
      #expect(try files.log < 200)
      #expect(try files.database > 600)
      let count = try await engine.read { try $0.first("SELECT count(*) FROM thing")?.int(0) }
      #expect(count == 1_000)
    }
  }

  @Test func `a long look keeps its snapshot, holds nobody up, and the log begins anew after it`()
    async throws
  {
    try await withLog { engine, files, write in
      for number in 1...10 { try await write(number) }
      let isWritten = Mutex(false)
      let hasBegun = Mutex(false)
      async let counts = engine.read { session in
        let count = { try session.first("SELECT count(*) FROM thing")?.int(0) }
        let before = try count()
        hasBegun.withLock { $0 = true }
        while !isWritten.withLock({ $0 }) { usleep(1_000) }
        return [before, try count()]
      }
      while !hasBegun.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
      for number in 11...300 { try await write(number) }
      #expect(try files.log > 290)
      isWritten.withLock { $0 = true }
      #expect(try await counts == [10, 10])
      for number in 301...600 { try await write(number) }
      #expect(try files.log < 200)
    }
  }
}
