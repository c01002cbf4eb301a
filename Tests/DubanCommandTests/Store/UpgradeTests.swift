import Duban
import Foundation
import Testing

@testable import DubanStore

@Suite struct `Upgrading` {
  @Test func `an older database is backed up, brought up and can be brought back`() async throws {
    try await District.with { district in
      try await makeOlder(district)
      let refused = try district.run("journal seal")
      #expect(refused.code != 0)
      #expect(refused.errors.contains("duban upgrade"))
      let done = try district.json("upgrade")
      #expect(done["from"].int == Migrations.version - 1)
      #expect(done["isWhole"] == .bool(true))
      let backup = try #require(done["backup"].text)
      #expect(try district.run("tick --at 2026-01-21T09:00").code == 0)
      let engine = try SQLiteEngine(SQLiteSettings(path: backup))
      #expect(try await Migrations.version(of: engine) == Migrations.version - 1)
      await engine.close()
    }
  }

  @Test func `with nothing to do no backup is made and the journal is verified`() async throws {
    try await District.with { district in
      try district.adopt()
      let done = try district.run("upgrade")
      #expect(done.code == 0)
      #expect(done.output.hasPrefix("数据库已经是第 \(Migrations.version) 版，无须升级。\n"))
      let files = try FileManager.default.contentsOfDirectory(atPath: district.data.path)
      #expect(!files.contains("backups"))
    }
  }

  @Test(arguments: ["lights", "tick", "upgrade", "serve --port 0", "backup b", "matter list"])
  func `a database of a newer program is refused by every verb, which says what to do`(
    _ line: String
  ) async throws {
    try await District.with { district in
      let newer = Migrations.version + 1
      let engine = try SQLiteEngine(
        SQLiteSettings(path: StoreFolder(district.data.path).database),
        beforeCommit: Store.beforeCommit)
      _ = try await engine.write { session in
        try session.run("UPDATE meta SET value = '\(newer)' WHERE key = 'schema_version'")
      }
      await engine.close()
      let words = line.replacing("backup b", with: "backup \(district.folder.path)/b")
      let run = try district.run(words)
      #expect(run.code != 0, "\(line): \(run.output)")
      #expect(run.errors.contains("更新版本") && run.errors.contains("请先升级程序"), "\(run.errors)")
    }
  }

  /// Puts in place of the district's database one as the program before this one left it.
  private func makeOlder(_ district: District) async throws {
    let paths = StoreFolder(district.data.path)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: paths.database + suffix)
    }
    let engine = try SQLiteEngine(
      SQLiteSettings(path: paths.database), beforeCommit: Store.beforeCommit)
    try await Migrations.run(on: engine, upTo: Migrations.version - 1)
    let store = Store(
      division: "430602", engine: engine, keys: try KeyRing(folder: paths.keys))
    try await store.install(
      WorkCalendar(version: 1, years: []),
      at: Instant("2026-01-20T09:00:00+08:00") ?? .init(seconds: 0))
    await store.close()
  }
}
