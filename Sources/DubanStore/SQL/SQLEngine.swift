/// A database: SQLite or PostgreSQL behind one small interface.
///
/// Bodies are synchronous and run on the engine's own threads, never on the cooperative pool.
/// They may run more than once (PostgreSQL repeats a transaction that lost to another), so they
/// must have no effect but through the session.
public protocol SQLEngine: Sendable {
  /// What differs between the engines.
  var dialect: Dialect { get }

  /// Counts up with each commit, before anybody is told of it; `nil` where others write too.
  var revision: Int64? { get }

  /// Whether a command that came now would have to wait for others; false where they are written side
  /// by side.
  var isWriting: Bool { get }

  /// Reads from one snapshot; writing is refused.
  ///
  /// - Throws: what the body throws, or a `StoreFailure`.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value

  /// Writes in one transaction of its own.
  ///
  /// - Throws: what the body throws, after a rollback, or a `StoreFailure`.
  @discardableResult
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value

  /// As `write`, of something that no page shows: the revision stays.
  @discardableResult
  func writeQuietly<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value

  /// Writes durably as commands do: SQLite commits concurrent callers in groups, PostgreSQL one by
  /// one, side by side. Nobody is answered before the commit. An error in one body undoes only
  /// that body; a commit that fails fails every body of its group.
  ///
  /// - Throws: what the body throws, or a `StoreFailure`.
  @discardableResult
  func perform<Value: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value
  ) async throws -> Value

  /// Lets queued work end, then closes all connections. Later calls fail with `.closed`.
  func close() async
}

/// Called once before each commit with the notes that the bodies left, unless there are none;
/// what it throws fails the whole transaction or group.
public typealias BeforeCommit = @Sendable (_ notes: [any Sendable], any SQLSession) throws -> Void
