import Duban
import DubanStore
import Glibc

/// SQLite in the folder, or PostgreSQL at an address.
struct EngineChoice {
  /// `nil` for SQLite.
  var address: String?
  var database: String

  func engine() throws -> any SQLEngine {
    if let address {
      return try PostgresEngine(
        PostgresSettings(address: address), beforeCommit: Store.beforeCommit)
    }
    return try SQLiteEngine(SQLiteSettings(path: database), beforeCommit: Store.beforeCommit)
  }
}

/// The only place that asks what time it is.
enum Now {
  static var instant: Instant { Instant(seconds: Int64(time(nil))) }
}
