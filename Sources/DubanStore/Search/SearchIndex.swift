/// Full-text search over matters. The same tokens go into both engines: an FTS5 table without
/// content on SQLite, a `tsvector` with a GIN index on PostgreSQL.
///
/// On SQLite a changed document is noted and cut into the index some hundred at a time
/// (`SearchBacklog`); a search looks at both.
public enum SearchIndex {
  /// What the index has of a matter: the tokens of its rights, and its text.
  struct Stored: Hashable, Sendable {
    var rights: String
    var text: String
  }

  /// Puts a document in the place of what the index has of its matter.
  public static func put(
    _ document: SearchDocument, in session: any SQLSession
  ) throws(StoreFailure) {
    let old = try stored(document.division, document.matter, in: session)
    try replace(old, with: document, in: session)
  }

  /// Puts a document in the place of an old one, or `nil` when the index has none of this matter.
  static func replace(
    _ old: Stored?, with document: SearchDocument, in session: any SQLSession
  ) throws(StoreFailure) {
    let new = Stored(rights: document.rightTokens, text: document.text)
    guard old != new else { return }
    let key: [SQLValue] = [.text(document.division), .integer(document.matter)]
    switch session.dialect.engine {
    case .sqlite: try SearchBacklog.note(key, had: old, becomes: new, in: session)
    case .postgres:
      if old != nil {
        try session.run("DELETE FROM search WHERE division = ?1 AND matter = ?2", key)
      }
      let entry = IndexEntry(document.division, document.matter, new)
      try session.run(entry.insertion(session.dialect), entry.arguments(session.dialect))
    }
    try session.run(
      old == nil
        ? "INSERT INTO document (division, matter, rights, text) VALUES (?1, ?2, ?3, ?4)"
        : "UPDATE document SET rights = ?3, text = ?4 WHERE division = ?1 AND matter = ?2",
      key + [.text(new.rights), .text(new.text)])
  }

  /// Takes a matter out of the index, leaving no token behind.
  public static func remove(
    division: String, matter: Int64, in session: any SQLSession
  ) throws(StoreFailure) {
    guard try stored(division, matter, in: session) != nil else { return }
    let key: [SQLValue] = [.text(division), .integer(matter)]
    switch session.dialect.engine {
    case .sqlite: try SearchBacklog.remove(key, in: session)
    case .postgres:
      try session.run("DELETE FROM search WHERE division = ?1 AND matter = ?2", key)
    }
    try session.run("DELETE FROM document WHERE division = ?1 AND matter = ?2", key)
  }

  /// Loads documents of matters that the index has not: much faster than one by one. In ascending
  /// order of their matters it is fastest.
  public static func load(
    _ documents: [SearchDocument], in session: any SQLSession
  ) throws(StoreFailure) {
    try load(documents.map { IndexedDocument($0) }, in: session)
  }

  /// Loads documents that have been cut into tokens already.
  static func load(
    _ documents: [IndexedDocument], in session: any SQLSession
  ) throws(StoreFailure) {
    try session.bulk(
      table: "document", columns: ["division", "matter", "rights", "text"],
      rows: documents.lazy.map { [$0.division, $0.matter, $0.rights, $0.text] })
    try loadTokens(documents.lazy.map(\.entry), in: session)
  }

  /// Searches, newest first.
  public static func search(
    _ query: SearchQuery, in session: any SQLSession
  ) throws(StoreFailure) -> SearchHits {
    let phrases = query.phrases
    let rights = query.rightTokens
    guard !phrases.isEmpty, !rights.isEmpty else { return .none }
    let newest =
      switch session.dialect.engine {
      case .sqlite: try SQLiteSearch(rights, phrases).newest(query.division, in: session)
      case .postgres: try PostgresSearch(rights, phrases).newest(query.division, in: session)
      }
    return SearchHits(newest: newest, limit: query.limit)
  }
}

extension SearchIndex {
  static func stored(
    _ division: String, _ matter: Int64, in session: any SQLSession
  ) throws(StoreFailure) -> Stored? {
    let row = try session.first(
      "SELECT rights, text FROM document WHERE division = ?1 AND matter = ?2",
      [.text(division), .integer(matter)])
    return row.map { Stored(rights: $0.text(0), text: $0.text(1)) }
  }

  static func loadTokens(
    _ entries: some Sequence<IndexEntry>, in session: any SQLSession
  ) throws(StoreFailure) {
    let dialect = session.dialect
    try session.bulk(
      table: "search", columns: IndexEntry.columns(dialect),
      rows: entries.lazy.map { $0.arguments(dialect) })
  }
}
