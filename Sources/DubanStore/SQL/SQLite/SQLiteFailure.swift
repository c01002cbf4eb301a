internal import GRDB
internal import GRDBSQLite

extension StoreFailure {
  /// A failure out of SQLite's extended result code (sqlite.org/rescode.html).
  init(sqliteCode code: CInt, detail: String) {
    let kind: Kind =
      switch code & 0xFF {
      case SQLITE_FULL: .diskFull
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
      case SQLITE_BUSY, SQLITE_LOCKED: .locked
      case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
      case SQLITE_CANTOPEN, SQLITE_IOERR: .unreachable
      case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .constraint
      default: .other
      }
    self.init(kind, engineCode: String(code), detail: detail)
  }

  /// What the connection says of its last call.
  init(lastOf connection: OpaquePointer?) {
    self.init(
      sqliteCode: sqlite3_extended_errcode(connection),
      detail: String(cString: sqlite3_errmsg(connection)))
  }

  /// A failure out of an error that GRDB threw.
  init(grdb error: any Error) {
    switch error {
    case let failure as StoreFailure: self = failure
    case let error as DatabaseError:
      self.init(sqliteCode: error.extendedResultCode.rawValue, detail: error.message ?? "")
    default: self.init(.other, detail: String(describing: error))
    }
  }
}
