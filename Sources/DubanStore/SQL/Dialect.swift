/// What differs between the engines beside their statements' common text. One file per engine
/// fills it: `SQLiteDialect.swift`, `PostgresDialect.swift`.
public struct Dialect: Hashable, Sendable {
  public enum Engine: String, Hashable, Sendable, CaseIterable {
    case sqlite, postgres
  }

  public var engine: Engine
  /// Ends a `SELECT` whose rows the transaction is going to change; begins with a blank. Empty on
  /// SQLite, where there is one writer at a time.
  public var forUpdate: String
  /// A query that gives a row if there is a table named `?1`.
  public var tableExists: String
  /// Run first in a transaction that migrates, so that two programs never do it at once.
  public var migrationLock: String?
  /// Run first in a transaction that loads rows before those they refer to, where the schema alone
  /// does not allow it.
  public var deferKeys: String?
}
