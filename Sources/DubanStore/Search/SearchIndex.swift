/// Full-text search over matters. The same tokens go into both engines: an FTS5 table without
/// content on SQLite, a `tsvector` with a GIN index on PostgreSQL.
public enum SearchIndex {
  /// Puts a document in the place of what the index has of its matter.
  public static func put(
    _ document: SearchDocument, in session: any SQLSession
  ) throws(StoreFailure) {
    let old = try stored(document.division, document.matter, in: session)
    try replace(old, with: document, in: session)
  }

  /// Puts a document in the place of an old one: its rights and text as `stored` gave them, or
  /// `nil` when the index has none of this matter.
  static func replace(
    _ old: [String]?, with document: SearchDocument, in session: any SQLSession
  ) throws(StoreFailure) {
    let new = [document.rightTokens, document.text]
    guard old != new else { return }
    if let old { try dropTokens(old, document.division, document.matter, in: session) }
    try session.run(
      """
      INSERT INTO document (division, matter, rights, text) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (division, matter) DO UPDATE SET rights = excluded.rights, text = excluded.text
      """,
      [.text(document.division), .integer(document.matter), .text(new[0]), .text(new[1])])
    let entry = IndexEntry(document.division, document.matter, tokens: tokens(new))
    try session.run(entry.insertion(session.dialect), entry.arguments(session.dialect))
  }

  /// Takes a matter out of the index, leaving no token behind.
  public static func remove(
    division: String, matter: Int64, in session: any SQLSession
  ) throws(StoreFailure) {
    guard let old = try stored(division, matter, in: session) else { return }
    try dropTokens(old, division, matter, in: session)
    try session.run(
      "DELETE FROM document WHERE division = ?1 AND matter = ?2",
      [.text(division), .integer(matter)])
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
  /// The rights and the text indexed of a matter.
  static func stored(
    _ division: String, _ matter: Int64, in session: any SQLSession
  ) throws(StoreFailure) -> [String]? {
    let row = try session.first(
      "SELECT rights, text FROM document WHERE division = ?1 AND matter = ?2",
      [.text(division), .integer(matter)])
    return row.map { [$0.text(0), $0.text(1)] }
  }

  static func tokens(_ rightsAndText: [String]) -> [String] {
    rightsAndText[0].split(separator: " ").map(String.init)
      + BigramTokenizer.tokens(of: rightsAndText[1])
  }

  /// FTS5 without content must be told what it has to forget.
  private static func dropTokens(
    _ old: [String], _ division: String, _ matter: Int64, in session: any SQLSession
  ) throws(StoreFailure) {
    let entry = IndexEntry(division, matter, tokens: tokens(old))
    switch session.dialect.engine {
    case .sqlite:
      try session.run(
        "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?1, ?2)",
        entry.arguments(.sqlite))
    case .postgres:
      try session.run(
        "DELETE FROM search WHERE division = ?1 AND matter = ?2",
        [.text(division), .integer(matter)])
    }
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
