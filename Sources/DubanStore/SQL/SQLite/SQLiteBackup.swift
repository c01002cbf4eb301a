internal import Foundation
internal import GRDB

extension SQLiteEngine {
  /// Copies the database into a file while others read and write; the file appears under its name
  /// only when it is whole.
  ///
  /// - Throws: a failure when the file cannot be written.
  public func backup(to path: String) async throws {
    let pool = pool
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      // A thread of its own: copying blocks for as long as the disk needs.
      Thread {
        done.resume(with: Result { try Self.copy(pool, to: path) })
      }.start()
    }
  }

  private static func copy(_ pool: DatabasePool, to path: String) throws {
    let part = path + ".part"
    try? FileManager.default.removeItem(atPath: part)
    do {
      let queue = try DatabaseQueue(path: part)
      try pool.backup(to: queue)
      try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
    } catch let error as DatabaseError {
      throw StoreFailure(grdb: error)
    }
    guard rename(part, path) == 0 else {
      throw StoreFailure(.readOnly, detail: "rename to the backup's name")
    }
  }
}
