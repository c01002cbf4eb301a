/// How a PostgreSQL database is reached.
public struct PostgresSettings: Hashable, Sendable {
  /// A connection string or address of libpq, such as `postgresql://duban@db/duban`.
  public var address: String
  /// Connections, each with its own thread. Callers wait for a free one.
  public var connections = 8
  /// Prepared statements kept by each connection.
  public var statementsKept = 256
  /// How often a transaction that lost to another is tried in all.
  public var attempts = 10

  public init(address: String) {
    self.address = address
  }
}
