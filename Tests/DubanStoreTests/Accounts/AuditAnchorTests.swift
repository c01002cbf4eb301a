import Duban
import DubanTesting
import Foundation
import Testing

@testable import DubanStore

@Suite struct `Anchoring the log outside the database` {
  /// With keys in a folder that stays, and a log of six lines.
  private static func with(
    _ engine: Engine, _ body: (House, Accounts, AuditAnchor) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let keys = try KeyRing.create(folder: folder)
    try await House.with(on: engine) { house in
      let desk = PasswordDesk()
      defer { desk.close() }
      let store = Store(
        division: house.store.division, engine: house.store.engine, keys: keys)
      let accounts = Accounts(store: store, desk: desk)
      for number in 1...6 { try await accounts.write(number) }
      try await body(house, accounts, AuditAnchor(keys, division: store.division))
    }
  }

  @Test(arguments: Engine.all)
  func `lines cut off the end are found, and new ones do not hide it`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, _ in
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 6, anchored: 6))
      try await house.run("DELETE FROM audit WHERE id > 4")
      #expect(
        try await accounts.checkAuditLog() == AuditCheck(lines: 4, broken: 5, anchored: 6))
      // As if they had never been: the series goes on where it was cut.
      try await house.run("UPDATE serial SET next = 5 WHERE name = 'audit'")
      for number in 7...9 { try await accounts.write(number) }
      let check = try await accounts.checkAuditLog()
      #expect(check.broken == 6 && check.anchored == 6, "\(check)")
    }
  }

  @Test(arguments: Engine.all)
  func `a whole log that was emptied is found`(_ engine: Engine) async throws {
    try await Self.with(engine) { house, accounts, _ in
      try await house.run("DELETE FROM audit")
      #expect(try await accounts.checkAuditLog().broken == 1)
    }
  }

  @Test(arguments: Engine.all)
  func `it is never ahead of the log, and goes on from where a crash left it`(
    _ engine: Engine
  ) async throws {
    try await Self.with(engine) { house, accounts, anchor in
      let early = try Data(contentsOf: URL(filePath: anchor.path))
      try await accounts.write(7)
      try early.write(to: URL(filePath: anchor.path))
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 7, anchored: 6))
      try await accounts.write(8)
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 8, anchored: 8))
      await #expect(throws: StoreFailure.self) {
        try await accounts.recording { session in
          try accounts.note(
            .exported, of: nil, detail: "", from: "", at: House.beginning, session)
          throw StoreFailure(.closed)
        }
      }
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 8, anchored: 8))
    }
  }

  @Test(arguments: Engine.all)
  func `lines written side by side are all anchored`(_ engine: Engine) async throws {
    try await Self.with(engine) { house, accounts, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 7...30 { group.addTask { try await accounts.write(number) } }
        try await group.waitForAll()
      }
      #expect(try await accounts.checkAuditLog() == AuditCheck(lines: 30, anchored: 30))
    }
  }

  @Test func `an anchor that somebody wrote without the key is none`() async throws {
    try await Self.with(.sqlite) { _, accounts, anchor in
      let text = try String(contentsOfFile: anchor.path, encoding: .utf8)
      try text.replacing("0006 ", with: "0005 ")
        .write(toFile: anchor.path, atomically: true, encoding: .utf8)
      #expect(anchor.read() == .damaged)
      #expect(try await accounts.checkAuditLog().anchored == nil)
      // Another installation's line: its keys, its anchors.
      #expect(AuditAnchor(accounts.store.keys, division: "430602").read() == .none)
    }
  }
}

extension Accounts {
  fileprivate func write(_ number: Int) async throws {
    try await log(.exported, of: nil, detail: "\(number)", from: "::1", at: House.beginning)
  }
}

extension House {
  fileprivate func run(_ sql: String) async throws {
    _ = try await store.engine.write { session in try session.run(sql) }
  }
}
