internal import GRDB

/// How a SQLite database is opened. The defaults suit a million matters on a small server.
public struct SQLiteSettings: Hashable, Sendable {
  public var path: String
  /// Threads that read, each with a connection.
  public var readers = 4
  /// How long to wait, in seconds, for another program that holds the database.
  public var busySeconds = 5.0
  /// Page cache of each connection that reads, in KiB. The system's file cache does the rest.
  public var readerCacheKiB = 2_048
  /// Page cache of the connection that writes, in KiB.
  public var writerCacheKiB = 16_384
  /// Pages by which the write-ahead log grows until they are copied into the database: pages changed
  /// often are copied once.
  public var logPages = 4_000
  /// Prepared statements kept by each connection.
  public var statementsKept = 256
  /// Commands that one commit may carry.
  public var groupLimit = 256
  /// Pages in the write-ahead log at which the writer begins it anew and waits for readers if it must:
  /// shortly after a copy, so that little is left to be copied.
  public var logLimit = 17_000

  public init(path: String) {
    self.path = path
  }

  var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "duban"
    configuration.busyMode = .timeout(busySeconds)
    // One more than our own: for a backup beside them.
    configuration.maximumReaderCount = readers + 1
    configuration.persistentReadOnlyConnections = true
    let (cache, log) = (readerCacheKiB, logLimit)
    configuration.prepareDatabase { database in
      // Without recursive triggers INSERT OR REPLACE would delete behind the triggers' back.
      try database.execute(
        sql: """
          PRAGMA foreign_keys = ON;
          PRAGMA recursive_triggers = ON;
          PRAGMA cache_size = -\(cache);
          PRAGMA mmap_size = 0;
          PRAGMA temp_store = MEMORY;
          PRAGMA journal_size_limit = \(log * 4_096);
          """)
    }
    return configuration
  }
}
