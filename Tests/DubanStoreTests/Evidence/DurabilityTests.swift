import Duban
import Glibc
import Synchronization
import Testing

@testable import DubanStore

/// A system call on the way of a file into the store.
enum Step: String, CaseIterable, Sendable {
  case create, write, syncFile, makeFolder, syncFolder, rename
}

extension FileCalls {
  /// Calls that do something before each step; where it answers with an error number, the step
  /// fails with it instead.
  static func watched(_ before: @escaping @Sendable (Step) -> Int32?) -> FileCalls {
    let real = FileCalls()
    let refuse: @Sendable (Step) -> Bool = { step in
      guard let code = before(step) else { return false }
      errno = code
      return true
    }
    var calls = real
    calls.create = { refuse(.create) ? -1 : real.create($0) }
    calls.write = { refuse(.write) ? -1 : real.write($0, $1) }
    calls.syncFile = { refuse(.syncFile) ? -1 : real.syncFile($0) }
    calls.makeFolder = { refuse(.makeFolder) ? -1 : real.makeFolder($0) }
    calls.syncFolder = { refuse(.syncFolder) ? -1 : real.syncFolder($0) }
    calls.rename = { refuse(.rename) ? -1 : real.rename($0, $1) }
    return calls
  }
}

@Suite struct `Keeping evidence through failures` {
  let picture = TestEvidence.picture(10_000)
  static let order: [Step] = [
    .create, .write, .syncFile, .makeFolder, .syncFolder, .rename, .syncFolder,
  ]

  @Test func `the file is synced, its folder made and synced, renamed, its folder synced`()
    async throws
  {
    try await TestEvidence.withStore { store, _ in
      let steps = Steps()
      var store = store
      store.folder.calls = .watched { steps.take($0) }
      _ = try store.store(picture)
      #expect(steps.all == Self.order)
    }
  }

  @Test(
    arguments: order.indices,
    [
      (ENOSPC, EvidenceProblem.Reason.diskFull(ENOSPC)), (EDQUOT, .diskFull(EDQUOT)),
      (EROFS, .folderUnwritable(EROFS)), (EACCES, .folderUnwritable(EACCES)),
      (EIO, .diskFailed(EIO)),
    ])
  func `a call that fails leaves nothing torn, and the next attempt succeeds`(
    index: Int, failure: (code: Int32, reason: EvidenceProblem.Reason)
  ) async throws {
    try await TestEvidence.withStore { store, folder in
      let steps = Steps()
      var failing = store
      failing.folder.calls = .watched { steps.take($0) == index + 1 ? failure.code : nil }
      let problem = #expect(throws: EvidenceProblem.self) { try failing.store(picture) }
      #expect(problem == EvidenceProblem(name: "照片.jpg", reason: failure.reason))
      #expect(problem?.description.contains("没有") == true)
      let left = TestFolder.files(folder)
      // After the rename the file is whole already, though nobody may name it yet.
      #expect(left.count == (index == Self.order.count - 1 ? 1 : 0))
      for hash in try store.hashes() { try store.verify(hash) }
      let stored = try store.store(picture)
      #expect(try TestEvidence.read(store, stored.hash) == picture)
    }
  }

  @Test func `short and interrupted writes are continued`() async throws {
    try await TestEvidence.withStore { store, _ in
      let count = Counter()
      var store = store
      store.folder.calls.write = { descriptor, bytes in
        guard count.add() % 2 == 0 else {
          errno = EINTR
          return -1
        }
        return write(descriptor, bytes.baseAddress, min(bytes.count, 7))
      }
      let stored = try store.store(Array(picture.prefix(100)))
      #expect(try TestEvidence.read(store, stored.hash) == Array(picture.prefix(100)))
    }
  }

  @Test func `a folder that is not there is not made in passing`() async throws {
    try await TestFolder.with { folder in
      let store = EvidenceStore(folder: folder + "/没有挂载")
      let problem = #expect(throws: EvidenceProblem.self) { try store.store(picture) }
      #expect(problem?.reason == .folderUnwritable(ENOENT))
      #expect(TestFolder.files(folder).isEmpty)
    }
  }
}

/// The steps taken, in order.
final class Steps: Sendable {
  private let taken = Mutex<[Step]>([])
  var all: [Step] { taken.withLock { $0 } }

  /// How many were taken, this one counted.
  func take(_ step: Step) -> Int {
    taken.withLock {
      $0.append(step)
      return $0.count
    }
  }

  func take(_ step: Step) -> Int32? {
    _ = take(step) as Int
    return nil
  }
}
