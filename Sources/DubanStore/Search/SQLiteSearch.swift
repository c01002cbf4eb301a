/// A search as an FTS5 expression (sqlite.org/fts5.html §3).
struct SQLiteSearch {
  private let expression: String
  private let rights: [String]
  private let phrases: [SearchPhrase]

  init(_ rights: [String], _ phrases: [SearchPhrase]) {
    self.rights = rights
    self.phrases = phrases
    let anyRight = rights.map { "\"\($0)\"" }.joined(separator: " OR ")
    let all = phrases.map { phrase in
      "\"\(phrase.tokens.joined(separator: " "))\"\(phrase.endsOnPrefix ? " *" : "")"
    }
    expression = (["(\(anyRight))"] + all).joined(separator: " AND ")
  }

  /// The newest matters found, one more than are counted.
  func newest(_ division: String, in session: any SQLSession) throws(StoreFailure) -> [Int64] {
    let waiting = try SearchBacklog.newest(division, rights, phrases, in: session)
    let rows = try session.rows(
      """
      SELECT rowid FROM search WHERE search MATCH ?1
        AND rowid NOT IN (SELECT matter << 20 | CAST(division AS INTEGER) FROM unindexed)
      ORDER BY rowid DESC LIMIT ?2
      """, [.text(expression), SQLValue(SearchHits.countLimit + 1)])
    let indexed = rows.map { IndexEntry.matter(ofRowid: $0.integer(0)) }
    guard !waiting.isEmpty else { return indexed }
    return Array((indexed + waiting).sorted(by: >).prefix(SearchHits.countLimit + 1))
  }
}
