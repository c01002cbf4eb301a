import Duban
import Foundation
import Testing

@testable import DubanStore

@Suite struct `Backing up a whole house` {
  private func place(_ name: String, _ district: District) -> String {
    district.folder.appending(path: name).path
  }

  private func keys(_ district: District) -> String { StoreFolder(district.data.path).keys }

  /// The files of evidence in a data folder or a backup, each proven.
  private func evidence(in folder: String) throws -> [EvidenceHash] {
    let evidence = EvidenceStore(folder: StoreFolder(folder).evidence)
    let hashes = try evidence.hashes()
    for hash in hashes { try evidence.verify(hash) }
    return hashes
  }

  private func open(_ count: Int, _ district: District) async throws {
    for number in 0..<count {
      let run = try district.run([
        "matter", "open", "--ledger", "重点任务", "--title", "第\(number)件", "--field", "类型=常规",
        "--as", "柏若溪", "--at", "2026-02-01",
      ])
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  @Test func `made while acts go on, it is restored elsewhere with its evidence`() async throws {
    try await District.with { district in
      try district.adopt()
      let (backup, other) = (place("b", district), place("other", district))
      async let acts: Void = open(4, district)
      let made = try district.json("backup \(backup)")
      try await acts
      #expect(made["files"].int == 1)
      #expect(made["holdsKeys"] == .bool(false))
      #expect(try district.run("restore \(backup) --data \(other) --commit").code == 64)
      let look = try district.run("restore \(backup) --keys \(keys(district)) --data \(other)")
      #expect(look.code == 0, "\(look.errors)")
      #expect(!FileManager.default.fileExists(atPath: other))
      let done = try district.run(
        "restore \(backup) --keys \(keys(district)) --data \(other) --commit")
      #expect(done.code == 0, "\(done.errors)")
      #expect(try evidence(in: other) == evidence(in: district.data.path))
      let verdict = try district.json("journal verify --data \(other)")
      #expect(verdict["isWhole"] == .bool(true))
      #expect(try district.json("rebuild --check --data \(other)")["isEqual"] == .bool(true))
    }
  }

  @Test func `with a file of evidence cut it is refused, and nothing is left half`() async throws {
    try await District.with { district in
      try district.adopt()
      let (backup, other) = (place("b", district), place("other", district))
      #expect(try district.run("backup \(backup)").code == 0)
      let store = EvidenceStore(folder: StoreFolder(backup).evidence)
      let file = store.path(of: try #require(try store.hashes().first))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      let handle = try #require(FileHandle(forWritingAtPath: file))
      try handle.truncate(atOffset: 1_000)
      try handle.close()
      let before = try FileManager.default.subpathsOfDirectory(atPath: district.data.path)
      let there = try district.run("restore \(backup) --commit")
      #expect(there.code == 2)
      #expect(there.errors.contains("没有恢复，原来的数据没有改动"))
      #expect(
        Set(try FileManager.default.subpathsOfDirectory(atPath: district.data.path)).subtracting([
          "duban.lock"
        ]) == Set(before).subtracting(["duban.lock"]))
      let elsewhere = try district.run(
        "restore \(backup) --keys \(keys(district)) --data \(other) --commit")
      #expect(elsewhere.code == 2)
      #expect(!FileManager.default.fileExists(atPath: other))
      #expect(try district.json("matter list --limit 500")["matters"].count == 120)
    }
  }

  @Test func `keys are in it when asked for, and others are refused`() async throws {
    try await District.with { district in
      try district.adopt()
      let (backup, other) = (place("b", district), place("other", district))
      let run = try district.run("backup \(backup) --with-keys")
      #expect(run.code == 0)
      #expect(run.output.contains("请按密钥保管"))
      let strange = place("strange", district)
      _ = try KeyRing.create(folder: strange)
      let refused = try district.run(
        "restore \(backup) --keys \(strange) --data \(other) --commit")
      #expect(refused.code == 2)
      #expect(refused.errors.contains("不是备份时的密钥"))
      #expect(!FileManager.default.fileExists(atPath: other))
      let done = try district.run("restore \(backup) --data \(other) --commit")
      #expect(done.code == 0, "\(done.errors)")
      #expect(
        try district.json("journal verify --data \(other)")["isWhole"] == .bool(true))
    }
  }

  @Test func `evidence that is gone already is told, and is no obstacle`() async throws {
    try await District.with { district in
      try district.adopt()
      let (backup, other) = (place("b", district), place("other", district))
      let store = EvidenceStore(folder: StoreFolder(district.data.path).evidence)
      let hash = try #require(try store.hashes().first)
      try store.erase(hash)
      let made = try district.run("backup \(backup)")
      #expect(made.code == 3)
      #expect(made.output.contains(hash.rawValue))
      let done = try district.run(
        "restore \(backup) --keys \(keys(district)) --data \(other) --commit")
      #expect(done.code == 0, "\(done.errors)")
    }
  }

  @Test func `a sweep leaves what is named, and waits for who writes`() async throws {
    try await District.with { district in
      try district.adopt()
      let paths = StoreFolder(district.data.path)
      let store = EvidenceStore(folder: paths.evidence)
      let named = try store.hashes()
      let source = try district.file("草稿.txt", "没有人用到的文件。\n")
      let orphan = try store.store(file: source).hash
      let day = Date(timeIntervalSinceNow: -200_000)
      for hash in named + [orphan] {
        try FileManager.default.setAttributes(
          [.modificationDate: day], ofItemAtPath: store.path(of: hash))
      }
      let listed = try district.json("evidence sweep")
      #expect(listed["files"].count == 1)
      #expect(listed["files"][0].text == orphan.rawValue)
      #expect(store.contains(orphan))
      do {
        let lock = try StoreLock(besideDatabase: paths.database)
        #expect(try district.run("evidence sweep --commit").code == 2)
        withExtendedLifetime(lock) {}
      }
      #expect(try district.run("evidence sweep --commit").code == 0)
      #expect(try store.hashes() == named)
    }
  }
}
