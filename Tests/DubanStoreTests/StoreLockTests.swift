import Glibc
import Testing

@testable import DubanStore

@Suite struct `Holding the right to write` {
  private func problem(_ database: String) -> StoreLockProblem.Reason? {
    do throws(StoreLockProblem) {
      _ = try StoreLock(besideDatabase: database)
      return nil
    } catch {
      return error.reason
    }
  }

  private func content(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  @Test func `a second writer is refused with the number of the first`() async throws {
    try await TestFolder.with { folder in
      let database = folder + "/duban.sqlite"
      let lock = try StoreLock(besideDatabase: database)
      #expect(lock.path == folder + "/duban.lock")
      #expect(content(lock.path) == "\(getpid())\n")
      // Twice: a refusal must not take the number out of the file.
      #expect(problem(database) == .held(by: getpid()))
      #expect(problem(database) == .held(by: getpid()))
      let sentence = StoreLockProblem(path: lock.path, reason: .held(by: getpid())).description
      #expect(sentence.contains("进程 \(getpid())"))
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `a lock given back is free`() async throws {
    try await TestFolder.with { folder in
      let database = folder + "/duban.sqlite"
      do {
        let lock = try StoreLock(besideDatabase: database)
        #expect(problem(database) != nil)
        withExtendedLifetime(lock) {}
      }
      #expect(content(folder + "/duban.lock").isEmpty)
      #expect(problem(database) == nil)
    }
  }

  @Test func `another process is kept out`() async throws {
    try await TestFolder.with { folder in
      let lock = try StoreLock(besideDatabase: folder + "/duban.sqlite")
      let holder = getpid()
      await #expect(processExitsWith: .exitCode(77)) {
        [folder = folder as String, holder = holder as Int32] in
        do throws(StoreLockProblem) {
          _ = try StoreLock(besideDatabase: folder + "/duban.sqlite")
        } catch {
          exit(error.reason == .held(by: holder) ? 77 : 1)
        }
      }
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `the lock of a killed process is no obstacle`() async throws {
    try await TestFolder.with { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
        let lock = try StoreLock(besideDatabase: folder + "/duban.sqlite")
        kill(getpid(), SIGKILL)
        withExtendedLifetime(lock) {}
      }
      #expect(!content(folder + "/duban.lock").isEmpty)
      let lock = try StoreLock(besideDatabase: folder + "/duban.sqlite")
      #expect(content(lock.path) == "\(getpid())\n")
    }
  }

  @Test func `the number of a dead process is never named`() async throws {
    try await TestFolder.with { folder in
      let path = folder + "/duban.lock"
      try TestEvidence.write(Array("2147483646\n".utf8), to: path)
      let descriptor = open(path, O_RDWR)
      defer { close(descriptor) }
      #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
      #expect(problem(folder + "/duban.sqlite") == .held(by: nil))
    }
  }

  @Test func `a folder that is missing is named`() {
    #expect(problem("/tmp/没有这里/duban.sqlite") == .failed(ENOENT))
  }
}
