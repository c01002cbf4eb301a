import Duban
import DubanTesting
import Glibc
import Testing

@testable import DubanStore

@Suite struct `Sweeping evidence and its rows` {
  private static let now = Instant(seconds: Int64(time(nil)))
  private static let old = now.advanced(by: -200_000)

  /// Stored and registered then; its file is as old.
  private func stored(
    _ seed: Int, at: Instant, _ house: House, _ evidence: EvidenceStore
  ) async throws -> EvidenceHash {
    let stored = try evidence.store(TestEvidence.picture(100, seed: seed))
    var times = [timespec(tv_sec: Int(at.seconds), tv_nsec: 0)]
    times += times
    try #require(utimensat(AT_FDCWD, evidence.path(of: stored.hash), &times, 0) == 0)
    try await house.store.register(stored, at: at)
    return stored.hash
  }

  private func attach(_ hash: EvidenceHash, _ house: House) async throws {
    _ = try await house.store.perform(
      Command(
        id: "named", act: .attach, matter: try await house.opened(),
        evidence: [Evidence(hash: hash, kind: "照片")]),
      by: Cast.inspector, at: try #require(Instant("2021-03-02T09:00")))
  }

  private func rows(_ house: House) async throws -> Set<String> {
    try await house.store.engine.read { session in
      Set(try session.rows("SELECT sha256 FROM evidence").map { $0.text(0) })
    }
  }

  @Test(arguments: Engine.all)
  func `what an entry names, and what was uploaded a minute ago, stays`(
    _ engine: Engine
  ) async throws {
    try await House.with(on: engine) { house in
      try await TestEvidence.withStore { evidence, _ in
        let named = try await stored(1, at: Self.old, house, evidence)
        let orphan = try await stored(2, at: Self.old, house, evidence)
        let young = try await stored(3, at: Self.now.advanced(by: -60), house, evidence)
        try await attach(named, house)
        let before = try await rows(house)
        let trial = try await house.store.sweep(evidence, at: Self.now, isTrial: true)
        #expect(trial.orphans == [orphan])
        #expect(trial.byteCount == 100)
        #expect(try await rows(house) == before)
        #expect(evidence.contains(orphan))
        #expect(try await house.store.sweep(evidence, at: Self.now).orphans == [orphan])
        #expect(Set(try evidence.hashes()) == [named, young])
        #expect(try await rows(house) == [named.rawValue, young.rawValue])
        #expect(try await house.store.sweep(evidence, at: Self.now) == EvidenceSweep())
      }
    }
  }

  @Test(arguments: Engine.all)
  func `an old file that is uploaded again keeps its row`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      try await TestEvidence.withStore { evidence, _ in
        let hash = try await stored(1, at: Self.old, house, evidence)
        // Come again, but not registered again yet.
        let again = try evidence.store(TestEvidence.picture(100, seed: 1))
        #expect(try await house.store.sweep(evidence, at: Self.now).orphans.isEmpty)
        #expect(try await rows(house) == [hash.rawValue])
        // Registered again: a sweep that looked at the file before finds the row young.
        try await house.store.register(again, at: Self.now)
        try evidence.erase(hash)
        _ = try await house.store.sweep(evidence, at: Self.now)
        #expect(try await rows(house) == [hash.rawValue])
      }
    }
  }

  @Test(arguments: Engine.all)
  func `a file that another division names stays`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      try await TestEvidence.withStore { evidence, _ in
        let hash = try await stored(1, at: Self.old, house, evidence)
        try await attach(hash, house)
        let other = try House(on: house.store.engine, division: "420107")
        #expect(try await other.store.sweep(evidence, at: Self.now).orphans.isEmpty)
        #expect(evidence.contains(hash))
      }
    }
  }

  @Test(arguments: Engine.all)
  func `uploads beside sweeps can all be named`(_ engine: Engine) async throws {
    try await House.with(on: engine) { house in
      try await TestEvidence.withStore { evidence, _ in
        for seed in 0..<20 { _ = try await stored(seed, at: Self.old, house, evidence) }
        let matter = try await house.opened()
        try await withThrowingTaskGroup { group in
          group.addTask {
            for _ in 0..<5 { _ = try await house.store.sweep(evidence, at: Self.now) }
          }
          for seed in 0..<20 {
            group.addTask {
              let file = try evidence.store(TestEvidence.picture(100, seed: seed))
              try await house.store.register(file, at: Self.now)
              _ = try await house.store.perform(
                Command(
                  id: "beside-\(seed)", act: .attach, matter: matter,
                  evidence: [Evidence(hash: file.hash, kind: "照片")]),
                by: Cast.inspector, at: Self.now)
            }
          }
          try await group.waitForAll()
        }
        #expect(try evidence.hashes().count == 20)
        #expect(try await house.store.namedEvidence().count == 20)
      }
    }
  }
}
