import DubanStore

/// Where the bytes of a SQLite database lie, by what they are for.
struct BenchSizes {
  private static let kinds: [(name: String, tables: [String])] = [
    ("rows", ["matter", "matter_unit", "matter_link", "turn", "due_act", "secret"]),
    ("journal", ["entry", "seal", "seal_member", "unsealed"]),
    ("commands", ["command"]),
    ("search", ["unindexed", "search_data", "search_idx", "search_config", "search_docsize"]),
  ]

  /// Bytes by kind; indexes apart from the tables they are on; the rest as `other`. Page by page:
  /// the sums of dbstat are 32 bits wide.
  static func measured(in store: Store) async throws -> [(name: String, bytes: Int)] {
    let rows = try await store.engine.read { session in
      try session.rows(
        """
        SELECT s.name, m.type, m.tbl_name, SUM(s.pgsize) FROM dbstat AS s
        LEFT JOIN sqlite_master AS m ON m.name = s.name
        GROUP BY s.name
        """)
    }
    var sums: [String: Int] = [:]
    for row in rows {
      let isIndex = row.optionalText(1) == "index" && row.optionalText(2) != row.text(0)
      let kind = kinds.first { $0.tables.contains(row.text(0)) }?.name
      sums[isIndex ? "indexes" : kind ?? "other", default: 0] += row.int(3)
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
