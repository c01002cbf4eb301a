internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Keeps the write-ahead log from growing without end.
///
/// A thread of its own copies the log into the database every some thousand pages, so that the writer
/// never waits for that. The log can begin anew only when all of it is copied and nobody reads from
/// it; past the limit the writer copies the little that is left and waits a moment for the readers.
final class WriteAheadLog {
  private let connection: OpaquePointer?
  private let copier: LogCopier
  /// In pages, as all that follow.
  private let step: CInt
  private let limit: CInt
  private let busyMilliseconds: CInt
  /// Its length after the last commit.
  private var length: CInt = 0
  /// Its length at which the copier is called next, and that at which it begins anew.
  private var nextCopy: CInt
  private var nextRestart: CInt

  /// Must live as long as the connection commits.
  init(_ database: Database, _ settings: SQLiteSettings, copier: LogCopier) {
    connection = database.sqliteConnection
    self.copier = copier
    step = CInt(settings.logPages)
    limit = CInt(settings.logLimit)
    busyMilliseconds = CInt(settings.busySeconds * 1000)
    nextCopy = step
    nextRestart = limit
    // Takes the place of SQLite's own hook, which would copy on the writer's thread.
    sqlite3_wal_hook(
      connection,
      { context, _, _, pages in
        if let context {
          Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().length = pages
        }
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { sqlite3_wal_hook(connection, nil, nil) }

  /// To be called after each commit.
  func keepShort() {
    if length < nextCopy - step { begun() }
    if length >= nextRestart {
      restart()
    } else if length >= nextCopy {
      nextCopy = length + step
      copier.wake()
    }
  }

  private func restart() {
    sqlite3_busy_timeout(connection, 100)
    defer { sqlite3_busy_timeout(connection, busyMilliseconds) }
    // SQLite would not wait for a copy that is being made.
    let code = copier.alone {
      sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    }
    if code == SQLITE_OK {
      length = 0
      begun()
    } else {
      // A reader stays longer, or the disk is full.
      nextRestart = length + step
    }
  }

  private func begun() {
    nextCopy = step
    nextRestart = limit
  }
}

/// Copies the log into the database beside the writer, on a connection of its own.
final class LogCopier: Sendable {
  private let calls: WorkQueue<Void>
  private let turn: Turn
  let thread: OwnThreads

  /// Held by whoever copies the log.
  private final class Turn: Sendable {
    let holder = Mutex(())
  }

  init(_ settings: SQLiteSettings) {
    let (calls, turn) = (WorkQueue<Void>(), Turn())
    (self.calls, self.turn) = (calls, turn)
    thread = OwnThreads(1, named: "duban-log") {
      // Opened when it is first needed: most programs that open a database write little or nothing.
      // While it cannot be, the writer copies by itself, at the limit.
      var queue: DatabaseQueue?
      while calls.nextGroup({ _, _ in true }) != nil {
        queue =
          queue
          ?? (try? DatabaseQueue(path: settings.path, configuration: settings.configuration))
        turn.holder.withLock { _ in
          _ = try? queue?.writeWithoutTransaction { try $0.checkpoint(.passive) }
        }
      }
      try? queue?.close()
    }
  }

  /// Runs a body while no copy is being made.
  func alone<Value>(_ body: () -> Value) -> Value { turn.holder.withLock { _ in body() } }

  func wake() { _ = calls.add(()) }

  func close() { calls.close() }
}
