import Duban
import DubanTesting
import Testing

@testable import DubanStore

/// What somebody with rights on the database could do, and what a verification makes of it.
@Suite struct `Verifying the journal after tampering` {
  /// Three matters with a few entries each; two seals, and one entry that none lists yet.
  private func journal(_ house: House) async throws -> [MatterID] {
    var ids: [MatterID] = []
    for title in ["甲", "乙", "丙"] { ids.append(try await house.assigned(title)) }
    try await house.store.seal(at: House.beginning)
    for id in ids {
      try await house.act(.accept, on: id, by: clerk)
      try await house.act(.remark, on: id, by: Cast.inspector, text: "请抓紧")
    }
    try await house.store.seal(at: House.beginning.advanced(by: 60))
    try await house.act(.remark, on: ids[2], by: Cast.inspector, text: "还没有封存")
    return ids
  }

  /// One way to tamper, in words and statements.
  struct Deed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var statements: [String]
    /// A part of what the verification says.
    var finding: String
  }

  static let deeds = [
    Deed(
      testDescription: "bytes of an entry changed",
      statements: ["UPDATE entry SET bytes = hash WHERE matter = 1 AND number = 2"], finding: "改动"),
    Deed(
      testDescription: "an unsealed entry changed",
      statements: ["UPDATE entry SET bytes = hash WHERE matter = 3 AND number = 5"], finding: "改动"),
    Deed(
      testDescription: "an entry in the middle removed",
      statements: ["DELETE FROM entry WHERE matter = 1 AND number = 2"], finding: "删除"),
    Deed(
      testDescription: "two entries exchanged",
      statements: [
        "UPDATE entry SET number = 90 WHERE matter = 1 AND number = 2",
        "UPDATE entry SET number = 2 WHERE matter = 1 AND number = 3",
        "UPDATE entry SET number = 3 WHERE matter = 1 AND number = 90",
      ], finding: "次序"),
    Deed(
      testDescription: "the last entry cut off",
      statements: ["DELETE FROM entry WHERE matter = 1 AND number = 4"], finding: ""),
    Deed(
      testDescription: "the last entry cut off and the row set back",
      statements: [
        """
        UPDATE matter SET version = 3, head = (
          SELECT previous FROM entry WHERE matter = 1 AND number = 4) WHERE id = 1
        """,
        "DELETE FROM entry WHERE matter = 1 AND number = 4",
      ], finding: "第 2 号存证所含"),
    Deed(
      testDescription: "an entry inserted at the end",
      statements: [
        """
        INSERT INTO entry (division, matter, number, at, act, bytes, previous, hash)
        SELECT division, matter, 5, at, act, bytes, hash, previous FROM entry
        WHERE matter = 1 AND number = 4
        """
      ], finding: "改动"),
    Deed(
      testDescription: "a whole matter removed",
      statements: [
        "DELETE FROM entry WHERE matter = 1", "DELETE FROM turn WHERE matter = 1",
        "DELETE FROM due_act WHERE matter = 1", "DELETE FROM matter_unit WHERE matter = 1",
        "DELETE FROM matter WHERE id = 1",
      ], finding: "存证所含"),
    Deed(
      testDescription: "all entries of a matter removed",
      statements: ["DELETE FROM entry WHERE matter = 1"], finding: "全部办理记录已被删除"),
    Deed(
      testDescription: "the row of a matter removed",
      statements: [
        "DELETE FROM turn WHERE matter = 1", "DELETE FROM due_act WHERE matter = 1",
        "DELETE FROM matter_unit WHERE matter = 1", "DELETE FROM matter WHERE id = 1",
      ], finding: "没有事项"),
    Deed(
      testDescription: "a matter's row pointing at another hash",
      statements: ["UPDATE matter SET head = (SELECT head FROM matter WHERE id = 2) WHERE id = 1"],
      finding: ""),
    Deed(
      testDescription: "histories of two matters exchanged",
      statements: [
        "UPDATE entry SET matter = 90 WHERE matter = 1",
        "UPDATE entry SET matter = 1 WHERE matter = 2",
        "UPDATE entry SET matter = 2 WHERE matter = 90",
      ], finding: ""),
    Deed(
      testDescription: "the root of a seal changed",
      statements: ["UPDATE seal SET root = previous WHERE number = 2"], finding: "第 2 号存证的内容与签名"),
    Deed(
      testDescription: "the time of a seal changed",
      statements: ["UPDATE seal SET at = at + 1 WHERE number = 1"], finding: "第 1 号存证的内容与签名"),
    Deed(
      testDescription: "a seal removed",
      statements: ["DELETE FROM seal_member WHERE seal = 1", "DELETE FROM seal WHERE number = 1"],
      finding: "缺第 1 号存证"),
    Deed(
      testDescription: "a member taken out of a seal",
      statements: ["DELETE FROM seal_member WHERE seal = 1 AND position = 2"],
      finding: "第 1 号存证所含"),
    Deed(
      testDescription: "members of a seal exchanged",
      statements: [
        "UPDATE seal_member SET position = 90 WHERE seal = 1 AND position = 0",
        "UPDATE seal_member SET position = 0 WHERE seal = 1 AND position = 1",
        "UPDATE seal_member SET position = 1 WHERE seal = 1 AND position = 90",
      ], finding: "第 1 号存证所含"),
  ]

  @Test(arguments: Engine.all, deeds)
  func `it is found`(engine: Engine, deed: Deed) async throws {
    try await House.with(on: engine) { house in
      _ = try await journal(house)
      let sound = try await house.store.verifyJournal()
      #expect(sound.isWhole && sound.entries == 13 && sound.seals == 2 && sound.unsealed == 1)
      try await tamper(house, deed.statements)
      let report = try await house.store.verifyJournal()
      #expect(!report.isWhole)
      #expect(
        report.faults.contains { deed.finding.isEmpty || $0.sentence.contains(deed.finding) },
        "\(report.faults)")
    }
  }

  /// Drops the triggers first, as somebody who owns the tables can.
  private func tamper(_ house: House, _ statements: [String]) async throws {
    try await house.store.engine.write { session in
      for table in ["entry", "seal", "seal_member"] {
        for name in ["\(table)_unchanged", "\(table)_kept"] {
          let place = session.dialect.engine == .postgres ? " ON \(table)" : ""
          try session.run("DROP TRIGGER \(name)\(place)")
        }
      }
      // What still waits to be told outside would hold on to its entry.
      try session.run("DELETE FROM outbox")
      for statement in statements { try session.run(statement) }
    }
  }

  @Test(arguments: Engine.all)
  func `the tables themselves refuse every change`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      _ = try await journal(house)
      let changes = ["entry": "at = 0", "seal": "at = 0", "seal_member": "position = 90"]
      for (table, change) in changes {
        for statement in ["UPDATE \(table) SET \(change)", "DELETE FROM \(table)"] {
          await #expect(throws: StoreFailure.self, "\(statement)") {
            try await house.store.engine.write { try $0.run(statement) }
          }
        }
      }
      #expect(try await house.store.verifyJournal().isWhole)
    }
  }

  /// Writes the last entry of a matter anew, with everything in the database that follows from it.
  private func rewrite(_ house: House, _ id: MatterID) async throws {
    let entries = try await house.store.entries(of: id)
    var last = try #require(entries.last)
    last.text = "从来没有催过"
    let forged = try Coding.bytes(last)
    let key: [SQLValue] = [.integer(id.rawValue), .integer(Int64(last.number))]
    try await tamper(house, [])
    try await house.store.engine.write { session in
      let previous = try #require(
        try session.first("SELECT previous FROM entry WHERE matter = ?1 AND number = ?2", key))
      let hash = EntryChain.hash(
        forged, after: try #require(Digest(bytes: previous.blob(0))), by: .sha256)
      try session.run(
        "UPDATE entry SET bytes = ?3, hash = ?4 WHERE matter = ?1 AND number = ?2",
        key + [.blob(forged), .blob(hash.bytes)])
      try session.run(
        "UPDATE matter SET head = ?2 WHERE id = ?1", [key[0], .blob(hash.bytes)])
    }
  }

  @Test(arguments: Engine.all)
  func `a sealed entry rewritten with its row is found by its seal`(engine: Engine) async throws {
    try await House.with(on: engine) { house in
      let ids = try await journal(house)
      try await rewrite(house, ids[0])
      let report = try await house.store.verifyJournal()
      #expect(report.faults.map(\.sentence).contains { $0.contains("第 2 号存证所含") })
    }
  }

  @Test(arguments: Engine.all)
  func `a journal sealed anew with the stolen key is exposed by a seal known from outside`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let ids = try await journal(house)
      let known = try await house.store.engine.read { try house.store.lastSeal($0)?.header }
      let outside = try #require(known.map { OutsideSeal(number: $0.number, hash: $0.hash) })
      try await rewrite(house, ids[0])
      try await house.store.engine.write { session in
        try session.run("DELETE FROM seal_member")
        try session.run("DELETE FROM seal")
        try session.run(
          """
          INSERT INTO unsealed (division, at, matter, number)
          SELECT division, at, matter, number FROM entry WHERE NOT EXISTS (SELECT 1 FROM unsealed AS u
            WHERE u.matter = entry.matter AND u.number = entry.number)
          """)
      }
      try await house.store.seal(at: House.beginning)
      try await house.act(.remark, on: ids[1], by: Cast.inspector, text: "掩饰")
      try await house.store.seal(at: House.beginning.advanced(by: 60))
      // Without anything from outside nothing is seen.
      #expect(try await house.store.verifyJournal().isWhole)
      let report = try await house.store.verifyJournal(outside: [outside])
      #expect(report.faults.map(\.sentence).contains { $0.contains("与对外公布的存证号不一致") })
    }
  }

  @Test(arguments: Engine.all)
  func `a cut after the last seal, with its row set back, can't be seen and is counted as unsealed`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      _ = try await journal(house)
      try await tamper(
        house,
        [
          """
          UPDATE matter SET version = 4, head = (
            SELECT previous FROM entry WHERE matter = 3 AND number = 5) WHERE id = 3
          """,
          "DELETE FROM entry WHERE matter = 3 AND number = 5", "DELETE FROM unsealed",
        ])
      let report = try await house.store.verifyJournal()
      #expect(report.isWhole && report.unsealed == 0)
      // But the body of the row tells of an act that is not in the journal.
      let at = try #require(Instant("2021-03-02"))
      #expect(try await house.store.checkRebuild(at: at).different == [MatterID(3)])
    }
  }

  @Test(arguments: Engine.all)
  func `a body of a row that says what no entry says is found by the rebuild`(
    engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      let ids = try await journal(house)
      try await tamper(
        house, ["UPDATE matter SET body = (SELECT body FROM matter WHERE id = 2) WHERE id = 1"])
      let at = try #require(Instant("2021-03-02"))
      #expect(try await house.store.checkRebuild(at: at).different.contains(ids[0]))
      try await house.store.rebuild(at: at)
      #expect(try await house.store.checkRebuild(at: at).isEqual)
    }
  }
}
