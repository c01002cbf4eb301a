internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// Keeps the write-ahead log from growing without end while readers come and go.
///
/// SQLite copies the log into the database every some thousand pages, but can begin it anew only when
/// nobody reads from it. Past the limit the writer waits a moment for that.
struct WriteAheadLog {
  private let database: Database
  private let path: String
  private let limit: Int64
  private let busyMilliseconds: CInt

  init(_ database: Database, _ settings: SQLiteSettings) {
    self.database = database
    path = settings.path + "-wal"
    limit = settings.logLimit
    busyMilliseconds = CInt(settings.busySeconds * 1000)
  }

  var size: Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  func keepShort() {
    guard size > limit else { return }
    sqlite3_busy_timeout(database.sqliteConnection, 100)
    // When a reader stays longer, the next commit tries again.
    _ = try? database.checkpoint(.truncate)
    sqlite3_busy_timeout(database.sqliteConnection, busyMilliseconds)
  }
}
