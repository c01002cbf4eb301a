extension SearchIndex {
  /// Documents read and indexed at a time.
  private static let pageSize = 5_000

  /// Builds the index anew when another version of the tokenizer has made it.
  static func rebuildIfOutdated(on engine: any SQLEngine) async throws {
    let wanted = String(BigramTokenizer.version)
    let found = try await engine.read { session in
      try session.first("SELECT value FROM meta WHERE key = 'search_version'")?.text(0)
    }
    guard found != wanted else { return }
    try await engine.write { session in
      try rebuild(in: session)
      try session.run(
        """
        INSERT INTO meta (key, value) VALUES ('search_version', ?1)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """, [.text(wanted)])
    }
  }

  /// Builds the index anew from the documents.
  public static func rebuild(in session: any SQLSession) throws(StoreFailure) {
    switch session.dialect.engine {
    case .sqlite:
      try session.run("INSERT INTO search (search) VALUES ('delete-all')")
      try session.run("DELETE FROM unindexed")
    case .postgres: try session.run("DELETE FROM search")
    }
    var last: [SQLValue] = ["", 0]
    while true {
      let page = try session.rows(
        """
        SELECT division, matter, rights, text FROM document WHERE (division, matter) > (?1, ?2)
        ORDER BY division, matter LIMIT \(pageSize)
        """, last)
      guard let end = page.last else { return }
      try loadTokens(
        page.lazy.map { row in
          IndexEntry(row.text(0), row.integer(1), Stored(rights: row.text(2), text: row.text(3)))
        }, in: session)
      last = [end[0], end[1]]
    }
  }
}
