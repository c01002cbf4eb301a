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
  /// How far the audit log had come.
  public func auditAnchor(of division: String) -> String {
    AuditAnchor.path(inKeys: keys, division: division)
  }
  public var evidence: String { "\(path)/evidence" }
  public var lock: String { "\(path)/duban.lock" }
}
