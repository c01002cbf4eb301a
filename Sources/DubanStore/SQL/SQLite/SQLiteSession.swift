internal import GRDB
internal import GRDBSQLite

/// One connection of the pool, on the thread that owns it.
///
/// GRDB opens, configures and prepares; rows and arguments go through SQLite's C interface, which
/// is the fastest way to read by column index.
final class SQLiteSession: SQLSession {
  let dialect = Dialect.sqlite
  private let database: Database
  private var statements: StatementCache<Statement>
  /// What the bodies of this transaction have left for its hook.
  private(set) var notes: [any Sendable] = []
  /// Why SQLite has rolled back the transaction by itself, if it has.
  var lost: StoreFailure?
  /// Whether each body of this transaction has a savepoint of its own.
  var hasSavepoints = true
  /// True once a body without a savepoint has failed and left something written.
  var isSpoilt = false

  init(_ database: Database, statementsKept: Int) {
    self.database = database
    statements = StatementCache(capacity: statementsKept)
  }

  private var connection: OpaquePointer? { database.sqliteConnection }

  /// Rows changed since the connection was opened.
  var changes: Int64 { sqlite3_total_changes64(connection) }

  /// False once SQLite has rolled back by itself, as it does on some failures.
  var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> [SQLRow] {
    let statement = try bound(sql, arguments)
    defer { release(statement) }
    return try rows(of: statement)
  }

  func run(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> Int {
    let statement = try bound(sql, arguments)
    defer { release(statement) }
    // A statement that changes no row leaves `sqlite3_changes` as it was: COMMIT, CREATE TABLE.
    let before = changes
    try stepToEnd(statement)
    return changes != before ? Int(sqlite3_changes64(connection)) : 0
  }

  func pipeline(_ statements: [SQLStatement]) throws(StoreFailure) -> [[SQLRow]] {
    var results: [[SQLRow]] = []
    for statement in statements {
      results.append(try rows(statement.sql, statement.arguments))
    }
    return results
  }

  func batch(_ statements: [SQLStatement]) throws(StoreFailure) {
    for statement in statements { _ = try run(statement.sql, statement.arguments) }
  }

  func bulk(
    table: String, columns: [String], rows: some Sequence<[SQLValue]>
  ) throws(StoreFailure) {
    let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
    let names = columns.joined(separator: ", ")
    let statement = try prepared("INSERT INTO \(table) (\(names)) VALUES (\(places))")
    defer { release(statement) }
    for row in rows {
      try bind(row, to: statement)
      try stepToEnd(statement)
      sqlite3_reset(statement)
    }
  }

  func script(_ sql: String) throws(StoreFailure) {
    do {
      try database.execute(sql: sql)
    } catch {
      throw StoreFailure(grdb: error)
    }
  }

  func leave(_ note: any Sendable) { notes.append(note) }

  /// Drops the notes left since there were so many.
  func dropNotes(after count: Int = 0) { notes.removeSubrange(count...) }

  /// Finalises statements that have not been used for long. Between transactions only.
  func trim() { _ = statements.trim() }
}

extension SQLiteSession {
  private func prepared(_ sql: String) throws(StoreFailure) -> OpaquePointer {
    if let statement = statements.handle(for: sql) { return statement.sqliteStatement }
    do {
      let statement = try database.makeStatement(sql: sql)
      statements.keep(statement, for: sql)
      return statement.sqliteStatement
    } catch {
      throw StoreFailure(grdb: error)
    }
  }

  private func bound(
    _ sql: String, _ arguments: [SQLValue]
  ) throws(StoreFailure) -> OpaquePointer {
    let statement = try prepared(sql)
    try bind(arguments, to: statement)
    return statement
  }

  /// Makes a statement ready for its next use; its error has been reported already.
  private func release(_ statement: OpaquePointer) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  private func bind(
    _ arguments: [SQLValue], to statement: OpaquePointer
  ) throws(StoreFailure) {
    precondition(
      Int(sqlite3_bind_parameter_count(statement)) == arguments.count,
      "\(arguments.count) arguments for \(String(cString: sqlite3_sql(statement)))")
    for (index, argument) in arguments.enumerated() {
      let place = CInt(index + 1)
      let code =
        switch argument {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let value): sqlite3_bind_int64(statement, place, value)
        case .text(let value): bindText(value, to: statement, at: place)
        case .blob(let value): bindBlob(value, to: statement, at: place)
        }
      guard code == SQLITE_OK else { throw StoreFailure(lastOf: connection) }
    }
  }

  private func bindText(_ text: String, to statement: OpaquePointer, at place: CInt) -> CInt {
    guard !text.isEmpty else { return sqlite3_bind_text(statement, place, "", 0, copied) }
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_bind_text(
          statement, place, characters.baseAddress, CInt(characters.count), copied)
      }
    }
  }

  private func bindBlob(_ blob: [UInt8], to statement: OpaquePointer, at place: CInt) -> CInt {
    guard !blob.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
    return sqlite3_bind_blob(statement, place, blob, CInt(blob.count), copied)
  }

  private func stepToEnd(_ statement: OpaquePointer) throws(StoreFailure) {
    var code = SQLITE_ROW
    while code == SQLITE_ROW { code = sqlite3_step(statement) }
    guard code == SQLITE_DONE else { throw StoreFailure(lastOf: connection) }
  }

  private func rows(of statement: OpaquePointer) throws(StoreFailure) -> [SQLRow] {
    let columns = sqlite3_column_count(statement)
    var cells: [SQLValue] = []
    while true {
      let code = sqlite3_step(statement)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw StoreFailure(lastOf: connection) }
        return SQLRow.rows(of: cells, columns: Int(columns))
      }
      for column in 0..<columns { cells.append(cell(of: statement, at: column)) }
    }
  }

  private func cell(of statement: OpaquePointer, at column: CInt) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return .blob(Array(bytes))
    default:
      let start = sqlite3_column_text(statement, column)
      let bytes = UnsafeBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// SQLite's word for: copy the bytes, I shall not keep them.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
