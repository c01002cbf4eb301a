/// A search as an FTS5 expression (sqlite.org/fts5.html §3).
struct SQLiteSearch {
  private let expression: String

  init(_ rights: [String], _ phrases: [SearchPhrase]) {
    let anyRight = rights.map { "\"\($0)\"" }.joined(separator: " OR ")
    let all = phrases.map { phrase in
      "\"\(phrase.tokens.joined(separator: " "))\"\(phrase.endsOnPrefix ? " *" : "")"
    }
    expression = (["(\(anyRight))"] + all).joined(separator: " AND ")
  }

  /// The newest matters found, one more than are counted.
  func newest(_ division: String, in session: any SQLSession) throws(StoreFailure) -> [Int64] {
    let rows = try session.rows(
      "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
      [.text(expression), SQLValue(SearchHits.countLimit + 1)])
    return rows.map { IndexEntry.matter(ofRowid: $0.integer(0)) }
  }
}
