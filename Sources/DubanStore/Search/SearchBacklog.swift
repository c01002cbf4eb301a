/// Documents that came or went and are not in the FTS5 index yet, or still are (待编索引).
///
/// FTS5 writes a segment at every savepoint and every commit; document by document that would cost
/// more than all the rest of a command. So a command only notes its documents, and some hundred are
/// cut into the index at once, inside the commit that makes them too many. A search looks at those
/// that wait by itself.
enum SearchBacklog {
  /// A commit that leaves so many waiting cuts them all into the index.
  static let limit = 512

  static func adding(_ document: SearchDocument) -> SQLStatement? {
    document.key.map { key in
      SQLStatement(
        "INSERT INTO unindexed (key, is_gone, rights, text) VALUES (?1, 0, ?2, ?3)",
        [.integer(key.rawValue), .text(document.rightTokens), .text(document.text)])
    }
  }

  /// FTS5 without content must be told what it has to forget, so that is noted; what has not come
  /// into the index yet is only dropped.
  static func forgetting(_ document: SearchDocument) -> [SQLStatement] {
    guard let key = document.key else { return [] }
    return [
      SQLStatement(
        """
        INSERT INTO unindexed (key, is_gone, rights, text) SELECT ?1, 1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM unindexed WHERE key = ?1 AND is_gone = 0)
        """, [.integer(key.rawValue), .text(document.rightTokens), .text(document.text)]),
      SQLStatement(
        "DELETE FROM unindexed WHERE key = ?1 AND is_gone = 0", [.integer(key.rawValue)]),
    ]
  }

  /// Before a commit: cuts the backlog into the index when it has grown long.
  static func keepShort(in session: any SQLSession) throws(StoreFailure) {
    guard session.dialect.engine == .sqlite else { return }
    // The table is emptied as a whole, so its last rowid is no less than its length.
    let last = try session.first("SELECT MAX(rowid) FROM unindexed")?.optionalInteger(0) ?? 0
    if last >= limit { try flush(in: session) }
  }

  /// Cuts the whole backlog into the index.
  static func flush(in session: any SQLSession) throws(StoreFailure) {
    guard session.dialect.engine == .sqlite else { return }
    for isGone in [true, false] {
      let rows = try session.rows(
        "SELECT key, rights, text FROM unindexed WHERE is_gone = ?1 ORDER BY key",
        [SQLValue(isGone)])
      for row in rows {
        try session.run(
          isGone
            ? "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?1, ?2)"
            : "INSERT INTO search (rowid, tokens) VALUES (?1, ?2)",
          [row[0], .text(IndexEntry.tokens(rights: row.text(1), text: row.text(2)))])
      }
    }
    try session.run("DELETE FROM unindexed")
  }

  /// What waits of a division, with its tokens; what has gone has none.
  static func waiting(
    _ division: String, in session: any SQLSession
  ) throws(StoreFailure) -> [WaitingDocument] {
    let keys = SearchKey.upTo(SearchKey.matterMax, division: division)
    return try session.rows(
      """
      SELECT key, is_gone, rights, text FROM unindexed WHERE key BETWEEN ?1 AND ?2
      ORDER BY key DESC
      """, [.integer(keys.lowerBound), .integer(keys.upperBound)]
    ).map { WaitingDocument($0) }
  }
}

/// A document of the backlog as a search sees it.
struct WaitingDocument {
  let key: SearchKey
  let isGone: Bool
  private let rights: [Substring]
  /// With a blank before, after and between each.
  private let tokens: [UInt8]

  fileprivate init(_ row: SQLRow) {
    key = SearchKey(rawValue: row.integer(0))
    isGone = row.integer(1) == 1
    rights = isGone ? [] : row.text(2).split(separator: " ")
    tokens = isGone ? [] : [0x20] + BigramTokenizer.joined(row.text(3)) + [0x20]
  }

  func holds(_ phrase: SearchPhrase, anyOf rights: [String]?) -> Bool {
    guard !isGone else { return false }
    let isSeen = rights?.contains { right in self.rights.contains { $0 == right } } ?? true
    return isSeen && tokens.holds(phrase.joined)
  }
}

extension SearchPhrase {
  /// Its tokens as they stand one after the other in a text of tokens.
  fileprivate var joined: [UInt8] {
    Array(" \(tokens.joined(separator: " "))\(endsOnPrefix ? "" : " ")".utf8)
  }
}

extension [UInt8] {
  fileprivate func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.dropFirst().first, needle.count <= count else { return false }
    return indices.dropLast(needle.count - 1).contains { start in
      self[start] == 0x20 && self[start + 1] == first
        && self[start..<(start + needle.count)].elementsEqual(needle)
    }
  }
}
