/// Full-text search over matters. The same tokens go into both engines: an FTS5 table without
/// content on SQLite, a `tsvector` with a GIN index on PostgreSQL.
///
/// A matter has a document for its title and one for each entry that says something, so that an act
/// adds its own words to the index and touches no others. On SQLite new documents wait and are cut
/// into the index some hundred at a time (`SearchBacklog`); a search looks at both.
public enum SearchIndex {
  /// Puts in documents that the index has not.
  static func adding(_ documents: [SearchDocument], _ dialect: Dialect) -> [SQLStatement] {
    switch dialect.engine {
    case .sqlite: documents.compactMap(SearchBacklog.adding)
    case .postgres:
      documents.map { IndexEntry($0) }.map { entry in
        SQLStatement(
          """
          INSERT INTO search (division, matter, number, tokens)
          VALUES (?1, ?2, ?3, CAST(?4 AS tsvector))
          """, entry.arguments(dialect))
      }
    }
  }

  /// Takes out documents that the index has, leaving no token behind.
  static func forgetting(_ documents: [SearchDocument], _ dialect: Dialect) -> [SQLStatement] {
    switch dialect.engine {
    case .sqlite: documents.flatMap(SearchBacklog.forgetting)
    case .postgres:
      documents.map { document in
        SQLStatement(
          "DELETE FROM search WHERE division = ?1 AND matter = ?2 AND number = ?3",
          [.text(document.division), .integer(document.matter), SQLValue(document.number)])
      }
    }
  }

  public static func add(
    _ documents: [SearchDocument], in session: any SQLSession
  ) throws(StoreFailure) {
    try session.batch(adding(documents, session.dialect))
  }

  public static func forget(
    _ documents: [SearchDocument], in session: any SQLSession
  ) throws(StoreFailure) {
    try session.batch(forgetting(documents, session.dialect))
  }

  /// Loads documents that the index has not, cut into tokens already: much faster than one by one.
  /// In ascending order of their keys it is fastest.
  static func load(
    _ entries: some Sequence<IndexEntry>, in session: any SQLSession
  ) throws(StoreFailure) {
    let dialect = session.dialect
    try session.bulk(
      table: "search", columns: IndexEntry.columns(dialect),
      rows: entries.lazy.map { $0.arguments(dialect) })
  }

  /// Searches, newest first.
  ///
  /// - Parameter list: what all that is found must be among.
  static func search(
    _ query: SearchQuery, within list: (any PhraseLook)? = nil, in session: any SQLSession
  ) throws -> SearchHits {
    let phrases = query.phrases
    guard !phrases.isEmpty, query.rightTokens != [] else { return .none }
    let looks: [any PhraseLook] =
      switch session.dialect.engine {
      case .sqlite: try SQLiteSearch.looks(query, in: session)
      case .postgres: try PostgresSearch.looks(query, in: session)
      }
    // On PostgreSQL an empty index has no look.
    guard !looks.isEmpty else { return .none }
    var common = CommonMatters(looks: looks + (list.map { [$0] } ?? []))
    return SearchHits(
      newest: try common.newest(SearchHits.countLimit + 1), limit: query.limit)
  }
}

/// A way to find the matters that hold one phrase, or have something else in common.
protocol PhraseLook {
  /// The newest matters that hold it, up to one, newest first and each once.
  ///
  /// - Returns: as many as asked for; fewer only if there are no more.
  func newest(_ count: Int, upTo matter: Int64) throws -> [Int64]
}
