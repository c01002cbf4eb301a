internal import Foundation
internal import GRDB
internal import Synchronization

/// SQLite in one file: a thread that writes and some that read, each with its own connection.
public final class SQLiteEngine: SQLEngine {
  public let dialect = Dialect.sqlite
  let pool: DatabasePool
  private let writes = WorkQueue<GroupMember>()
  private let reads = WorkQueue<ReadJob>()
  private let threads: [OwnThreads]
  private let commits = SharedCount()
  /// Bodies that wait to be written or are being written.
  private let waiting = SharedCount()

  public var revision: Int64? { commits.value.load(ordering: .acquiring) }

  public var isWriting: Bool { waiting.value.load(ordering: .relaxed) > 0 }

  /// Opens a database file or makes a new one; the schema is laid by `Migrations.run`.
  ///
  /// - Throws: a failure if the file cannot be opened or is no database.
  public init(
    _ settings: SQLiteSettings, beforeCommit: @escaping BeforeCommit = { _, _ in }
  ) throws(StoreFailure) {
    let pool = try Self.open(settings)
    self.pool = pool
    let (writes, reads, commits) = (writes, reads, commits)
    let copier = LogCopier(settings)
    let writer = OwnThreads(1, named: "duban-write") {
      pool.writeWithoutTransaction { database in
        let session = SQLiteSession(database, statementsKept: settings.statementsKept)
        let log = WriteAheadLog(database, settings, copier: copier)
        let writer = GroupWriter(
          session, settings, beforeCommit, log: log, commits: commits)
        while let group = writes.nextGroup(writer.joins) { writer.commit(group) }
      }
      copier.close()
    }
    let readers = OwnThreads(settings.readers, named: "duban-read") {
      Self.serve(reads, on: pool, settings.statementsKept)
    }
    threads = [writer, readers, copier.thread]
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = reads.add { session in
        continuation.resume(with: Result { try session.get().snapshot(body) })
      }
      if !isTaken { continuation.resume(throwing: StoreFailure(.closed)) }
    }
  }

  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue(isAlone: true, body)
  }

  @discardableResult
  public func writeQuietly<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue(isAlone: true, isQuiet: true, body)
  }

  @discardableResult
  public func perform<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue(isAlone: false, body)
  }

  public func close() async {
    writes.close()
    reads.close()
    let (threads, pool) = (threads, pool)
    await withCheckedContinuation { continuation in
      // Waiting blocks, so it has a thread of its own too.
      _ = OwnThreads(1, named: "duban-close") {
        for thread in threads { thread.join() }
        try? pool.close()
        continuation.resume()
      }
    }
  }

  private func enqueue<Value: Sendable>(
    isAlone: Bool, isQuiet: Bool = false,
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let member = GroupMember(isAlone: isAlone, isQuiet: isQuiet) { [waiting] session in
        let outcome = Result { try session.undoable(body) }
        return { failure in
          waiting.value.subtract(1, ordering: .relaxed)
          continuation.resume(with: failure.map { .failure($0) } ?? outcome)
        }
      }
      waiting.value.add(1, ordering: .relaxed)
      if !writes.add(member) {
        waiting.value.subtract(1, ordering: .relaxed)
        continuation.resume(throwing: StoreFailure(.closed))
      }
    }
  }
}

extension SQLiteEngine {
  private static func open(_ settings: SQLiteSettings) throws(StoreFailure) -> DatabasePool {
    do {
      let pool = try DatabasePool(path: settings.path, configuration: settings.configuration)
      try pool.writeWithoutTransaction { database in
        // GRDB's pool has just set NORMAL, with which the last commits are lost with the power.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA cache_size = -\(settings.writerCacheKiB)")
      }
      return pool
    } catch {
      throw StoreFailure(grdb: error)
    }
  }

  /// The life of a thread that reads: it keeps one connection of the pool to itself.
  private static func serve(_ reads: WorkQueue<ReadJob>, on pool: DatabasePool, _ kept: Int) {
    while let first = reads.next() {
      do {
        try pool.unsafeRead { database in
          let session = SQLiteSession(database, statementsKept: kept)
          var job = Optional(first)
          while let read = job {
            read(.success(session))
            session.trim()
            job = reads.next()
          }
        }
      } catch {
        // The connection could not be opened; the next job tries again.
        first(.failure(StoreFailure(grdb: error)))
      }
    }
  }
}

/// A read that waits for a connection, or for the reason why there is none.
private typealias ReadJob = @Sendable (Result<SQLiteSession, StoreFailure>) -> Void
