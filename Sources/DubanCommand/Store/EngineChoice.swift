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
      try demandSecrecy()
      return try PostgresEngine(
        PostgresSettings(address: address), beforeCommit: Store.beforeCommit)
    }
    return try SQLiteEngine(SQLiteSettings(path: database), beforeCommit: Store.beforeCommit)
  }
}

extension EngineChoice {
  /// As the pages do not travel in the clear, their rows do not either.
  func demandSecrecy() throws(Failure) {
    guard let address, !PostgresSettings(address: address).isSecret else { return }
    throw Failure(
      status: .refused,
      message: "PostgreSQL 不在本机，连接须加密，没有连接。请在连接地址中写明 "
        + "sslmode=verify-full 和 sslrootcert=<证书文件>，例如 "
        + "postgresql://duban@db/duban?sslmode=verify-full&sslrootcert=/etc/duban/pg-ca.pem。",
      code: "no-tls")
  }
}

/// The only place that asks what time it is.
enum Now {
  static var instant: Instant { Instant(seconds: Int64(time(nil))) }
}
