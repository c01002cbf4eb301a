/// Where a division's data lie: one folder with everything (数据目录).
///
/// `duban.db` (SQLite), `keys/`, `evidence/`, `duban.lock`.
public struct StoreFolder: Hashable, Sendable {
  public var path: String

  public init(_ path: String) {
    self.path = path
  }

  public var database: String { "\(path)/duban.db" }
  public var keys: String { "\(path)/keys" }
  public var evidence: String { "\(path)/evidence" }
  public var lock: String { "\(path)/duban.lock" }
}
