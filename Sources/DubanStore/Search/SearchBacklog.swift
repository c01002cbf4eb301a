/// Documents that changed and are not in the FTS5 index yet (待编索引), with what the index has of them.
///
/// FTS5 writes a segment at every savepoint and every commit; document by document that would cost
/// more than all the rest of a command. So a command only notes that the document changed, and
/// some hundred are cut into the index at once, inside the commit that makes them too many. A
/// search leaves them out of the index and looks at their texts.
enum SearchBacklog {
  /// A commit that leaves so many waiting cuts them all into the index.
  static let limit = 512

  /// Notes that a document is about to change; only the first time the index must be remembered.
  ///
  /// A text that only grows, as nearly all do, is remembered by its length in bytes.
  static func note(
    _ key: [SQLValue], had old: SearchIndex.Stored?, becomes new: SearchIndex.Stored,
    in session: any SQLSession
  ) throws(StoreFailure) {
    let grows = old.map { new.text.utf8.starts(with: $0.text.utf8) } ?? false
    try session.run(
      """
      INSERT INTO unindexed (division, matter, rights, text, length) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (division, matter) DO NOTHING
      """,
      key + [
        SQLValue(old?.rights), SQLValue(grows ? nil : old?.text),
        SQLValue(grows ? old?.text.utf8.count : nil),
      ])
    guard !grows else { return }
    // What had grown so far and now does not: its beginning is remembered while it is still there.
    try session.run(
      """
      UPDATE unindexed SET length = NULL, text = (
        SELECT CAST(substr(CAST(d.text AS BLOB), 1, length) AS TEXT) FROM document AS d
        WHERE d.division = ?1 AND d.matter = ?2)
      WHERE division = ?1 AND matter = ?2 AND length IS NOT NULL
      """, key)
  }

  /// Before a commit: cuts the backlog into the index when it has grown long.
  static func keepShort(in session: any SQLSession) throws(StoreFailure) {
    guard session.dialect.engine == .sqlite else { return }
    // The table is emptied as a whole, so its last rowid is its length.
    let last = try session.first("SELECT MAX(rowid) FROM unindexed")?.optionalInteger(0) ?? 0
    if last >= limit { try flush(in: session) }
  }

  /// Cuts the whole backlog into the index.
  static func flush(in session: any SQLSession) throws(StoreFailure) {
    guard session.dialect.engine == .sqlite else { return }
    let rows = try session.rows(
      """
      SELECT u.division, u.matter, u.rights, u.text, u.length, d.rights, d.text
      FROM unindexed AS u
      JOIN document AS d ON d.division = u.division AND d.matter = u.matter
      ORDER BY u.matter, u.division
      """)
    for row in rows {
      if let old = indexed(row) { try forget(old, in: session) }
    }
    try SearchIndex.loadTokens(
      rows.lazy.map { row in
        IndexEntry(
          row.text(0), row.integer(1),
          SearchIndex.Stored(rights: row.text(5), text: row.text(6)))
      }, in: session)
    try session.run("DELETE FROM unindexed")
  }

  /// What the index has of the matter of a row with the columns of `flush`.
  private static func indexed(_ row: SQLRow) -> IndexEntry? {
    guard let rights = row.optionalText(2) else { return nil }
    let text =
      row.optionalText(3)
      ?? String(decoding: row.text(6).utf8.prefix(Int(row.optionalInteger(4) ?? 0)), as: UTF8.self)
    return IndexEntry(
      row.text(0), row.integer(1), SearchIndex.Stored(rights: rights, text: text))
  }

  /// Takes a matter's tokens out of the index: those that are in it, not those that wait.
  static func remove(_ key: [SQLValue], in session: any SQLSession) throws(StoreFailure) {
    let row = try session.first(
      """
      SELECT d.division, d.matter,
        CASE WHEN u.matter IS NULL THEN d.rights ELSE u.rights END,
        CASE WHEN u.matter IS NULL THEN d.text ELSE u.text END, u.length, d.rights, d.text
      FROM document AS d
      LEFT JOIN unindexed AS u ON u.division = d.division AND u.matter = d.matter
      WHERE d.division = ?1 AND d.matter = ?2
      """, key)
    if let old = row.flatMap(indexed) { try forget(old, in: session) }
    try session.run("DELETE FROM unindexed WHERE division = ?1 AND matter = ?2", key)
  }

  /// FTS5 without content must be told what it has to forget.
  private static func forget(
    _ entry: IndexEntry, in session: any SQLSession
  ) throws(StoreFailure) {
    try session.run(
      "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?1, ?2)",
      entry.arguments(.sqlite))
  }

  /// Matters of the backlog that a search finds, newest first.
  static func newest(
    _ division: String, _ rights: [String], _ phrases: [SearchPhrase], in session: any SQLSession
  ) throws(StoreFailure) -> [Int64] {
    let rows = try session.rows(
      """
      SELECT u.matter, d.rights, d.text FROM unindexed AS u
      JOIN document AS d ON d.division = u.division AND d.matter = u.matter
      WHERE u.division = ?1 ORDER BY u.matter DESC
      """, [.text(division)])
    let needles = phrases.map(\.joined)
    return rows.filter { row in
      let own = row.text(1).split(separator: " ")
      guard rights.contains(where: { right in own.contains { $0 == right } }) else {
        return false
      }
      let tokens = [0x20] + BigramTokenizer.joined(row.text(2)) + [0x20]
      return needles.allSatisfy { tokens.holds($0) }
    }.map { $0.integer(0) }
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
