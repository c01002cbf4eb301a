import Duban
import Glibc
import Testing

@testable import DubanStore

@Suite struct `Keeping evidence through crashes` {
  /// Whole files under final names, and after a sweep of another day nothing else.
  private func expectWhole(_ store: EvidenceStore, _ folder: String) throws -> Int {
    let hashes = try store.hashes()
    for hash in hashes { try store.verify(hash) }
    let later = Instant(seconds: Int64(time(nil)) + 100_000)
    let sweep = try store.sweepOrphans(at: later) { hashes.contains($0) }
    #expect(sweep.orphans.isEmpty)
    #expect(TestFolder.files(folder).count == hashes.count, "something was left half received")
    return sweep.temporaries
  }

  @Test(arguments: `Keeping evidence through failures`.order.indices)
  func `a process killed at any call leaves no torn file`(index: Int) async throws {
    try await TestEvidence.withStore { store, folder in
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = folder as String, index = index as Int] in
        let steps = Steps()
        var store = EvidenceStore(folder: folder + "/evidence")
        store.folder.calls = .watched { step in
          if steps.take(step) == index + 1 { kill(getpid(), SIGKILL) }
          return nil
        }
        _ = try store.store(TestEvidence.picture(10_000))
      }
      let renamed = index == `Keeping evidence through failures`.order.count - 1
      let count = try store.hashes().count
      #expect(count == (renamed ? 1 : 0))
      let temporaries = try expectWhole(store, folder)
      #expect(temporaries == (renamed || index == 0 ? 0 : 1))
    }
  }

  @Test func `twenty processes killed at random leave no torn file`() async throws {
    try await TestEvidence.withStore { store, folder in
      for round in 0..<20 {
        let delay = UInt32.random(in: 1000...60_000)
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [folder = folder as String, round = round as Int, delay = delay as UInt32] in
          let store = EvidenceStore(folder: folder + "/evidence")
          let killer = Task.detached {
            usleep(delay)
            kill(getpid(), SIGKILL)
          }
          for seed in 0... where !killer.isCancelled {
            _ = try store.store(TestEvidence.picture(50_000, seed: round * 40 + seed % 40))
          }
        }
      }
      #expect(try !store.hashes().isEmpty)
      _ = try expectWhole(store, folder)
    }
  }

  @Test func `a folder that is read-only for its user is named`() async throws {
    try await TestEvidence.withStore { _, folder in
      chmod(folder, 0o755)
      chmod(folder + "/evidence", 0o755)
      await #expect(processExitsWith: .exitCode(77)) { [folder = folder as String] in
        // Root may write everywhere; nobody may not.
        chmod(folder + "/evidence/incoming", 0o555)
        if getuid() == 0 { setuid(65_534) }
        do throws(EvidenceProblem) {
          _ = try EvidenceStore(folder: folder + "/evidence").store(TestEvidence.picture(100))
        } catch {
          exit(error.reason == .folderUnwritable(EACCES) ? 77 : 1)
        }
      }
      chmod(folder + "/evidence/incoming", 0o755)
    }
  }
}

@Suite struct `Sweeping evidence` {
  let now = Instant(seconds: Int64(time(nil)))

  @Test func `what an entry names stays, whatever its age`() async throws {
    try await TestEvidence.withStore { store, _ in
      let named = try store.store(TestEvidence.picture(100, seed: 1)).hash
      let orphan = try store.store(TestEvidence.picture(100, seed: 2)).hash
      let sweep = try store.sweepOrphans(at: now.advanced(by: 1_000_000)) { $0 == named }
      #expect(sweep.orphans == [orphan])
      #expect(try store.hashes() == [named])
    }
  }

  @Test func `what is young stays until the grace period is over`() async throws {
    try await TestEvidence.withStore { store, folder in
      let hash = try store.store(TestEvidence.picture(100)).hash
      try TestEvidence.write([1], to: folder + "/evidence/incoming/half")
      let early = try store.sweepOrphans(at: now.advanced(by: 86_000)) { _ in false }
      #expect(early == EvidenceSweep())
      let late = try store.sweepOrphans(at: now.advanced(by: 90_000)) { _ in false }
      #expect(late.orphans == [hash])
      #expect(late.temporaries == 1)
      #expect(TestFolder.files(folder).isEmpty)
    }
  }

  @Test func `an old orphan that arrives again is young again`() async throws {
    try await TestEvidence.withStore { store, _ in
      let hash = try store.store(TestEvidence.picture(100)).hash
      var times = [timespec(tv_sec: 1000, tv_nsec: 0), timespec(tv_sec: 1000, tv_nsec: 0)]
      #expect(utimensat(AT_FDCWD, store.path(of: hash), &times, 0) == 0)
      #expect(try !store.store(TestEvidence.picture(100)).isNew)
      #expect(try store.sweepOrphans(at: now) { _ in false }.orphans.isEmpty)
    }
  }

  @Test func `a question that cannot be answered ends the sweep`() async throws {
    try await TestEvidence.withStore { store, _ in
      _ = try store.store(TestEvidence.picture(100))
      #expect(throws: CancellationError.self) {
        try store.sweepOrphans(at: now.advanced(by: 90_000)) { _ in throw CancellationError() }
      }
      #expect(try store.hashes().count == 1)
    }
  }

  @Test func `files that are not ours are left alone`() async throws {
    try await TestEvidence.withStore { store, folder in
      try TestEvidence.write([1], to: folder + "/evidence/说明.txt")
      _ = try store.sweepOrphans(at: now.advanced(by: 90_000)) { _ in false }
      #expect(TestFolder.files(folder) == ["evidence/说明.txt"])
    }
  }
}
