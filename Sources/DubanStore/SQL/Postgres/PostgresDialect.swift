extension Dialect {
  /// The lock's number is this program's own; any other would do.
  public static let postgres = Dialect(
    engine: .postgres, forUpdate: " FOR UPDATE",
    tableExists: "SELECT 1 FROM pg_class WHERE oid = to_regclass(?1) AND relkind IN ('r', 'p')",
    migrationLock: "SELECT pg_advisory_xact_lock(4715080926)")
}
