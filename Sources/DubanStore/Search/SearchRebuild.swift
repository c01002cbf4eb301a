internal import Duban

extension SearchIndex {
  /// Matters indexed at a time.
  private static let pageSize = 500

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

  /// Builds the index of every division anew from the journal.
  static func rebuild(in session: any SQLSession) throws {
    try clear(in: session)
    var last: [SQLValue] = ["", 0]
    var ledgers: [[SQLValue]: Ledger] = [:]
    while true {
      let page = try session.rows(
        """
        SELECT division, id, ledger, definition, body FROM matter WHERE (division, id) > (?1, ?2)
        ORDER BY division, id LIMIT \(pageSize)
        """, last)
      guard let end = page.last else { return }
      var entries: [IndexEntry] = []
      for row in page {
        let key = [row[0], row[2], row[3]]
        let ledger = try ledgers[key] ?? ledger(key, session)
        ledgers[key] = ledger
        let change = DocumentChange(
          before: nil, after: SearchedMatter(try Coding.value(from: row.blob(4)), ledger),
          entries: try self.entries([row[0], row[1]], session))
        entries += change.documents(row.text(0)).map { IndexEntry($0) }
      }
      try load(entries, in: session)
      last = [end[0], end[1]]
    }
  }

  /// Forgets everything.
  private static func clear(in session: any SQLSession) throws(StoreFailure) {
    switch session.dialect.engine {
    case .sqlite:
      try session.run("INSERT INTO search (search) VALUES ('delete-all')")
      try session.run("DELETE FROM unindexed")
    case .postgres: try session.run("DELETE FROM search")
    }
  }

  private static func ledger(_ key: [SQLValue], _ session: any SQLSession) throws -> Ledger {
    let row = try session.first(
      "SELECT source_text FROM ledger WHERE division = ?1 AND id = ?2 AND version = ?3", key)
    guard let row else { throw StoreFailure(.corrupt, detail: "a matter of an unknown ledger") }
    return try LedgerFile.installed(row.text(0), id: "ledger")
  }

  private static func entries(_ matter: [SQLValue], _ session: any SQLSession) throws -> [Entry] {
    try session.rows(
      "SELECT bytes FROM entry WHERE division = ?1 AND matter = ?2 ORDER BY number", matter
    ).map { try Coding.value(from: $0.blob(0)) }
  }
}
