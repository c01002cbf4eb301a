extension Dialect {
  public static let sqlite = Dialect(
    engine: .sqlite, forUpdate: "",
    tableExists: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1",
    migrationLock: nil, deferKeys: "PRAGMA defer_foreign_keys = ON")
}
