/// PostgreSQL: a pool of connections, each on a thread of its own.
public final class PostgresEngine: SQLEngine {
  public let dialect = Dialect.postgres
  public let revision: Int64? = nil
  public let isWriting = false
  private let work = WorkQueue<@Sendable (PostgresWorker) -> Void>()
  private let threads: OwnThreads

  /// Opens one connection, to be told at once what is wrong; the others follow when needed. The
  /// schema is laid by `Migrations.run`.
  ///
  /// - Throws: a failure if the server cannot be reached.
  public init(
    _ settings: PostgresSettings, beforeCommit: @escaping BeforeCommit = { _, _ in }
  ) throws(StoreFailure) {
    _ = try PostgresConnection(settings.address, statementsKept: 1)
    let work = work
    threads = OwnThreads(settings.connections, named: "duban-pg") {
      let worker = PostgresWorker(settings, beforeCommit: beforeCommit)
      while let job = work.next() { job(worker) }
    }
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
  }

  @discardableResult
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue("BEGIN", body)
  }

  @discardableResult
  public func writeQuietly<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await write(body)
  }

  @discardableResult
  public func perform<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await enqueue("BEGIN", body)
  }

  public func close() async {
    work.close()
    let threads = threads
    await withCheckedContinuation { continuation in
      // Waiting blocks, so it has a thread of its own too.
      _ = OwnThreads(1, named: "duban-close") {
        threads.join()
        continuation.resume()
      }
    }
  }

  private func enqueue<Value: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = work.add { worker in
        continuation.resume(with: Result { try worker.transaction(begin, body) })
      }
      if !isTaken { continuation.resume(throwing: StoreFailure(.closed)) }
    }
  }
}
