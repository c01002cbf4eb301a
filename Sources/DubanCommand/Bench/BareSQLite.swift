import GRDB

/// The engine itself, to measure against: one connection, a durable transaction for each row.
final class BareSQLite {
  private let queue: DatabaseQueue
  private var count = 0

  /// Makes a database of its own in the folder of the store's.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
          INSERT INTO line (id, text) SELECT 1, '' WHERE NOT EXISTS (SELECT 1 FROM line);
          """)
    }
  }

  /// Transactions of one row a second, half of them INSERT and half UPDATE, over a while.
  func rate(_ duration: Duration) throws -> Double {
    let start = ContinuousClock.now
    var done = 0
    try queue.inDatabase { database in
      let add = try database.makeStatement(sql: "INSERT INTO line (text) VALUES (?)")
      let change = try database.makeStatement(sql: "UPDATE line SET text = ? WHERE id = 1")
      while ContinuousClock.now - start < duration {
        let statement = done % 2 == 0 ? add : change
        try database.inTransaction {
          try statement.execute(arguments: ["已完成管网改造三公里，正在进行路面恢复，预计月底前完工验收。"])
          return .commit
        }
        done += 1
      }
    }
    return Double(done) / ((ContinuousClock.now - start) / .seconds(1))
  }

  func close() throws { try queue.close() }
}
