/// The look for a phrase as an FTS5 expression (sqlite.org/fts5.html §3), and in the backlog.
struct SQLiteSearch: PhraseLook {
  private let session: any SQLSession
  private let division: String
  private let expression: String
  /// Matters with a document in the backlog that holds the phrase, newest first.
  private let waiting: [Int64]

  /// One look for each phrase; the backlog is read once for all.
  static func looks(
    _ query: SearchQuery, in session: any SQLSession
  ) throws(StoreFailure) -> [SQLiteSearch] {
    let backlog = try SearchBacklog.waiting(query.division, in: session)
    let rights = query.rightTokens
    return query.phrases.map { phrase in
      SQLiteSearch(
        session: session, division: query.division, expression: expression(phrase, rights),
        waiting: backlog.filter { $0.holds(phrase, anyOf: rights) }.map(\.key.matter))
    }
  }

  private static func expression(_ phrase: SearchPhrase, _ rights: [String]?) -> String {
    let words = "\"\(phrase.tokens.joined(separator: " "))\"\(phrase.endsOnPrefix ? " *" : "")"
    guard let rights else { return words }
    return "(\(rights.map { "\"\($0)\"" }.joined(separator: " OR "))) AND \(words)"
  }

  func newest(_ count: Int, upTo matter: Int64) throws -> [Int64] {
    let indexed = try indexed(count, upTo: matter)
    let waiting = waiting.drop { $0 > matter }
    guard !waiting.isEmpty else { return indexed }
    return Array(Set(indexed + waiting).sorted(by: >).prefix(count))
  }

  /// A matter may be found by several of its documents, so it is read on until there are enough; most
  /// are closed and have but one.
  private func indexed(_ count: Int, upTo matter: Int64) throws(StoreFailure) -> [Int64] {
    var keys = SearchKey.upTo(matter, division: division)
    var found: [Int64] = []
    while found.count < count {
      let missing = count - found.count
      let size = missing + missing / 8 + 8
      let rows = try session.rows(
        """
        SELECT rowid FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3
          AND rowid NOT IN (SELECT key FROM unindexed WHERE is_gone = 1)
        ORDER BY rowid DESC LIMIT ?4
        """,
        [
          .text(expression), .integer(keys.lowerBound), .integer(keys.upperBound),
          SQLValue(size),
        ])
      for row in rows {
        let next = SearchKey(rawValue: row.integer(0)).matter
        if found.last != next { found.append(next) }
      }
      guard rows.count == size, let last = rows.last?.integer(0), last > keys.lowerBound else {
        break
      }
      keys = keys.lowerBound...(last - 1)
    }
    return Array(found.prefix(count))
  }
}
