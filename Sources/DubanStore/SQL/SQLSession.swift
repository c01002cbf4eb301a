/// A transaction in progress, as the body of `SQLEngine.read`, `write` or `perform` sees it.
///
/// It blocks, belongs to the one thread the body runs on and must not outlive the body. Statements
/// are one text for both engines, with parameters `?1`, `?2`, …; they are prepared once and kept,
/// the least used are dropped. A parameter of which PostgreSQL cannot tell the type is written
/// `CAST(?1 AS bigint)`.
public protocol SQLSession: AnyObject {
  /// What differs between the engines.
  var dialect: Dialect { get }

  /// The rows that a statement gives; `INSERT … RETURNING` gives rows too.
  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> [SQLRow]

  /// Runs a statement and gives the number of rows it inserted, changed or deleted.
  @discardableResult
  func run(_ sql: String, _ arguments: [SQLValue]) throws(StoreFailure) -> Int

  /// Runs statements in order, on PostgreSQL in one round trip, and gives the rows of each.
  @discardableResult
  func pipeline(_ statements: [SQLStatement]) throws(StoreFailure) -> [[SQLRow]]

  /// Runs statements in order. PostgreSQL sends them with the next ones or with the commit, so what
  /// fails may show only there.
  func batch(_ statements: [SQLStatement]) throws(StoreFailure)

  /// Inserts many rows in the fastest way the engine has; values stand in the order of `columns`.
  func bulk(table: String, columns: [String], rows: some Sequence<[SQLValue]>) throws(StoreFailure)

  /// Runs a text of several statements without parameters: for migrations.
  func script(_ sql: String) throws(StoreFailure)

  /// Leaves a note for the hook that runs once before the commit of this transaction, or of the
  /// group of commands this body is part of. The notes of a body that fails are dropped.
  func leave(_ note: any Sendable)
}

extension SQLSession {
  public func rows(_ sql: String) throws(StoreFailure) -> [SQLRow] { try rows(sql, []) }

  @discardableResult
  public func run(_ sql: String) throws(StoreFailure) -> Int { try run(sql, []) }

  /// The first row, if there is one.
  public func first(_ sql: String, _ arguments: [SQLValue] = []) throws(StoreFailure) -> SQLRow? {
    try rows(sql, arguments).first
  }
}
